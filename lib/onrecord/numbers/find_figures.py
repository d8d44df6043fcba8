"""Find all figures of a page: try the readers in order, dates first, at each piece that may begin one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from .context.bounds import senses, sign_of
from .context.counted_things import Counted, counted_thing
from .dated_figures import read_dated
from .dates.calendar_dates import triggers
from .excluded.masks import masked
from .figure import Figure
from .forms.read_form import read_special
from .forms.special_form import Special
from .quantities.quantity import Quantity
from .starters import starters
from .story_quantities import read_story_quantity
from .tokens.page import Page
from .tokens.word_lists import number_words

_KINDS = {"money": "money", "ratio": "percent", "time": "duration", "": "count", "count": "count"}


def day_of(published: str | None) -> date | None:
    """The day of publication, or None if unknown."""
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


def same_money(one: str, two: str) -> bool:
    """Whether two units are the same, or the second has a rate that applies to both (`$5 to $6 an hour`)."""
    return one == two or two.startswith(f"{one} per ")


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
    if two.first - one.last > _MOST_BETWEEN or (one.unit and two.unit and not same_money(one.unit, two.unit)):
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
    pieces, begin_figures = page.pieces, starters()
    masks = masked(page.source)
    begins = [mask[0] for mask in masks]
    i, end = 0, len(pieces) - 1
    while i < end:
        piece = pieces[i]
        code = len(piece.text) == 3 and piece.text.isupper() and pieces[i + 1].sort == "number"
        if piece.sort != "number" and piece.low not in begin_figures and not code:
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
    """The figure that begins at piece `i` (None if it counts nothing), and the next piece to read."""
    low = page.pieces[i].low
    if page.pieces[i].sort == "number" or low in triggers() or low in number_words().below_hundred:
        dated, after = read_dated(page, i, published)
        if after:
            return dated, after
    special = read_special(page, i)
    if special is not None:
        return _from_special(page, special), special.last
    quantity, after = read_story_quantity(page, i)
    return (_from_quantity(page, quantity) if quantity else None), after


def _from_special(page: Page, special: Special) -> Figure:
    """A figure from a special form; if it has no unit, with the thing that it counts."""
    sense = senses(page, special.first, special.last, False)
    thing = Counted(special.counted)
    if special.counted is None and special.kind in _COUNTING:
        thing = counted_thing(page, special.first, special.last, special.kind)
    bounds = _bounds(special.value, special.low, special.high, sense)
    about = special.approximate or "about" in sense
    span, unit = (special.first, special.last), special.unit
    return Figure(
        *span,
        special.kind,
        special.value,
        *bounds,
        unit,
        thing.phrase,
        about,
        sign_of(sense),
        thing.of_subject,
    )


_COUNTING = ("count", "fraction", "multiple", "money", "percent", "measurement", "age")


def _from_quantity(page: Page, quantity: Quantity) -> Figure:
    """A figure from a quantity, with the bounds that the words around it set."""
    kind = _KINDS.get(quantity.dimension, "measurement")
    kind = quantity.sort if quantity.sort in ("age", "ordinal", "fraction") else kind
    unit = quantity.unit.name or None if quantity.unit else None
    if kind == "count" and not unit and page.phrase(quantity.last, quantity.last + 2) in _GROWN:
        kind, unit = "age", "year"
    first, last = quantity.first, quantity.last
    sense = senses(page, first, last, kind == "duration")
    bounds = _bounds(None if kind == "ordinal" else quantity.value, quantity.low, quantity.high, sense)
    role = "measurement" if kind == "count" and unit else kind
    thing = Counted(None) if kind == "ordinal" else counted_thing(page, first, last, role)
    about = "about" in sense
    sign = sign_of(sense)
    return Figure(
        first, last, kind, quantity.value, *bounds, unit, thing.phrase, about, sign, thing.of_subject
    )


_GROWN = frozenset(f"{joint} {word}" for joint in ("and", "or") for word in ("older", "younger"))


def _bounds(
    value: object, low: int | float | None, high: int | float | None, sense: Collection[str]
) -> tuple[int | float | None, int | float | None]:
    """Low and high, if “at least” or “up to” makes the value one of them."""
    if not isinstance(value, int | float):
        return low, high
    if "low" in sense:
        return value, high
    return low, value if "high" in sense else high
