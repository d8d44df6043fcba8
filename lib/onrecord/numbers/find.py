"""All figures of a page: at each piece that can begin one, the readers are asked in turn, dates first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from . import modifiers, non_quantities
from .counted_quantities import is_plain_year, read_story_quantity
from .dates.dates import read_ago, read_date, triggers
from .dates.numeric_dates import DateSpan, date_words
from .dates.resolve_dates import Partial, resolve
from .dates.tense import tense_of
from .dates.times_of_day import read_hour_of_range, read_time
from .number_words import number_words
from .page import Page
from .quantity import Quantity
from .special_form import Special
from .special_forms import read_special
from .unit_table import lower_codes, signs

Value = int | float | str | tuple[str, str] | None
_TENSED = ("weekday", "day", "month")
_KINDS = {"money": "money", "ratio": "percent", "time": "duration", "": "count"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, from piece `first` to `last` (exclusive); else as `onrecord.model.rows.number.Number`."""

    first: int
    last: int
    kind: str
    value: Value
    low: int | float | str | None = None
    high: int | float | str | None = None
    unit: str | None = None
    counted: str | None = None
    approximate: bool = False


@cache
def _starters() -> frozenset[str]:
    """Lower-case words and marks at which a figure can begin."""
    words = number_words()
    plain = {
        *words.below_hundred,
        *words.ordinals,
        *words.multiples,
        *words.vague_plural,
        "half",
        "quarter",
        "an",
        "several",
        "point",
        "oh",
        "nought",
        "naught",
    }
    vague = {phrase.split()[0] for phrase in words.vague_before}
    marks = {
        "-",
        "−",
        "+",
        "plus",
        "minus",
        "negative",
        "%",
        "between",
        "aged",
        "age",
        "ages",
        "his",
        "her",
        "their",
    }
    openers = {sign[0].lower() for sign in signs() if not sign[0].isalpha()} | {
        "us",
        "u.s.",
        "rs",
        "rs.",
        "rmb",
    }
    letters = {sign.split("$")[0].lower() for sign in signs() if "$" in sign and sign[0].isalpha()}
    letters |= {sign.lower() for sign in signs() if sign.isalpha() and len(sign) > 1}
    return frozenset(
        lower_codes()
        | plain
        | vague
        | marks
        | openers
        | letters
        | {"sfr", "zł", "kr", "fr", "r"}
        | triggers()
    )


