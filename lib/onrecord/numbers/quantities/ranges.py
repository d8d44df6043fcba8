"""Quantities: an amount with its sign, currency or unit, alone, in two units, or as the ends of a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..tokens.pieces import DASHES, Piece, tidy
from ..units.unit_table import factors
from ..values.amount import Amount
from .compound_units import TIMES
from .quantity import Quantity
from .single_quantity import _MONEY, read_single


def read_quantity(pieces: Sequence[Piece], i: int) -> Quantity | None:
    """The quantity or range of quantities that begins at piece `i`, or None."""
    between = pieces[i].low == "between"
    one = read_single(pieces, i + between)
    if one is None:
        return None
    k = one.last
    if between:
        two = (
            read_single(pieces, k + 1) if pieces[k].low in ("and", "to") or pieces[k].text in DASHES else None
        )
        ranged = _range(one, two) if two else None
        return replace(ranged, first=i) if ranged else None
    if one.sort == "age":
        return one
    return _tolerance(pieces, one) or _upto(pieces, one) or _lent(pieces, one)


def _tolerance(pieces: Sequence[Piece], one: Quantity) -> Quantity | None:
    """`2,000.45 ± 0.01 pounds`: a value with bounds."""
    k = one.last
    signs = 1 if pieces[k].text == "±" else 3 if "".join(p.text for p in pieces[k : k + 3]) == "+/-" else 0
    two = read_single(pieces, k + signs, signed=False) if signs else None
    if two is None or one.value is None or two.value is None or two.value < 0:
        return None
    if one.unit and two.unit and one.unit != two.unit:
        return None
    unit = two.unit or one.unit
    value = one.value
    if not one.unit:
        value = tidy(value * two.unit.factor if two.unit else value)
    low, high = tidy(value - two.value), tidy(value + two.value)
    return replace(one, last=two.last, value=value, unit=unit, low=low, high=high)


_LENDING = frozenset(("ratio", "temperature", _MONEY, "length", "mass"))
_MOST_LENT = 3


def _lent(pieces: Sequence[Piece], one: Quantity) -> Quantity:
    """The `10` of `10 x 15 cm` and the `7` of `7 and 8 percent`, with the unit that follows the last one."""
    if one.unit is not None or one.sort != "cardinal" or one.value is None or not one.amount.digits:
        return one
    k, joint = one.last, pieces[one.last].low
    if joint not in TIMES and joint != "and":
        return one
    for _ in range(_MOST_LENT):
        if pieces[k].low != joint:
            return one
        two = read_single(pieces, k + 1, signed=False)
        if two is None or not two.amount.digits:
            return one
        if two.unit is not None:
            fits = two.dimension == "length" if joint != "and" else two.dimension in _LENDING
            year = joint == "and" and len(pieces[one.first].text) == 4
            return (
                replace(one, unit=two.unit, value=tidy(one.value * two.unit.factor))
                if fits and not year
                else one
            )
        k = two.last
    return one


def _upto(pieces: Sequence[Piece], one: Quantity) -> Quantity | None:
    """`40 to 60 tonnes`, `$3-5 million`, `two or three`: the range that begins with a quantity."""
    k = one.last
    dashed_to = _dashed_to(pieces, k)
    k = dashed_to or k
    joined = pieces[k]
    dash = joined.text in DASHES and not dashed_to
    tight = joined.glued and pieces[k + 1].glued
    spaced = dash and not tight and joined.text not in ("–", "—")
    if spaced and one.unit is None and not (one.amount.digits and pieces[k + 1].sort == "number"):
        return None
    if not dash and not dashed_to and joined.low not in ("to", "or", "~", "through", "thru", "til", "till"):
        return None
    if (
        joined.low in ("through", "thru", "til", "till")
        and pieces[one.first - 1 if one.first else 0].low != "from"
    ):
        return None
    two = read_single(pieces, k + 1, signed=False)
    if two is None or (dash and not tight and two.unit != one.unit and one.unit is not None):
        return None
    if dash and pieces[one.first].low == "negative" and one.value is not None:  # `a negative 42-49% rating`
        one = replace(one, first=one.first + 1, value=-one.value)
    if joined.low == "or" and (one.amount.digits or two.amount.digits) and one.unit:
        return None
    return _range(one, two)


def _dashed_to(pieces: Sequence[Piece], k: int) -> int:
    """The last piece of the `-to-` of `0-to-60` (or of `to-`, `- to` and `- or`) at piece `k`, else 0."""
    to = k + (pieces[k].text in DASHES and pieces[k].glued)
    if to > k and pieces[to].low in ("to", "or") and not pieces[to].glued:
        return to
    dash = pieces[to + 1].text in DASHES and pieces[to + 1].glued and pieces[to + 2].glued
    return to + 1 if pieces[to].low == "to" and dash else 0


def _range(one: Quantity, two: Quantity) -> Quantity | None:
    """A range from two quantities, or None; a unit or scale that only one of them has applies to both."""
    if one.sort != two.sort and two.sort != "age":
        return None
    if "ordinal" in (one.sort, two.sort) or one.value is None or two.value is None:
        return None
    unit, low, high = two.unit or one.unit, one.value, two.value
    if one.unit and two.unit and one.dimension != two.dimension:
        return None
    rate = one.unit and two.unit and two.unit.name.startswith(f"{one.unit.name} per ")  # `$5 to $6 an hour`
    if one.unit and two.unit and one.unit.name != two.unit.name and not rate:
        size = factors().get(one.unit.name, 0) / factors().get(two.unit.name, 1)
        if not size:
            return None
        low = tidy(low * size)
    if one.unit and not two.unit and one.dimension != _MONEY:
        return None
    if two.unit and not one.unit:
        low = tidy(low * two.unit.factor)
    if two.amount.scaled and not one.amount.scaled and low < high:
        mantissa = _mantissa(two.amount)
        low = tidy(low * mantissa) if low < high / mantissa else low
    if not low < high:
        return None
    return Quantity(one.first, two.last, None, unit, two.amount, two.sort, low, high)


def _mantissa(amount: Amount) -> int | float:
    """The largest scale, from a hundred to a trillion, that an amount reaches; else 1."""
    for scale in (10**12, 10**9, 10**6, 10**3, 100):
        if amount.value >= scale:
            return scale
    return 1
