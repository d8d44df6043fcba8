"""Years, decades, centuries, quarters and seasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..tokens.pieces import DASHES, Piece
from ..values.read_amount import read_amount
from .numeric_dates import DateSpan, date_words, is_year, year_after
from .resolve_dates import Partial

QUARTERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
}


def share_year(begin: Partial, end: Partial) -> tuple[Partial, Partial]:
    """`March 3 to April 5, 2021`: one year applies to both (`December to January 2021` too)."""
    if begin.year is None and end.year is not None and begin.grain in ("day", "month"):
        earlier = (begin.month or 0, begin.day or 0) > (end.month or 0, end.day or 0)
        return Partial(begin.grain, end.year - earlier, begin.month, begin.day), end
    return begin, end


def read_year_range(pieces: Sequence[Piece], i: int) -> DateSpan | None:
    """`2010-15`, `1939–1945`, `2021/22`."""
    one, dash, two = pieces[i : i + 3]
    if not (is_year(one) and dash.glued and two.glued and two.text.isdecimal()):
        return None
    after = pieces[i + 3]
    if after.glued and after.text in ("-", "/") and pieces[i + 4].glued:
        return None
    begin = int(one.text)
    if dash.text in DASHES and len(two.text) == 4 and is_year(two):
        end = int(two.text)
    elif (dash.text in DASHES or dash.text == "/") and len(two.text) == 2:
        end = begin // 100 * 100 + int(two.text)
        end += 100 if (begin % 100, end % 100) == (99, 0) else 0
    else:
        return None
    if not begin < end:
        return None
    return DateSpan(i, i + 3, Partial("year", begin), Partial("year", end))


def read_bare_year(pieces: Sequence[Piece], i: int, year_ok: bool) -> DateSpan | None:
    """A number that the word before it marks as a year (`in 2008`), or a decade (`1990s`)."""
    piece = pieces[i]
    after = pieces[i + 1]
    if is_year(piece) and after.glued and after.low == "s" and piece.text.endswith("0"):
        return DateSpan(i, i + 2, Partial("decade", int(piece.text)))
    if not is_year(piece):
        return None
    before = pieces[i - 1].low if i else ""
    if year_ok or before in date_words()["short"]["before_year"] or _part_before(pieces, i):
        return DateSpan(i, i + 1, Partial("year", int(piece.text)))
    return None


def _part_before(pieces: Sequence[Piece], i: int) -> bool:
    return i > 1 and pieces[i - 1].text in DASHES and pieces[i - 2].low == "mid"


def read_decade(pieces: Sequence[Piece], j: int) -> DateSpan | None:
    """`1990s`, `’90s`."""
    apostrophe = pieces[j].text in ("'", "’", "‘")
    k = j + 1 if apostrophe else j
    piece, after = pieces[k], pieces[k + 1]
    if piece.sort != "number" or not piece.text.isdecimal() or not piece.text.endswith("0"):
        return None
    if not (after.glued and after.low == "s"):
        return None
    if is_year(piece):
        return DateSpan(j, k + 2, Partial("decade", int(piece.text)))
    if apostrophe and len(piece.text) == 2:
        return DateSpan(j, k + 2, Partial("decade", 1900 + int(piece.text)))
    return None


def read_century(pieces: Sequence[Piece], j: int) -> DateSpan | None:
    """`19th century`."""
    amount = read_amount(pieces, j)
    if amount is None or amount.sort != "ordinal" or not 1 <= amount.value <= 30:
        return None
    k = amount.last + (pieces[amount.last].text == "-")
    if pieces[k].low != "century":
        return None
    return DateSpan(j, k + 1, Partial("century", 100 * (int(amount.value) - 1)))


def read_quarter(pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    """`third quarter of 2021`, `Q3 2021`, `Q3`."""
    low = pieces[i].low
    if low in ("q1", "q2", "q3", "q4"):
        count, j = int(low[1]), i + 1
    elif low in QUARTERS and pieces[i + 1].low == "quarter":
        count, j = QUARTERS[low], i + 2
    else:
        return None
    year, j = year_after(pieces, j)
    if year is None and pieces[j].low == "of" and pieces[j + 1].low in ("last", "this", "next"):
        return DateSpan(i, j, Partial("quarter", count=count))
    return DateSpan(i, j, Partial("quarter", year, count=count))


def read_season(pieces: Sequence[Piece], i: int, is_name: Callable[[int], bool]) -> DateSpan | None:
    """`summer 2021`, `the winter of 1947`; a season without a year is not a date."""
    season = date_words()["seasons"].get(pieces[i].low)
    year, j = year_after(pieces, i + 1) if season else (None, i)
    return DateSpan(i, j, Partial("season", year, season=season)) if year is not None else None