def day_of(published: str | None) -> date | None:
    """The day of a publication, None if it is not known."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def find_figures(page: Page, published: date | None) -> Iterator[Figure]:
    """Figures of a page in text order, none inside another."""
    waiting: Figure | None = None
    for figure in _figures(page, published):
        both = _between_bounds(page, waiting, figure) if waiting else None
        if waiting and both is None:
            yield waiting
        waiting = both or figure
    if waiting:
        yield waiting


def _between_bounds(page: Page, one: Figure, two: Figure) -> Figure | None:
    """`more than 5 and less than 10` as one range, or None."""
    if (
        one.kind != two.kind
        or not isinstance(one.value, int | float)
        or not isinstance(two.value, int | float)
    ):
        return None
    low, high = (one.low, two.high) if one.low is not None else (two.low, one.high)
    if not isinstance(low, int | float) or not isinstance(high, int | float) or not low < high:
        return None
    if two.first - one.last > _MOST_BETWEEN or (one.unit and two.unit and one.unit != two.unit):
        return None
    words = page.phrase(one.last, two.first).removeprefix(",").split()
    words = words[1:] if words[:1] in (["and"], ["but"]) else words
    if number_words().around.get(" ".join(words)) not in ("low", "high"):
        return None
    return replace(
        two,
        first=one.first,
        value=None,
        low=low,
        high=high,
        unit=two.unit or one.unit,
        counted=two.counted or one.counted,
    )


_MOST_BETWEEN = 6


def _figures(page: Page, published: date | None) -> Iterator[Figure]:
    pieces, starters = page.pieces, _starters()
    masks = non_quantities.masked(page.source)
    begins = [mask[0] for mask in masks]
    i, end = 0, len(pieces) - 1
    while i < end:
        piece = pieces[i]
        code = len(piece.text) == 3 and piece.text.isupper() and pieces[i + 1].sort == "number"
        if piece.sort != "number" and piece.low not in starters and not code:
            i += 1
            continue
        m = bisect_right(begins, piece.start) - 1
        if m >= 0 and piece.start < masks[m][1]:
            i += 1
            continue
        figure, after = _read(page, i, published)
        if figure is not None:
            yield figure
        i = max(after, i + 1)


def _read(page: Page, i: int, published: date | None) -> tuple[Figure | None, int]:
    """The figure that begins at piece `i` (None if it is no number of the story), and where to go on."""
    low = page.pieces[i].low
    if page.pieces[i].sort == "number" or low in triggers() or low in number_words().below_hundred:
        dated, after = _dated(page, i, published)
        if after:
            return dated, after
    special = read_special(page, i)
    if special is not None:
        return _from_special(page, special), special.last
    quantity, after = read_story_quantity(page, i)
    return (_from_quantity(page, quantity) if quantity else None), after


def _dated(page: Page, i: int, published: date | None) -> tuple[Figure | None, int]:
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
    begin, end = found.begin, found.end
    if end is None and _is_dated_name(page, i, found.last, begin):
        return None, found.last
    tense = tense_of(page.token(i)) if published is not None and begin.grain in _TENSED else None
    first = resolve(begin, published, tense)
    last = resolve(end, published, tense) if end else first
    known = first is not None and last is not None and first[0] <= last[1]
    days = (first[0].isoformat(), last[1].isoformat()) if first and last and known else (None, None)
    if end is None:
        about = begin.part is not None or bool(modifiers.senses(page, i, found.last, True) & {"about"})
        return Figure(
            found.first, found.last, "date", begin.value(), days[0], days[1], approximate=about
        ), found.last
    return Figure(
        found.first, found.last, "date-range", (begin.value(), end.value()), days[0], days[1]
    ), found.last


def _is_dated_name(page: Page, first: int, last: int, begin: Partial) -> bool:
    """A year inside the name of an event, a month that is a person’s name, `Today` in `USA Today`."""
    if begin.grain == "year" and last == first + 1:
        return non_quantities.is_event_year(page, first, last)
    if begin.grain == "century" and last > first + 1:  # `21st Century Fox`
        named = page.pieces[last].text[:1].isupper() and page.token(last).tag_ in ("NNP", "NNPS")
        return page.pieces[last - 1].text[:1].isupper() and named
    if last > first + 1:
        return False
    piece, words = page.pieces[first], date_words()
    if piece.low in words["days"] and piece.text[0].isupper():
        return not page.opens_sentence(first)
    return piece.low in words["months"] and page.token(first).ent_type_ == "PERSON"


def _from_special(page: Page, special: Special) -> Figure:
    about = special.approximate or "about" in modifiers.senses(page, special.first, special.last, False)
    thing = None
    if special.kind in ("count", "fraction", "multiple"):
        thing = special.counted or modifiers.counted(page, special.first, special.last)
    return Figure(
        first=special.first,
        last=special.last,
        kind=special.kind,
        value=special.value,
        low=special.low,
        high=special.high,
        unit=special.unit,
        counted=thing,
        approximate=about,
    )


def _from_quantity(page: Page, quantity: Quantity) -> Figure:
    """A figure from a quantity, with the bounds that the words around it set."""
    kind = _KINDS.get(quantity.dimension, "measurement")
    kind = quantity.sort if quantity.sort in ("age", "ordinal", "fraction") else kind
    unit = quantity.unit.name or None if quantity.unit else None
    sense = modifiers.senses(page, quantity.first, quantity.last, kind == "duration")
    low, high = quantity.low, quantity.high
    if quantity.value is not None and kind != "ordinal":
        low = quantity.value if "low" in sense else low
        high = quantity.value if "high" in sense and "low" not in sense else high
    thing = (
        None
        if kind in ("ordinal", "age")
        else modifiers.counted(page, quantity.first, quantity.last, kind == "money")
    )
    return Figure(
        quantity.first, quantity.last, kind, quantity.value, low, high, unit, thing, "about" in sense
    )
