"""The tables of an article; each function takes an `Analysis` and returns a table that a notebook shows."""

from .article_tables import actors, claims, evidence, numbers, stances, wording
from .number_views import compared, nobody_named
from .source_table import sources

__all__ = [
    "actors",
    "claims",
    "compared",
    "evidence",
    "nobody_named",
    "numbers",
    "sources",
    "stances",
    "wording",
]
