"""How does an article get its marks? Numbered sheets to read, marks to write in numbers, standoff files to keep.

    python annotate.py --engine sayso --data DATA --work WORK texts              the articles of the corpus
    python annotate.py --engine sayso --data DATA --work WORK sheet NAME         one article with its tokens numbered
    python annotate.py --engine sayso --data DATA --work WORK check MARKS        what the marks say, and what is wrong
    python annotate.py --engine sayso --data DATA --work WORK keep MARKS... OUT  the marks as OUT/NAME.ann

Marks are lines of NAME.marks; a range of tokens is FIRST-LAST, both included; `;` parts fragments:

    A cue=14-15 source=12-13 content=16-28;35-40 content2=50-61 kind=person type=statement who=reyes
    H 5-6 approximator
    C 0-13 event high

`cue=-` where there is none, and no `source=` where nobody is named. `who` names the source in one word, the same for
all its mentions. This file never keeps a text: a standoff file holds offsets, labels and the text's SHA-256.
"""

import argparse
import hashlib
import json
import pathlib
import random
import re
import subprocess
import sys

SEED, SECOND_SEED = 7, 8
PUBLISHERS = ("breitbart", "huff-post", "nyt", "politico", "usa-today", "wash-post", "west-journal")
WORDS = 480  # about how long an article of the corpus is
FROM_TRAIN, FROM_DEV = 7, 1  # articles of each publisher; of those to learn from as many again were drawn later
NEWS = {"train": ("lanterns", "soccer"), "dev": ("expo", "warhol")}
INTERVIEWS = {"train": 7, "dev": 3}

SOURCE_KINDS = ("person", "organization", "document", "unnamed", "pronoun", "none")
TYPES = ("statement", "thought")
HEDGES = ("evidential", "unconfirmed", "no_evidence", "vague_source", "report_noun", "modal", "epistemic", "doubt",
          "claim_verb", "approximator", "condition", "shield")  # fmt: skip
CLAIMS = ("quantity", "event", "state", "causal", "comparison", "prediction", "record")
PRIORITIES = ("high", "medium", "low")
OPENING, CLOSING = "\"“‘'", "\"”’'"
EDGE = ".,;:—–"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--engine", required=True, help="the built command sayso")
    options.add_argument("--data", required=True, type=pathlib.Path, help="the folder that holds the corpora")
    options.add_argument("--work", required=True, type=pathlib.Path, help="where the texts lie")
    options.add_argument("task", choices=("texts", "sheet", "check", "keep"))
    options.add_argument("names", nargs="*")
    asked = options.parse_args()
    if asked.task == "texts":
        for split, name, text in corpus(asked.data):
            path = asked.work / split / f"{name}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf8", newline="")
    elif asked.task == "sheet":
        print(Sheet.of(asked, asked.names[0]).written())
    elif asked.task == "check":
        sys.exit(check(asked, pathlib.Path(asked.names[0])))
    else:
        *marks, out = map(pathlib.Path, asked.names)
        out.mkdir(parents=True, exist_ok=True)
        for path in marks:
            sheet = Sheet.of(asked, path.stem)
            found, wrong = read_marks(sheet, path)
            if wrong:
                sys.exit(f"{path}: {wrong[0]}")
            (out / f"{path.stem}.ann").write_text(standoff(sheet, found), encoding="utf8")


def corpus(data):
    """The articles (split, name, text): of each publisher some by lot, the open news, the shortest interviews."""
    lot, second_lot = random.Random(SEED), random.Random(SECOND_SEED)
    for split, folder, count in (("train", "train", FROM_TRAIN), ("dev", "dev", FROM_DEV)):
        texts = sorted((data / "data/attribution/polnear" / folder / "text").glob("*.txt"))
        for publisher in PUBLISHERS:
            own = [path for path in texts if path.name.startswith(publisher)]
            own.sort(key=lambda path: abs(len(path.read_text(encoding="utf8").split()) - WORDS))
            drawn = lot.sample(own[: 5 * count], count)
            if split == "train":
                drawn += second_lot.sample([path for path in own[: 5 * count] if path not in drawn], count)
            for path in drawn:
                yield split, path.stem, path.read_bytes().decode("utf8")
    open_texts = dict(gum(data / "data/pos/gum-open.conllu"))
    for split, names in NEWS.items():
        for name in names:
            yield split, f"GUM_news_{name}", open_texts[f"GUM_news_{name}"]
    interviews = [name for name in open_texts if name.startswith("GUM_interview_")]
    interviews.sort(key=lambda name: len(open_texts[name]))
    chosen = interviews[: sum(INTERVIEWS.values())]
    lot.shuffle(chosen)
    for at, name in enumerate(chosen):
        yield ("dev" if at < INTERVIEWS["dev"] else "train"), name, open_texts[name]


