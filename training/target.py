"""What should a student say of a window? Gold labels, mixed with what its teachers make of the same tokens.

This file never trains and never reads a corpus.
"""

import torch

from articles import label_count
from chain import one_hot

GOLD_SHARE = 0.2  # of gold labels, where there are teachers; the rest is the mean of their marginals
TAUGHT = "attribution"


class Target:
    """`chains` are the teachers' and `emissions` what they gave: for each article's name a tensor for each paragraph."""

    def __init__(self, chains, emissions):
        self.teachers = list(zip(chains, emissions))

    def of(self, task, batch, rows):
        """The (soft) labels [window, place, label] and pair counts [window, from, to] of a batch."""
        labels, pairs = one_hot(rows[task], rows["lengths"], label_count(task))
        if task != TAUGHT or not self.teachers:
            return labels, pairs
        share = (1 - GOLD_SHARE) / len(self.teachers)
        labels, pairs = GOLD_SHARE * labels, GOLD_SHARE * pairs
        for chain, emissions in self.teachers:
            soft, soft_pairs = chain.marginals(self.of_windows(batch, emissions, rows["lengths"]), rows["lengths"])
            labels, pairs = labels + share * soft, pairs + share * soft_pairs
        return labels, pairs

    @staticmethod
    def of_windows(batch, emissions, lengths):
        border = torch.zeros(label_count(TAUGHT))
        border[0] = 30.0
        found = torch.zeros(len(batch), int(lengths.max()), len(border))
        for at, (article, window) in enumerate(batch):
            own = emissions[article.name]
            found[at, : len(window)] = torch.stack([own[place[0]][place[1]] if place else border for place in window])
        return found
