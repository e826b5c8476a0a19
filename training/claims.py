#!/usr/bin/env python3
"""Fits engine/src/find/claim/weights.tsv: python3 training/claims.py MODEL TEXTS ANNOTATIONS --out weights.tsv

Asks the engine for everything that may be a claim in TEXTS/NAME.txt (cargo run --example claims), compares it with
ANNOTATIONS/NAME.ann, and fits one logistic regression for whether a candidate is a claim (its target is how much of it
and a claim is shared, if that is half or more), one for each kind and one for each priority. Prints how well that does
out of fold, five folds of whole articles. The cases of claim.md are learnt from as well. The network knows the articles it learnt from better than others: name those
that MODEL has not read in the file --unread, and only they count. Needs numpy.
"""
import argparse, pathlib, re, subprocess, tempfile

import numpy

KINDS = ("quantity", "event", "state", "causal", "comparison", "prediction", "record")
PRIORITIES = ("high", "medium", "low")
LIKELY = 0.35  # as in engine/src/find/claim.rs
ENGINE = pathlib.Path(__file__).parent.parent / "engine"
# How often a case of the layer's page counts, beside the clauses of articles.
CASE = 30.0


def fit(x, y, counts, penalty):
    """The weights of a logistic regression on targets between 0 and 1, where a row counts as often as it says. The first
    feature, a one, is not held small."""
    hold = penalty * numpy.eye(x.shape[1])
    hold[0, 0] = 1e-3
    weights = numpy.zeros(x.shape[1])
    for _ in range(15):
        p = 1 / (1 + numpy.exp(-x @ weights))
        slope = x.T @ (counts * (p - y)) + hold @ weights
        weights -= numpy.linalg.solve((x * (counts * p * (1 - p))[:, None]).T @ x + hold, slope)
    return weights


def gold_claims(path):
    """The claims of an annotated article: start, end, kind, priority."""
    spans, attributes = {}, {}
    for line in open(path, encoding="utf8"):
        columns = line.rstrip("\n").split("\t")
        if columns[0].startswith("T") and columns[1].startswith("Claim "):
            pieces = columns[1].split(" ", 1)[1].replace(";", " ").split()
            spans[columns[0]] = int(pieces[0]), int(pieces[-1])
        elif columns[0].startswith("A"):
            name, target, *value = columns[1].split()
            attributes[target, name] = value[0] if value else ""
    return [(*span, attributes.get((at, "Kind")), attributes.get((at, "Priority"))) for at, span in sorted(spans.items())]


def overlap(one, other):
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def best_set(ranges, values):
    """As engine/src/find/claim/choice.rs."""
    order = sorted((at for at in range(len(ranges)) if values[at] > 0), key=lambda at: (ranges[at][1], ranges[at][0]))
    worth, taken = [0.0], [None]
    for place, at in enumerate(order):
        before = sum(ranges[other][1] <= ranges[at][0] for other in order[:place])
        value = worth[before] + values[at]
        taken.append(before if value > worth[place] else None)
        worth.append(max(value, worth[place]))
    chosen, place = [], len(order)
    while place:
        if taken[place] is None:
            place -= 1
        else:
            chosen.append(order[place - 1])
            place = taken[place]
    return chosen


def write_cases(folder):
    """Writes each case of the layer's page as an article with its claims; gives the texts' paths."""
    page = (ENGINE / "src/find/claim.md").read_text(encoding="utf8")
    paths = []
    for case in re.findall(r"^```case\n(.*?)^```", page, re.DOTALL | re.MULTILINE):
        text, marks = "", []
        for line in case.splitlines():
            if mark := re.match(r"( *)(\^+) claim (\w+)", line):
                marks.append((above + len(mark[1]), above + mark.end(2), mark[3]))
            else:
                above = len(text)
                text += line + "\n"
        path = folder / f"case{len(paths)}.txt"
        path.write_text(text, encoding="utf8")
        lines = (f"T{at}\tClaim {start} {end}\t\nA{at}\tKind T{at} {kind}\n" for at, (start, end, kind) in enumerate(marks))
        path.with_suffix(".ann").write_text("".join(lines))
        paths.append(path)
    return paths


def candidates(model, texts):
    """What the engine prints of everything that may be a claim."""
    command = ["cargo", "run", "--quiet", "--release", "--package", "sayso", "--example", "claims", "--", model, *texts]
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, check=True).stdout


