"""Quantities of several units, and ages: `5 feet 3 inches`, `two hours and ten minutes`, `12-year-old`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..tokens.pieces import HYPHENS, Piece, is_all, tidy
from ..units.read_unit import read_unit
from ..units.unit_table import Unit, factors
from ..values.amount import Amount
from ..values.read_amount import read_amount
from .quantity import Quantity

TIMES = ("x", "×", "by", "*")


def read_feet_inches(pieces: Sequence[Piece], feet: Quantity) -> Quantity | None:
    """`5'10"`: feet and inches by their marks."""
    j = feet.last
    if feet.value is None or not feet.amount.digits or pieces[j].text not in "'’′":
        return None
    inches = pieces[j + 1]
    if not (pieces[j].text and pieces[j].glued):
        return None
    if not (inches.glued and inches.sort == "number"):
        alone = pieces[j].text == "′" or is_all(pieces, j + 1) or not _in_quotation(pieces, j)
        return replace(feet, last=j + 1, unit=Unit("foot", "length")) if alone else None
    if not inches.text.isdecimal() or int(inches.text) > 11:
        return None
    last = j + 3 if pieces[j + 2].text in ('"', "”", "″") and pieces[j + 2].glued else j + 2
    return replace(
        feet, last=last, value=tidy(feet.value + int(inches.text) / 12), unit=Unit("foot", "length")
    )


def _in_quotation(pieces: Sequence[Piece], j: int) -> bool:
    """Whether the mark at piece `j` may close a quotation, or belong to a word (`the 30's`)."""
    if pieces[j + 1].glued and pieces[j + 1].sort != "mark":
        return True
    return any(piece.text in _OPENING and piece.text for piece in pieces[max(j - _QUOTED, 0) : j])


_OPENING = "'‘’"
_QUOTED = 60
"""Most pieces of a quotation in single marks."""


def read_inch_mark(pieces: Sequence[Piece], plain: Quantity) -> Quantity | None:
    """`2″`, and `2"` if no quotation can end there."""
    j = plain.last
    if not (plain.amount.digits and pieces[j].glued and plain.sort == "cardinal"):
        return None
    marks = [k for k, piece in enumerate(pieces) if piece.text == '"'] if pieces[j].text == '"' else []
    alone = all(k and pieces[k].glued and pieces[k - 1].sort == "number" for k in marks)
    sure = alone or is_all(pieces, j + 1) or (pieces[j + 1].low in TIMES and pieces[j + 2].sort == "number")
    if pieces[j].text == "″" or (pieces[j].text == '"' and sure and pieces[0].text != '"'):
        return replace(plain, last=j + 1, unit=Unit("inch", "length"))
    return None


def as_age(pieces: Sequence[Piece], quantity: Quantity) -> Quantity | None:
    """`42-year-old`, `three months old`, `18 years of age`."""
    if quantity.dimension != "time":
        return None
    j = quantity.last
    k = j + 1 if pieces[j].text in HYPHENS and pieces[j].glued else j
    if pieces[k].low in ("old", "olds"):
        return replace(quantity, last=k + 1, sort="age")
    if pieces[j].low == "of" and pieces[j + 1].low == "age":
        return replace(quantity, last=j + 2, sort="age")
    return None


def with_smaller_unit(pieces: Sequence[Piece], quantity: Quantity) -> Quantity:
    """`six feet two inches`, `2 hours and 30 minutes`, `five dollars and twenty cents`, `6ft 2in`."""
    unit = quantity.unit
    j = quantity.last
    if unit and unit.name == "foot" and pieces[j].text in HYPHENS and pieces[j].glued and pieces[j + 1].glued:
        return _bare_inches(pieces, quantity)
    if unit and unit.name == "foot" and pieces[j].sort in ("number", "word"):
        grown = _spaced_inches(pieces, quantity)
        if grown:
            return grown
    j += pieces[j].low == "and" or pieces[j].text == ","
    whole = quantity.value
    if unit is None or whole is None:
        return quantity
    amount = read_amount(pieces, j)
    if amount is None or amount.sort != "cardinal":
        return quantity
    inch = unit.name == "foot" and pieces[amount.last].low == "in" and _ends_inches(pieces, amount.last)
    found = (Unit("inch", "length"), amount.last + 1) if inch else read_unit(pieces, amount.last)
    if (
        unit.name == "hour"
        and pieces[j + 1].text == "m"
        and pieces[j + 1].glued
        and pieces[j].text.isdecimal()
    ):
        amount = Amount(int(pieces[j].text), j, j + 1, digits=True)  # `1h 30m`
        found = Unit("minute", "time"), j + 2
    if (
        found and unit.name == "pound" and found[0] == Unit("GBP", "money", 0.01)
    ):  # `three pounds fifty pence`
        unit = Unit("GBP", "money")
        quantity = replace(quantity, unit=unit)
    if found is None or found[0].dimension != unit.dimension:
        return quantity
    small, last = found
    if unit.dimension == "money":
        share = small.factor if unit.factor == 1 and small.factor < 1 else 0.0
    elif unit.name in factors() and small.name in factors():
        share = factors()[small.name] / factors()[unit.name]
    else:
        share = 0.0
    if not 0 < share < 1 or amount.value * share >= 1:
        return quantity
    grown = replace(quantity, last=last, value=tidy(whole + amount.value * share))
    aged = as_age(pieces, grown)
    return aged or (grown if unit.dimension == "money" else _compound_again(pieces, grown, small))


def _spaced_inches(pieces: Sequence[Piece], feet: Quantity) -> Quantity | None:
    """`6 foot 2`, `six foot two tall`: inches without their name, unless the number counts something else."""
    inches = read_amount(pieces, feet.last)
    if inches is None or feet.value is None or inches.sort != "cardinal" or not 0 < inches.value < 12:
        return None
    after = pieces[inches.last]
    if after.low not in ("tall", "high") and (
        after.sort != "mark" or (after.glued and after.text not in ".,;!?)")
    ):
        return None
    return replace(feet, last=inches.last, value=tidy(feet.value + inches.value / 12))


def _bare_inches(pieces: Sequence[Piece], feet: Quantity) -> Quantity:
    """`6-foot-4`: inches without their name."""
    inches = pieces[feet.last + 1]
    if feet.value is None or inches.sort != "number" or not inches.text.isdecimal() or len(inches.text) > 2:
        return feet
    if int(inches.text) > 11:
        return feet
    return replace(feet, last=feet.last + 2, value=tidy(feet.value + int(inches.text) / 12))


def _ends_inches(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the `in` at piece `i` after feet means inches: it is attached or introduces nothing."""
    follows = pieces[i + 1]
    return (
        pieces[i].glued or follows.sort == "mark" or follows.low in ("tall", "long", "high", "wide", "deep")
    )


def _compound_again(pieces: Sequence[Piece], quantity: Quantity, small: Unit) -> Quantity:
    """A third unit: `2 hours, 30 minutes and 10 seconds`."""
    rest = with_smaller_unit(pieces, replace(quantity, unit=small, value=0))
    if rest.last == quantity.last or quantity.unit is None or rest.value is None or quantity.value is None:
        return quantity
    share = factors()[small.name] / factors()[quantity.unit.name]
    return replace(quantity, last=rest.last, value=tidy(quantity.value + rest.value * share), sort=rest.sort)
