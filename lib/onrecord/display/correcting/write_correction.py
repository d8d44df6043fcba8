"""Writes a correction from a notebook, without writing YAML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...corrections import write
from ...corrections.place import FOLDER
from ...model.errors import OnRecordError
from ...model.spans import cut
from ..workbook import Note, said

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_TABLES = {"c": "claims", "a": "actors", "n": "numbers"}
_WORDS = 8


def correct(
    analysis: Analysis, row: str | tuple[str, str], place: str | Path = FOLDER, **change: Any
) -> Note:
    """Write a correction of an article into its file; it applies from the next run.

    Args:
        analysis: the analysis that shows the row.
        row: id of a claim (`c3`), actor (`a2`) or number (`n5`); speaker and target for a stance.
        place: the file, or the folder of `SLUG.yaml`; created if missing.
        change: the values to set: `speaker` (an actor's name or id, None for nobody), `act`, `same_as`,
            `name`, `kind`, `role`, `affiliation`, `label`, `value` (of a number),
            `dismissed=True`; and `note`, why.

    Returns:
        A sentence on what was written, and where.

    Raises:
        OnRecordError: there is no such row, or the change does not apply to it.
        OutputError: the file cannot be written.
    """
    table, entry = _entry(analysis, row, change)
    path = write.add(analysis.article, table, entry, place)
    return said(f"Written to {path}. Run the notebook again from the top to see it applied.")


def _entry(
    analysis: Analysis, row: str | tuple[str, str], change: Mapping[str, Any]
) -> tuple[str, dict[str, Any]]:
    """Return the table that has a row, and the entry that corrects it."""
    if not isinstance(row, str):
        speaker, target = row
        return "stances", {"speaker": speaker, "target": target, **change}
    table = _TABLES.get(row[:1], "")
    rows = analysis.table(table) if table else analysis.claims.iloc[:0]
    found = rows[rows["id"] == row]
    if found.empty:
        raise OnRecordError(
            f"there is no row {row!r}: give the id of a claim (c3), an actor (a2) or a number"
        )
    return table, {"id": row, "words": _words(analysis, table, found.iloc[0]), **change}


def _words(analysis: Analysis, table: str, row: Any) -> str:
    """Return the words that identify a row."""
    if table == "claims":
        words = cut(analysis.article.text, row["content"] or row["cue"] or row["source"]).split()
        return " ".join(words[:_WORDS])
    return str(row["name"] if table == "actors" else row["text"])
