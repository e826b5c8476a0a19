"""How is the reader made? Teacher, student on gold labels, student on the teacher's marginals, weights for the engine.

    python train.py --engine target/release/sayso --data DATA --out engine/models --work target/training

This file never runs at reading time. Every phase keeps its result in the work folder and is not done twice.
"""

import argparse
import collections
import pathlib
import random
import time

import torch
from torch import nn

import articles
import chain
import export
import score
import windows
from student import Student, vocabulary
from teacher import Pieces, Teacher

SEED = 1
LIMIT = 256  # places in a window
ALONE = 0.4  # the share of articles whose paragraphs stand alone, as one does while it is being typed
GOLD_SHARE = 0.2  # of gold labels in the target of the second phase; the rest is the teacher's


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--engine", required=True, help="the built command sayso")
    options.add_argument("--data", required=True, type=pathlib.Path, help="the folder that holds data/attribution/polnear")
    options.add_argument("--out", required=True, type=pathlib.Path, help="where the weights and their card go")
    options.add_argument("--work", required=True, type=pathlib.Path, help="where the phases keep their results")
    options.add_argument("--check", required=True, type=pathlib.Path, help="a text; what the float model says of it goes beside it")
    options.add_argument("--gold-epochs", type=int, default=8)
    options.add_argument("--teacher-epochs", type=int, default=4)
    options.add_argument("--distilled-epochs", type=int, default=9)
    options.add_argument("--phases", default="teacher,gold,distilled,export")
    asked = options.parse_args()
    torch.set_num_threads(1)
    asked.work.mkdir(parents=True, exist_ok=True)
    corpus = {split: articles.polnear(asked.data / "data/attribution/polnear" / split, asked.engine) for split in ("train", "dev")}
    tokens = sum(len(paragraph.written) for article in corpus["train"] for paragraph in article.paragraphs)
    print(f"{len(corpus['train'])} articles, {tokens} tokens", flush=True)
    phases = asked.phases.split(",")
    if "teacher" in phases:
        train_teacher(corpus, asked)
    if "gold" in phases:
        train_student(corpus, asked, "gold", asked.gold_epochs, 3e-3)
    if "distilled" in phases:
        train_student(corpus, asked, "distilled", asked.distilled_epochs, 2e-3)
    if "export" in phases:
        write_model(corpus, asked)


def write_model(corpus, asked):
    """The weights of the last phase, and what they say of the engine's own test text when torch computes."""
    phase = "distilled" if (asked.work / "distilled.pt").exists() else "gold"
    student = kept_student(asked.work / f"{phase}.pt")
    student.eval()
    export.round_weights(student)
    file = export.weights(student)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "attribution.safetensors").write_bytes(file)
    raw, compressed = export.sizes(file)
    print(f"{raw} bytes, {compressed} in brotli")
    for name, limit in (("whole", LIMIT), ("alone", 0)):
        print(f"dev, {name}: {score.exact(corpus['dev'], [student_labels(student, article, limit) for article in corpus['dev']])}")
    text = asked.check.read_text(encoding="utf8")
    check = articles.article("check", text, {role: () for role in articles.ROLES}, articles.read(asked.engine, [text])[0])
    lines = [" ".join(map(str, labels)) for labels in student_labels(student, check, 0)]
    asked.check.with_suffix(".labels").write_text("\n".join(lines) + "\n")


def new_student(corpus):
    counts = collections.Counter()
    for article in corpus["train"]:
        for paragraph in article.paragraphs:
            counts.update(paragraph.features["word"])
    words, start = vocabulary(counts)
    student = Student(words)
    with torch.no_grad():
        student.word.weight.copy_(start)
    return student


def kept_student(path):
    kept = torch.load(path)
    student = Student(kept["rows"])
    student.load_state_dict(kept["weights"])
    return student


