"""What do the corpora say, in the engine's own tokens? Articles with a label for each token and task.

This file never splits a text itself: tokens and features come from `sayso tokens`.
"""

import bisect
import dataclasses
import hashlib
import html
import json
import pathlib
import re
import subprocess

ROLES = ("source", "cue", "content")
# What each head of the network marks. `attribution` follows PolNeAR's wide notion. The guidelines' narrower one has three
# heads, because attributions nest: who says it with what words, what is said, and what is said inside of that.
# `uncertainty` is the notion of the Szeged corpus and only teaches the encoder.
TASKS = {
    "attribution": ROLES,
    "saying": ("source", "cue"),
    "said": ("content",),
    "nested": ("content",),
    "hedge": ("evidential", "unconfirmed", "no_evidence", "vague_source", "report_noun", "modal", "epistemic", "doubt",
              "claim_verb", "approximator", "condition", "shield"),
    "claim": ("quantity", "event", "state", "causal", "comparison", "prediction", "record"),
    "uncertainty": ("epistemic", "doxastic", "condition", "investigation"),
}  # fmt: skip
FEATURES = ("word", "suffix", "prefix", "shape", "quotation")
SPAN_LINE = re.compile(r"^(T\d+)\t(\S+) ([\d; ]+)")
SZEGED = {"probable": "epistemic", "doxastic": "doxastic", "condition": "condition", "investigation": "investigation"}
SZEGED_MARK = re.compile(r'<ccue type="speculation_(?:modal|hypo)_([a-z]+)[^"]*"[^>]*>(.*?)</ccue>|<[^>]+>', re.DOTALL)


def label_count(task):
    return 2 * len(TASKS[task]) + 1


@dataclasses.dataclass
class Paragraph:
    written: list  # the tokens as they stand in the text
    features: dict  # one list for each of FEATURES
    labels: dict  # for each task that was annotated one label a token
    first: int  # the article's number of its first token


@dataclasses.dataclass
class Article:
    name: str
    paragraphs: list
    spans: dict  # for each task and role the set of gold fragments, as (first token, token after the last) in the article


def polnear(folder, engine, without=()):
    """The articles of a split's folder (`text/`, `attributions/`), but for those of the names in `without`."""
    folder = pathlib.Path(folder)
    texts = {path.stem: path.read_bytes().decode("utf8") for path in sorted((folder / "text").glob("*.txt"))}
    marks = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem if path.stem in texts else path.stem.rsplit("_", 1)[0]
        # Some articles were annotated up to six times: the first copy by name stands for all.
        if name in texts and name not in marks and name not in without:
            marks[name] = {"attribution": attributions(path.read_text(encoding="utf8"))}
    return articles(((name, texts[name], marks[name]) for name in sorted(marks)), engine)


def annotated(folder, texts, engine):
    """Our own annotations, NAME.ann in a folder, on `texts` by name: after the guidelines, in three layers."""
    found = []
    for path in sorted(pathlib.Path(folder).glob("*.ann")):
        lines, text = path.read_text(encoding="utf8"), texts[path.stem]
        if hashlib.sha256(text.encode()).hexdigest() not in lines:
            raise SystemExit(f"{path} was made on another text")
        marks = {**layered(attributions(lines)), "hedge": of_kind(lines, "Hedge", "hedge"), "claim": of_kind(lines, "Claim", "claim")}
        found.append((path.stem, text, marks))
    return articles(found, engine)


def szeged(path, engine):
    """The documents of a file of the Szeged uncertainty corpus; a sentence is a paragraph where the file has no other."""
    found = []
    for at, document in enumerate(re.findall(r"<Document .*?</Document>", pathlib.Path(path).read_text(encoding="utf8"), re.DOTALL)):
        text, marks = "", {role: set() for role in TASKS["uncertainty"]}
        for part in re.findall(r"<DocumentPart[^>]*>(.*?)</DocumentPart>", document, re.DOTALL):
            text += "\n\n" * bool(text)
            for sentence in re.findall(r"<Sentence[^>]*>(.*?)</Sentence>", part, re.DOTALL):
                text += " " * bool(text and text[-1] != "\n")
                end = 0
                for mark in SZEGED_MARK.finditer(sentence):
                    text += plain(sentence[end : mark.start()])
                    if mark[2] is not None:
                        start = len(text)
                        text += plain(mark[2])
                        marks[SZEGED[mark[1]]].add((start, len(text)))
                    end = mark.end()
                text += plain(sentence[end:])
        found.append((f"{pathlib.Path(path).stem} {at}", text, {"uncertainty": marks}))
    return articles(found, engine)


