"""How is the reader made? A teacher, a student on gold labels, the student with every head and its teachers, weights.

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

import annotate
import articles
import export
import score
import windows
from student import Student, vocabulary
from target import Target
from teacher import Pieces, Teacher

SEED = 1
LIMIT = 256  # places in a window
TEACHER_LIMIT = 250  # word pieces in a teacher's window
ALONE = 0.4  # the share of articles whose paragraphs stand alone, as one does while it is being typed
OWN_TASKS = ("saying", "hedge", "claim")
# How often a pass over PolNeAR goes over the other corpora when every head learns, and how much their losses weigh.
OWN_PASSES, SZEGED_PASSES = 8, 1
OWN_WEIGHT, SZEGED_WEIGHT = 1.0, 0.5
POLNEAR_BATCH, OWN_BATCH, SZEGED_BATCH = 24, 4, 8  # windows of LIMIT places
FRESH_RATE = 3  # how much faster the heads learn that no earlier phase taught
ANNOTATIONS = pathlib.Path(__file__).parent / "annotations"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--engine", required=True, help="the built command sayso")
    options.add_argument("--data", required=True, type=pathlib.Path, help="the folder that holds data/attribution, data/hedge and data/pos")
    options.add_argument("--out", required=True, type=pathlib.Path, help="where the weights go")
    options.add_argument("--work", required=True, type=pathlib.Path, help="where the phases keep their results")
    options.add_argument("--check", type=pathlib.Path, help="a text; what the float model says of it goes beside it")
    options.add_argument("--gold-epochs", type=int, default=8)
    options.add_argument("--teacher-epochs", type=int, default=3)
    options.add_argument("--joint-epochs", type=int, default=6)
    options.add_argument("--phases", default="teacher,gold,joint,export")
    asked = options.parse_args()
    torch.set_num_threads(1)
    asked.work.mkdir(parents=True, exist_ok=True)
    phases = asked.phases.split(",")
    corpora = read_corpora(asked)
    if "teacher" in phases:
        train_teacher(corpora, asked)
    if "gold" in phases:
        train_student(corpora, asked, "gold", asked.gold_epochs, 3e-3)
    if "joint" in phases:
        train_student(corpora, asked, "joint", asked.joint_epochs, 2e-3)
    if "export" in phases:
        write_model(corpora, asked)


def read_corpora(asked):
    """PolNeAR, the Szeged corpus and our own annotations, each as its `train` and `dev` articles."""
    polnear, found = asked.data / "data/attribution/polnear", {}
    for split in ("train", "dev"):
        found["polnear", split] = articles.polnear(polnear / split, asked.engine)
    texts = {name: text for _, name, text in annotate.corpus(asked.data)}
    for split in ("train", "dev"):
        found["own", split] = articles.annotated(ANNOTATIONS / split, texts, asked.engine)
    wiki = articles.szeged(asked.data / "data/hedge/szeged/wiki.xml", asked.engine)
    random.Random(SEED).shuffle(wiki)
    found["szeged", "dev"], found["szeged", "train"] = wiki[: len(wiki) // 5], wiki[len(wiki) // 5 :]
    for (corpus, split), some in found.items():
        print(f"{corpus} {split}: {len(some)} articles, {sum(len(paragraph.written) for article in some for paragraph in article.paragraphs)} tokens", flush=True)
    return found


def write_model(corpora, asked):
    """The weights of the last phase, and what they say of the engine's own test text when torch computes."""
    phase = next(phase for phase in ("joint", "gold") if (asked.work / f"{phase}.pt").exists())
    student = kept_student(asked.work / f"{phase}.pt")
    student.eval()
    export.round_weights(student)
    file = export.weights(student)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "reader.safetensors").write_bytes(file)
    raw, compressed = export.sizes(file)
    print(f"{phase}: {raw} bytes, {compressed} in brotli")
    report_student(student, corpora)
    if asked.check:
        text = asked.check.read_text(encoding="utf8")
        check = articles.articles([("check", text, {})], asked.engine)[0]
        lines = [f"{task} {' '.join(map(str, labels))}" for task in export.SHIPPED for labels in student_labels(student, check, (task,), 0)[task]]
        asked.check.with_suffix(".labels").write_text("\n".join(lines) + "\n")


