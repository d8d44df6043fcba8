"""Word sets that the rules use, read once from `attribution/rules/data/grammar.toml`."""

from __future__ import annotations

from functools import cache

from ...files.package_data import read_toml


@cache
def words(name: str) -> frozenset[str]:
    """A list of the file by name, as a set."""
    table = read_toml(__package__, "grammar.toml")
    return frozenset(table[name])
