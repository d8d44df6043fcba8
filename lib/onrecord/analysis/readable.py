"""Add names and words to the tables, so that people can read them without ids and offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..model.namesakes import told_apart
from ..model.schema import Columns
from ..model.spans import cut

if TYPE_CHECKING:
    import pandas as pd

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


def readable(
    text: str, tables: Mapping[str, Columns | pd.DataFrame]
) -> dict[str, dict[str, list[str | None]]]:
    """Return the columns of names and words that the tables of an article lack.

    Args:
        text: the text of the article.
        tables: its tables by name, with the columns of `schema.COLUMNS`; data frames will do.

    Returns:
        The derived columns by table; unknown names and empty words are None, and actors with the same name
        are told apart by their ids (`resident (a5)`).
    """
    actors = tables["actors"]
    names = told_apart(dict(zip(actors["id"], actors["name"], strict=True)))
    claims = tables["claims"]
    said = [_words(text, spans) for spans in claims["content"]]
    words_of = dict(zip(claims["id"], said, strict=True))

    def named(table: str, column: str) -> list[str | None]:
        return _made(tables[table][column], lambda key: names.get(key, key))

    def evidence(keys: Any) -> str | None:
        return _BETWEEN.join(filter(None, map(words_of.get, keys))) or None

    return {
        "actors": {"affiliation_name": named("actors", "affiliation")},
        "claims": {
            "speaker_name": named("claims", "speaker"),
            "cue_text": [_words(text, spans) for spans in claims["cue"]],
            "text": said,
        },
        "sources": {"name": named("sources", "actor")},
        "numbers": {"speaker_name": named("numbers", "speaker")},
        "stances": {
            "speaker_name": named("stances", "speaker"),
            "target_name": named("stances", "target"),
            "text": _made(tables["stances"]["claims"], evidence),
        },
        "sentiment": {
            "speaker_name": named("sentiment", "speaker"),
            "text": _made(tables["sentiment"]["claim"], words_of.get),
        },
    }


def in_order(table: str, columns: Iterable[str]) -> list[str]:
    """Return the names of a table's columns, those of `COLUMNS` first."""
    return list(dict.fromkeys((*COLUMNS[table], *columns)))


def _words(text: str, spans: Iterable[tuple[int, int]]) -> str | None:
    """The words of the spans on one line, without the words between them."""
    return _BETWEEN.join(" ".join(cut(text, (span,)).split()) for span in spans) or None


def _made(cells: Iterable[Any], make: Callable[[Any], str | None]) -> list[str | None]:
    """Make a derived column; what is no text or tuple is missing, and stays missing."""
    return [make(cell) if isinstance(cell, str | tuple | list) else None for cell in cells]
