"""What does the corpus say, in the engine's own tokens? PolNeAR's articles with their spans, dirt and all.

This file never splits a text itself: tokens and features come from `sayso tokens`.
"""

import bisect
import dataclasses
import json
import pathlib
import re
import subprocess

ROLES = ("source", "cue", "content")
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
FEATURES = ("word", "suffix", "prefix", "shape", "quotation")
SPAN_LINE = re.compile(r"^(T\d+)\t(\S+) ([\d; ]+)")


@dataclasses.dataclass
class Paragraph:
    written: list  # the tokens as they stand in the text
    features: dict  # one list for each of FEATURES
    labels: list  # one index into LABELS for each token
    first: int  # the article's number of its first token


@dataclasses.dataclass
class Article:
    name: str
    paragraphs: list
    spans: dict  # for each role the set of gold fragments, as (first token, token after the last) in the article


def polnear(split, engine):
    """The articles of a split's folder (`text/`, `attributions/`), read by the command `engine`."""
    split = pathlib.Path(split)
    texts = {path.stem: path.read_bytes().decode("utf8") for path in sorted((split / "text").glob("*.txt"))}
    marks = {}
    for path in sorted((split / "attributions").glob("*.ann")):
        name = path.stem if path.stem in texts else path.stem.rsplit("_", 1)[0]
        # Some articles were annotated up to six times: the first copy by name stands for all.
        if name in texts and name not in marks:
            marks[name] = fragments(path.read_text(encoding="utf8"))
    names = sorted(marks)
    readings = read(engine, [texts[name] for name in names])
    return [article(name, texts[name], marks[name], reading) for name, reading in zip(names, readings)]


def fragments(annotations):
    """For each role the character spans of its fragments that belong to some attribution."""
    spans, found = {}, {role: set() for role in ROLES}
    for line in annotations.splitlines():
        match = SPAN_LINE.match(line)
        if match:
            spans[match[1]] = [tuple(map(int, piece.split())) for piece in match[3].strip().split(";")]
        elif line.startswith("E") and "\t" in line:
            for piece in line.split("\t")[1].split():
                role, target = piece.split(":")[:2]
                role = role.rstrip("0123456789").lower()
                if role in found:
                    found[role].update(spans.get(target, ()))
    return found


def read(engine, texts):
    """What the engine makes of each text: its paragraphs with tokens (code points) and features."""
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    answer = subprocess.run(
        [engine, "tokens", "--jsonl", "--field", "text", "--units", "codepoint"],
        input=lines.encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return [json.loads(line) for line in answer.stdout.decode().split("\n") if line]


def article(name, text, marks, reading):
    starts, ends, paragraphs = [], [], []
    for paragraph in reading["paragraphs"]:
        written = [text[start:end] for start, end in paragraph["tokens"]]
        features = {feature: paragraph[feature] for feature in FEATURES}
        paragraphs.append(Paragraph(written, features, [], len(starts)))
        starts += [start for start, _ in paragraph["tokens"]]
        ends += [end for _, end in paragraph["tokens"]]
    # Where roles overlap the shorter kinds win: contents first, then sources, then cues over them.
    labels, spans = [0] * len(starts), {}
    for role in ("content", "source", "cue"):
        spans[role] = {span for span in (tokens_of(mark, starts, ends) for mark in marks[role]) if span}
        inside = LABELS.index("I-" + role)
        for start, end in sorted(spans[role]):
            labels[start:end] = [inside - 1] + [inside] * (end - start - 1)
    for paragraph in paragraphs:
        end = paragraph.first + len(paragraph.written)
        paragraph.labels = well_formed(labels[paragraph.first : end])
    return Article(name, paragraphs, spans)


def tokens_of(mark, starts, ends):
    """The tokens that share a character with the mark: spans that begin or end inside a word take all of it."""
    first, after = bisect.bisect_right(ends, mark[0]), bisect.bisect_left(starts, mark[1])
    return (first, after) if first < after else None


def well_formed(labels):
    """The labels with every run begun by its B."""
    formed, before = [], 0
    for label in labels:
        inside = label > 0 and label % 2 == 0
        if inside and before not in (label, label - 1):
            label -= 1
        formed.append(label)
        before = label
    return formed


def spans_of(labels, first=0):
    """For each role the set of spans that well-formed labels say, counted from the token number `first`."""
    found = {role: set() for role in ROLES}
    start, inside = None, None
    for at, label in enumerate([*labels, 0]):
        if start is not None and label != inside:
            found[ROLES[inside // 2 - 1]].add((first + start, first + at))
            start = None
        if label % 2 == 1:
            start, inside = at, label + 1
    return found