def plain(markup):
    return html.unescape(markup).replace("\n", " ")


def attributions(lines):
    """For each role the character spans of its fragments that belong to some attribution of a standoff file."""
    spans, found = {}, {role: set() for role in ROLES}
    without_cue = set(re.findall(r"\tNoCue (E\d+)", lines))
    for line in lines.splitlines():
        match = SPAN_LINE.match(line)
        if match:
            spans[match[1]] = pieces(match[3])
        elif line.startswith("E") and "\t" in line:
            event, roles = line.split("\t")[:2]
            for piece in roles.split():
                role, target = piece.split(":")[:2]
                role = role.rstrip("0123456789").lower()
                if role == "attribution" and event not in without_cue:
                    role = "cue"
                if role in found:
                    found[role].update(spans.get(target, ()))
    return found


def layered(marks):
    """Attributions of the guidelines as the three tasks that mark them."""
    contents = marks["content"]
    inner = {one for one in contents if any(other != one and other[0] <= one[0] and one[1] <= other[1] for other in contents)}
    return {"saying": {"source": marks["source"], "cue": marks["cue"]}, "said": {"content": contents - inner}, "nested": {"content": inner}}


def of_kind(lines, label, task):
    """For each kind of a layer the character spans of its fragments."""
    kinds = dict(re.findall(r"\tKind (T\d+) (\S+)", lines))
    found = {kind: set() for kind in TASKS[task]}
    for line in lines.splitlines():
        match = SPAN_LINE.match(line)
        if match and match[2] == label:
            found[kinds[match[1]]].update(pieces(match[3]))
    return found


def pieces(written):
    return [tuple(map(int, piece.split())) for piece in written.strip().split(";")]


def articles(found, engine):
    """Articles of (name, text, marks): marks are for each task and role a set of spans of characters."""
    found = list(found)
    readings = read(engine, [text for _, text, _ in found])
    return [article(name, text, marks, reading) for (name, text, marks), reading in zip(found, readings)]


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
        paragraphs.append(Paragraph(written, features, {}, len(starts)))
        starts += [start for start, _ in paragraph["tokens"]]
        ends += [end for _, end in paragraph["tokens"]]
    spans = {}
    for task, roles in marks.items():
        spans[task] = {role: {span for span in (tokens_of(mark, starts, ends) for mark in found) if span} for role, found in roles.items()}
        labels = painted(spans[task], task, len(starts))
        for paragraph in paragraphs:
            paragraph.labels[task] = well_formed(labels[paragraph.first : paragraph.first + len(paragraph.written)])
    return Article(name, paragraphs, spans)


def painted(spans, task, count):
    """One label for each token. Where spans overlap the shorter one wins, and a source or cue wins over a content."""
    order = [(role == "content", end - start, -start, TASKS[task].index(role)) for role, some in spans.items() for start, end in some]
    labels = [0] * count
    for _, size, start, role in sorted(order, reverse=True):
        labels[-start : -start + size] = [2 * role + 1] + [2 * role + 2] * (size - 1)
    return labels


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


def spans_of(labels, roles, first=0):
    """For each role the set of spans that well-formed labels say, counted from the token number `first`."""
    found = {role: set() for role in roles}
    start, inside = None, None
    for at, label in enumerate([*labels, 0]):
        if start is not None and label != inside:
            found[roles[inside // 2 - 1]].add((first + start, first + at))
            start = None
        if label % 2 == 1:
            start, inside = at, label + 1
    return found
