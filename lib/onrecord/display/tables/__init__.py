"""Analysis → tables: each function returns a `Table` that a notebook shows."""

from .actors_table import actors, bystanders
from .claims_table import claims
from .folded_tables import all_tables
from .numbers_table import compared, nobody_named, numbers
from .sources_table import sources
from .stances_table import stances, wording

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
