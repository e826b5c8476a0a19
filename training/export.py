"""How do the weights reach the engine? As whole numbers of 8 bits, a scale for each row, in safetensors.

This file never trains. It reads what it wrote with the engine's arithmetic in mind: see engine/src/net.
"""

import hashlib

import brotli
import torch
from safetensors.torch import save

from articles import TASKS
from student import FIRST_WORD, TABLES

# The heads that the engine asks. The others only taught the encoder.
SHIPPED = ("attribution", "saying", "said", "nested", "hedge", "claim")


def weights(student):
    """The model file's bytes."""
    tensors = {}
    # The engine finds a word by bisection, so the rows stand in the order of the sorted list.
    words = sorted(student.words, key=lambda word: word.encode())
    rows = list(range(FIRST_WORD)) + [student.row[word] for word in words]
    tensors["words"] = bytes_of("".join(word + "\n" for word in words))
    put(tensors, "word", student.word.weight[rows])
    for name in TABLES:
        put(tensors, name, student.tables[name].weight)
    for direction, layers in (("forward", student.forward_layers), ("backward", student.backward_layers)):
        for number, lstm in enumerate(layers):
            name = f"lstm.{number}.{direction}"
            put(tensors, name, torch.cat([lstm.weight_ih_l0, lstm.weight_hh_l0], 1))
            tensors[f"{name}.biases"] = lstm.bias_ih_l0 + lstm.bias_hh_l0
    return file(tensors | heads(student, SHIPPED), SHIPPED, {})


def head(student, task, reader):
    """The bytes of a file with the head of one task alone. It names the network that it stands on, the model file `reader`."""
    return file(heads(student, (task,)), (task,), {"reader": hashlib.sha256(reader).hexdigest()})


def heads(student, tasks):
    tensors = {}
    for task in tasks:
        put(tensors, task, student.heads[task].weight)
        tensors[f"{task}.biases"] = student.heads[task].bias
        tensors[f"{task}.follow"] = student.chains[task].follow
        tensors[f"{task}.begin"] = student.chains[task].begin
    return tensors


def file(tensors, tasks, remarks):
    tensors = {name: tensor.detach().contiguous() for name, tensor in tensors.items()}
    roles = {f"{task}.roles": " ".join(TASKS[task]) for task in tasks}
    return save(tensors, {"tasks": " ".join(tasks), **roles, **remarks})


@torch.no_grad()
def round_weights(student):
    """Gives the student the very weights that its file will hold."""
    tables = [student.word, *student.tables.values(), *student.heads.values()]
    for table in tables:
        table.weight.copy_(rounded(table.weight))
    for lstm in (*student.forward_layers, *student.backward_layers):
        inputs = lstm.weight_ih_l0.shape[1]
        rows = rounded(torch.cat([lstm.weight_ih_l0, lstm.weight_hh_l0], 1))
        lstm.weight_ih_l0.copy_(rows[:, :inputs])
        lstm.weight_hh_l0.copy_(rows[:, inputs:])


def rounded(values):
    whole, scales = in_eights(values)
    return whole * scales[:, None]


def bytes_of(text):
    return torch.tensor(list(text.encode()), dtype=torch.uint8)


def put(tensors, name, values):
    tensors[f"{name}.weights"], tensors[f"{name}.scales"] = in_eights(values)


def in_eights(values):
    """Each row as whole numbers from -127 to 127 and the scale that the largest of them sets."""
    scales = values.abs().amax(1).clamp(min=1e-8) / 127
    return (values / scales[:, None]).round().to(torch.int8), scales


def sizes(file):
    return len(file), len(brotli.compress(file, quality=11))
