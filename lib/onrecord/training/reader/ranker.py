"""Fit the ranker alone, on the vectors of the exported network: cheap, and it gets used to their rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional

from ...networks.reader import Model, Reading, read_pieces
from .examples import Anaphors, Text, anaphors_in
from .losses import KIND, ranking_loss, scores
from .network import Antecedents

_BATCH = 64.0
"""Weight of the anaphors of a batch."""


@dataclass(frozen=True, slots=True)
class Read:
    """A text as the exported network reads it.

    Attributes:
        vectors: float16 (mentions, 3, width): first, last and mean piece of each mention.
        anaphors: its anaphors; `first` and `last` are not used.
    """

    vectors: NDArray[np.float16]
    anaphors: Anaphors


def read_text(text: Text, reading: Reading) -> Read | None:
    """What the ranker needs of a text; None if it has no anaphors."""
    found = anaphors_in(text, (0, len(text.pieces)))
    if found is None or not len(found.anaphors):
        return None
    sums = np.concatenate(
        [np.zeros((1, reading.vectors.shape[1])), np.cumsum(reading.vectors, 0, np.float64)]
    )
    length = (found.last - found.first + 1)[:, None]
    mean = (sums[found.last + 1] - sums[found.first]) / length
    parts = (reading.vectors[found.first], reading.vectors[found.last], mean)
    return Read(np.stack(parts, axis=1).astype(np.float16), found)


def fit_ranker(
    ranker: Antecedents, texts: Sequence[Read], epochs: int, rate: float = 3e-4, seed: int = 0
) -> Antecedents:
    """Train a ranker in place; it ends with the moving average of its weights.

    Args:
        ranker: with the weights that it has from training with the encoder.
        texts: to learn from.
        epochs: passes over them.
        rate: peak learning rate of AdamW, with linear decay.
        seed: of all chance.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    optimizer = torch.optim.AdamW(ranker.parameters(), lr=rate, weight_decay=0.01)
    total = epochs * len(texts)
    averaged = {name: p.detach().clone() for name, p in ranker.named_parameters()}
    ranker.train()
    weight, done = 0.0, 0
    for _ in range(epochs):
        for i in rng.permutation(len(texts)):
            lost, added = _loss(ranker, texts[i])
            (lost / _BATCH).backward()
            weight, done = weight + added, done + 1
            if weight < _BATCH:
                continue
            for group in optimizer.param_groups:
                group["lr"] = rate * max(0.02, 1 - done / total)
            nn.utils.clip_grad_norm_(ranker.parameters(), 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            weight = 0.0
            with torch.no_grad():
                torch._foreach_lerp_(list(averaged.values()), list(ranker.parameters()), 0.01)
    with torch.no_grad():
        for name, p in ranker.named_parameters():
            p.copy_(averaged[name])
    return ranker.eval()


def _loss(ranker: Antecedents, text: Read) -> tuple[torch.Tensor, float]:
    """The summed loss of a text's anaphors and kinds, and the weight of the anaphors."""
    found = text.anaphors
    mentions, pairs, nobody = scores(ranker, torch.from_numpy(text.vectors.astype(np.float32)), found)
    lost = (torch.from_numpy(found.weights) * ranking_loss(found, pairs, nobody)).sum()
    kinds = torch.from_numpy(found.kinds)
    if bool((kinds >= 0).any()):
        weight = float(found.weights.sum())
        lost = lost + KIND * weight * functional.cross_entropy(ranker.kind(mentions), kinds, ignore_index=-1)
    return lost, float(found.weights.sum())


def read_all(texts: Sequence[Text], model: Model) -> list[Read]:
    """Texts with anaphors, as an exported network reads them."""
    found = (read_text(text, read_pieces(text.pieces, model)) for text in texts if text.labelled is not None)
    return [one for one in found if one is not None]
