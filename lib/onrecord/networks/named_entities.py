"""Names in a reading: spans with their type and how sure the network is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..model.spans import Span
from .bioes import Scheme
from .reader import Reading

TYPES = ("person", "organization", "place", "group", "other")
"""*group*: a nationality, a religion, the adherents of a party. *place*: also a facility. *other*: an event,
a law, a work, a product."""
SCHEME = Scheme(TYPES)


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """One name.

    Attributes:
        span: characters, without a title before the name.
        type: index in `TYPES`.
        probability: mean probability of its words' labels, 0 to 1.
        types: how probable each type is, given that it is a name.
    """

    span: Span
    type: int
    probability: float
    types: tuple[float, ...]


def named_entities(reading: Reading) -> tuple[NamedEntity, ...]:
    """Names in text order; none overlaps another.

    The best legal sequence of labels of each window is taken, one label a word (its opening piece).
    """
    pieces = reading.pieces
    found: list[NamedEntity] = []
    for begin, end in reading.windows:
        opening = np.flatnonzero(pieces.first[begin:end]) + begin
        bounds = [*opening.tolist(), end]
        scores = reading.names[opening]
        labels = SCHEME.viterbi(scores)
        for i, j, kind in SCHEME.spans(labels.tolist()):
            probabilities = np.exp(scores[i:j])
            by_type = probabilities[:, 1:].reshape(j - i, len(TYPES), 4).sum(axis=2).mean(axis=0)
            sure = float(probabilities[np.arange(j - i), labels[i:j]].mean())
            span = (int(pieces.begin[bounds[i]]), int(pieces.end[bounds[j] - 1]))
            types = tuple(float(p) for p in by_type / by_type.sum())
            found.append(NamedEntity(span, kind, sure, types))
    return tuple(found)