def gum(path):
    """The documents (name, text) of a treebank: a space between sentences, an empty line between paragraphs."""
    name, paragraphs = None, []
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("# newdoc id = "):
            if name:
                yield name, "\n\n".join(" ".join(sentences) for sentences in paragraphs)
            name, paragraphs = line.removeprefix("# newdoc id = "), []
        elif line == "# newpar" or line.startswith("# newpar "):
            paragraphs.append([])
        elif line.startswith("# text = "):
            if not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(line.removeprefix("# text = "))
    yield name, "\n\n".join(" ".join(sentences) for sentences in paragraphs)


class Sheet:
    """An article with its tokens numbered through."""

    def __init__(self, name, text, paragraphs):
        self.name, self.text, self.paragraphs = name, text, paragraphs
        self.tokens = [token for paragraph in paragraphs for token in paragraph]

    @staticmethod
    def of(asked, name):
        path = next(asked.work.glob(f"*/{name}.txt"), None)
        if not path:
            sys.exit(f"no text of the name {name}")
        text = path.read_bytes().decode("utf8")
        answer = subprocess.run(
            [asked.engine, "tokens", "--jsonl", "--units", "codepoint"],
            input=json.dumps({"text": text}).encode(),
            stdout=subprocess.PIPE,
            check=True,
        )
        return Sheet(name, text, [paragraph["tokens"] for paragraph in json.loads(answer.stdout)["paragraphs"]])

    def written(self):
        """One line a paragraph, each token with its number before it where it is a multiple of 5 or the first."""
        lines, at = [], 0
        for paragraph in self.paragraphs:
            words = []
            for start, end in paragraph:
                words.append(f"{at}:{self.text[start:end]}")
                at += 1
            lines.append(" ".join(words))
        return "\n\n".join(lines)

    def words(self, first, last):
        return self.text[self.tokens[first][0] : self.tokens[last][1]]

    def offsets(self, ranges):
        return ";".join(f"{self.tokens[first][0]} {self.tokens[last][1]}" for first, last in ranges)


def read_marks(sheet, path):
    """The marks of a file, as dictionaries, and what is wrong with them."""
    found, wrong = [], []
    for number, line in enumerate(path.read_text(encoding="utf8").splitlines(), 1):
        line = line.split("#")[0].strip()
        if not line:
            continue
        try:
            mark = read_mark(line.split())
            mark["line"] = number
            found.append(mark)
            wrong += [f"line {number}: {line}: {reason}" for reason in faults(sheet, mark)]
        except (ValueError, KeyError, IndexError) as error:
            wrong.append(f"line {number}: {line}: not understood ({error})")
    spans = [(mark["layer"], *map(tuple, mark["ranges"])) for mark in found if mark["layer"] != "A"]
    wrong += [f"twice the same: {span}" for span in sorted(set(spans)) if spans.count(span) > 1]
    return found, wrong


def read_mark(words):
    layer = words[0]
    if layer in ("H", "C"):
        mark = {"layer": layer, "ranges": ranges(words[1]), "kind": words[2]}
        if layer == "C":
            mark["priority"] = words[3]
        return mark
    if layer != "A":
        raise ValueError("a line begins with A, H or C")
    fields = dict(word.split("=", 1) for word in words[1:])
    cue = fields.pop("cue")
    contents = [ranges(fields.pop(name)) for name in sorted(fields) if name.startswith("content")]
    source = fields.pop("source", "-")
    return {
        "layer": "A",
        "cue": [] if cue == "-" else ranges(cue),
        "source": [] if source == "-" else ranges(source),
        "contents": contents,
        "kind": fields.pop("kind"),
        "type": fields.pop("type"),
        "who": fields.pop("who", None),
        **({"unknown": sorted(fields)} if fields else {}),
    }


def ranges(written):
    found = []
    for piece in written.split(";"):
        first, _, last = piece.partition("-")
        found.append((int(first), int(last or first)))
    return found


def faults(sheet, mark):
    every = mark["ranges"] if mark["layer"] != "A" else mark["cue"] + mark["source"] + sum(mark["contents"], [])
    for first, last in every:
        if not 0 <= first <= last < len(sheet.tokens):
            yield f"no such tokens: {first}-{last}"
            return
        if sheet.words(last, last) in EDGE and not sheet.words(first, last).startswith(tuple(OPENING)):
            yield f"ends in punctuation: {sheet.words(first, last)!r}"
        if sheet.words(first, first) in EDGE:
            yield f"begins with punctuation: {sheet.words(first, last)!r}"
    if mark["layer"] == "A":
        if mark.get("unknown"):
            yield f"no such field: {mark['unknown']}"
        if not mark["contents"]:
            yield "no content"
        if mark["kind"] not in SOURCE_KINDS or (mark["kind"] == "none") != (not mark["source"]):
            yield "the kind of source does not fit"
        if mark["type"] not in TYPES:
            yield "type is statement or thought"
        if mark["source"] and not mark["who"]:
            yield "who is missing"
    elif mark["layer"] == "H" and mark["kind"] not in HEDGES:
        yield f"no such kind of hedge: {mark['kind']}"
    elif mark["layer"] == "C" and (mark["kind"] not in CLAIMS or mark["priority"] not in PRIORITIES):
        yield "no such kind or priority of claim"


