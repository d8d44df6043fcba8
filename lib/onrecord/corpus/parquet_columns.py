"""The columns that a corpus reads from Parquet files; files of other versions are converted to them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

_SPANS = pa.list_(pa.list_(pa.int64()))

READ: dict[str, pa.Schema] = {
    "articles": pa.schema(
        {
            "title": pa.string(),
            "source": pa.string(),
            "publisher": pa.string(),
            "published": pa.string(),
            "text": pa.string(),
            "sha256": pa.string(),
            "page": pa.bool_(),
        }
    ),
    "actors": pa.schema(
        {
            "id": pa.string(),
            "name": pa.string(),
            "kind": pa.string(),
            "role": pa.string(),
            "affiliation": pa.string(),
            "named": pa.bool_(),
            "mentions": _SPANS,
        }
    ),
    "claims": pa.schema(
        {
            "id": pa.string(),
            "speaker": pa.string(),
            "cue": _SPANS,
            "content": _SPANS,
            "kind": pa.string(),
            "act": pa.string(),
            "date": pa.string(),
            "hedged": pa.bool_(),
            "negated": pa.bool_(),
            "confidence": pa.float64(),
            "sourced": pa.bool_(),
            "speaker_confidence": pa.float64(),
            "candidates": pa.list_(pa.string()),
        }
    ),
    "sources": pa.schema(
        {
            "actor": pa.string(),
            "type": pa.string(),
            "pronoun": pa.string(),
            "statements": pa.int64(),
            "words": pa.int64(),
        }
    ),
    "numbers": pa.schema(
        {
            "id": pa.string(),
            "text": pa.string(),
            "start": pa.int64(),
            "end": pa.int64(),
            "kind": pa.string(),
            "value_number": pa.float64(),
            "low_number": pa.float64(),
            "high_number": pa.float64(),
            "unit": pa.string(),
            "counted": pa.string(),
            "of_subject": pa.bool_(),
            "approximate": pa.bool_(),
            "place": pa.string(),
            "time": pa.string(),
            "part": pa.string(),
            "speaker": pa.string(),
            "claim": pa.string(),
        }
    ),
    "stances": pa.schema(
        {
            "speaker": pa.string(),
            "target": pa.string(),
            "label": pa.string(),
            "score": pa.float64(),
            "confidence": pa.float64(),
            "claims": pa.list_(pa.string()),
            "corrected": pa.bool_(),
        }
    ),
}
"""Columns and types by table. Extra columns of a file are ignored; missing ones are null, unless `NEEDED`."""

NEEDED: dict[str, tuple[str, ...]] = {
    "articles": ("text",),
    "actors": ("id", "name", "kind"),
    "claims": ("id", "speaker", "content"),
    "sources": ("actor", "type", "words"),
    "numbers": ("id", "text", "start", "end", "kind"),
    "stances": ("speaker", "target", "label"),
}

ADDED = frozenset(("sources",))
"""Tables that reports of earlier versions lack."""


def fit(table: str, found: pa.Table, article: str | None = None) -> pa.Table:
    """Return a table with the columns of `READ`, for files of any version of On Record.

    Args:
        table: name of the table, a key of `READ`.
        found: the contents of a file.
        article: the article of all rows, if there is no column `article`.

    Returns: The table; its first column is `article`.

    Raises:
        ValueError: a needed column is missing, or a column has another type.
    """
    lacking = [name for name in NEEDED[table] if name not in found.column_names]
    if lacking:
        raise ValueError(f"no column “{lacking[0]}”")
    names: Any = pa.array([article] * len(found), pa.string()) if article is not None else found["article"]
    columns = {"article": names.cast(pa.string())}
    for field in READ[table]:
        columns[field.name] = _cast(field, found)
    return pa.table(columns)


def _cast(field: pa.Field, found: pa.Table) -> Any:
    if field.name not in found.column_names:
        return pa.nulls(len(found), field.type)
    try:
        return found[field.name].cast(field.type)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError):
        kind = found[field.name].type
        raise ValueError(f"column “{field.name}” is {kind}, not {field.type}") from None
