"""Rows of a table, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def rows_of(table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a table as named tuples, cells as `onrecord.model.schema` describes them."""
    yield from table.itertuples(index=False)
