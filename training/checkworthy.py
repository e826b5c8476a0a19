#!/usr/bin/env python3
"""Fits engine/models/checkworthy.safetensors: python3 training/checkworthy.py crowdsourced.csv --out FILE --folds FOLDER

Reads ClaimBuster's sentences, asks the engine for the words of each and for what the network's states come to in it (cargo
run --example checkworthy), learns "check-worthy" (Verdict 1) against the rest from them, and prints the average
precision out of fold, five folds of whole debates. `cargo xtask eval` measures with what --folds keeps: for each fold the
weights that were learnt from the other four.

In a debate nearly everybody speaks of himself, and what that tells there it does not tell in the news. So each sentence in
which somebody does is learnt a second time as it would be said of others. Run it again whenever the network has changed.
"""
import argparse, csv, hashlib, pathlib, re, subprocess

import brotli, numpy, torch
from safetensors.numpy import save

ROOT = pathlib.Path(__file__).parent.parent
ROWS = 1 << 15  # as in engine/src/net/checkworthy.rs
FOLDS = 5
SEED = 1
WORDS_PENALTY = 0.3
UNITS, EPOCHS, BATCH, RATE = 32, 7, 256, 2e-3  # of the network on states
# As it would be said of others: what engine/src/net/checkworthy.rs does to words, done to a text.
OTHERS = {
    **dict.fromkeys(("i", "we", "you"), "they"),
    **dict.fromkeys(("me", "us"), "them"),
    **dict.fromkeys(("my", "our", "your"), "their"),
    **dict.fromkeys(("mine", "ours", "yours"), "theirs"),
    **dict.fromkeys(("myself", "ourselves", "yourself", "yourselves"), "themselves"),
    "am": "are",
    "i'm": "they're",
}
PERSON = re.compile(r"\b(" + "|".join(sorted(OTHERS, key=len, reverse=True)) + r")\b", re.I)


def of_others(text):
    """A sentence as it would be said of others; the same one where nobody speaks of himself or to somebody."""

    def other(found):
        word = OTHERS[found[0].lower()]
        return word.capitalize() if found.start() == 0 else word

    return re.sub(r"\bthey was\b", "they were", PERSON.sub(other, text), flags=re.I)


class Sentences:
    """What the engine sees in some sentences."""

    def __init__(self, texts, reader):
        command = ["cargo", "run", "--quiet", "--package", "sayso", "--example", "checkworthy", "--", reader]
        printed = subprocess.run(command, input="\n".join(texts) + "\n", capture_output=True, text=True, check=True, cwd=ROOT).stdout
        lines = [line.split("\t") for line in printed.splitlines()]
        self.rows = [[int(row) for row in rows.split()] for rows, _ in lines]
        self.states = torch.tensor(numpy.array([numpy.fromstring(values, sep=" ", dtype=numpy.float32) for _, values in lines]))

    def of(self, some):
        """Words as a sparse matrix and states of some of the sentences, by number."""
        ends, columns, values = [0], [], []
        for at in some:
            columns += self.rows[at]
            values += [len(self.rows[at]) ** -0.5] * len(self.rows[at])
            ends.append(len(columns))
        return torch.sparse_csr_tensor(ends, columns, torch.tensor(values), size=(len(some), ROWS)), self.states[some]


class Model:
    """A logistic regression on words and a small network on states. Their sums are added: fitted as one, the words would
    learn by heart what the states tell better."""

    def __init__(self, words, states, targets, counts):
        of_words, self.bias = fitted(words, words.to_sparse_coo().t().to_sparse_csr(), targets, counts, WORDS_PENALTY)
        centre, spread = states.mean(0), states.std(0) + 1e-4
        hidden, output = network((states - centre) / spread, targets, counts)
        weights = hidden.weight.detach() / spread
        self.hidden_biases = hidden.bias.detach() - weights @ centre
        self.output = output.weight.detach()[0]
        self.bias += output.bias.detach()
        # As the engine has them: whole numbers of 8 bits, and what a 1 is worth in each row.
        self.words, self.word_scale = in_eights(of_words[None])
        self.hidden, self.hidden_scales = in_eights(weights.reshape(2 * UNITS, -1))

    def sums(self, words, states):
        hidden = (self.hidden * self.hidden_scales[:, None]).reshape(UNITS, -1)
        units = torch.relu(states @ hidden.T + self.hidden_biases)
        return words @ (self.words * self.word_scale[:, None])[0] + units @ self.output + self.bias

    def calibrate(self, factor, bias):
        """Makes of each sum what `calibration` says it is worth."""
        self.word_scale, self.output, self.bias = self.word_scale * factor, self.output * factor, self.bias * factor + bias

    def file(self, reader):
        """The model file's bytes. It names the network whose states it was learnt on."""
        tensors = {
            "words.weights": self.words.to(torch.int8),
            "words.scales": self.word_scale,
            "hidden.weights": self.hidden.to(torch.int8),
            "hidden.scales": self.hidden_scales,
            "hidden.biases": self.hidden_biases,
            "output": self.output,
            "bias": self.bias,
        }
        remarks = {"reader": hashlib.sha256(pathlib.Path(reader).read_bytes()).hexdigest()}
        return save({name: tensor.contiguous().numpy() for name, tensor in tensors.items()}, remarks)


