"""A table as it is shown: columns, rows and cells with their links, as HTML or as text for a spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from .. import markup
from ..display_names import counted


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        heading: its heading.
        numeric: whether it holds figures.
        filtered: whether a reader may filter by its values, by the least value for figures from 0 to 1.
        words: whether it holds words of the article, which show nowhere beside these very words.
    """

    heading: str
    numeric: bool = False
    filtered: bool = False
    words: bool = False

    @property
    def filter(self) -> str:
        """How a reader may filter by it: `value`, `least` or not at all."""
        return ("least" if self.numeric else "value") if self.filtered else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, where the text links to, and the value it sorts by if that is not the text.

    A link is an anchor of the page (`c1`), or an address with an anchor (`../rain/report.html#c1`).
    """

    text: str
    link: str | None = None
    sort: float | str | None = None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the anchor it can be reached by, its cells, and whether a person corrected it."""

    anchor: str | None
    cells: tuple[Cell, ...]
    corrected: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """A table to show.

    Attributes:
        name: its anchor, and the name of the file it is saved as.
        caption: what a row of it is.
        columns, rows: what it holds.
        empty: the sentence shown in its place if it has no rows.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = field(default="There is nothing to show.")

    @property
    def frame(self) -> pd.DataFrame:
        """The table as text, for a spreadsheet."""
        data = [
            [cell.text or ", ".join(label for label, _ in cell.links) for cell in row.cells]
            for row in self.rows
        ]
        return pd.DataFrame(data, columns=[column.heading for column in self.columns])

    def __repr__(self) -> str:
        return f"<Table {self.name}: {counted(len(self.rows), 'row')}>"

    def _repr_html_(self) -> str:
        return str(markup.render("parts/table.html.j2", table=self))


def text_of(value: Any) -> str:
    """A value that is a text, an empty string for one that is missing."""
    return value if isinstance(value, str) else ""
