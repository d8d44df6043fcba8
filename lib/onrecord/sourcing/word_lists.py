"""The word lists of `data/sourcing.toml`, read once."""

from __future__ import annotations

from functools import cache

from ..files.package_data import read_toml


@cache
def words(name: str) -> frozenset[str]:
    """Return the list with a name.

    Raises:
        KeyError: there is no such list.
    """
    return frozenset(_lists()[name])


@cache
def _lists() -> dict[str, list[str]]:
    return read_toml(__package__, "sourcing.toml")
