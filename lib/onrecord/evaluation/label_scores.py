"""Score predicted labels against annotated ones."""

from __future__ import annotations

from collections.abc import Sequence

from ..networks.marks import LABELS


def macro_f1(labels: Sequence[int], found: Sequence[int]) -> float:
    """Return the mean F1 over the labels, in percent.

    Args:
        labels: the correct labels, as indices in `networks.marks.LABELS`.
        found: the labels predicted.
    """
    pairs = list(zip(labels, found, strict=True))
    scores = []
    for c in range(len(LABELS)):
        right = sum(a == b == c for a, b in pairs)
        scores.append(200 * right / max(1, sum((a == c) + (b == c) for a, b in pairs)))
    return sum(scores) / len(scores)
