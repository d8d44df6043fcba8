"""A mention in its text to what the network reads: word pieces with the mention between two marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding

from ..model.spans import Span

LABELS = ("negative", "neutral", "positive")
LIMIT = 160
"""Most pieces of the text around a mention."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One mention as the network reads it.

    Attributes:
        ids: int64 (pieces,), with the start piece, the two marks and the separator.
        begin, end: positions of the mention's pieces, without the marks.
    """

    ids: NDArray[np.int64]
    begin: int
    end: int

    def __len__(self) -> int:
        return len(self.ids)


def mark(encoding: Encoding, target: Span, special: tuple[int, int, int], limit: int = LIMIT) -> Marked:
    """Set marks around a mention.

    Args:
        encoding: of the text, without special pieces; its offsets are those of the text.
        target: characters of the mention.
        special: ids of the start piece, the separator and the mark.
        limit: most pieces kept of the text; those around the mention are.
    """
    start, separator, sign = special
    begin, end = _pieces(encoding.offsets, target)
    end = min(end, begin + limit)
    first = max(0, min(begin - (limit - (end - begin)) // 2, len(encoding.ids) - limit))
    last = min(len(encoding.ids), first + limit)
    ids = encoding.ids
    row = [start, *ids[first:begin], sign, *ids[begin:end], sign, *ids[end:last], separator]
    return Marked(np.array(row, dtype=np.int64), begin - first + 2, end - first + 2)


def _pieces(offsets: Sequence[Span], target: Span) -> Span:
    """The pieces that share a character with a span; the nearest one if none does."""
    inside = [i for i, (b, e) in enumerate(offsets) if b < target[1] and e > target[0]]
    if inside:
        return inside[0], inside[-1] + 1
    before = sum(e <= target[0] for _, e in offsets)
    return min(before, len(offsets)), min(before + 1, len(offsets))


def pad(
    rows: Sequence[Marked], padding: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """A batch of mentions.

    Args:
        rows: the mentions.
        padding: id of the padding.

    Returns:
        ids and mask, int64 (rows, pieces), and weights, float32 of the same shape, by which the pieces of
        each mention are averaged (they sum to 1).
    """
    shape = (len(rows), max(map(len, rows)))
    ids = np.full(shape, padding, dtype=np.int64)
    mask = np.zeros(shape, dtype=np.int64)
    weights = np.zeros(shape, dtype=np.float32)
    for i, row in enumerate(rows):
        ids[i, : len(row)] = row.ids
        mask[i, : len(row)] = 1
        weights[i, row.begin : row.end] = 1 / max(1, row.end - row.begin)
    return ids, mask, weights
