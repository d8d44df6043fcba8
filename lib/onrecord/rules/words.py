"""Small sets of words the rules look up, read once from `resources/grammar.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The list of that name, as a set."""
    table = tomllib.loads((files("onrecord") / "resources" / "grammar.toml").read_text(encoding="utf-8"))
    return frozenset(table[name])
