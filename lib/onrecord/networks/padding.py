"""Rows of different lengths: group them into batches that need little padding, and pad them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", bound=np.generic)

_A_RUN = 8
"""The cost of a separate run, in padded pieces."""


def batches(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Group rows of similar length: a row joins a batch if padding costs less than a separate run.

    The rounding of an int8 network depends on the batch. Batches depend on lengths alone, so that a text
    always gets the same scores.

    Args:
        lengths: of the rows, in pieces.
        most: most padded pieces in a batch of several rows.

    Returns:
        Indices of the rows of each batch, each row once, the shortest first.
    """
    result: list[list[int]] = []
    longest = 0
    for i in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        length = lengths[i]
        room = bool(result) and (len(result[-1]) + 1) * length <= most
        if not room or len(result[-1]) * (length - longest) > _A_RUN:
            result.append([])
        result[-1].append(i)
        longest = length
    return result


def pad(rows: Sequence[NDArray[T]], padding: int = 0) -> NDArray[T]:
    """Arrays in one array, filled up at their ends to the length of the longest.

    Args:
        rows: at least one, (pieces, …), of one type.
        padding: what fills them up.

    Returns:
        (rows, pieces, …), of the same type.
    """
    shape = (len(rows), max(map(len, rows)), *rows[0].shape[1:])
    padded = np.full(shape, padding, dtype=rows[0].dtype)
    for place, row in zip(padded, rows, strict=True):
        place[: len(row)] = row
    return padded


def mask(lengths: Sequence[int]) -> NDArray[np.int64]:
    """1 for the pieces of rows of these lengths, 0 for their padding; (rows, pieces)."""
    return (np.arange(max(lengths)) < np.array(lengths)[:, None]).astype(np.int64)
