"""Add names and words to the tables, so that people can read them without ids and offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from ..model.spans import cut

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "actors": ("name", "kind", "role", "affiliation_name"),
    "claims": ("speaker_name", "cue_text", "text"),
    "sources": ("name",),
    "numbers": ("text", "speaker_name"),
    "stances": ("speaker_name", "label", "target_name", "text"),
    "sentiment": ("speaker_name", "text"),
}
"""The first columns of each table of an `Analysis`; those not in `schema.COLUMNS` are derived."""
_BETWEEN = " … "


def readable(text: str, tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables of an article with names and words as first columns.

    Args:
        text: the text of the article.
        tables: its tables by name, with the columns of `schema.COLUMNS`.

    Returns:
        New tables with the columns of `COLUMNS`, then all others unchanged. Derived columns have the dtype
        `string`; unknown names and empty words are missing values.
    """
    actors = tables["actors"]
    names = dict(zip(actors["id"], actors["name"], strict=True))
    claims = tables["claims"]
    said = {key: _words(text, spans) for key, spans in zip(claims["id"], claims["content"], strict=True)}

    def name(column: str) -> Callable[[pd.DataFrame], Any]:
        return lambda table: _column(table, column, lambda key: names.get(key, key))

    def evidence(keys: Any) -> str | None:
        return _BETWEEN.join(filter(None, map(said.get, keys))) or None

    derived: Mapping[str, Mapping[str, Callable[[pd.DataFrame], Any]]] = {
        "actors": {"affiliation_name": name("affiliation")},
        "claims": {
            "speaker_name": name("speaker"),
            "cue_text": lambda table: _column(table, "cue", lambda spans: _words(text, spans)),
            "text": lambda table: _column(table, "content", lambda spans: _words(text, spans)),
        },
        "sources": {"name": name("actor")},
        "numbers": {"speaker_name": name("speaker")},
        "stances": {
            "speaker_name": name("speaker"),
            "target_name": name("target"),
            "text": lambda table: _column(table, "claims", evidence),
        },
        "sentiment": {
            "speaker_name": name("speaker"),
            "text": lambda table: _column(table, "claim", said.get),
        },
    }
    return {key: _first(table.assign(**derived[key]), COLUMNS[key]) for key, table in tables.items()}


def _words(text: str, spans: Iterable[tuple[int, int]]) -> str | None:
    """The words of the spans on one line, without the words between them."""
    return _BETWEEN.join(" ".join(cut(text, (span,)).split()) for span in spans) or None


def _column(table: pd.DataFrame, source: str, make: Callable[[Any], Any]) -> pd.Series:
    """Make a derived column; missing values stay missing."""
    made = [None if cell is None or cell is pd.NA else make(cell) for cell in table[source]]
    return pd.Series(made, index=table.index, dtype="string")


def _first(table: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """Move some columns of a table to the front."""
    ahead = list(columns)
    return table[[*ahead, *(name for name in table.columns if name not in ahead)]]
