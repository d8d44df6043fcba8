"""The tables of an article; each function takes an `Analysis` and returns a table that a notebook shows."""

from .actors import actors, bystanders
from .claims import claims
from .folded_tables import all_tables
from .numbers import compared, nobody_named, numbers
from .source_table import sources
from .stances import stances, wording

__all__ = [
    "actors",
    "all_tables",
    "bystanders",
    "claims",
    "compared",
    "nobody_named",
    "numbers",
    "sources",
    "stances",
    "wording",
]
