"""Numbers: every quantity, amount, share, date and range of a text, with its value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from .actors import Cast
from .claims import Claim


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text.

    Attributes:
        text: the words.
        start, end: their offsets.
        kind: `count`, `money`, `percent`, `ordinal`, `measurement`, `duration`, `date`, `date-range`, …
        value: int or float; an ISO 8601 string with X for unknown digits for dates; None if vague.
        low, high: bounds of a range or of “at least”, “up to”, same types as value, else None.
        unit: ISO 4217 code, `percent`, or the standard name of the unit; None for counts.
        counted: the thing counted (“troops”), or None.
        approximate: True for about, nearly, some, vague amounts.
        speaker: id of the actor who states it, or None where the article itself does.
        claim: id of the claim it stands in, or None.
    """

    text: str
    start: int
    end: int
    kind: str
    value: int | float | str | None
    low: int | float | str | None = None
    high: int | float | str | None = None
    unit: str | None = None
    counted: str | None = None
    approximate: bool = False
    speaker: str | None = None
    claim: str | None = None


def find_numbers(doc: Doc, published: str | None) -> tuple[Number, ...]:
    """Numbers of a parsed text, in text order; dates are resolved against `published` (ISO) if given."""
    raise NotImplementedError


def credit(numbers: Sequence[Number], doc: Doc, claims: Sequence[Claim], cast: Cast) -> tuple[Number, ...]:
    """The numbers with `speaker` and `claim` filled in."""
    raise NotImplementedError
