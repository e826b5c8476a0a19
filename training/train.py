"""How is the reader made? Two teachers, a student on gold labels, the student with every head and its teachers, weights;
and a student that has not read some of the articles, for those who weigh what it says.

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
OWN_TASKS = ("saying", "said", "nested", "hedge", "claim")
# How often a pass over PolNeAR goes over the other corpora when every head learns.
OWN_PASSES, SZEGED_PASSES = {"joint": 3, "unread": 5}, {"joint": 1, "unread": 0}
WEIGHTS = {"attribution": 1.0, "saying": 0.5, "said": 0.5, "nested": 0.3, "hedge": 0.8, "claim": 0.6, "uncertainty": 0.5}  # of losses
POLNEAR_BATCH, OWN_BATCH, SZEGED_BATCH = 20, 12, 16  # windows of LIMIT places
FRESH_RATE = {"gold": 1, "joint": 3, "unread": 1}  # how much faster the heads learn that no earlier phase taught
HELD_OUT = 150  # articles of PolNeAR that the phase `unread` leaves out, beside every second one of our own
ANNOTATIONS = pathlib.Path(__file__).parent / "annotations"
FOLDS = pathlib.Path(__file__).parent / "folds"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--engine", required=True, help="the built command sayso")
    options.add_argument("--data", required=True, type=pathlib.Path, help="the folder that holds data/attribution, data/hedge and data/pos")
    options.add_argument("--out", required=True, type=pathlib.Path, help="where the weights go")
    options.add_argument("--work", required=True, type=pathlib.Path, help="where the phases keep their results")
    options.add_argument("--folds", type=pathlib.Path, default=FOLDS, help="where goes what only measures")
    options.add_argument("--check", type=pathlib.Path, help="a text; what the float model says of it goes beside it")
    options.add_argument("--gold-epochs", type=int, default=8)
    options.add_argument("--teacher-epochs", type=int, default=3)
    options.add_argument("--own-teacher-epochs", type=int, default=8)
    options.add_argument("--joint-epochs", type=int, default=9)
    options.add_argument("--unread-epochs", type=int, default=5)
    options.add_argument("--phases", default="teacher,own-teacher,gold,joint,export,unread")
    asked = options.parse_args()
    torch.set_num_threads(1)
    asked.work.mkdir(parents=True, exist_ok=True)
    phases = asked.phases.split(",")
    corpora = read_corpora(asked)
    if "teacher" in phases:
        train_teacher(corpora, asked, "teacher", asked.teacher_epochs)
    if "own-teacher" in phases:
        train_teacher(corpora, asked, "own-teacher", asked.own_teacher_epochs)
    if "gold" in phases:
        train_student(corpora, asked, "gold", asked.gold_epochs, 3e-3)
    if "joint" in phases:
        train_student(corpora, asked, "joint", asked.joint_epochs, 2e-3)
    if "export" in phases:
        write_model(corpora, asked)
    if "unread" in phases:
        train_unread(corpora, asked)


def train_unread(corpora, asked):
    """A student that has not read `unread.txt`: what weighs the network against the rules is fitted on those articles,
    because a network is surer of what it has learnt."""
    names = sorted(article.name for article in corpora["own", "train"])
    others = sorted({article.name for article in corpora["polnear", "train"]} - set(names))
    random.Random(5).shuffle(others)
    unread = {*names[::2], *others[:HELD_OUT]}
    (asked.work / "unread.txt").write_text("\n".join(sorted(unread)) + "\n", encoding="utf8")
    left = {key: [article for article in some if article.name not in unread] for key, some in corpora.items()}
    train_student(left, asked, "unread", asked.unread_epochs, 3e-3)
    student = kept_student(asked.work / "unread.pt")
    export.round_weights(student)
    (asked.work / "unread.safetensors").write_bytes(export.weights(student))


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
    if phase == "joint":
        keep_uncertainty(student, file, corpora["szeged", "dev"], asked.folds)
    if asked.check:
        text = asked.check.read_text(encoding="utf8")
        check = articles.articles([("check", text, {})], asked.engine)[0]
        found = best_labels(student_reads(student, export.SHIPPED, 0), student.chains, check)
        lines = [f"{task} {' '.join(map(str, labels))}" for task in export.SHIPPED for labels in found[task]]
        asked.check.with_suffix(".labels").write_text("\n".join(lines) + "\n")


def keep_uncertainty(student, reader, held_out, folder):
    """The head for the Szeged corpus, which is not shipped, and the numbers of the documents that it has not read."""
    (folder / "uncertainty.safetensors").write_bytes(export.head(student, "uncertainty", reader))
    numbers = sorted(int(article.name.split()[-1]) for article in held_out)
    (folder / "szeged.txt").write_text("".join(f"{number}\n" for number in numbers))


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
    """`gold` learns PolNeAR's labels; `joint` goes on with its teachers' marginals, and learns every head; `unread` does so
    from the start."""
    if (asked.work / f"{phase}.pt").exists():
        print(f"{phase}: kept")
        return
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    student = kept_student(asked.work / "gold.pt") if phase == "joint" else new_student(corpora)
    target = Target({}) if phase == "gold" else taught(corpora, asked)
    groups = {"word": (rate / 2, []), "encoder": (rate, []), "fresh": (rate * FRESH_RATE[phase], [])}
    for name, value in student.named_parameters():
        of_task = name.split(".")[1] if name.startswith(("heads.", "chains.")) else None
        kind = "word" if name.startswith("word.") else "fresh" if of_task in (*OWN_TASKS, "uncertainty") else "encoder"
        groups[kind][1].append(value)
    groups = [{"params": values, "lr": own} for own, values in groups.values()]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)

    def loss(batch):
        tasks, some = batch
        rows = windows.tensors(some, student.word_row, tasks)
        emissions, total = student(rows, tasks), 0.0
        for task in tasks:
            labels, pairs = target.of(task, some, rows)
            total = total + WEIGHTS[task] * student.chains[task].cross_entropy(emissions[task], rows["lengths"], labels, pairs)
        return total, int(rows["lengths"].sum())

    def packed():
        def of(corpus, tasks, size):
            found = windows.epoch(corpora[corpus, "train"], LIMIT, rng, alone=ALONE)
            return [(tasks, batch) for batch in windows.batches(found, size * LIMIT, rng)]

        if phase == "gold":
            return of("polnear", ("attribution",), 24)
        # Of PolNeAR's articles the second teacher tells what our own annotators would have marked.
        batches = of("polnear", ("attribution", *OWN_TASKS), POLNEAR_BATCH)
        for _ in range(OWN_PASSES[phase]):
            batches += of("own", OWN_TASKS, OWN_BATCH)
        for _ in range(SZEGED_PASSES[phase]):
            batches += of("szeged", ("uncertainty",), SZEGED_BATCH)
        rng.shuffle(batches)
        return batches

    run(student, student.words, optimiser, loss, packed, epochs, 0.03, 2.0, phase, asked, lambda: report_student(student, corpora, phase != "gold"))


def taught(corpora, asked):
    """What the teachers and the student that learnt gold labels make of PolNeAR's training articles."""
    train, kept = corpora["polnear", "train"], asked.work / "emissions.pt"
    teacher, own_teacher = kept_teacher(asked.work / "teacher.pt"), kept_teacher(asked.work / "own-teacher.pt")
    gold = kept_student(asked.work / "gold.pt")
    if not kept.exists():
        found = {"teacher": emissions(teacher_reads(teacher, ("attribution",)), train)}
        found["gold"] = emissions(student_reads(gold, ("attribution",)), train)
        found["own-teacher"] = emissions(teacher_reads(own_teacher, OWN_TASKS), train)
        torch.save(found, kept)
    found = torch.load(kept)
    target = {task: [(own_teacher.chains[task], found["own-teacher"][task])] for task in OWN_TASKS}
    of_attribution = (teacher.chains["attribution"], found["teacher"]), (gold.chains["attribution"], found["gold"])
    return Target({**target, "attribution": [(chain, emissions["attribution"]) for chain, emissions in of_attribution]})