def check(asked, path):
    """Prints what each mark covers, in the text's order, and then what is wrong."""
    sheet = Sheet.of(asked, path.stem)
    found, wrong = read_marks(sheet, path)
    if not wrong:
        for mark in found:
            print(shown(sheet, mark))
        print(f"{sum(mark['layer'] == 'A' for mark in found)} attributions, {sum(mark['layer'] == 'H' for mark in found)} hedges, "
              f"{sum(mark['layer'] == 'C' for mark in found)} claims")  # fmt: skip
    for reason in wrong:
        print(reason)
    return bool(wrong)


def shown(sheet, mark):
    def said(spans):
        return " ... ".join(sheet.words(*span) for span in spans) or "-"

    if mark["layer"] == "A":
        contents = " ++ ".join(map(said, mark["contents"]))
        return f"A [{said(mark['source'])}] <{said(mark['cue'])}> {{{contents}}} {form(sheet, mark)} {mark['kind']} {mark['type']} {mark['who']}"
    return f"{mark['layer']} {said(mark['ranges'])} | {mark['kind']} {mark.get('priority', '')}".rstrip()


def form(sheet, mark):
    """direct, indirect or mixed: whether all, none or some of the contents' words stand in quotation marks of their own."""
    quoted = []
    for first, last in sum(mark["contents"], []):
        words = sheet.words(first, last).replace("''", '"').replace("``", '"')
        opens, closes = words[0] in OPENING, words.rstrip(EDGE)[-1:] in tuple(CLOSING) or words[-1] in CLOSING
        whole = opens and (closes or not any(quote in words[1:] for quote in '"”'))
        quoted.append("all" if whole else "some" if any(quote in words for quote in '"“”') else "none")
    return {("all",): "direct", ("none",): "indirect"}.get(tuple(sorted(set(quoted))), "mixed")


def standoff(sheet, marks):
    """The marks as brat lines (../shared/gold form), with the text's SHA-256 in a note."""
    lines = [f"#1\tAnnotatorNotes T0\tsha256 {hashlib.sha256(sheet.text.encode()).hexdigest()}"]
    spans = attributes = relations = 0
    events = []
    for mark in (mark for mark in marks if mark["layer"] == "A"):
        trigger = mark["cue"] or mark["source"] or [(mark["contents"][0][0][0],) * 2]
        parts = [("Attribution", trigger)] + [("Source", mark["source"])] * bool(mark["source"])
        parts += [("Content" + (str(at + 1) if at else ""), content) for at, content in enumerate(mark["contents"])]
        named = []
        for role, ranges_ in parts:
            spans += 1
            lines.append(f"T{spans}\t{re.sub('[0-9]', '', role)} {sheet.offsets(ranges_)}\t{fragments(sheet, ranges_)}")
            named.append(f"{role}:T{spans}")
        event = f"E{len(events) + 1}"
        events.append((event, mark, trigger))
        lines.append(f"{event}\t{' '.join(named)}")
        values = [f"Form {event} {form(sheet, mark)}", f"SourceKind {event} {mark['kind']}", f"Type {event} {mark['type']}"]
        values += [f"Who {event} {mark['who']}"] * bool(mark["who"]) + [f"NoCue {event}"] * (not mark["cue"])
        for value in values:
            attributes += 1
            lines.append(f"A{attributes}\t{value}")
    for mark in (mark for mark in marks if mark["layer"] != "A"):
        spans += 1
        label = "Hedge" if mark["layer"] == "H" else "Claim"
        lines.append(f"T{spans}\t{label} {sheet.offsets(mark['ranges'])}\t{fragments(sheet, mark['ranges'])}")
        for name, value in (("Kind", mark["kind"]), ("Priority", mark.get("priority"))):
            if value:
                attributes += 1
                lines.append(f"A{attributes}\t{name} T{spans} {value}")
        holder = said_by(mark, events) if label == "Claim" else None
        if holder:
            relations += 1
            lines.append(f"R{relations}\tAttributedTo Arg1:T{spans} Arg2:{holder}")
    return "\n".join(lines) + "\n"


def fragments(sheet, ranges_):
    """What stands where a brat file repeats the text: its length, since the text itself is not kept."""
    return f"{sum(sheet.tokens[last][1] - sheet.tokens[first][0] for first, last in ranges_)}"


def said_by(claim, events):
    """The event whose content holds the claim, the innermost; of a record the widest one that it tells."""
    own = {token for first, last in claim["ranges"] for token in range(first, last + 1)}
    if claim["kind"] == "record":
        told = [(size(mark), event) for event, mark, trigger in events if set(tokens(trigger)) <= own and tokens(mark["contents"][0])[0] in own]
        if told:
            return max(told)[1]
    holds = [(size(mark), event) for event, mark, _ in events if own <= {at for content in mark["contents"] for at in tokens(content)}]
    return min(holds)[1] if holds else None


def tokens(ranges_):
    return [token for first, last in ranges_ for token in range(first, last + 1)]


def size(mark):
    return sum(len(tokens(content)) for content in mark["contents"])


if __name__ == "__main__":
    main()
