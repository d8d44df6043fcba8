"""One entry of a file of corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of a file.

    Attributes:
        table: `actors`, `claims`, `numbers` or `stances`.
        row: id of the row; empty for a stance, whose row is named by speaker and target in `change`.
        words: words that stand in the row.
        change: what is set, by column; `dismissed` and, for an actor, `same_as` beside the columns.
        note: why, in the words of who made it, or an empty string.
        line: its line in the file.
    """

    table: str
    row: str
    words: str
    change: Mapping[str, Any]
    note: str
    line: int
