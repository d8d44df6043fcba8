"""The tables of numbers: all, those that count the same thing, and those without a named source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...model.frames import rows_of
from ..compare_numbers import same_things, unsourced
from ..phrasing.display_names import name_of, names
from .number_cells import change_of, scope_of, value_of
from .table import Cell, Column, Row, Table, claim_links, text_of

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

NOTES = {
    "agrees": "",
    "differs": "differs",
    "other time": "differs: another time",
    "other place": "differs: another place",
    "change": "before and after a change",
}


def numbers(analysis: Analysis) -> Table:
    """Return the table of numbers, with their values and who states them."""
    known = names(analysis.actors)
    rows = [
        Row(
            f"row-{n.id}",
            (
                Cell(str(n.id), link=str(n.id), sort=position),
                Cell(str(n.text)),
                Cell(str(n.kind)),
                value_of(n),
                Cell(text_of(n.counted)),
                Cell(scope_of(n)),
                change_of(n),
                Cell(_stated_by(n, known)),
                Cell("", links=claim_links([n.claim])),
            ),
            bool(n.corrected),
        )
        for position, n in enumerate(rows_of(analysis.numbers))
    ]
    columns = (
        Column("Id"),
        Column("In the article", words=True),
        Column("Kind", filtered=True),
        Column("Value", numeric=True),
        Column("Of what"),
        Column("Where and when"),
        Column("Change"),
        Column("Stated by", filtered=True),
        Column("Claim"),
    )
    return Table(
        "numbers",
        "Numbers in order of appearance, with the values that were read.",
        columns,
        tuple(rows),
        "The article gives no numbers, amounts or dates.",
    )


def compared(analysis: Analysis) -> Table:
    """Return the table of numbers that count the same thing, with a note on those that differ."""
    known = names(analysis.actors)
    by_id = {number.id: number for number in rows_of(analysis.numbers)}
    found = [(row, by_id[row.id]) for row in rows_of(same_things({"": analysis.numbers}))]
    rows = [
        Row(
            None,
            (
                Cell(str(row.thing), sort=row.group),
                Cell(str(row.id), link=str(row.id), sort=position),
                Cell(str(number.text)),
                value_of(number),
                Cell(scope_of(number)),
                Cell(_stated_by(number, known)),
                Cell(NOTES[row.note]),
            ),
        )
        for position, (row, number) in enumerate(found)
    ]
    columns = (
        Column("What is counted", filtered=True),
        Column("Id"),
        Column("In the article"),
        Column("Value", numeric=True),
        Column("Where and when"),
        Column("Stated by", filtered=True),
        Column("Note", filtered=True),
    )
    return Table(
        "same-things",
        "Numbers that count the same thing, in groups; the note marks those that differ.",
        columns,
        tuple(rows),
        "No two numbers of the article count the same thing.",
    )


def nobody_named(analysis: Analysis) -> Table:
    """Return the table of numbers without a named source."""
    known = names(analysis.actors)
    rows = [
        Row(
            None,
            (
                Cell(str(number.id), link=str(number.id), sort=position),
                Cell(str(number.text)),
                Cell(str(number.kind)),
                value_of(number),
                Cell(str(number.counted) if isinstance(number.counted, str) else ""),
                Cell(_stated_by(number, known)),
            ),
        )
        for position, number in enumerate(rows_of(unsourced(analysis.numbers, analysis.actors)))
    ]
    columns = (
        Column("Id"),
        Column("In the article"),
        Column("Kind", filtered=True),
        Column("Value", numeric=True),
        Column("Of what"),
        Column("Stated by", filtered=True),
    )
    return Table(
        "nobody-named",
        "Numbers without a named source; dates, times and ordinals are left out.",
        columns,
        tuple(rows),
        "Every number of the article has a named source.",
    )


def _stated_by(number: Any, known: Mapping[str, str]) -> str:
    """Who states a number; unclear in a claim that is denied or has no clear speaker, unless by hand."""
    unclear = isinstance(number.claim, str) and not number.corrected
    return name_of(known, number.speaker, "unclear" if unclear else "the article itself")
