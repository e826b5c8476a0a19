#!/usr/bin/env python3
"""Fits the numbers of engine/src/find/hedge/weigh.rs: python training/hedges.py MODEL TEXTS ANNOTATIONS [TEXTS ANNOTATIONS]

TEXTS and ANNOTATIONS are folders of NAME.txt and NAME.ann. The engine says what speaks for each hedge of its lists (cargo run
--example hedges), and a logistic regression says what the network's chance does to the odds of the rule's score: once for
modals, once for all others. Prints both pairs of numbers and, out of fold (five folds of whole articles), how far the scores
are from the truth (mean square), beside the rule's score alone. A second pair of folders is only measured. Needs numpy.
"""
import pathlib, subprocess, sys

import numpy

from checkworthy import fit


def hedges(path):
    """The spans of an annotation file's hedges, in code points."""
    columns = [line.split("\t") for line in path.read_text(encoding="utf8").splitlines()]
    places = [column[1].split() for column in columns if column[0].startswith("T")]
    return [(int(place[1]), int(place[-1])) for place in places if place[0] == "Hedge"]


def is_one_of(span, hedges):
    def shared(other):
        return min(span[1], other[1]) - max(span[0], other[0])

    return any(2 * shared(other) >= max(span[1], other[1]) - min(span[0], other[0]) for other in hedges)


def read(model, texts, annotations):
    """For each hedge of the lists: its article, whether it is a modal, the rule's odds (log), the chance, whether it is right."""
    files = sorted(texts / f"{path.stem}.txt" for path in annotations.glob("*.ann"))
    command = ["cargo", "run", "--quiet", "--release", "--package", "sayso", "--example", "hedges", "--", model, *files]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    marked = {file.stem: hedges(annotations / f"{file.stem}.ann") for file in files}
    rows = []
    for line in printed.splitlines():
        file, start, end, kind, score, chance = line.split("\t")
        name, odds = pathlib.Path(file).stem, float(score) / (1 - float(score))
        right = is_one_of((int(start), int(end)), marked[name])
        rows.append((sorted(marked).index(name), kind == "modal", numpy.log(odds), float(chance) - 1, right))
    return numpy.array(rows, dtype=float)


def numbers(rows):
    """What multiplies the odds, and how far they fall: the rule's own odds stand in the sum as they are."""
    known, x, y = rows[:, 2], numpy.stack([numpy.ones(len(rows)), rows[:, 3]], 1), rows[:, 4]
    return fit(x, y, known=known)


def error(rows, weights):
    """The mean square between scores and truth."""
    sums = rows[:, 2] + weights[0] + weights[1] * rows[:, 3]
    return ((1 / (1 + numpy.exp(-sums)) - rows[:, 4]) ** 2).sum() / len(rows)


def main(model, *folders):
    corpora = [read(model, *map(pathlib.Path, folders[at : at + 2])) for at in range(0, len(folders), 2)]
    for modal in (True, False):
        name = "MODAL" if modal else "OTHER"
        rows, *others = [rows[rows[:, 1] == modal] for rows in corpora]
        folds = [rows[:, 0] % 5 == fold for fold in range(5)]
        out_of_fold = sum(error(rows[held], numbers(rows[~held])) * held.mean() for held in folds)
        weights, alone = numbers(rows), numpy.zeros(2)
        print(f"const {name}: [f32; 2] = [{numpy.exp(weights[0]):.1f}, {weights[1]:.1f}];")
        print(f"  {len(rows)}, {rows[:, 4].mean():.2f} right: error {error(rows, alone):.3f}, out of fold {out_of_fold:.3f}")
        for other in others:
            print(f"  {len(other)}, {other[:, 4].mean():.2f} right: error {error(other, alone):.3f}, fitted {error(other, weights):.3f}")


if __name__ == "__main__":
    if len(sys.argv) not in (4, 6):
        sys.exit(__doc__)
    main(*sys.argv[1:])
