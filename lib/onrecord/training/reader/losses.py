"""A batch of stretches through the network, and what it loses on each task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from ...model.spans import Span
from ...networks.pieces import layout
from ..examples import NO_LABEL
from ..fit import Batch, collate
from ..fit import losses as attribution_losses
from .examples import Anaphors, Text, anaphors_in, name_labels
from .network import Antecedents, Reader, ends_of

LINK, ANTECEDENT, KIND = 0.3, 0.5, 0.2
"""Weights of the losses of links, antecedents and kinds; those of labels and names have 1."""
_SOFT = 0.7
"""Weight of the teacher's probabilities against the marks of attribution."""
_ENOUGH = 20.0
"""Weight of the anaphors of a batch from which on their loss counts in full."""
_NONE = -1e4

Stretch = tuple[Text, Sequence[Span]]
"""A text and consecutive windows of it, in pieces."""


@dataclass(frozen=True, slots=True)
class Losses:
    """What a batch loses; a task that it has no example of loses 0."""

    label: Tensor
    link: Tensor
    name: Tensor
    antecedent: Tensor
    kind: Tensor

    def total(self) -> Tensor:
        """The weighted sum."""
        return self.label + LINK * self.link + self.name + ANTECEDENT * self.antecedent + KIND * self.kind


def losses(reader: Reader, stretches: Sequence[Stretch], special: tuple[int, int, int]) -> Losses:
    """Run stretches through the network and compare with their marks."""
    vectors, windows = encode(reader, stretches, special)
    counts = [int((batch.labels != NO_LABEL).sum()) for batch, _ in windows]
    label = link = vectors[0].new_zeros(())
    for (batch, hidden), count in zip(windows, counts, strict=True):
        if not count:  # a window that is cut out of a long word has no mean
            continue
        share = count / sum(counts)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            labels, links = reader.label(hidden), reader.link(hidden)
        here = attribution_losses(batch, labels.float(), links.float(), reader.none, _SOFT)
        label, link = label + share * here[0], link + share * here[1]
    return Losses(
        label, link, _name_loss(reader, stretches, vectors), *_antecedent_loss(reader, stretches, vectors)
    )


def encode(
    reader: Reader, stretches: Sequence[Stretch], special: tuple[int, int, int]
) -> tuple[list[Tensor], list[tuple[Batch, Tensor]]]:
    """Vectors of the pieces of each stretch, and the batches of windows with theirs.

    Windows of like length are read together, in bfloat16.
    """
    flat = [(i, b, e) for i, (_, spans) in enumerate(stretches) for b, e in spans]
    examples = [text.example for text, _ in stretches]
    found: dict[tuple[int, int, int], Tensor] = {}
    batches = []
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for group in _alike(flat):
            batch = collate(examples, group, special)
            hidden = reader.dropout(reader(batch.ids, batch.features, batch.mask).float())
            batches.append((batch, hidden))
            for row, (i, b, e) in enumerate(group):
                x = examples[i]
                at = layout(x.ids[b:e], x.features[b:e], x.paragraph[b:e], special[:2])[2]
                found[i, b, e] = hidden[row, torch.from_numpy(at)]
    return [torch.cat([found[i, b, e] for b, e in spans]) for i, (_, spans) in enumerate(stretches)], batches


def _alike(flat: Sequence[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Windows in groups of like length, so that little is padded."""
    groups: list[list[tuple[int, int, int]]] = []
    shortest = 0
    for window in sorted(flat, key=lambda w: w[2] - w[1]):
        length = window[2] - window[1]
        if not groups or length > 1.5 * shortest + 32:
            groups.append([])
            shortest = length
        groups[-1].append(window)
    return groups


def _name_loss(reader: Reader, stretches: Sequence[Stretch], vectors: Sequence[Tensor]) -> Tensor:
    marked = [
        (v, torch.from_numpy(name_labels(text.names, text.pieces, (spans[0][0], spans[-1][1]))))
        for (text, spans), v in zip(stretches, vectors, strict=True)
        if text.names is not None
    ]
    if not marked:
        return vectors[0].new_zeros(())
    wanted = torch.cat([y for _, y in marked])
    found = reader.name(torch.cat([v for v, _ in marked]))
    known = (wanted != NO_LABEL).sum().clamp(min=1)
    return functional.cross_entropy(found, wanted, ignore_index=NO_LABEL, reduction="sum") / known


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


def scores(ranker: Antecedents, ends: Tensor, found: Anaphors) -> tuple[Tensor, Tensor, Tensor]:
    """Vectors of the mentions, scores of the pairs, and of nobody yet.

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
    """Negative log-probability of all right antecedents of each anaphor together (Lee et al. 2017)."""
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
