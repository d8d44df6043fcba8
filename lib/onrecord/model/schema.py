"""Columns and dtypes of the tables.

Spans are tuples of `(begin, end)` pairs of character offsets into `article.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isfinite, nan
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Columns = Mapping[str, Sequence[Any]]
"""A table by column: the cells of each, in the order of the rows."""

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
        "corrected": "bool",
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
        "speaker_confidence": "float64",
        "candidates": "object",
        "reported_by": "string",
        "sourced": "bool",
        "sourced_probability": "float64",
        "corrected": "bool",
    },
    "sources": {
        "actor": "string",
        "type": "string",
        "title": "string",
        "affiliation": "string",
        "pronoun": "string",
        "justification": "object",
        "statements": "int64",
        "words": "int64",
        "share": "float64",
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
        "place": "string",
        "time": "string",
        "part": "string",
        "direction": "string",
        "related": "object",
        "speaker": "string",
        "claim": "string",
        "change": "string",
        "of_subject": "bool",
        "corrected": "bool",
    },
    "stances": {
        "speaker": "string",
        "target": "string",
        "label": "string",
        "score": "float64",
        "confidence": "float64",
        "claims": "object",
        "reported": "object",
        "corrected": "bool",
    },
    "sentiment": {
        "claim": "string",
        "speaker": "string",
        "polarity": "float64",
        "subjectivity": "float64",
        "words": "int64",
    },
}


# The meaning of a row in each table.
ROWS: dict[str, str] = {
    "actors": "someone or something that acts, speaks or is spoken about",
    "claims": "what is attributed to one speaker",
    "sources": "a speaker of statements for which the story cites a source",
    "numbers": "a quantity, amount, share, date or range",
    "stances": "a speaker's stance towards an actor",
    "sentiment": "the wording of one claim",
}

# Tables that files of earlier versions lack; they are read as empty.
ADDED = frozenset(("sources",))

# Default values of columns that rows may lack.
DEFAULTS: dict[str, Any] = {
    "corrected": False,
    "sourced": True,
    "sourced_probability": nan,
    "speaker_confidence": nan,
    "candidates": (),
    "reported_by": None,
    "place": None,
    "time": None,
    "part": None,
    "direction": None,
    "related": (),
    "change": "=",
    "of_subject": False,
    "reported": (),
}

# The cells of `object` columns: tuples of spans, tuples of strings, or a value that is a number, a string, a
# pair of strings or None.
NESTED: dict[str, dict[str, str]] = {
    "actors": {"aliases": "strings", "mentions": "spans"},
    "claims": {"source": "spans", "cue": "spans", "content": "spans", "candidates": "strings"},
    "sources": {"justification": "spans"},
    "numbers": {"value": "value", "low": "value", "high": "value", "related": "strings"},
    "stances": {"claims": "strings", "reported": "spans"},
    "sentiment": {},
}

# Names of columns in files of earlier versions.
RENAMED: dict[str, str] = {"reported": "told"}


def columns_of(table: str, rows: Sequence[Mapping[str, Any]]) -> Columns:
    """Return a table by column from plain rows.

    Args:
        table: its name, a key of `COLUMNS`.
        rows: its rows. Unknown keys are ignored, names of columns from earlier versions are accepted, and
            lists of spans and strings become tuples.

    Raises:
        KeyError: there is no such table, or a row lacks a column without a default.
    """
    nested = NESTED[table]

    def cell(row: Mapping[str, Any], name: str) -> Any:
        key = name if name in row else RENAMED.get(name, name)
        value = row.get(key, DEFAULTS[name]) if name in DEFAULTS else row[key]
        return _frozen(value) if name in nested else value

    return {name: [cell(row, name) for row in rows] for name in COLUMNS[table]}


def frame_of(table: str, columns: Columns) -> pd.DataFrame:
    """Return a table as a data frame, with its dtypes, also if it is empty.

    Args:
        table: its name, a key of `COLUMNS`.
        columns: its cells by column, in the order of the frame; those not in `COLUMNS` are strings.
    """
    import pandas as pd  # loads slowly, and the commands that write files do not need it

    dtypes = COLUMNS[table]
    return pd.DataFrame(
        {name: pd.Series(cells, dtype=dtypes.get(name, "string")) for name, cells in columns.items()},
        columns=list(columns),
    )


def frame(table: str, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return a table from plain rows, with its columns in order and its dtypes (see `columns_of`)."""
    return frame_of(table, columns_of(table, rows))


def records(table: str, columns: Columns | pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table as values that JSON can represent.

    Args:
        table: its name, a key of `COLUMNS`.
        columns: its cells by column: of a frame, or as the stages found them.

    Returns:
        One dictionary per row, keyed by column; spans are lists `[begin, end]`, numbers are int or float, and
        missing, infinite and not-a-number values are None.
    """
    names = list(COLUMNS[table])
    cells = [_plain_column(dtype, columns[name]) for name, dtype in COLUMNS[table].items()]
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]


def _plain_column(dtype: str, cells: Iterable[Any]) -> list[Any]:
    """Convert the cells of a column to values that JSON can represent."""
    if dtype in _EXACT:
        return [_EXACT[dtype](cell) for cell in cells]
    return [_plain(cell) for cell in cells]


def _number(value: float) -> float | None:
    """A float, or None if it is not finite."""
    return float(value) if value is not None and isfinite(value) else None


_EXACT: Mapping[str, Callable[[Any], Any]] = {"bool": bool, "int64": int, "float64": _number}
"""What makes a cell of a column with a dtype plain; None in a column of floats means not a number."""


def _frozen(value: Any) -> Any:
    """Convert lists to tuples, recursively."""
    return tuple(_frozen(item) for item in value) if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    """Convert a cell to a value that JSON can represent."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, int):
        return value
    return value if isinstance(value, float) and isfinite(value) else None
