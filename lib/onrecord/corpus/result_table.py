"""Query result → table: each column has a heading and a function that makes its cell from a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from ..display.tables.table import Cell, Column, Row, Table
from .result_cells import rows, speaker, speaker_address
from .store import Corpus

MOST = 200
"""Most rows that a table shows; the Parquet tables have all."""

Maker = tuple[Column, Callable[[Any], Cell]]


def make_table(
    name: str, caption: str, answer: pd.DataFrame, makers: Sequence[Maker], empty: str = ""
) -> Table:
    """Return a table with a row per row of a query result.

    Args:
        name: prefix of its anchors.
        caption: a sentence on what it shows.
        answer: the query result.
        makers: the columns, each with a function from a row (a named tuple) to a cell.
        empty: the sentence shown instead of a table without rows.
    """
    columns = tuple(column for column, _ in makers)
    found = tuple(Row(None, tuple(make(row) for _, make in makers)) for row in rows(answer))
    return Table(name, caption, columns, found, empty)


def speaker_cell(corpus: Corpus, label: Any, row: Any) -> Cell:
    """Return a speaker with a link to their page; the row has their `slug`."""
    return Cell(speaker(label), link=speaker_address(corpus, row.slug))


def rest(shown: int, total: int, what: str) -> str:
    """Return the sentence of a caption on the rows that are left out."""
    if total <= shown:
        return ""
    return f" The first {shown:,} of {total:,} {what}; the others are in the Parquet tables."


def total_of(answer: pd.DataFrame) -> int:
    """Return how many rows a query would have without its limit: its column `total`."""
    return 0 if answer.empty else int(answer["total"].iloc[0])
