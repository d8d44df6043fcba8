"""`Table`: columns, rows and cells with links, shown as HTML or as text for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ..html import templates
from ..phrasing.claim_sentences import Sentence, plain
from ..phrasing.display_names import counted


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        heading: its heading.
        numeric: whether it holds figures.
        filtered: whether a reader may filter by its values (for figures from 0 to 1, by a minimum).
        words: whether it holds words of the article, which a card beside them leaves out.
    """

    heading: str
    numeric: bool = False
    filtered: bool = False
    words: bool = False

    @property
    def filter(self) -> str:
        """Return how a reader may filter by the column: `value`, `least`, or an empty string."""
        return ("least" if self.numeric else "value") if self.filtered else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell.

    Attributes:
        text: the text shown.
        link: address of the text's link: an anchor of the page (`c1`), or an address with one
            (`../rain/report.html#c1`).
        sort: the value to sort by, if not the text.
        links: names and addresses of further links.
        exact: the exact value where the text is rounded, shown on hover and in spreadsheets.
        sentence: the text in pieces, with the cue as a piece of its own.
    """

    text: str
    link: str | None = None
    sort: float | str | None = None
    links: tuple[tuple[str, str], ...] = ()
    exact: str = ""
    sentence: Sentence = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        anchor: its anchor, or None.
        cells: its cells.
        corrected: whether a person corrected it.
        is_folded: whether it is shown only on demand, like claims that are not statements.
    """

    anchor: str | None
    cells: tuple[Cell, ...]
    corrected: bool = False
    is_folded: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """A table to show.

    Attributes:
        name: its anchor and the name of its CSV file.
        caption: a description of its rows.
        columns, rows: what it holds.
        empty: the sentence shown if it has no rows.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = field(default="There is nothing to show.")

    @property
    def frame(self) -> pd.DataFrame:
        """Return the table as text, for a spreadsheet."""
        data = [
            [cell.exact or cell.text or ", ".join(label for label, _ in cell.links) for cell in row.cells]
            for row in self.rows
        ]
        return pd.DataFrame(data, columns=[column.heading for column in self.columns])

    def __repr__(self) -> str:
        return f"<Table {self.name}: {counted(len(self.rows), 'row')}>"

    def _repr_html_(self) -> str:
        return str(templates.render("parts/table.html.j2", table=self))


def said(sentence: Sentence, link: str | None = None) -> Cell:
    """Return a cell with the sentence of a claim."""
    return Cell(plain(sentence), link=link, sentence=sentence)


def figure(number: int) -> Cell:
    """Return a cell with a whole number."""
    return Cell(f"{number:,}", sort=int(number))


def signed(number: float) -> str:
    """Return a score with its sign."""
    return f"{number:+.2f}".replace("-", "−") if abs(number) >= 0.005 else "0.00"


def claim_links(ids: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    """Return links to claims, named by their ids."""
    return tuple((key, key) for key in ids if isinstance(key, str))


def text_of(value: Any) -> str:
    """Return a value that is a text, an empty string for a missing one."""
    return value if isinstance(value, str) else ""
