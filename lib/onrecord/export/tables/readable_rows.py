"""Rows for people: names and words in front of the columns of ids and offsets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ...analysis.readable import readable
from ...model import schema


def readable_tables(data: Mapping[str, Any]) -> dict[str, tuple[list[str], list[list[Any]]]]:
    """Return header and rows of each table, beginning with the columns that `Analysis` shows first.

    Args:
        data: an analysis as plain values (`Analysis.to_dict`).
    """
    frames = {table: schema.frame(table, data[table]) for table in schema.COLUMNS}
    named = readable(data["article"]["text"], frames)
    return {table: _table(named[table], data[table]) for table in schema.COLUMNS}


def _table(named: pd.DataFrame, rows: list[Mapping[str, Any]]) -> tuple[list[str], list[list[Any]]]:
    """Header and rows: derived columns from the data frame, all others as they are in the plain rows."""
    header = list(named.columns)
    cells = {
        name: [None if pd.isna(value) else value for value in named[name]]
        for name in header
        if rows and name not in rows[0]
    }
    return header, [
        [cells[name][number] if name in cells else row[name] for name in header]
        for number, row in enumerate(rows)
    ]
