"""How well do spans agree? F1 of each role, exact and by overlap.

This file never links spans to attributions: the engine does, and `cargo xtask eval` measures it.
"""

from articles import TASKS, spans_of, well_formed


def exact(articles, task, labels):
    """Precision, recall and F1 (percent) of each role; `labels` has one list a paragraph for each article."""
    counts = {role: [0, 0, 0] for role in TASKS[task]}
    for article, said in zip(articles, labels):
        spans = found_spans(article, task, said)
        for role, count in counts.items():
            gold = article.spans[task][role]
            for at, value in enumerate((len(spans[role] & gold), len(spans[role]), len(gold))):
                count[at] += value
    return {role: percent(*count) for role, count in counts.items()}


def overlapping(articles, task, labels):
    """Spans of any role that share half of their tokens with a gold one, and how many of those have its role (percent)."""
    right = found = gold = same = 0
    for article, said in zip(articles, labels):
        system = [(span, role) for role, some in found_spans(article, task, said).items() for span in some]
        wanted = [(span, role) for role, some in article.spans[task].items() for span in some]
        pairs = sorted(((shared(one, other), a, b) for a, (one, _) in enumerate(system) for b, (other, _) in enumerate(wanted)), reverse=True)
        used = set(), set()
        for value, a, b in pairs:
            if value >= 0.5 and a not in used[0] and b not in used[1]:
                used[0].add(a), used[1].add(b)
                right += 1
                same += system[a][1] == wanted[b][1]
        found += len(system)
        gold += len(wanted)
    return {**percent(right, found, gold), "kind": round(100 * same / max(1, right), 1)}


def shared(one, other):
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (one[1] - one[0] + other[1] - other[0] - max(0, common))


def found_spans(article, task, said):
    spans = {role: set() for role in TASKS[task]}
    for paragraph, own in zip(article.paragraphs, said):
        for role, some in spans_of(well_formed(own), TASKS[task], paragraph.first).items():
            spans[role] |= some
    return spans


def percent(right, found, gold):
    precision, recall = right / max(1, found), right / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * f1, 1)}
