"""What does the network see at a time? Runs of consecutive paragraphs with a border between them.

This file never computes with weights.
"""

import torch

from articles import FEATURES

# The features of the border between two paragraphs, beside the word, which each model numbers by itself.
BORDER = {"suffix": 1024, "prefix": 1024, "shape": 6, "quotation": 4}


def windows(article, limit, price=lambda paragraph, token: 1, first_limit=None):
    """The article's tokens in windows: lists of (paragraph, token), None for a border.

    Consecutive paragraphs go together while the prices of their tokens come to at most `limit` (`first_limit` for the
    first window, so that borders fall elsewhere); a paragraph above it is cut. With the limit 0 each paragraph stands alone.
    """
    found, window, spent = [], [], 0
    room = first_limit or limit
    for number, paragraph in enumerate(article.paragraphs):
        prices = [price(paragraph, token) for token in range(len(paragraph.written))]
        for start, end in pieces(prices, limit):
            cost = sum(prices[start:end])
            if window and spent + 1 + cost > room:
                found.append(window)
                window, spent, room = [], 0, limit
            if window:
                window.append(None)
                spent += 1
            window = window + [(number, token) for token in range(start, end)]
            spent += cost
    return found + [window] if window else found


def pieces(prices, limit):
    """Cuts a paragraph into ranges of at most `limit`, or leaves it whole where there is none."""
    start, spent = 0, 0
    for at, cost in enumerate(prices):
        if limit and spent + cost > limit:
            yield start, at
            start, spent = at, 0
        spent += cost
    if start < len(prices):
        yield start, len(prices)


def epoch(articles, limit, random, price=lambda paragraph, token: 1, alone=0.0):
    """Every article's windows, packed differently each time; a share of `alone` of the articles in lone paragraphs."""
    found = []
    for article in articles:
        if random.random() < alone:
            packed = windows(article, 0, price)
        else:
            packed = windows(article, limit, price, random.randint(limit // 4, limit))
        found += [(article, window) for window in packed]
    random.shuffle(found)
    return found


def batches(found, tokens, random):
    """Windows of like length together, at most about `tokens` places in each batch."""
    result = []
    for start in range(0, len(found), 400):
        chunk = sorted(found[start : start + 400], key=lambda one: len(one[1]))
        batch = []
        for one in chunk:
            if batch and (len(batch) + 1) * len(one[1]) > tokens:
                result.append(batch)
                batch = []
            batch.append(one)
        result.append(batch)
    random.shuffle(result)
    return result


def tensors(batch, word_rows, tasks=()):
    """A batch as tensors of [window, place]: the features, the labels of each task, and `lengths` of [window]."""
    longest = max(len(window) for _, window in batch)
    rows = {name: torch.zeros(len(batch), longest, dtype=torch.long) for name in (*FEATURES, *tasks)}
    for at, (article, window) in enumerate(batch):
        columns = {name: [] for name in rows}
        for place in window:
            paragraph = place and article.paragraphs[place[0]]
            for name in FEATURES:
                columns[name].append(paragraph.features[name][place[1]] if place else BORDER.get(name))
            for task in tasks:
                columns[task].append(paragraph.labels[task][place[1]] if place and task in paragraph.labels else 0)
        columns["word"] = [word_rows(word) for word in columns["word"]]
        for name, column in columns.items():
            rows[name][at, : len(column)] = torch.tensor(column)
    rows["lengths"] = torch.tensor([len(window) for _, window in batch])
    return rows
