"""Which readings can show a side: a cheap look at vectors that are already there, before the network reads.

A ridge regression over the reader's vectors of the two mentions and of the words between them. It learned
from the answers of the network of directed stance (`onrecord.training.train_gate`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ..files.package_data import read_text
from ..model.spans import Span
from ..networks.pieces import Pieces
from .readings import HEARSAY, INNER, OWN, REPORTED, SAID, THING, Reading

_ORIGINS = (OWN, SAID, INNER, REPORTED, HEARSAY, THING)
_AT_ONCE = 1024
"""Readings whose features are in memory at once."""
_NEAR = 12
"""Pieces on each side of the target that count as the words between if its sentence lacks the source."""
Floats = NDArray[np.float32]
K = TypeVar("K")


@cache
def weights() -> tuple[Floats, float, float]:
    """Return the weights of the features, the constant, and the least score of a reading that is read."""
    data = json.loads(read_text(__package__, "gate.json"))
    return np.array(data["weights"], dtype=np.float32), data["constant"], data["least"]


def worth_reading(readings: Sequence[Reading], pieces: Pieces, vectors: Floats) -> list[bool]:
    """Return for each reading whether the network should read it.

    Both directions of two mentions are one reading for the network, so they are kept or left out together.

    Args:
        readings: of one article.
        pieces: the word pieces of the article.
        vectors: float32 (pieces, width), the reader's vectors.
    """
    if not readings:
        return []
    fitted, constant, least = weights()
    sums = sums_of(vectors)
    scores: list[float] = []
    for at in range(0, len(readings), _AT_ONCE):
        rows = features_of(readings[at : at + _AT_ONCE], pieces, sums)
        scores += (rows @ fitted + constant).tolist()
    keys = [key_of(reading) for reading in readings]
    best = best_scores(keys, scores)
    return [best[key] >= least for key in keys]


def key_of(reading: Reading) -> tuple[str, frozenset[Span | None]]:
    """Return the words and mentions that the network reads; both directions have the same."""
    return reading.pair.text, frozenset((reading.pair.source, reading.pair.target))


def best_scores(keys: Sequence[K], scores: Sequence[float]) -> dict[K, float]:
    """Return the best score of each key."""
    best: dict[K, float] = {}
    for key, score in zip(keys, scores, strict=True):
        best[key] = max(score, best.get(key, score))
    return best


def sums_of(vectors: Floats) -> Floats:
    """Return the sum of the vectors before each piece, and of all: float32 (pieces + 1, width)."""
    return np.concatenate([np.zeros((1, vectors.shape[1]), dtype=np.float32), vectors.cumsum(0)])


def features_of(readings: Sequence[Reading], pieces: Pieces, sums: Floats) -> Floats:
    """Return the features of readings, float32 (readings, features).

    Args:
        readings: of one article, at least one.
        pieces: the word pieces of the article.
        sums: of the reader's vectors (`sums_of`).
    """
    width = sums.shape[1]

    def mean(begin: int, end: int) -> Floats:
        begin = min(begin, len(pieces) - 1)
        end = max(end, begin + 1)
        return np.asarray((sums[end] - sums[begin]) / (end - begin))

    def places(span: Span) -> Span:
        first, last = np.searchsorted(pieces.end, span[0], "right"), np.searchsorted(pieces.begin, span[1])
        return min(int(first), len(pieces) - 1), int(last)

    rows = np.empty((len(readings), 4 * width + len(_ORIGINS) + 3), dtype=np.float32)
    for row, reading in zip(rows, readings, strict=True):
        begin, end = places(reading.place)
        target = places(reading.target_at)
        if reading.source_at is None:
            source = np.zeros(width, dtype=np.float32)
            gap, between = 0, (max(begin, target[0] - _NEAR), min(end, target[1] + _NEAR))
        else:
            one, two = sorted((places(reading.source_at), target))
            source = mean(*places(reading.source_at))
            gap, between = two[0] - one[1], (one[1], two[0])
        facts = [float(reading.origin == origin) for origin in _ORIGINS]
        facts += [float(np.log1p(max(0, gap))), float(np.log(max(2, reading.crowd) / 2))]
        facts += [float(reading.source_at is not None and reading.source_at < reading.target_at)]
        parts = [source, mean(*target), mean(*between), mean(begin, end)]
        np.concatenate([*parts, np.array(facts, dtype=np.float32)], out=row)
    return rows
