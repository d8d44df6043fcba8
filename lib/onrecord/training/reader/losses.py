"""Runs a batch of stretches through the network and computes the loss of each task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from ...model.spans import Span
from ...networks.reader import places_of
from .examples import Anaphors, Text, anaphors_in
from .name_tags import UNKNOWN
from .network import WIDTH, Antecedents, Reader, ends_of

KIND = 0.2
"""Weight of the loss of kinds relative to that of antecedents."""
NAME = 1.0
"""Weight of the loss of names, which is a mean over words."""
_ENOUGH = 20.0
"""Least total weight of a batch's anaphors at which their loss counts in full."""
_NONE = -1e4

Stretch = tuple[Text, Sequence[Span]]
"""A text and consecutive windows of it, in pieces."""


@dataclass(frozen=True, slots=True)
class Losses:
    """The losses of a batch; the loss of a task without examples is 0."""

    antecedent: Tensor
    kind: Tensor
    name: Tensor

    def total(self) -> Tensor:
        """The weighted sum."""
        return self.antecedent + KIND * self.kind + NAME * self.name


def losses(reader: Reader, stretches: Sequence[Stretch]) -> Losses:
    """Run stretches through the network and compare the result with their labels."""
    vectors = encode(reader, stretches)
    return Losses(*_antecedent_loss(reader, stretches, vectors), _name_loss(reader, stretches, vectors))


def encode(reader: Reader, stretches: Sequence[Stretch]) -> list[Tensor]:
    """Vectors of the pieces of each stretch; windows of similar length are read together."""
    flat = [(i, b, e) for i, (_, spans) in enumerate(stretches) for b, e in spans]
    found: dict[tuple[int, int, int], Tensor] = {}
    for group in _alike(flat):
        shape = (len(group), max(e - b for _, b, e in group))
        shared = torch.zeros((*shape, WIDTH))
        places, mask = (torch.zeros(shape, dtype=torch.int64) for _ in range(2))
        for row, (i, b, e) in enumerate(group):
            text = stretches[i][0]
            shared[row, : e - b] = torch.from_numpy(text.shared[b:e].astype(np.float32))
            places[row, : e - b] = torch.from_numpy(places_of(text.pieces.paragraph[b:e]))
            mask[row, : e - b] = 1
        hidden = reader.dropout(reader(shared, places, mask))
        for row, (i, b, e) in enumerate(group):
            found[i, b, e] = hidden[row, : e - b]
    return [torch.cat([found[i, b, e] for b, e in spans]) for i, (_, spans) in enumerate(stretches)]


def _alike(windows: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Groups of windows of similar length, to save padding."""
    groups: list[list[tuple[int, int, int]]] = []
    shortest = 0
    for window in sorted(windows, key=lambda w: w[2] - w[1]):
        length = window[2] - window[1]
        if not groups or length > 1.2 * shortest + 8:
            groups.append([])
            shortest = length
        groups[-1].append(window)
    return groups


def _antecedent_loss(
    reader: Reader, stretches: Sequence[Stretch], vectors: Sequence[Tensor]
) -> tuple[Tensor, Tensor]:
    """Mean losses of the anaphors, by weight, and of the kinds of mentions."""
    lost = kinds = vectors[0].new_zeros(())
    weight, known = 0.0, 0
    for (text, spans), pieces in zip(stretches, vectors, strict=True):
        found = anaphors_in(text, (spans[0][0], spans[-1][1]))
        if found is None:
            continue
        ends = ends_of(pieces, torch.from_numpy(found.first), torch.from_numpy(found.last))
        mentions, pairs, nobody = scores(reader.antecedents, ends, found)
        wanted = torch.from_numpy(found.kinds)
        kinds = kinds + functional.cross_entropy(
            reader.antecedents.kind(mentions), wanted, ignore_index=-1, reduction="sum"
        )
        known += int((wanted >= 0).sum())
        lost = lost + (torch.from_numpy(found.weights) * ranking_loss(found, pairs, nobody)).sum()
        weight += float(found.weights.sum())
    return lost / max(weight, _ENOUGH), kinds / max(1, known)


def _name_loss(reader: Reader, stretches: Sequence[Stretch], vectors: Sequence[Tensor]) -> Tensor:
    """Mean loss of the tags of words, in texts with names marked by hand."""
    lost, known = vectors[0].new_zeros(()), 0
    for (text, spans), pieces in zip(stretches, vectors, strict=True):
        if text.tags is not None:
            wanted = torch.from_numpy(text.tags[spans[0][0] : spans[-1][1]])
            lost = lost + functional.cross_entropy(
                reader.name(pieces), wanted, ignore_index=UNKNOWN, reduction="sum"
            )
            known += int((wanted != UNKNOWN).sum())
    return lost / max(1, known)


def scores(ranker: Antecedents, ends: Tensor, found: Anaphors) -> tuple[Tensor, Tensor, Tensor]:
    """Vectors of the mentions, scores of the pairs, and scores of “nobody yet”.

    Args:
        ranker: the ranker.
        ends: vectors of the first, last and mean piece of each mention, (mentions, 3, width).
        found: the anaphors and their candidates.
    """
    mentions = ranker.vectors(ends)
    anaphors = torch.from_numpy(found.anaphors)
    rows, candidates = torch.from_numpy(found.rows), torch.from_numpy(found.candidates)
    pairs = ranker.pairs(mentions, anaphors[rows], candidates, torch.from_numpy(found.features))
    return mentions, pairs, ranker.nobody_yet(mentions[anaphors], torch.from_numpy(found.own))


def ranking_loss(found: Anaphors, pairs: Tensor, nobody: Tensor) -> Tensor:
    """Negative log of the summed probability of each anaphor's right antecedents (Lee et al. 2017)."""
    rows = torch.from_numpy(found.rows)
    everyone = torch.logaddexp(_by_row(pairs, rows, len(nobody)), nobody)
    right = _by_row(pairs.masked_fill(~torch.from_numpy(found.right), _NONE), rows, len(nobody))
    absent = torch.where(torch.from_numpy(found.nobody), nobody, torch.full_like(nobody, _NONE))
    return everyone - torch.logaddexp(right, absent)


def _by_row(values: Tensor, rows: Tensor, count: int) -> Tensor:
    """Log of the sum of exponentials of the values of each row."""
    most = torch.full((count,), _NONE).scatter_reduce(0, rows, values.detach(), "amax")
    sums = torch.zeros(count).scatter_add(0, rows, torch.exp(values - most[rows]))
    return most + torch.log(sums + 1e-9)
