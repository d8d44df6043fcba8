"""How rows of unlike length are put together for one run of a network."""

from __future__ import annotations

from collections.abc import Sequence

_A_RUN = 8
"""What a run of its own costs, in padded pieces."""


def batches(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Put rows of like length together: a row joins if that costs less padding than a run of its own.

    The batches depend on the lengths alone, so that a text scores the same alone and among others (an int8
    network's rounding depends on its batch).

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
