"""Group rows of different lengths into batches, to save padding."""

from __future__ import annotations

from collections.abc import Sequence

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
