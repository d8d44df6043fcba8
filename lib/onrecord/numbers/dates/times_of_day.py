"""Times of day, read from the pieces of a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..tokens.pieces import Piece
from ..values.read_amount import read_amount
from .numeric_dates import date_words


class TimeSpan(NamedTuple):
    """A time of day: `value` as ISO 8601 (`T19:30`, `T15:00Z`) and its pieces."""

    first: int
    last: int
    value: str


def read_time(pieces: Sequence[Piece], i: int) -> TimeSpan | None:
    """The time of day that begins at piece `i`: `7:30 p.m.`, `6am`, `15:00 GMT`, `noon`, `3 o’clock`."""
    piece = pieces[i]
    if piece.low in ("noon", "midday", "midnight"):
        return TimeSpan(i, i + 1, "T00:00" if piece.low == "midnight" else "T12:00")
    spoken = _hour_of_day(pieces, i)
    if spoken or piece.sort != "number":
        return spoken
    read = _clock(pieces, i)
    if read is None:
        return None
    hour, minute, j, sure = read
    half = pieces[j].low.replace(".", "")
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour, j, sure = hour % 12 + 12 * (half == "pm"), j + 1, True
    elif pieces[j].low.replace("’", "'") == "o'clock":
        j, sure = j + 1, True
    zone = date_words()["zones"].get(pieces[j].text)
    if zone is not None and pieces[j + 1].text != "'":
        if len(pieces[i].text) == 4 and j == i + 1 and hour <= 23:
            sure = True
        if sure:
            j += 1
    if not sure:
        return None
    shift = zone if zone and zone != "X" else ""
    return TimeSpan(i, j, f"T{hour:02d}:{minute:02d}{shift}")


def _hour_of_day(pieces: Sequence[Piece], i: int) -> TimeSpan | None:
    """The `five` of `at five every morning`, `at 7 in the evening`."""
    amount = read_amount(pieces, i) if i and pieces[i - 1].low in ("at", "until", "till", "by") else None
    if amount is None or amount.sort != "cardinal" or amount.value not in range(1, 13) or amount.scaled:
        return None
    j = amount.last + (pieces[amount.last].low == "in")
    if pieces[j].low not in (
        "the",
        "every",
        "each",
        "this",
        "that",
        "tomorrow",
        "yesterday",
        "on",
    ) or j + 1 >= len(pieces):
        return None
    part = pieces[j + 1].low
    if part not in ("morning", "afternoon", "evening") or (pieces[j].low == "the" and j == amount.last):
        return None
    return TimeSpan(i, amount.last, f"T{int(amount.value) % 12 + 12 * (part != 'morning'):02d}:00")


def may_be_hour(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether a figure is a bare number from 1 to 12, as in `opens at nine`."""
    amount = read_amount(pieces, first)
    bare = amount is not None and amount.last == last and amount.sort == "cardinal" and not amount.scaled
    return bare and amount is not None and amount.value in range(1, 13)


def read_hour_of_range(pieces: Sequence[Piece], i: int) -> TimeSpan | None:
    """The `8` of `8 to 10 p.m.`, `8-10pm`: an hour that takes its half of the day from the second one."""
    one, joined = pieces[i], pieces[i + 1]
    if not one.text.isdecimal() or len(one.text) > 2 or not 1 <= int(one.text) <= 12:
        return None
    if joined.low not in ("to", "until", "till") and not (joined.text in ("-", "–") and joined.glued):
        return None
    until = read_time(pieces, i + 2)
    half = pieces[until.last - 1].low.replace(".", "") if until else ""
    if until is None or half not in ("am", "pm"):
        return None
    hour, last = int(one.text) % 12, int(until.value[1:3]) % 12
    afternoon = (half == "pm") == (hour <= last)
    return TimeSpan(i, i + 1, f"T{hour + 12 * afternoon:02d}:00")


def _clock(pieces: Sequence[Piece], i: int) -> tuple[int, int, int, bool] | None:
    """Hour, minute, index after them, and whether they are a time without more words."""
    text = pieces[i].text
    colon, minutes = pieces[i + 1 : i + 3]
    if text.isdecimal() and colon.text == ":" and colon.glued and minutes.glued and len(minutes.text) == 2:
        if minutes.text.isdecimal() and len(text) <= 2 and int(text) < 25 and int(minutes.text) < 60:
            third = pieces[i + 3]
            return (
                (int(text), int(minutes.text), i + 3, True) if third.text != ":" or not third.glued else None
            )
        return None
    if text.isdecimal() and len(text) <= 2 and int(text) < 25:
        return int(text), 0, i + 1, False
    if text.isdecimal() and len(text) == 4 and int(text[:2]) < 24 and int(text[2:]) < 60:
        return int(text[:2]), int(text[2:]), i + 1, False
    hour, dot, minute = text.partition(".")
    if (
        dot
        and len(minute) == 2
        and hour.isdecimal()
        and minute.isdecimal()
        and int(hour) < 13
        and int(minute) < 60
    ):
        return int(hour), int(minute), i + 1, False
    return None
