"""Days written with numbers, read from the pieces of a text: `4–20 February`, `1/26/2022`, `4th of July`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ..tokens.pieces import DASHES, Piece
from ..tokens.word_lists import resource
from .resolve_dates import Partial


class DateSpan(NamedTuple):
    """A date, or a range of dates, and its pieces (`first` to `last`, exclusive)."""

    first: int
    last: int
    begin: Partial
    end: Partial | None = None


@cache
def date_words() -> Mapping[str, Any]:
    """The lists of `numbers/data/dates.toml`, with frequently used ones as sets."""
    raw = resource("dates.toml")
    raw["short"] = {name: frozenset(names) for name, names in raw["short"].items()}
    return raw


def days_of_month(pieces: Sequence[Piece], i: int, between: bool) -> DateSpan | None:
    """`4-20 February`, `February 4-20, 2022`, `between 4 and 20 February`."""
    month = date_words()["months"]
    at = i + 1 if pieces[i].low in month else i
    at += pieces[at].text == "." and at > i
    one, j = day_number(pieces, at)
    joined = pieces[j].text in DASHES or pieces[j].low in (("and",) if between else ("to", "through"))
    if one is None or not joined:
        return None
    two, k = day_number(pieces, j + 1)
    if two is None or one >= two:
        return None
    if at > i:
        number = month[pieces[i].low]
        if pieces[k].glued and pieces[k].text in (":", "/", "%"):
            return None
    elif pieces[k].low in month and not pieces[k].text.islower():
        number, k = month[pieces[k].low], k + 1
        k += pieces[k].text == "." and pieces[k - 1].low in date_words()["short"]["names"]
    else:
        return None
    year, k = year_after(pieces, k)
    return DateSpan(i, k, Partial("day", year, number, one), Partial("day", year, number, two))


def numeric(pieces: Sequence[Piece], i: int) -> DateSpan | None:
    """`2021-11-30`, `1/26/2022` (month first unless it cannot be)."""
    a, mark, b, mark2, c = pieces[i : i + 5]
    if (
        mark.text not in ("-", "/")
        or mark2.text != mark.text
        or (pieces[i + 5].glued and pieces[i + 5].text == "-")
    ):
        return None
    if not all(p.glued for p in (mark, b, mark2, c)) or not all(p.text.isdecimal() for p in (a, b, c)):
        return None
    if len(a.text) == 4 and mark.text == "-":
        year, month, day = int(a.text), int(b.text), int(c.text)
    elif len(c.text) in (2, 4) and mark.text == "/" and max(len(a.text), len(b.text)) <= 2:
        year, month, day = int(c.text), int(a.text), int(b.text)
        year += 0 if year > 99 else 2000 if year < 50 else 1900
        if month > 12:
            month, day = day, month
    else:
        return None
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return DateSpan(i, i + 5, Partial("day", year, month, day))


def day_number(pieces: Sequence[Piece], i: int) -> tuple[int | None, int]:
    """A day of the month (`4`, `4th`) and the index after it."""
    piece = pieces[i]
    if piece.sort != "number" or not piece.text.isdecimal() or len(piece.text) > 2:
        return None, i
    if not 1 <= int(piece.text) <= 31:
        return None, i
    after = pieces[i + 1]
    return int(piece.text), i + 2 if after.glued and after.low in ("st", "nd", "rd", "th") else i + 1


def is_year(piece: Piece) -> bool:
    """Whether a piece is written as a year between 1400 and 2199."""
    return (
        piece.sort == "number"
        and len(piece.text) == 4
        and piece.text.isdecimal()
        and 1400 <= int(piece.text) <= 2199
    )


def year_after(pieces: Sequence[Piece], j: int) -> tuple[int | None, int]:
    """A year after a date, possibly with a comma or `of` in between."""
    k = j + 1 if pieces[j].text == "," or pieces[j].low == "of" else j
    if is_year(pieces[k]) and not (pieces[k + 1].glued and pieces[k + 1].text == ":"):
        return int(pieces[k].text), k + 1
    return None, j


def day_first(pieces: Sequence[Piece], i: int) -> DateSpan | None:
    """`12 May 1999`, `4th of July`."""
    day, j = day_number(pieces, i)
    if day is None:
        return None
    j += pieces[j].low == "of" and j > i + 1
    months = date_words()["months"]
    if pieces[j].low not in months or pieces[j].text.islower():
        return None
    k = j + 1
    k += pieces[k].text == "." and pieces[j].low in date_words()["short"]["names"]
    year, k = year_after(pieces, k)
    return DateSpan(i, k, Partial("day", year, months[pieces[j].low], day))
