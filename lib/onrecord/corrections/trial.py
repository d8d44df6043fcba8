"""Try a correction on the tables of an analysis before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TypeVar

from ..model import schema
from ..model.cast import Actor, Cast
from ..model.hand import Outcome
from ..model.rows.claim import Claim
from ..model.rows.number import Number
from ..model.rows.stance import Stance
from .apply import Overruler
from .entries import Correction

R = TypeVar("R")


def try_out(text: str, tables: Mapping[str, schema.Columns], entry: Correction) -> Outcome:
    """Return the outcome that a correction would have.

    Args:
        text: the article's text.
        tables: `actors` and the table of the entry, by column.
        entry: the correction; it changes a row and adds none.
    """
    hand = Overruler(text, (entry,))
    hand.actors(Cast(_rows(Actor, tables["actors"]), ()))
    if entry.table == "claims":
        hand.claims(_rows(Claim, tables["claims"]))
    elif entry.table == "numbers":
        hand.numbers(_rows(Number, tables["numbers"]))
    elif entry.table == "stances":
        hand.stances(_rows(Stance, tables["stances"]))
    (outcome,) = hand.outcomes()
    return outcome


def _rows(kind: type[R], columns: schema.Columns) -> tuple[R, ...]:
    """The rows of a table as the stages make them."""
    names = [field.name for field in fields(kind) if field.name in columns]  # type: ignore[arg-type]
    cells = zip(*(columns[name] for name in names), strict=True)
    return tuple(kind(**dict(zip(names, row, strict=True))) for row in cells)
