"""Quantities that count something: names, labels and figures of speech are skipped."""

from __future__ import annotations

from dataclasses import replace

from .context.change_words import change_of
from .context.cued_units import with_cued_unit
from .context.money_or_mass import money_or_mass
from .excluded.idioms import is_passed_by
from .quantities.quantity import Quantity
from .quantities.ranges import read_quantity
from .tokens.page import Page
from .tokens.pieces import DASHES, PADDING, tidy
from .tokens.word_lists import number_words
from .units.read_unit import read_unit
from .values.amount import Amount


def read_story_quantity(page: Page, i: int) -> tuple[Quantity | None, int]:
    """The quantity at piece `i` (None if it does not count anything), and the next piece to read."""
    pieces = page.pieces
    if pieces[i].text in ("-", "−") and pieces[i].glued and i and pieces[i - 1].sort != "mark":
        return None, i + 1
    quantity = read_quantity(pieces, i) or _one_of_unit(page, i)
    if quantity is None:
        return None, i + 1
    if quantity.sort == "fraction":
        quantity = _third_man(page, quantity)
    if quantity.low is not None and quantity.value is None:
        quantity = _first_of_change(page, quantity)
    quantity = _without_places(page, with_cued_unit(page, quantity))
    size = quantity.high if quantity.value is None else abs(quantity.value)
    unit = money_or_mass(page, quantity.first, quantity.last, quantity.unit, size)
    quantity = replace(quantity, unit=unit)
    if is_passed_by(page, quantity):
        return None, _after_name(page, quantity)
    return quantity, quantity.last


_HIGH = 1000


def _without_places(page: Page, quantity: Quantity) -> Quantity:
    """`at 46 points` counts places; an index closes at 1,463.87 points."""
    value, before = quantity.value, page.pieces[quantity.first - 1].low if quantity.first else ""
    if quantity.dimension != "count" or before != "at" or not isinstance(value, int) or value >= _HIGH:
        return quantity
    return replace(quantity, unit=None, last=quantity.amount.last)


_COUNTED_FROM_NOW = frozenset(("earlier", "later", "apart", "early", "late", "longer", "sooner"))
_ONE_BEHIND = frozenset(
    ("than", "about", "nearly", "almost", "over", "under", "within", "roughly", "exactly")
)


def _one_of_unit(page: Page, i: int) -> Quantity | None:
    """`a mile` as a measurement: alone, after “less than” and similar words, and `a pound of sugar`."""
    pieces = page.pieces
    found = read_unit(pieces, i + 1) if pieces[i].low in ("a", "an") else None
    if found is None or found[0].dimension in ("ratio", "angle", "temperature", "count"):
        return None
    unit, last = found
    before = pieces[i - 1] if i else None
    measured = page.is_all(i, last) or (before is not None and before.low in _ONE_BEHIND)
    if unit.dimension == "time" and unit.name not in ("second", "day", "night"):
        measured = measured or pieces[last].low in _COUNTED_FROM_NOW
    poured = (
        unit.dimension in ("mass", "volume")
        and pieces[last].low == "of"
        and unit.name not in ("ton", "stone")
    )
    rate = before is not None and (before.sort == "number" or before.low in ("half", "such", "quite"))
    if not measured and (not poured or rate):
        return None
    return Quantity(i, last, tidy(unit.factor), unit, Amount(1, i, i + 1))


def _after_name(page: Page, quantity: Quantity) -> int:
    """The piece after a name with figures on both sides of a dash (`737-800`)."""
    pieces, j = page.pieces, quantity.last
    while (
        pieces[j].text in DASHES
        and pieces[j].glued
        and pieces[j + 1].glued
        and pieces[j + 1].sort == "number"
    ):
        j += 2
    return j


def _first_of_change(page: Page, ranged: Quantity) -> Quantity:
    """A range, or the first of two figures: `rose from 3 to 5 percent`, `fell 12p to 84p`."""
    pieces, first = page.pieces, ranged.first
    joint = next((i for i in range(ranged.last - 1, first, -1) if pieces[i].low == "to"), None)
    sprint = ranged.low == 0 and ranged.dimension == "speed"  # `goes from 0 to 62 mph`
    if joint is None or sprint or not _is_change(page, first):
        return ranged
    one = read_quantity(pieces[:joint] + pieces[-PADDING:], first)
    before = pieces[first - 1].low if first else ""
    ends = ranged.low is not None and ranged.high is not None and ranged.high < _FAR * abs(ranged.low)
    ranged_by = before == "by" and ends and pieces[ranged.last].low != "from"  # not `by $5 to $55`
    if (
        one is None
        or one.value is None
        or (before != "from" and (one.unit is None or before in ("between", "the", "a", "its") or ranged_by))
    ):
        return ranged
    scaled = one.unit is None or ranged.unit == one.unit
    return replace(one, unit=one.unit or ranged.unit, value=ranged.low if scaled else one.value)


_FAR = 5
"""How many times a change the value after it is at least, if the two may not be the ends of a range."""


def _is_change(page: Page, first: int) -> bool:
    """Whether the figure at piece `first` depends on a verb or noun of rising, falling or changing."""
    token = page.token(first)
    return any(change_of(word) for word in [token, *token.ancestors][:5])


_ENUMERATED = 80
"""Most pieces between `a third` and `a fourth` of the same list."""


def _follows_in_list(page: Page, last: int, rank: int) -> bool:
    """Whether `a fourth` before a verb goes on with a list: `a third` or `another` stands before it."""
    words = number_words().ordinals
    if page.token(last).pos_ not in ("VERB", "AUX"):
        return False
    pieces = page.pieces[max(0, last - _ENUMERATED) : last - 1]
    return any(
        one.low in ("a", "the") and words.get(two.low) == rank - 1 and three.low != "of"
        for one, two, three in zip(pieces, pieces[1:], pieces[2:], strict=False)
    )


def _third_man(page: Page, quantity: Quantity) -> Quantity:
    """`a third man` counts him as the third; `a third of` is a fraction."""
    first, under = page.pieces[quantity.first], page.pieces[quantity.last - 1].low
    rank = number_words().ordinals.get(under)
    if first.low not in ("a", "an") or rank is None:
        return quantity
    follows = page.pieces[quantity.last]
    if follows.text == "," and page.pieces[quantity.last + 1].low in ("aged", "who", "named", "called"):
        amount = quantity.amount._replace(value=rank, first=quantity.last - 1, sort="ordinal")
        return Quantity(quantity.last - 1, quantity.last, rank, None, amount, "ordinal")
    if _follows_in_list(page, quantity.last, rank):
        amount = quantity.amount._replace(value=rank, first=quantity.last - 1, sort="ordinal")
        return Quantity(quantity.last - 1, quantity.last, rank, None, amount, "ordinal")
    compound = follows.text in DASHES and follows.glued and page.pieces[quantity.last + 1].sort == "word"
    if follows.sort != "word" and not compound:
        return quantity
    if not compound and page.token(quantity.last).pos_ not in ("NOUN", "ADJ", "PROPN"):
        return quantity
    amount = quantity.amount._replace(value=rank, first=quantity.last - 1, sort="ordinal")
    return Quantity(quantity.last - 1, quantity.last, rank, None, amount, "ordinal")
