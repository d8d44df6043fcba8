"""Columns and dtypes of the five tables.

Spans are lists of `(begin, end)` pairs of character offsets into `article.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

COLUMNS: dict[str, dict[str, str]] = {
    "actors": {
        "id": "string",
        "name": "string",
        "kind": "string",
        "role": "string",
        "affiliation": "string",
        "named": "bool",
        "aliases": "object",
        "mentions": "object",
        "claims": "int64",
        "words": "int64",
    },
    "claims": {
        "id": "string",
        "speaker": "string",
        "source": "object",
        "cue": "object",
        "content": "object",
        "kind": "string",
        "act": "string",
        "date": "string",
        "hedged": "bool",
        "negated": "bool",
        "confidence": "float64",
    },
    "numbers": {
        "id": "string",
        "text": "string",
        "start": "int64",
        "end": "int64",
        "kind": "string",
        "value": "object",
        "low": "object",
        "high": "object",
        "unit": "string",
        "counted": "string",
        "approximate": "bool",
        "speaker": "string",
        "claim": "string",
    },
    "stances": {
        "speaker": "string",
        "target": "string",
        "label": "string",
        "score": "float64",
        "confidence": "float64",
        "claims": "object",
    },
    "sentiment": {
        "claim": "string",
        "speaker": "string",
        "polarity": "float64",
        "subjectivity": "float64",
        "words": "int64",
    },
}


def frame(table: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """A table of the design from plain rows, with its columns in order and its dtypes, empty or not."""
    columns = COLUMNS[table]
    data = {name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in columns.items()}
    return pd.DataFrame(data, columns=list(columns))