def new_student(corpora):
    counts = collections.Counter()
    for article in corpora["polnear", "train"]:
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


def kept_teacher(path):
    kept = torch.load(path)
    teacher = Teacher(Pieces(kept["rows"]))
    teacher.load_state_dict(kept["weights"])
    return teacher


def train_student(corpora, asked, phase, epochs, rate):
    """`gold` learns PolNeAR's labels; `joint` goes on with its teachers' marginals, and learns every head."""
    if (asked.work / f"{phase}.pt").exists():
        print(f"{phase}: kept")
        return
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    if phase == "joint":
        student, target = kept_student(asked.work / "gold.pt"), taught(corpora, asked)
        # What the guidelines call an attribution is most of what PolNeAR calls one.
        for modules in (student.heads, student.chains):
            modules["saying"].load_state_dict(modules["attribution"].state_dict())
    else:
        student, target = new_student(corpora), Target([], [])
    groups = {"word": (rate / 2, []), "encoder": (rate, []), "fresh": (rate * FRESH_RATE, [])}
    for name, value in student.named_parameters():
        of_task = name.split(".")[1] if name.startswith(("heads.", "chains.")) else None
        kind = "word" if name.startswith("word.") else "fresh" if of_task in (*OWN_TASKS, "uncertainty") else "encoder"
        groups[kind][1].append(value)
    groups = [{"params": values, "lr": own} for own, values in groups.values()]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    def loss(batch):
        tasks, weight, some = batch
        rows = windows.tensors(some, student.word_row, tasks)
        emissions, total = student(rows, tasks), 0.0
        for task in tasks:
            labels, pairs = target.of(task, some, rows)
            total = total + weight * student.chains[task].cross_entropy(emissions[task], rows["lengths"], labels, pairs)
        return total, int(rows["lengths"].sum())

    def packed():
        def of(corpus, tasks, weight, size):
            found = windows.epoch(corpora[corpus, "train"], LIMIT, rng, alone=ALONE)
            return [(tasks, weight, batch) for batch in windows.batches(found, size * LIMIT, rng)]

        batches = of("polnear", ("attribution",), 1.0, POLNEAR_BATCH)
        if phase == "joint":
            for _ in range(OWN_PASSES):
                batches += of("own", OWN_TASKS, OWN_WEIGHT, OWN_BATCH)
            for _ in range(SZEGED_PASSES):
                batches += of("szeged", ("uncertainty",), SZEGED_WEIGHT, SZEGED_BATCH)
            rng.shuffle(batches)
        return batches

    run(student, student.words, optimiser, loss, packed, epochs, 0.03, 2.0, phase, asked, lambda: report_student(student, corpora, phase == "joint"))


def taught(corpora, asked):
    """The marginals of MiniLM and of the student that learnt gold labels, on PolNeAR's training articles."""
    train = corpora["polnear", "train"]
    teacher, gold = kept_teacher(asked.work / "teacher.pt"), kept_student(asked.work / "gold.pt")
    kept = asked.work / "emissions.pt"
    if not kept.exists():
        torch.save([emissions(teacher_reads(teacher), train), emissions(student_reads(gold, "attribution"), train)], kept)
    return Target([teacher.chain, gold.chains["attribution"]], torch.load(kept))


@torch.no_grad()
def emissions(reads, some):
    """For each article's name, and each of its paragraphs, the emissions [token, label] that a model gives."""
    found = {}
    for article in some:
        own = [[None] * len(paragraph.written) for paragraph in article.paragraphs]
        for window, values in reads(article):
            for place, value in zip(window, values):
                if place:
                    own[place[0]][place[1]] = value
        found[article.name] = [torch.stack(values) for values in own]
    return found


def teacher_reads(teacher):
    teacher.eval()

    def reads(article):
        found = windows.windows(article, TEACHER_LIMIT, teacher.pieces.price)
        for start in range(0, len(found), 16):
            some = found[start : start + 16]
            yield from zip(some, teacher([(article, window) for window in some]))

    return reads


