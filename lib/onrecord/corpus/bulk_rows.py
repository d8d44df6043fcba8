"""Many rows between Python and a database, with a bounded number of them in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import duckdb
import pyarrow as pa

_READ, _WRITTEN = 2_000, 20_000


def read_rows(
    database: duckdb.DuckDBPyConnection, query: str, parameters: Sequence[Any] = ()
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query; other queries may run meanwhile."""
    answer = database.cursor().execute(query, list(parameters))
    while found := answer.fetchmany(_READ):
        yield from found


def fill_table(
    database: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, rows: Iterable[tuple[Any, ...]]
) -> None:
    """Create a table and fill it with rows.

    Args:
        database: the database.
        name: name of the table, a plain word.
        schema: its columns.
        rows: their values.
    """
    fill_from(database, name, schema, _tables(schema, rows))


def fill_from(
    database: duckdb.DuckDBPyConnection, name: str, schema: pa.Schema, tables: Iterable[pa.Table]
) -> None:
    """Create a table and fill it with the rows of tables that have its columns.

    Args:
        database: the database.
        name: name of the table, a plain word.
        schema: its columns.
        tables: their values.
    """
    database.register("chunk", schema.empty_table())
    database.execute(f"CREATE TABLE {name} AS SELECT * FROM chunk")
    database.unregister("chunk")
    for table in tables:
        database.register("chunk", table)
        database.execute(f"INSERT INTO {name} SELECT * FROM chunk")
        database.unregister("chunk")


def _tables(schema: pa.Schema, rows: Iterable[tuple[Any, ...]]) -> Iterator[pa.Table]:
    waiting = iter(rows)
    while some := list(islice(waiting, _WRITTEN)):
        columns = [
            pa.array(column, field.type)
            for column, field in zip(zip(*some, strict=True), schema, strict=True)
        ]
        yield pa.table(columns, schema=schema)
