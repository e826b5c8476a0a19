"""How are rules and network weighed? Fits the judges of `engine/models/join.txt` on what the engine proposes.

    python join.py --proposals target/release/examples/proposals --model MODEL --unread NAMES --data DATA --marked MARKED \\
        --work WORK --out engine/models/join.txt

Parts (cue, source, content) and the wide notion of an attribution are learnt from PolNeAR's training split, the narrow one
from articles marked after the guidelines (`MARKED/*.txt` with `*.ann` beside them, see `annotate.py`), which help with the
parts too. A network is surer of what it has learnt, so MODEL is one that has not read the articles NAMES, and only they are
learnt from. This file never computes a feature: `engine/examples/proposals.rs` prints what the engine sees.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess

import torch
from torch import nn
from torch.nn import functional

SEED = 1
MARKED_WEIGHT = 3.0  # what a part in a marked article counts, where one of PolNeAR counts 1
PARTS = ("cue", "source", "content")
UNITS = {"cue": 8, "source": 16, "content": 24, "wide": 12, "narrow": 6}
FOLDS = 6
SPAN_LINE = re.compile(r"^(T\d+)\t(\S+) ([\d; ]+)")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--proposals", required=True, help="the built example `proposals`")
    options.add_argument("--model", required=True, help="weights of a network")
    options.add_argument("--unread", required=True, type=pathlib.Path, help="the names of the articles that it has not read")
    options.add_argument("--data", required=True, type=pathlib.Path, help="the folder that holds data/attribution/polnear")
    options.add_argument("--marked", required=True, type=pathlib.Path, help="articles marked after the guidelines")
    options.add_argument("--work", required=True, type=pathlib.Path, help="where what the engine printed is kept")
    options.add_argument("--out", required=True, type=pathlib.Path, help="where the judges go")
    asked = options.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    asked.work.mkdir(parents=True, exist_ok=True)
    unread = set(asked.unread.read_text(encoding="utf8").split())
    marked = [(path.stem, path, path.with_suffix(".ann")) for path in sorted(asked.marked.glob("*.txt")) if path.stem in unread]
    corpus = [article for article in polnear(asked.data / "data/attribution/polnear/train") if article[0] in unread]
    print(f"{len(corpus)} articles of PolNeAR, {len(marked)} marked after the guidelines")
    first = [site for site in sites(asked, corpus, "parts-wide") + sites(asked, marked, "parts-narrow")]
    judges = {}
    for part in PARTS:
        rows = [row for site in first for row in judged(part, site)]
        judges[part] = fit(part, *zip(*rows))
    drafted = asked.work / "parts.txt"
    drafted.write_text(written(judges | {"wide": Judge(1, 1), "narrow": Judge(1, 1)}))
    for name, articles in (("wide", corpus), ("narrow", marked)):
        found = sites(asked, articles, f"whole-{name}", drafted)
        rows = [(site["whole"], float(site["right"]), 1.0) for site in found]
        crossed(name, found, rows)
        judges[name] = fit(name, *zip(*rows))
    asked.out.write_text(written(judges))


def polnear(split):
    """The articles (name, text, annotations) of a split: of several annotators the first copy by name."""
    texts = {path.stem: path for path in sorted((split / "text").glob("*.txt"))}
    seen = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        name = path.stem if path.stem in texts else path.stem.rsplit("_", 1)[0]
        if name in texts:
            seen.setdefault(name, path)
    return [(name, texts[name], path) for name, path in sorted(seen.items())]


def attributions(annotations):
    """The attributions of a brat file, each as {role: fragments}."""
    spans, found = {}, []
    for line in annotations.splitlines():
        match = SPAN_LINE.match(line)
        if match:
            spans[match[1]] = [tuple(map(int, piece.split())) for piece in match[3].strip().split(";")]
        elif line.startswith("E") and "\t" in line:
            event = {role: [] for role in (*PARTS, "attribution")}
            for piece in line.split("\t")[1].split():
                role, target = piece.split(":")[:2]
                role = role.rstrip("0123456789").lower()
                if role in event:
                    event[role] += spans.get(target, ())
            event["cue"] = event["cue"] or event.pop("attribution")
            if event["content"]:
                found.append(event)
        elif line.startswith("A") and line.split("\t")[1].startswith("NoCue"):
            found[-1]["cue"] = []
    return found


def sites(asked, articles, kept, judges=None):
    """The engine's sites of all articles, each with the attribution that it should become, if any."""
    path = asked.work / f"{kept}.jsonl"
    lines = "".join(json.dumps({"text": text.read_bytes().decode("utf8")}) + "\n" for _, text, _ in articles)
    with path.open("wb") as out:
        subprocess.run([asked.proposals, asked.model] + [judges] * bool(judges), input=lines.encode(), stdout=out, check=True)
    found = []
    with path.open(encoding="utf8") as lines:
        for (name, _, annotations), line in zip(articles, lines, strict=True):
            own = json.loads(line)["sites"]
            gold = attributions(annotations.read_text(encoding="utf8"))
            aim(own, gold)
            for site in own:
                site["article"], site["weight"], site["golds"] = name, MARKED_WEIGHT if kept.endswith("narrow") else 1.0, len(gold)
            found += own
    return found


