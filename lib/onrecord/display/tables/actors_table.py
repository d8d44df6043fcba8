"""The tables of actors: those that speak or are spoken about, and all others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...model.frames import rows_of
from ..phrasing.display_names import name_of, names
from .table import Cell, Column, Row, Table, figure, text_of

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis


def actors(analysis: Analysis) -> Table:
    """Return the table of actors that speak or are spoken about."""
    concerned = _concerned(analysis)
    return _table(
        analysis,
        "actors",
        "Everyone and everything that speaks or is spoken about, in order of appearance; words are those "
        "attributed to them.",
        [a for a in rows_of(analysis.actors) if a.id in concerned],
        "Nobody who is named in the article speaks or is spoken about.",
    )


def bystanders(analysis: Analysis) -> Table:
    """Return the table of actors that neither speak nor are spoken about."""
    concerned = _concerned(analysis)
    return _table(
        analysis,
        "bystanders",
        "Names that neither speak nor are spoken about in any claim.",
        [a for a in rows_of(analysis.actors) if a.id not in concerned],
        "Everyone named in the article speaks or is spoken about.",
    )


def _concerned(analysis: Analysis) -> set[str]:
    """Return the ids of actors that speak, are named in the content of a claim, or have a side."""
    contents = [span for claim in rows_of(analysis.claims) for span in claim.content]
    targets = set(analysis.stances["target"].dropna()) | set(analysis.stances["speaker"].dropna())
    return {
        a.id
        for a in rows_of(analysis.actors)
        if a.claims
        or a.id in targets
        or any(b <= begin and end <= e for begin, end in a.mentions for b, e in contents)
    }


def _table(analysis: Analysis, name: str, caption: str, kept: Sequence[Any], empty: str) -> Table:
    known = names(analysis.actors)
    rows = [
        Row(
            f"row-{a.id}",
            (
                Cell(str(a.id), link=f"m-{a.id}" if len(a.mentions) else None, sort=position),
                Cell(known[a.id]),
                Cell(a.kind if a.named else f"{a.kind}, not named"),
                Cell(text_of(a.role)),
                Cell(name_of(known, a.affiliation, "")),
                Cell("; ".join(alias for alias in a.aliases if alias != a.name)),
                figure(len(a.mentions)),
                figure(a.claims),
                figure(a.words),
            ),
            bool(a.corrected),
        )
        for position, a in enumerate(kept)
    ]
    columns = (
        Column("Id"),
        Column("Name"),
        Column("Kind", filtered=True),
        Column("Role"),
        Column("Belongs to"),
        Column("Also called"),
        Column("Mentions", numeric=True),
        Column("Claims", numeric=True),
        Column("Words", numeric=True),
    )
    return Table(name, caption, columns, tuple(rows), empty)
