"""The table of sources: whom the story cites, the type of each source, and why they know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model.frames import rows_of
from ...model.spans import cut
from ..phrasing.display_names import name_of, names
from .table import Cell, Column, Row, Table

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis


def sources(analysis: Analysis) -> Table:
    """Return the sources of the article, those with most words first."""
    known, text = names(analysis.actors), analysis.article.text
    rows = [
        Row(
            None,
            (
                Cell(name_of(known, source.actor), link=f"m-{source.actor}", sort=position),
                Cell(str(source.type)),
                Cell(_shown(source.title)),
                Cell(_shown(source.affiliation)),
                Cell("; ".join(" ".join(cut(text, (span,)).split()) for span in source.justification)),
                Cell(str(source.statements), sort=int(source.statements)),
                Cell(str(source.words), sort=int(source.words)),
                Cell(f"{source.share:.0%}", sort=float(source.share)),
            ),
        )
        for position, source in enumerate(rows_of(analysis.sources))
    ]
    columns = (
        Column("Source", filtered=True),
        Column("Type", filtered=True),
        Column("Title"),
        Column("Affiliation"),
        Column("Why they know"),
        Column("Statements", numeric=True),
        Column("Words", numeric=True),
        Column("Share of the article", numeric=True),
    )
    return Table(
        "sources",
        "Everyone whose statements the article cites, with the words that show why they know.",
        columns,
        tuple(rows),
        "The article cites no source.",
    )


def _shown(value: object) -> str:
    return value if isinstance(value, str) else ""
