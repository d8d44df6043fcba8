"""Dates, ranges of dates and times of day as figures."""

from __future__ import annotations

from datetime import date

from .context.bounds import senses
from .dates.bare_years import is_plain_year
from .dates.calendar_dates import read_ago, read_date
from .dates.numeric_dates import DateSpan, date_words
from .dates.resolve_dates import Partial, resolve
from .dates.tense import tense_of
from .dates.times_of_day import read_hour_of_range, read_time
from .excluded.names_and_labels import is_event_year
from .figure import Figure
from .tokens.page import Page
from .tokens.pieces import DASHES

_SINCE = 2  # pieces: `since their Oct. 13 debate`
_TENSED = ("weekday", "day", "month")


def read_dated(page: Page, i: int, published: date | None) -> tuple[Figure | None, int]:
    """A time of day, a date or a range of dates at piece `i`."""
    pieces = page.pieces
    time = read_time(pieces, i) or read_hour_of_range(pieces, i)
    if time:
        k = time.last
        joined = pieces[k].low in ("to", "until", "till") or pieces[k].text in ("-", "–")
        until = read_time(pieces, k + 1) if joined else None
        if until:
            return Figure(i, until.last, "time", None, time.value, until.value), until.last
        return Figure(i, k, "time", time.value), k
    found = read_ago(pieces, i) or read_date(pieces, i, lambda k: page.token(k).tag_ in ("NNP", "NNPS"))
    if found is None and is_plain_year(page, i):
        found = DateSpan(i, i + 1, Partial("year", int(pieces[i].text)))
    if found is None:
        return None, 0
    k = found.last
    if found.begin.grain == "season" and found.begin.year and _ends_winter(page, k):
        found = found._replace(last=k + 2)
    begin, end = found.begin, found.end
    if end is None and _is_dated_name(page, i, found.last, begin):
        return None, found.last
    tense = tense_of(page.token(i)) if published is not None and begin.grain in _TENSED else None
    if "since" in (piece.low for piece in pieces[max(i - _SINCE, 0) : i]):
        tense = "past"
    first = resolve(begin, published, tense)
    last = resolve(end, published, tense) if end else first
    known = first is not None and last is not None and first[0] <= last[1]
    days = (first[0].isoformat(), last[1].isoformat()) if first and last and known else (None, None)
    if end is None:
        about = begin.part is not None or "about" in senses(page, i, found.last, True)
        return Figure(
            found.first, found.last, "date", begin.value(), days[0], days[1], approximate=about
        ), found.last
    return Figure(
        found.first, found.last, "date-range", (begin.value(), end.value()), days[0], days[1]
    ), found.last


def _ends_winter(page: Page, k: int) -> bool:
    """Whether piece `k` begins `-15` or `/15`, as in `the winter of 2014-15`."""
    dash, year = page.pieces[k : k + 2]
    return (
        (dash.text in DASHES or dash.text == "/")
        and dash.glued
        and year.glued
        and len(year.text) == 2
        and year.text.isdecimal()
    )


def _is_dated_name(page: Page, first: int, last: int, begin: Partial) -> bool:
    """A year in the name of an event, `Super Tuesday`, a month that is a person’s name, `USA Today`."""
    if begin.grain == "year" and last == first + 1:
        return is_event_year(page, first, last)
    before = page.pieces[first - 1] if first else None
    if begin.grain == "weekday" and before and before.text.istitle():
        return before.low in date_words()["named_days"]["words"]
    if begin.grain == "century" and last > first + 1:  # `21st Century Fox`
        named = page.pieces[last].text[:1].isupper() and page.token(last).tag_ in ("NNP", "NNPS")
        return page.pieces[last - 1].text[:1].isupper() and named
    if last > first + 1:
        return False
    piece, words = page.pieces[first], date_words()
    if piece.low in words["days"] and piece.text[0].isupper():
        return not page.opens_sentence(first)
    return piece.low in words["months"] and page.token(first).ent_type_ == "PERSON"
