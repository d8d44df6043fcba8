"""Things that are linked in pairs, put together in groups."""

from __future__ import annotations

from collections.abc import Iterable


def components(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The group of each number that stands in a pair, called by its smallest number (disjoint-set forest)."""
    parent: dict[int, int] = {}

    def root(n: int) -> int:
        parent.setdefault(n, n)
        while parent[n] != n:
            parent[n] = n = parent[parent[n]]
        return n

    for a, b in pairs:
        x, y = sorted((root(a), root(b)))
        parent[y] = x
    return {n: root(n) for n in list(parent)}
