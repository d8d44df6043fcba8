"""From the rows of an answer to a table: each column is a heading, and how its cell is made of a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from ...display.tables.table import Cell, Column, Row, Table
from ..store import Corpus
from .cells import rows, speaker, speaker_address

MOST = 200
"""Rows a table shows at most; the Parquet tables have all."""

Maker = tuple[Column, Callable[[Any], Cell]]


def make_table(
    name: str, caption: str, answer: pd.DataFrame, makers: Sequence[Maker], empty: str = ""
) -> Table:
    """A table with a row for each row of an answer.

    Args:
        name: what its anchors begin with.
        caption: what it shows.
        answer: the answer.
        makers: its columns, each with what makes a cell of a row (a named tuple of the answer).
        empty: the sentence shown in place of a table without rows.
    """
    columns = tuple(column for column, _ in makers)
    found = tuple(Row(None, tuple(make(row) for _, make in makers)) for row in rows(answer))
    return Table(name, caption, columns, found, empty)


def speaker_cell(corpus: Corpus, label: Any, row: Any) -> Cell:
    """A speaker, with a link to their page; the row has its `slug` and the number of `claims`."""
    return Cell(speaker(label), link=speaker_address(corpus, row.slug, row.claims))


def rest(shown: int, total: int, what: str) -> str:
    """What a caption says of rows that are left out."""
    if total <= shown:
        return ""
    return f" The first {shown:,} of {total:,} {what}; the rest is in the Parquet tables."
