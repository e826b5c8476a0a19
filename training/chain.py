"""How do labels follow each other? A linear-chain CRF with the hard rules of B and I.

Label 0 is outside; the role number r begins with 2r + 1 and goes on with 2r + 2. This file never sees words.
"""

import torch
from torch import nn

FORBIDDEN = -1e4


class Chain(nn.Module):
    """Scores of label sequences. Emissions are [window, place, label], lengths [window]."""

    def __init__(self, count):
        super().__init__()
        self.count = count
        self.follow = nn.Parameter(torch.zeros(count, count))  # from, to
        self.begin = nn.Parameter(torch.zeros(count))
        forbidden = torch.zeros(count, count)
        for before in range(count):
            for label in range(2, count, 2):
                if before not in (label, label - 1):
                    forbidden[before, label] = FORBIDDEN
        self.register_buffer("forbidden", forbidden)
        self.register_buffer("forbidden_first", torch.tensor([FORBIDDEN * (at > 0 and at % 2 == 0) for at in range(count)]))

    def transitions(self):
        return self.follow + self.forbidden, self.begin + self.forbidden_first

    def log_partition(self, emissions, lengths, follow=None):
        """The log of the summed scores of all label sequences, [window]; `follow` may be [window, from, to]."""
        own, begin = self.transitions()
        follow = own[None] if follow is None else follow
        alpha = emissions[:, 0] + begin
        for place in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + follow, 1) + emissions[:, place]
            alpha = torch.where((place < lengths)[:, None], step, alpha)
        return torch.logsumexp(alpha, 1)

    def marginals(self, emissions, lengths):
        """How likely each label is at each place, and how often each pair is expected in each window."""
        with torch.enable_grad():
            emissions = emissions.detach().requires_grad_()
            follow = self.transitions()[0].detach().expand(len(emissions), self.count, self.count).clone().requires_grad_()
            return torch.autograd.grad(self.log_partition(emissions, lengths, follow).sum(), [emissions, follow])

    def cross_entropy(self, emissions, lengths, labels, pairs):
        """Per token, against the (soft) label and pair counts of a target such as `one_hot` or `marginals` give."""
        follow, begin = (values.clamp(min=-50) for values in self.transitions())
        score = (labels * emissions).sum((1, 2)) + (pairs * follow).sum((1, 2)) + (labels[:, 0] * begin).sum(1)
        return (self.log_partition(emissions, lengths) - score).sum() / lengths.sum()

    @torch.no_grad()
    def best(self, emissions):
        """The best label sequence for one window's emissions [place, label]."""
        follow, begin = self.transitions()
        score, back = emissions[0] + begin, []
        for emission in emissions[1:]:
            best, come_from = (score[:, None] + follow).max(0)
            back.append(come_from)
            score = best + emission
        labels = [int(score.argmax())]
        for come_from in reversed(back):
            labels.append(int(come_from[labels[-1]]))
        return labels[::-1]


def one_hot(labels, lengths, count):
    """Gold labels as the counts that `cross_entropy` takes."""
    inside = torch.arange(labels.shape[1])[None] < lengths[:, None]
    single = nn.functional.one_hot(labels, count).float() * inside[..., None]
    return single, torch.einsum("bwi,bwj->bij", single[:, :-1], single[:, 1:])
