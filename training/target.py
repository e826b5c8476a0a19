"""What should a student say of a window? Gold labels, mixed with what its teachers make of the same tokens.

This file never trains and never reads a corpus.
"""

import torch

from articles import label_count
from chain import one_hot

GOLD_SHARE = 0.2  # of gold labels, where there are teachers and gold; the rest is the mean of the teachers' marginals


class Target:
    """`teachers` has for each task a list of (chain, emissions): for each article's name a tensor for each paragraph."""

    def __init__(self, teachers):
        self.teachers = teachers

    def of(self, task, batch, rows):
        """The (soft) labels [window, place, label] and pair counts [window, from, to] of a batch."""
        annotated = all(task in paragraph.labels for article, _ in batch for paragraph in article.paragraphs)
        taught = [one for one in self.teachers.get(task, ()) if all(article.name in one[1] for article, _ in batch)]
        gold_share = 1.0 if not taught else GOLD_SHARE if annotated else 0.0
        labels, pairs = one_hot(rows[task], rows["lengths"], label_count(task))
        labels, pairs = gold_share * labels, gold_share * pairs
        for chain, emissions in taught:
            share = (1 - gold_share) / len(taught)
            soft, soft_pairs = chain.marginals(of_windows(batch, emissions, rows["lengths"], label_count(task)), rows["lengths"])
            labels, pairs = labels + share * soft, pairs + share * soft_pairs
        return labels, pairs


def of_windows(batch, emissions, lengths, count):
    border = torch.zeros(count)
    border[0] = 30.0
    found = torch.zeros(len(batch), int(lengths.max()), count)
    for at, (article, window) in enumerate(batch):
        own = emissions[article.name]
        found[at, : len(window)] = torch.stack([own[place[0]][place[1]] if place else border for place in window])
    return found