class Table:
    """Every candidate of every article with its features and what the annotators say of it."""

    def __init__(self, printed, annotations):
        names, *lines = printed.splitlines()
        self.names = names.split("\t")[4:]
        rows = [line.split("\t") for line in lines]
        self.article = numpy.array([pathlib.Path(row[0]).stem for row in rows])
        self.spans = [(int(row[1]), int(row[2])) for row in rows]
        self.rule = [row[3] for row in rows]
        self.x = numpy.array([row[4:] for row in rows], dtype=float)
        self.gold = {name: gold_claims(annotations / f"{name}.ann") for name in sorted(set(self.article))}
        self.overlap, self.match = numpy.zeros(len(rows)), [None] * len(rows)
        for at, (name, span) in enumerate(zip(self.article, self.spans)):
            for claim in self.gold[name]:
                if (share := overlap(span, claim)) > max(self.overlap[at], 0.4999):
                    self.overlap[at], self.match[at] = share, claim

    def score(self, sums, keep, likely):
        """F1 of the spans, and the share of right kinds and priorities."""
        right = found = kinds = priorities = 0
        probability = 1 / (1 + numpy.exp(-sums[:, 0]))
        for name in sorted(set(self.article[keep])):
            own = numpy.flatnonzero(self.article == name)
            chosen = own[best_set([self.spans[at] for at in own], [probability[at] - likely for at in own])]
            found += len(chosen)
            used = set()
            for at in sorted(chosen, key=lambda at: -self.overlap[at]):
                claim = self.match[at]
                if claim and claim not in used:
                    used.add(claim)
                    right += 1
                    kinds += KINDS[sums[at, 1:8].argmax()] == claim[2]
                    priorities += PRIORITIES[sums[at, 8:].argmax()] == claim[3]
        gold = sum(len(self.gold[name]) for name in set(self.article[keep]))
        p, r = right / max(found, 1), right / max(gold, 1)
        return 200 * p * r / (p + r), 100 * p, 100 * r, 100 * kinds / right, 100 * priorities / right


def fitted(parts, penalty):
    """One column of weights for each sum. `parts` are tables, each with the rows that count and how often they do."""
    x = numpy.concatenate([table.x[rows] for table, rows, _ in parts])
    shares = numpy.concatenate([table.overlap[rows] for table, rows, _ in parts])
    counts = numpy.concatenate([numpy.full(rows.sum(), count) for _, rows, count in parts])
    match = [table.match[at] for table, rows, _ in parts for at in numpy.flatnonzero(rows)]
    columns = [fit(x, shares, counts, penalty)]
    for place, names in ((2, KINDS), (3, PRIORITIES)):
        known = numpy.array([at for at, claim in enumerate(match) if claim and claim[place]])
        for name in names:
            y = numpy.array([float(match[at][place] == name) for at in known])
            columns.append(fit(x[known], y, counts[known], penalty))
    return numpy.stack(columns, axis=1)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("model", help="the network's weights")
    options.add_argument("texts", type=pathlib.Path)
    options.add_argument("annotations", type=pathlib.Path)
    options.add_argument("--unread", type=pathlib.Path, help="the names of the articles that the network has not read")
    options.add_argument("--out", type=pathlib.Path)
    options.add_argument("--penalty", type=float, default=3.0)
    asked = options.parse_args()
    names = asked.unread.read_text().split() if asked.unread else [path.stem for path in asked.annotations.glob("*.ann")]
    table = Table(candidates(asked.model, [asked.texts / f"{name}.txt" for name in sorted(names)]), asked.annotations)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        cases = Table(candidates(ENGINE / "models/reader.safetensors", write_cases(folder)), folder)
    of_page = (cases, numpy.ones(len(cases.rule), bool), CASE)
    articles = sorted(set(table.article))
    fold = numpy.array([articles.index(name) % 5 for name in table.article])
    sums = numpy.zeros((len(fold), 1 + len(KINDS) + len(PRIORITIES)))
    for k in range(5):
        sums[fold == k] = table.x[fold == k] @ fitted([(table, fold != k, 1.0), of_page], asked.penalty)
    print(f"{len(articles)} articles, {len(fold)} candidates, {sum(map(len, table.gold.values()))} claims")
    for likely in (0.3, LIKELY, 0.4, 0.45):
        print(f"out of fold from {likely}: F1 %.1f (%.1f/%.1f), kind %.1f, priority %.1f" % table.score(sums, fold >= 0, likely))
    if asked.out:
        weights = fitted([(table, fold >= 0, 1.0), of_page], asked.penalty)
        rows = ("\t".join([name, *(f"{weight:.2f}" for weight in row)]) for name, row in zip(table.names, weights))
        asked.out.write_text("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
