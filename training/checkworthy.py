#!/usr/bin/env python3
"""Fits the weights of engine/src/find/claim/checkworthy.rs: python3 training/checkworthy.py crowdsourced.csv

Reads ClaimBuster's sentences, asks the engine for their features (cargo run --example checkworthy), fits a logistic
regression of "check-worthy" (Verdict 1) against the rest, and prints the average precision out of fold (five folds of
whole debates) and the table of weights. Two features count I/we and you; they soak up the habits of a debate and are
left out of the table, and of the figure marked "as shipped". Needs numpy.
"""
import csv, re, subprocess, sys

import numpy

FIRST = re.compile(r"\b(i|we|me|us|my|our)\b", re.I)
SECOND = re.compile(r"\b(you|your)\b", re.I)


def fit(x, y, penalty=1.0, known=0.0):
    """The weights of a logistic regression; `known` is a part of each sum that is given."""
    weights = numpy.zeros(x.shape[1])
    for _ in range(12):
        p = 1 / (1 + numpy.exp(-known - x @ weights))
        slope = x.T @ (p - y) + penalty * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + penalty * numpy.eye(x.shape[1])
        weights -= numpy.linalg.solve(curve, slope)
    return weights


def average_precision(score, y):
    order = numpy.argsort(-score, kind="stable")
    hits = y[order].cumsum()
    return float((hits / numpy.arange(1, len(y) + 1) * y[order]).sum() / y.sum())


def main(path):
    rows = [row for row in csv.DictReader(open(path, encoding="utf8")) if row["Text"].strip()]
    lines = [" ".join(row["Text"].split()) for row in rows]
    command = ["cargo", "run", "--quiet", "--package", "sayso", "--example", "checkworthy"]
    printed = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True, check=True).stdout
    names, *values = printed.splitlines()
    names = names.split("\t")
    x = numpy.array([[float(v) for v in line.split("\t")] for line in values])
    habits = numpy.array([[min(3, len(FIRST.findall(t))), min(3, len(SECOND.findall(t)))] for t in lines])
    y = numpy.array([float(row["Verdict"] == "1") for row in rows])
    whole = numpy.hstack([numpy.ones((len(y), 1)), habits, x])
    debates = sorted({row["File_id"] for row in rows})
    fold = numpy.array([debates.index(row["File_id"]) % 5 for row in rows])
    full, shipped = numpy.zeros(len(y)), numpy.zeros(len(y))
    for k in range(5):
        weights = fit(whole[fold != k], y[fold != k])
        full[fold == k] = whole[fold == k] @ weights
        weights[1:3] = 0
        shipped[fold == k] = whole[fold == k] @ weights
    print(f"{len(y)} sentences, {int(y.sum())} check-worthy; chance {y.mean():.3f}")
    print(f"average precision out of fold: {average_precision(full, y):.3f}, as shipped {average_precision(shipped, y):.3f}")
    weights = fit(whole, y)
    print(f"BIAS {weights[0]:.2f} (I/we {weights[1]:.2f}, you {weights[2]:.2f})")
    for name, weight in zip(names, weights[3:]):
        print(f'    ("{name}", {weight:.2f}),')


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
