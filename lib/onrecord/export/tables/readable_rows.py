"""Rows for people: names and words in front of the columns of ids and offsets."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...analysis.readable import in_order, readable
from ...model import schema


def readable_tables(data: Mapping[str, Any]) -> dict[str, tuple[list[str], list[list[Any]]]]:
    """Return header and rows of each table, beginning with the columns that `Analysis` shows first.

    Args:
        data: an analysis as plain values (`Analysis.to_dict`).
    """
    columns = {table: schema.columns_of(table, data[table]) for table in schema.COLUMNS}
    derived = readable(data["article"]["text"], columns)
    return {table: _table(table, derived[table], data[table]) for table in schema.COLUMNS}


def _table(
    table: str, derived: Mapping[str, list[str | None]], rows: list[Mapping[str, Any]]
) -> tuple[list[str], list[list[Any]]]:
    """Header and rows: the derived columns, and all others as they are in the plain rows."""
    header = in_order(table, (*derived, *schema.COLUMNS[table]))
    return header, [
        [derived[name][number] if name in derived else row[name] for name in header]
        for number, row in enumerate(rows)
    ]
