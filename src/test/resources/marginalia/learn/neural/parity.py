"""Writes what PyTorch computes for small layers, for ParityTest to compare with.

Run in this folder with `python3 parity.py`; the files beside it were made by torch 1.13.0 on the
CPU. One file per layer, one matrix per line: name, rows, columns, numbers row by row. Texts lie one
after another; `starts` says where each begins. Weights and their gradients are laid out as
Marginalia has them: inputs × outputs, the parts of a convolution's filters one a row. The loss is
the sum of the outputs, each times its number in `slope`.
"""

import torch
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence, pad_sequence

LENGTHS = [5, 3]
STARTS = [0, 5, 8]
INPUTS = 4
WIDTH = 3


class Fixture:
    def __init__(self, name):
        torch.manual_seed(2026)
        self.name = name
        self.lines = []
        self.x = torch.randn(sum(LENGTHS), INPUTS, requires_grad=True)

    def texts(self):
        return torch.split(self.x, LENGTHS)

    def put(self, name, matrix):
        matrix = matrix.detach().reshape(-1, matrix.shape[-1])
        numbers = " ".join("%.9g" % number for number in matrix.flatten().tolist())
        self.lines.append("%s %d %d %s" % (name, *matrix.shape, numbers))

    def backward(self, out):
        slope = torch.randn_like(out)
        (out * slope).sum().backward()
        self.put("starts", torch.tensor(STARTS))
        self.put("x", self.x)
        self.put("x.gradient", self.x.grad)
        self.put("out", out)
        self.put("slope", slope)

    def write(self):
        with open(self.name + ".txt", "w") as file:
            file.write("\n".join(self.lines) + "\n")

    def finish(self, out, parameters):
        """parameters: our name -> (tensor, how its layout becomes ours)."""
        self.backward(out)
        for name, (tensor, ours) in parameters.items():
            self.put(name, ours(tensor))
            self.put(name + ".gradient", ours(tensor.grad))
        self.write()


def leaf(*shape):
    return (0.5 * torch.randn(*shape)).requires_grad_()


def same(tensor):
    return tensor


def transposed(tensor):
    return tensor.t()


def convolution():
    fixture = Fixture("convolution")
    widths, filters = [2, 3], 5
    weights = [leaf(filters, INPUTS, width) for width in widths]
    bias = leaf(filters * len(widths))
    rows = []
    for text in fixture.texts():
        answers = [
            functional.conv1d(text.t()[None], weight, padding=width - 1)[0].max(dim=1).values
            for weight, width in zip(weights, widths)
        ]
        rows.append(torch.relu(torch.cat(answers) + bias))
    out = torch.stack(rows)

    def parts(tensors):  # filters × inputs × width each -> (Σ width · filters) × inputs
        return torch.cat([one.permute(2, 0, 1).reshape(-1, INPUTS) for one in tensors])

    fixture.backward(out)
    fixture.put("layer.weights", parts(weights))
    fixture.put("layer.weights.gradient", parts([weight.grad for weight in weights]))
    fixture.put("layer.bias", bias)
    fixture.put("layer.bias.gradient", bias.grad)
    fixture.write()


def recurrence(name, module):
    fixture = Fixture(name)
    net = module(INPUTS, WIDTH, batch_first=True, bidirectional=True)
    parameters = {}
    for direction, suffix in (("forward", "_l0"), ("backward", "_l0_reverse")):
        ours = "layer." + direction
        bias = getattr(net, "bias_hh" + suffix)
        input_bias = getattr(net, "bias_ih" + suffix)
        parameters[ours + ".inputs"] = (getattr(net, "weight_ih" + suffix), transposed)
        parameters[ours + ".states"] = (getattr(net, "weight_hh" + suffix), transposed)
        if name == "gru":
            parameters[ours + ".inputBias"] = (input_bias, same)
        else:  # one bias, where PyTorch has two that are added
            with torch.no_grad():
                bias += input_bias
                input_bias.zero_()
        parameters[ours + ".bias"] = (bias, same)
    padded = pad_sequence(fixture.texts(), batch_first=True)
    packed = pack_padded_sequence(padded, LENGTHS, batch_first=True)
    states, _ = pad_packed_sequence(net(packed)[0], batch_first=True)
    out = torch.cat([states[i, :length] for i, length in enumerate(LENGTHS)])
    fixture.finish(out, parameters)


def attention():
    fixture = Fixture("attention")
    keys, keys_bias = leaf(INPUTS, WIDTH), leaf(WIDTH)
    query, query_bias = leaf(WIDTH, 1), leaf(1)
    rows = []
    for text in fixture.texts():
        scores = torch.tanh(text @ keys + keys_bias) @ query + query_bias
        rows.append((torch.softmax(scores, dim=0) * text).sum(dim=0))
    fixture.finish(
        torch.stack(rows),
        {
            "layer.keys.weights": (keys, same),
            "layer.keys.bias": (keys_bias, same),
            "layer.query.weights": (query, same),
            "layer.query.bias": (query_bias, same),
        },
    )


def dot_attention():
    fixture = Fixture("dot-attention")
    rows = [torch.softmax(text @ text.t(), dim=1) @ text for text in fixture.texts()]
    fixture.finish(torch.cat(rows), {})


def layer_norm():
    fixture = Fixture("layer-norm")
    gain, bias = leaf(INPUTS), leaf(INPUTS)
    out = functional.layer_norm(fixture.x, (INPUTS,), gain, bias)
    fixture.finish(out, {"layer.gain": (gain, same), "layer.bias": (bias, same)})


convolution()
recurrence("lstm", torch.nn.LSTM)
recurrence("gru", torch.nn.GRU)
attention()
dot_attention()
layer_norm()