@torch.no_grad()
def emissions(reads, some):
    """For each task, article's name and paragraph the emissions [token, label] that a model gives."""
    found = collections.defaultdict(dict)
    for article in some:
        own = collections.defaultdict(lambda: [[None] * len(paragraph.written) for paragraph in article.paragraphs])
        for window, values in reads(article):
            for task, of_task in values.items():
                for place, value in zip(window, of_task):
                    if place:
                        own[task][place[0]][place[1]] = value
        for task, paragraphs in own.items():
            found[task][article.name] = [torch.stack(values) for values in paragraphs]
    return dict(found)


def teacher_reads(teacher, tasks):
    """How a teacher reads an article: each window with the emissions of each task."""
    teacher.eval()

    def reads(article):
        found = windows.windows(article, TEACHER_LIMIT, teacher.pieces.price)
        for start in range(0, len(found), 16):
            some = found[start : start + 16]
            values = teacher([(article, window) for window in some], tasks)
            for at, window in enumerate(some):
                yield window, {task: values[task][at] for task in tasks}

    return reads


def student_reads(student, tasks, limit=LIMIT):
    """How a student reads an article: each window with the emissions of each task."""
    student.eval()

    def reads(article):
        found = windows.windows(article, limit)
        values = student(windows.tensors([(article, window) for window in found], student.word_row), tasks)
        for at, window in enumerate(found):
            yield window, {task: values[task][at] for task in tasks}

    return reads


