"""Fit the network that finds entities, and write it for the package."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from ...networks.entities import FACTS, N_TAGS, WEIGHTS, Head
from ..export_onnx import sha256
from .tags import allowed_tags
from .texts import Example

NARROW, HIDDEN = 160, 192
_RATE, _DECAY, _DROPOUT = 2e-3, 0.01, 0.2
_STRETCH, _AT_ONCE = 128, 16
"""Words of a stretch, and stretches of a batch."""


class Network(nn.Module):
    """Narrower vectors, a convolution over three words, and scores of the tags, as in `networks.entities`.

    Args:
        spread: (width,), the standard deviation of each input.
    """

    def __init__(self, spread: Tensor) -> None:
        super().__init__()
        self.register_buffer("spread", spread)
        self.narrow = nn.Linear(len(spread), NARROW)
        self.around = nn.Conv1d(NARROW, HIDDEN, 3, padding=1)
        self.out = nn.Linear(HIDDEN, N_TAGS)
        self.dropout = nn.Dropout(_DROPOUT)

    def forward(self, vectors: Tensor) -> Tensor:
        """Scores of the tags, (texts, words, tags), from vectors (texts, words, width); zeros are no word."""
        x = self.narrow(self.dropout(vectors / self.spread)) * vectors.any(-1, keepdim=True)
        x = functional.relu(self.around(x.transpose(1, 2)).transpose(1, 2))
        scores: Tensor = self.out(self.dropout(x))
        return scores

    def head(self) -> Head:
        """The weights as the package reads them."""
        narrow = (self.narrow.weight / self.spread).T, self.narrow.bias
        around = self.around.weight.permute(2, 1, 0), self.around.bias
        parts = (*narrow, *around, self.out.weight.T, self.out.bias)
        return Head(*(part.detach().numpy().astype(np.float16).astype(np.float32) for part in parts))


def fit(examples: Sequence[Example], epochs: int, seed: int = 0) -> Network:
    """The fitted network.

    The loss is the negative logarithm of the probability that a word has one of its allowed tags. No word is
    between two examples, so that the network learns the edges of texts.
    """
    torch.manual_seed(seed)
    vectors = torch.from_numpy(
        np.concatenate([np.pad(example.vectors, ((0, 1), (0, 0))) for example in examples])
    )
    allowed = torch.from_numpy(
        np.concatenate(
            [np.pad(allowed_tags(example), ((0, 1), (0, 0)), constant_values=True) for example in examples]
        )
    )
    network = Network(vectors[:: len(vectors) // 20_000 + 1].float().std(0))
    steps = epochs * sum(1 for _ in _batches(len(vectors), np.random.default_rng(seed)))
    optimizer = torch.optim.AdamW(network.parameters(), weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps, pct_start=0.1)
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for batch in _batches(len(vectors), rng):
            scores = functional.log_softmax(network(vectors[batch].float()), -1)
            loss = -scores.masked_fill(~allowed[batch], -1e9).logsumexp(-1).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return network.eval()


def _batches(words: int, rng: np.random.Generator) -> Iterator[Tensor]:
    """Yield indexes of words, (stretches, words of a stretch), that cover all words once, at random."""
    starts = rng.permutation(np.arange(0, words, _STRETCH))
    shift = int(rng.integers(_STRETCH))
    for i in range(0, len(starts), _AT_ONCE):
        places = starts[i : i + _AT_ONCE, None] + np.arange(_STRETCH) + shift
        yield torch.from_numpy(places % words)


def save(head: Head, folder: Path) -> None:
    """Write `entities.npz`, and `entities.json`, which has its hash."""
    arrays = {name: getattr(head, name).astype(np.float16) for name in Head.__slots__}
    np.savez_compressed(folder / WEIGHTS, **arrays)
    facts = {"sha256": {WEIGHTS: sha256(folder / WEIGHTS)}}
    (folder / FACTS).write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