def aim(own, gold):
    """Gives each site the attribution whose cue it shares most of, and says whether what was chosen is right."""
    golds = [{role: letters(event[role]) for role in PARTS} for event in gold]
    for site in own:
        cue = letters([span for span, _ in site["cues"]])
        shared = [(len(cue & event["cue"]), at) for at, event in enumerate(golds)]
        most, at = max(shared, default=(0, 0))
        site["gold"] = gold[at] if most else None
        site["right"] = False
    pairs = []
    for number, site in enumerate(own):
        source, content = letters(site["chosen"][1]), letters(site["chosen"][2])
        for at, event in enumerate(golds):
            share = agreement(content, event["content"])
            if share >= 0.5 and (source & event["source"] or not source and not event["source"]):
                pairs.append((share, number, at))
    used, taken = set(), set()
    for _, number, at in sorted(pairs, reverse=True):
        if number not in used and at not in taken:
            used.add(number), taken.add(at)
            own[number]["right"] = True


def letters(spans):
    return {at for start, end in spans for at in range(start, end)}


def agreement(one, other):
    return len(one & other) / len(one | other) if one and other else 0.0


def judged(part, site):
    """What is seen of each proposal of a site, how right it is, and what it counts."""
    if not site["gold"]:
        return
    wanted = site["gold"][part]
    for span, values in site[part + "s"]:
        own = set(range(*span))
        share = max((agreement(own, set(range(*fragment))) for fragment in wanted), default=0.0)
        right = 1.0 if share == 1.0 else 0.65 * share if share >= 0.5 else 0.0
        yield values, right, site["weight"]


class Judge(nn.Module):
    def __init__(self, inputs, units):
        super().__init__()
        self.hidden, self.last = nn.Linear(inputs, units), nn.Linear(units, 1)

    def forward(self, values):
        return self.last(functional.relu(self.hidden(values))).squeeze(1)


def fit(name, values, right, weight):
    values, right, weight = (torch.tensor(column, dtype=torch.float32) for column in (values, right, weight))
    torch.manual_seed(SEED)
    judge = Judge(values.shape[1], UNITS[name])
    small = len(values) < 5000
    epochs, size = (40, 64) if small else (8, 256)
    optimiser = torch.optim.AdamW(judge.parameters(), lr=5e-3, weight_decay=0.3 if small else 0.02)
    steps, step = epochs * -(-len(values) // size), 0
    for _ in range(epochs):
        order = torch.randperm(len(values))
        for some in order.split(size):
            optimiser.param_groups[0]["lr"] = 5e-3 * (1 - step / steps)
            seen = values[some]
            if small:
                seen = functional.dropout(seen, 0.1) * 0.9
            loss = functional.binary_cross_entropy_with_logits(judge(seen), right[some], weight[some])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            step += 1
    with torch.no_grad():
        loss = functional.binary_cross_entropy_with_logits(judge(values), right)
    print(f"{name}: {len(values)} proposals, {float(right.mean()):.3f} right, loss {float(loss):.4f}", flush=True)
    return judge


def crossed(name, found, rows):
    """How well whole attributions are told from others, each article judged by what was learnt without it."""
    articles = sorted({site["article"] for site in found})
    random.Random(SEED).shuffle(articles)
    fold = {article: number % FOLDS for number, article in enumerate(articles)}
    golds = sum({site["article"]: site["golds"] for site in found}.values())
    scored = []
    for number in range(FOLDS):
        learn = [row for site, row in zip(found, rows) if fold[site["article"]] != number]
        left = [row for site, row in zip(found, rows) if fold[site["article"]] == number]
        judge = fit(name, *zip(*learn))
        with torch.no_grad():
            scores = torch.sigmoid(judge(torch.tensor([values for values, _, _ in left])))
        scored += list(zip(scores.tolist(), (right for _, right, _ in left)))
    for least in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        kept = [right for score, right in scored if score >= least]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / max(1, golds)
        print(f"  {name} at {least}: {100 * precision:.1f} {100 * recall:.1f} {200 * sum(kept) / (len(kept) + golds):.1f}")
    print("  a score of  is right in  of")
    for low in range(0, 10):
        own = [(score, right) for score, right in scored if low / 10 <= score < (low + 1) / 10]
        if own:
            print(f"  {sum(score for score, _ in own) / len(own):.2f}  {sum(right for _, right in own) / len(own):.2f}  {len(own)}")


def written(judges):
    lines = []
    for name, judge in judges.items():
        units, inputs = judge.hidden.weight.shape
        hidden = torch.cat([judge.hidden.bias[:, None], judge.hidden.weight], 1).flatten()
        last = torch.cat([judge.last.bias, judge.last.weight[0]])
        numbers = " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in torch.cat([hidden, last]).tolist())
        lines.append(f"{name} {inputs} {units} {numbers}\n".replace(" -0 ", " 0 "))
    return "".join(lines)


if __name__ == "__main__":
    main()
