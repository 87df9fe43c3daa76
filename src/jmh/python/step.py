"""One training step in PyTorch, the peer of StepBenchmark: 64 texts of 50 tokens, 128 dimensions,
a vocabulary of 20,000, 10 labels, Adam, two threads. Prints median and best in milliseconds.
"""

import statistics
import time

import torch
from torch import nn
from torch.nn import functional

BATCH, TOKENS, WIDTH, VOCABULARY, LABELS = 64, 50, 128, 20_000, 10


class TextCnn(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.filters = nn.ModuleList([nn.Conv1d(WIDTH, 100, width) for width in (3, 4, 5)])
        self.scores = nn.Linear(300, LABELS)

    def forward(self, tokens):
        vectors = self.words(tokens).transpose(1, 2)
        largest = [functional.relu(filters(vectors)).max(2)[0] for filters in self.filters]
        return self.scores(functional.dropout(torch.cat(largest, 1), 0.5, self.training))


class BiLstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.recurrence = nn.LSTM(WIDTH, 128, batch_first=True, bidirectional=True)
        self.scores = nn.Linear(256, LABELS)

    def forward(self, tokens):
        hidden, _ = self.recurrence(self.words(tokens))
        return self.scores(hidden.max(1)[0])


def measure(name, module, steps):
    torch.manual_seed(1)
    network = module()
    optimiser = torch.optim.Adam(network.parameters(), 1e-3)
    times = []
    for _ in range(steps):
        tokens = torch.randint(1, VOCABULARY, (BATCH, TOKENS))
        truth = torch.randint(0, LABELS, (BATCH,))
        start = time.perf_counter()
        optimiser.zero_grad()
        functional.cross_entropy(network(tokens), truth).backward()
        optimiser.step()
        times.append((time.perf_counter() - start) * 1000)
    print(f"{name}: median {statistics.median(times):.1f} ms, best {min(times):.1f} ms")


torch.set_num_threads(2)
measure("text-cnn", TextCnn, 40)
measure("bi-lstm", BiLstm, 15)
