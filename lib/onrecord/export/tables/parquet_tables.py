"""Parquet: one file per table, and the article as JSON beside them.

Spans are lists of lists `[[begin, end], …]`. A number's `value`, `low` and `high` may be numbers, dates,
pairs of dates or texts, but a Parquet column has one type: they are texts, beside `value_number`,
`low_number` and `high_number` (float64, null if the value is not a number). A pair is a JSON list
(`["2022-02-04", "2022-02-20"]`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from ...model import schema
from ..json_object import dump

_PLAIN = {"string": pa.string(), "bool": pa.bool_(), "int64": pa.int64(), "float64": pa.float64()}
_NESTED = {"spans": pa.list_(pa.list_(pa.int64())), "strings": pa.list_(pa.string()), "value": pa.string()}


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `claims.parquet`, … and `article.json`."""
    written = []
    for table in schema.COLUMNS:
        rows = [pack(table, row) for row in data[table]]
        path = folder / f"{table}.parquet"
        pq.write_table(pa.Table.from_pylist(rows, schema=arrow_schema(table)), path)
        written.append(path)
    return (*written, dump(data["article"], folder / "article.json"))


def read(folder: Path) -> dict[str, Any]:
    """Read the plain values of an analysis back from its files.

    Raises:
        FileNotFoundError: files are missing; the error names them.
        ValueError, KeyError: a file does not belong to an analysis.
    """
    needed = ("article.json", *(f"{table}.parquet" for table in schema.COLUMNS if table not in schema.ADDED))
    if missing := [name for name in needed if not (folder / name).exists()]:
        raise FileNotFoundError(f"not a folder of Parquet tables: it has no {', '.join(missing)}")
    data: dict[str, Any] = {"article": json.loads((folder / "article.json").read_text(encoding="utf-8"))}
    for table in schema.COLUMNS:
        path = folder / f"{table}.parquet"
        if table in schema.ADDED and not path.exists():
            continue
        rows = pq.read_table(path).to_pylist()
        for row in rows:
            for name, kind in schema.NESTED[table].items():
                if kind == "value":
                    row[name] = _unpack_value(row[name], row[f"{name}_number"])
        data[table] = rows
    return data


def arrow_schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table's file."""
    kinds = schema.NESTED[table]
    fields = []
    for name, dtype in schema.COLUMNS[table].items():
        fields.append(pa.field(name, _NESTED[kinds[name]] if name in kinds else _PLAIN[dtype]))
        if kinds.get(name) == "value":
            fields.append(pa.field(f"{name}_number", pa.float64()))
    return pa.schema(fields)


def pack(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as the file holds it: values of mixed type as text beside a number."""
    packed = dict(row)
    for name, kind in schema.NESTED[table].items():
        if kind == "value":
            packed[name], packed[f"{name}_number"] = _pack_value(row[name])
    return packed


def _pack_value(value: Any) -> tuple[str | None, float | None]:
    """Return a value as text and as a number; a text that could pass for JSON becomes a JSON string."""
    if value is None:
        return None, None
    if isinstance(value, str):
        return (json.dumps(value) if value[:1] in ("[", '"') else value), None
    if isinstance(value, list):
        return json.dumps(value), None
    try:
        return repr(value), float(value)
    except OverflowError:
        return repr(value), float("inf") if value > 0 else float("-inf")


def _unpack_value(text: str | None, number: float | None) -> Any:
    """Return the value that `_pack_value` converted to a text and a number."""
    if text is None:
        return None
    if number is not None or text[:1] in ("[", '"'):
        return json.loads(text)
    return text
