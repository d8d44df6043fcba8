"""Actors of one article that have the same name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """Return names by id that tell actors apart: those with the same name get their id in brackets.

    Example:
        >>> told_apart({"a1": "resident", "a2": "Ann Ost", "a3": "resident"})
        {'a1': 'resident (a1)', 'a2': 'Ann Ost', 'a3': 'resident (a3)'}
    """
    count = Counter(names.values())
    return {key: f"{name} ({key})" if count[name] > 1 else name for key, name in names.items()}