def train_teacher(corpora, asked, phase, epochs):
    """`teacher` learns PolNeAR's labels, `own-teacher` goes on from there with our own annotations."""
    if (asked.work / f"{phase}.pt").exists():
        print(f"{phase}: kept")
        return
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    if phase == "teacher":
        corpus, tasks, size, rate = "polnear", ("attribution",), 16, 2e-4
        teacher = Teacher(Pieces.of_articles([article for some in corpora.values() for article in some]))
    else:
        corpus, tasks, size, rate = "own", OWN_TASKS, 4, 1e-4
        teacher = kept_teacher(asked.work / "teacher.pt")
    train, dev = corpora[corpus, "train"], corpora[corpus, "dev"]
    fresh = set(map(id, teacher.fresh()))
    groups = [
        {"params": [value for value in teacher.parameters() if id(value) not in fresh], "lr": rate},
        {"params": teacher.fresh(), "lr": 1e-3},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    target = Target({})

    def loss(batch):
        rows = windows.tensors(batch, lambda word: 0, tasks)
        emissions, total = teacher(batch, tasks), 0.0
        for task in tasks:
            labels, pairs = target.of(task, batch, rows)
            total = total + teacher.chains[task].cross_entropy(emissions[task], rows["lengths"], labels, pairs)
        return total, int(rows["lengths"].sum())

    def packed():
        return windows.batches(windows.epoch(train, TEACHER_LIMIT, rng, teacher.pieces.price), size * LIMIT, rng)

    def report():
        found = [best_labels(teacher_reads(teacher, tasks), teacher.chains, article) for article in dev]
        report_tasks(dev, tasks, found)

    run(teacher, teacher.pieces.kept, optimiser, loss, packed, epochs, 0.06, 1.0, phase, asked, report)


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
    corpora_of = {"polnear": ("attribution",), **({"own": OWN_TASKS, "szeged": ("uncertainty",)} if every_head else {})}
    for corpus, tasks in corpora_of.items():
        for limit in (LIMIT, 0) if corpus == "polnear" else (0,):
            some = corpora[corpus, "dev"]
            report_tasks(some, tasks, [best_labels(student_reads(student, tasks, limit), student.chains, article) for article in some])


def report_tasks(some, tasks, found):
    for task in tasks:
        labels = [each[task] for each in found]
        exact = "/".join(str(each["f1"]) for each in score.exact(some, task, labels).values())
        print(f"  {task}: {score.overlapping(some, task, labels)}, exact {exact}", flush=True)


@torch.no_grad()
def best_labels(reads, chains, article):
    """For each task the best labels of each paragraph of an article."""
    labels = collections.defaultdict(lambda: [[0] * len(paragraph.written) for paragraph in article.paragraphs])
    for window, values in reads(article):
        for task, of_task in values.items():
            for place, label in zip(window, chains[task].best(of_task[: len(window)])):
                if place:
                    labels[task][place[0]][place[1]] = label
    return labels


if __name__ == "__main__":
    main()
