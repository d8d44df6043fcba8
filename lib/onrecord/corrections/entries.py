"""An entry of a file of corrections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of a file.

    Attributes:
        table: `actors`, `claims`, `numbers` or `stances`.
        row: id of the row; empty for a stance, which `change` identifies by speaker and target.
        words: words of the row.
        change: new values by column, or `dismissed`, or `same_as` for an actor.
        note: the author's reason, or an empty string.
        line: its line in the file.
    """

    table: str
    row: str
    words: str
    change: Mapping[str, Any]
    note: str
    line: int