def network(states, targets, counts):
    """One hidden layer of rectified units and one output, with dropout while they learn."""
    torch.manual_seed(SEED)
    hidden, output = torch.nn.Linear(states.shape[1], UNITS), torch.nn.Linear(UNITS, 1)
    layers = torch.nn.Sequential(torch.nn.Dropout(0.2), hidden, torch.nn.ReLU(), torch.nn.Dropout(0.3), output)
    optimiser = torch.optim.AdamW(layers.parameters(), lr=RATE, weight_decay=0.02)
    steps, step = EPOCHS * -(-len(states) // BATCH), 0
    for _ in range(EPOCHS):
        for some in torch.randperm(len(states)).split(BATCH):
            optimiser.param_groups[0]["lr"] = RATE * (1 - step / steps)
            sums = layers(states[some])[:, 0]
            loss = torch.nn.functional.binary_cross_entropy_with_logits(sums, targets[some], counts[some])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
    return hidden, output


def fitted(values, turned, targets, counts, penalty):
    """The weights and the bias of a logistic regression in which a row counts as often as it says."""
    weights, bias = (torch.zeros(size, requires_grad=True) for size in (values.shape[1], 1))
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=40, line_search_fn="strong_wolfe")

    @torch.no_grad()
    def loss():
        sums = values @ weights + bias
        slopes = counts * (torch.sigmoid(sums) - targets)
        weights.grad, bias.grad = turned @ slopes + penalty * weights, slopes.sum()[None]
        return torch.nn.functional.binary_cross_entropy_with_logits(sums, targets, counts, reduction="sum") + penalty * weights @ weights / 2

    optimiser.step(loss)
    return weights.detach(), bias.detach()


def calibration(sums, targets):
    """What a sum has to be multiplied by, and what is to be added, to be the logarithm of the odds."""
    values = sums[:, None]
    factor, bias = fitted(values, values.T, targets, torch.ones(len(sums)), 0.0)
    return float(factor), float(bias)


def in_eights(rows):
    scales = rows.abs().amax(1) / 127
    return (rows / scales[:, None]).round(), scales


def average_precision(sums, targets):
    hits = targets[torch.argsort(-sums, stable=True)]
    return float((hits.cumsum(0) / torch.arange(1, len(hits) + 1) * hits).sum() / hits.sum())


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("sentences", type=pathlib.Path)
    options.add_argument("--reader", default="engine/models/reader.safetensors", help="the network's weights")
    options.add_argument("--out", type=pathlib.Path, help="the file for the weights learnt from every debate")
    options.add_argument("--folds", type=pathlib.Path, help="the folder for those that a fold was kept from")
    asked = options.parse_args()
    torch.set_num_threads(1)
    with open(asked.sentences, encoding="utf8") as file:
        rows = [row for row in csv.DictReader(file) if row["Text"].strip()]
    texts = [" ".join(row["Text"].split()) for row in rows]
    changed = [at for at, text in enumerate(texts) if of_others(text) != text]
    # Behind the sentences as they were said stand those that would be said of others.
    origin = torch.tensor([*range(len(texts)), *changed])
    sentences = Sentences(texts + [of_others(texts[at]) for at in changed], asked.reader)
    targets = torch.tensor([float(row["Verdict"] == "1") for row in rows])
    counts = torch.ones(len(rows))
    counts[changed] = 0.5
    debates = sorted({row["File_id"] for row in rows})
    fold = torch.tensor([debates.index(row["File_id"]) % FOLDS for row in rows])

    def model(learnt):
        some = learnt.nonzero().flatten()
        return Model(*sentences.of(some), targets[origin[some]], counts[origin[some]])

    sums = torch.zeros(len(origin))
    models = [model(fold[origin] != number) for number in range(FOLDS)]
    for number in range(FOLDS):
        kept = (fold[origin] == number).nonzero().flatten()
        sums[kept] = models[number].sums(*sentences.of(kept))
    of_others_sums = sums[: len(texts)].clone()
    of_others_sums[changed] = sums[len(texts) :]
    print(f"{len(texts)} sentences, {int(targets.sum())} check-worthy, {len(changed)} in the first or second person")
    print(f"average precision out of fold: {average_precision(sums[: len(texts)], targets):.3f}, of others {average_precision(of_others_sums, targets):.3f}")
    print(f"said of others, a sentence's sum changes by {float((of_others_sums - sums[: len(texts)])[changed].mean()):+.2f} in the mean")
    factor, bias = calibration(sums[: len(texts)], targets)
    print(f"calibrated by {factor:.2f} and {bias:+.2f}")
    if asked.folds:
        for number, of_fold in enumerate(models):
            of_fold.calibrate(factor, bias)
            (asked.folds / f"checkworthy.{number}.safetensors").write_bytes(of_fold.file(asked.reader))
    if asked.out:
        whole = model(torch.ones(len(origin), dtype=torch.bool))
        whole.calibrate(factor, bias)
        file = whole.file(asked.reader)
        asked.out.write_bytes(file)
        print(f"{len(file)} bytes, {len(brotli.compress(file, quality=11))} in brotli")


if __name__ == "__main__":
    main()