def student_reads(student, task, limit=LIMIT):
    student.eval()

    def reads(article):
        found = windows.windows(article, limit)
        rows = windows.tensors([(article, window) for window in found], student.word_row)
        yield from zip(found, student(rows, (task,))[task])

    return reads


def train_teacher(corpora, asked):
    if (asked.work / "teacher.pt").exists():
        print("teacher: kept")
        return
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    train, dev = corpora["polnear", "train"], corpora["polnear", "dev"]
    pieces = Pieces.of_articles(train + dev)
    teacher = Teacher(pieces)
    fresh = set(map(id, teacher.fresh()))
    groups = [
        {"params": [value for value in teacher.parameters() if id(value) not in fresh], "lr": 2e-4},
        {"params": teacher.fresh(), "lr": 1e-3},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    target = Target([], [])

    def loss(batch):
        rows = windows.tensors(batch, lambda word: 0, ("attribution",))
        labels, pairs = target.of("attribution", batch, rows)
        return teacher.chain.cross_entropy(teacher(batch), rows["lengths"], labels, pairs), int(rows["lengths"].sum())

    def packed():
        return windows.batches(windows.epoch(train, TEACHER_LIMIT, rng, pieces.price), 16 * LIMIT, rng)

    def report():
        print(f"  PolNeAR dev: {short(score.exact(dev, 'attribution', [best_labels(teacher_reads(teacher), teacher.chain, article) for article in dev]))}", flush=True)

    run(teacher, pieces.kept, optimiser, loss, packed, asked.teacher_epochs, 0.06, 1.0, "teacher", asked, report)


def run(model, rows, optimiser, loss, packed, epochs, warm, clip, phase, asked, report):
    """One phase: `epochs` times over what `packed` gives, the learning rate up for the share `warm` and then down to 0.

    What the rows of the first table stand for, `rows`, is kept beside the weights: without it they mean nothing.
    """
    kept = asked.work / f"{phase}.pt"
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
            if step % 50 == 0:
                print(f"{phase} {step}/{steps} loss {float(value.detach()):.3f}, {seen / (time.time() - began):.0f} tokens a second", flush=True)
        model.eval()
        print(f"{phase} epoch {number + 1}/{epochs}: loss {total / len(batches):.4f}, {time.time() - began:.0f} s", flush=True)
        report()
        torch.save({"rows": rows, "weights": model.state_dict()}, kept.with_suffix(".part"))
    kept.with_suffix(".part").rename(kept)


def report_student(student, corpora, every_head=True):
    """Prints how the student does on the development articles."""
    dev = corpora["polnear", "dev"]
    for name, limit in (("whole", LIMIT), ("alone", 0)):
        labels = [student_labels(student, article, ("attribution",), limit)["attribution"] for article in dev]
        print(f"  PolNeAR dev, {name}: {short(score.exact(dev, 'attribution', labels))}", flush=True)
    if every_head:
        for corpus, tasks in (("own", OWN_TASKS), ("szeged", ("uncertainty",))):
            some = corpora[corpus, "dev"]
            found = [student_labels(student, article, tasks, 0) for article in some]
            for task in tasks:
                labels = [each[task] for each in found]
                exact = short(score.exact(some, task, labels)) if task == "saying" else ""
                print(f"  {task}: {score.overlapping(some, task, labels)} {exact}", flush=True)


def short(result):
    return "/".join(str(each["f1"]) for each in result.values()) + " exact " + "/".join(result)


@torch.no_grad()
def best_labels(reads, chain, article):
    """The best labels of each paragraph of an article."""
    labels = [[0] * len(paragraph.written) for paragraph in article.paragraphs]
    for window, values in reads(article):
        for place, label in zip(window, chain.best(values[: len(window)])):
            if place:
                labels[place[0]][place[1]] = label
    return labels


@torch.no_grad()
def student_labels(student, article, tasks, limit):
    """For each task the best labels of each paragraph of an article."""
    return {task: best_labels(student_reads(student, task, limit), student.chains[task], article) for task in tasks}


if __name__ == "__main__":
    main()
