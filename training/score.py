"""How well do spans agree? Exact F1 of each role.

This file never links spans to attributions: the engine does, and `cargo xtask eval` measures it.
"""

from articles import ROLES, spans_of, well_formed


def exact(articles, labels):
    """Precision, recall and F1 (percent) of each role; `labels` has one list a paragraph for each article."""
    right, found, gold = ({role: 0 for role in ROLES} for _ in range(3))
    for article, said in zip(articles, labels):
        spans = {role: set() for role in ROLES}
        for paragraph, own in zip(article.paragraphs, said):
            for role, some in spans_of(well_formed(own), paragraph.first).items():
                spans[role] |= some
        for role in ROLES:
            right[role] += len(spans[role] & article.spans[role])
            found[role] += len(spans[role])
            gold[role] += len(article.spans[role])
    return {role: percent(right[role], found[role], gold[role]) for role in ROLES}


def percent(right, found, gold):
    precision, recall = right / max(1, found), right / max(1, gold)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return {"p": round(100 * precision, 1), "r": round(100 * recall, 1), "f1": round(100 * f1, 1)}
