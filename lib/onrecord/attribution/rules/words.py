"""Small sets of words the rules look up, read once from `attribution/rules/data/grammar.toml`."""

from __future__ import annotations

from functools import cache

from ...files.package_data import read_toml


@cache
def words(name: str) -> frozenset[str]:
    """The list of that name, as a set."""
    table = read_toml(__package__, "grammar.toml")
    return frozenset(table[name])
