"""All tables of an article, folded under their names and numbers of rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..html.arrange import Folded, folded
from ..phrasing.display_names import counted
from .actors_table import actors, bystanders
from .claims_table import claims
from .numbers_table import compared, nobody_named, numbers
from .sources_table import sources
from .stances_table import stances, wording
from .table import Table

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_TABLES: tuple[tuple[str, Callable[[Analysis], Table]], ...] = (
    ("Claims", claims),
    ("Sources", sources),
    ("Actors", actors),
    ("Names that neither speak nor are spoken about", bystanders),
    ("Numbers", numbers),
    ("Numbers that count the same thing", compared),
    ("Numbers without a named source", nobody_named),
    ("Sides", stances),
    ("Wording", wording),
)


def all_tables(analysis: Analysis) -> Folded:
    """Return the tables of an article, folded."""
    made = [(title, make(analysis)) for title, make in _TABLES]
    return folded([(f"{title} ({counted(len(table.rows), 'row')})", table) for title, table in made])