def train_student(corpus, asked, phase, epochs, rate):
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    if phase == "distilled":
        student = kept_student(asked.work / "gold.pt")
        marginals = TeacherTarget(corpus["train"], asked.work / "teacher.pt")
    else:
        student, marginals = new_student(corpus), None
    slow = list(student.word.parameters())
    fast = [value for name, value in student.named_parameters() if not name.startswith("word.")]
    groups = [{"params": slow, "lr": rate / 2}, {"params": fast, "lr": rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    def loss(batch):
        rows = windows.tensors(batch, student.word_row)
        labels, pairs = chain.one_hot(rows["labels"], rows["lengths"])
        if marginals:
            soft, soft_pairs = marginals.of(batch, rows["lengths"])
            labels = GOLD_SHARE * labels + (1 - GOLD_SHARE) * soft
            pairs = GOLD_SHARE * pairs + (1 - GOLD_SHARE) * soft_pairs
        return student.chain.cross_entropy(student(rows), rows["lengths"], labels, pairs), int(rows["lengths"].sum())

    def packed():
        return windows.batches(windows.epoch(corpus["train"], LIMIT, rng, alone=ALONE), 24 * LIMIT, rng)

    def read(article, limit):
        return student_labels(student, article, limit)

    run(student, student.words, optimiser, loss, packed, epochs, 0.03, 2.0, phase, asked, corpus["dev"], read)


def train_teacher(corpus, asked):
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    pieces = Pieces.of_articles(corpus["train"] + corpus["dev"])
    teacher = Teacher(pieces)
    fresh = set(map(id, teacher.fresh()))
    groups = [
        {"params": [value for value in teacher.parameters() if id(value) not in fresh], "lr": 2e-4},
        {"params": teacher.fresh(), "lr": 1e-3},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    def loss(batch):
        rows = windows.tensors(batch, lambda word: 0)
        labels, pairs = chain.one_hot(rows["labels"], rows["lengths"])
        return teacher.chain.cross_entropy(teacher(batch), rows["lengths"], labels, pairs), int(rows["lengths"].sum())

    def packed():
        return windows.batches(windows.epoch(corpus["train"], 250, rng, pieces.price), 16 * LIMIT, rng)

    def read(article, limit):
        return teacher_labels(teacher, article)

    run(teacher, pieces.kept, optimiser, loss, packed, asked.teacher_epochs, 0.06, 1.0, "teacher", asked, corpus["dev"], read)


def run(model, rows, optimiser, loss, packed, epochs, warm, clip, phase, asked, dev, read):
    """One phase: `epochs` times over what `packed` gives, the learning rate up for the share `warm` and then down to 0.

    What the rows of the first table stand for, `rows`, is kept beside the weights: without it they mean nothing.
    """
    kept = asked.work / f"{phase}.pt"
    if kept.exists():
        print(f"{phase}: kept in {kept}")
        return
    rates = [group["lr"] for group in optimiser.param_groups]
    planned = [packed() for _ in range(epochs)]
    steps, step, began, seen = sum(map(len, planned)), 0, time.time(), 0
    for number, batches in enumerate(planned):
        model.train()
        total = 0.0
        for batch in batches:
            factor = min((step + 1) / (warm * steps + 1), (steps - step) / steps)
            for group, rate in zip(optimiser.param_groups, rates):
                group["lr"] = rate * factor
            value, tokens = loss(batch)
            optimiser.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(model.parameters(), clip)
            optimiser.step()
            step, seen, total = step + 1, seen + tokens, total + float(value.detach())
            if step % 25 == 0:
                print(f"{phase} {step}/{steps} loss {float(value.detach()):.3f}, {seen / (time.time() - began):.0f} tokens a second", flush=True)
        model.eval()
        print(f"{phase} epoch {number + 1}/{epochs}: loss {total / len(batches):.4f}, {time.time() - began:.0f} s", flush=True)
        for name, limit in (("whole", LIMIT), ("alone", 0)):
            if phase == "teacher" and name == "alone":
                continue
            print(f"  dev, {name}: {short(score.exact(dev, [read(article, limit) for article in dev]))}", flush=True)
        torch.save({"rows": rows, "weights": model.state_dict()}, kept.with_suffix(".part"))
    kept.with_suffix(".part").rename(kept)


def short(result):
    return "/".join(str(result[role]["f1"]) for role in articles.ROLES) + " exact source/cue/content"


@torch.no_grad()
def student_labels(student, article, limit):
    found = windows.windows(article, limit)
    labels = [[0] * len(paragraph.written) for paragraph in article.paragraphs]
    rows = windows.tensors([(article, window) for window in found], student.word_row)
    for window, emissions in zip(found, student(rows)):
        for place, label in zip(window, student.chain.best(emissions[: len(window)])):
            if place:
                labels[place[0]][place[1]] = label
    return labels


@torch.no_grad()
def teacher_labels(teacher, article):
    found = windows.windows(article, 250, teacher.pieces.price)
    labels = [[0] * len(paragraph.written) for paragraph in article.paragraphs]
    for window, emissions in zip(found, teacher([(article, window) for window in found])):
        for place, label in zip(window, teacher.chain.best(emissions[: len(window)])):
            if place:
                labels[place[0]][place[1]] = label
    return labels


class TeacherTarget:
    """The teacher's emissions for every token of the training articles, as marginals of any window."""

    @torch.no_grad()
    def __init__(self, corpus, kept):
        kept = torch.load(kept)
        self.teacher = Teacher(Pieces(kept["rows"]))
        self.teacher.load_state_dict(kept["weights"])
        self.teacher.eval()
        self.emissions = {}
        for article in corpus:
            found = windows.windows(article, 250, self.teacher.pieces.price)
            own = [torch.zeros(len(paragraph.written), chain.COUNT) for paragraph in article.paragraphs]
            for start in range(0, len(found), 16):
                some = found[start : start + 16]
                for window, emissions in zip(some, self.teacher([(article, window) for window in some])):
                    for place, emission in zip(window, emissions):
                        if place:
                            own[place[0]][place[1]] = emission
            self.emissions[article.name] = own
        self.border = torch.zeros(chain.COUNT)
        self.border[0] = 30.0

    def of(self, batch, lengths):
        emissions = torch.zeros(len(batch), int(lengths.max()), chain.COUNT)
        for at, (article, window) in enumerate(batch):
            own = self.emissions[article.name]
            emissions[at, : len(window)] = torch.stack([own[place[0]][place[1]] if place else self.border for place in window])
        return self.teacher.chain.marginals(emissions, lengths)


if __name__ == "__main__":
    main()
