"""Quantities: an amount with its sign, currency or unit, alone, in two units, or as the ends of a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .amount import Amount
from .amounts import read_amount
from .compounds import HYPHENS, TIMES, as_age, read_feet_inches, read_inch_mark, with_smaller_unit
from .pieces import Piece, tidy
from .quantity import Quantity
from .unit_table import Unit, factors
from .units import is_all, read_rate, read_sign, read_unit

DASHES = frozenset(("-", "–", "—", "‐", "‑", "−"))
_MONEY = "money"


def read_quantity(pieces: Sequence[Piece], i: int) -> Quantity | None:
    """The quantity or range of quantities that begins at piece `i`, or None."""
    between = pieces[i].low == "between"
    one = _single(pieces, i + between)
    if one is None:
        return None
    k = one.last
    if between:
        two = _single(pieces, k + 1) if pieces[k].low in ("and", "to") or pieces[k].text in DASHES else None
        ranged = _range(one, two) if two else None
        return replace(ranged, first=i) if ranged else None
    if one.sort == "age":
        return one
    return _upto(pieces, one) or _lent(pieces, one)


_LENDING = frozenset(("ratio", "temperature", _MONEY, "length", "mass"))
_MOST_LENT = 3


def _lent(pieces: Sequence[Piece], one: Quantity) -> Quantity:
    """The `10` of `10 x 15 cm` and the `7` of `7 and 8 percent` with the unit said once behind the last."""
    if one.unit is not None or one.sort != "cardinal" or one.value is None or not one.amount.digits:
        return one
    k, joint = one.last, pieces[one.last].low
    if joint not in TIMES and joint != "and":
        return one
    for _ in range(_MOST_LENT):
        if pieces[k].low != joint:
            return one
        two = _single(pieces, k + 1, signed=False)
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
    joined = pieces[k]
    dash = joined.text in DASHES
    tight = joined.glued and pieces[k + 1].glued
    spaced = dash and not tight and joined.text not in ("–", "—")
    if spaced and one.unit is None and not (one.amount.digits and pieces[k + 1].sort == "number"):
        return None
    if not dash and joined.low not in ("to", "or", "~", "through", "thru", "til", "till"):
        return None
    if (
        joined.low in ("through", "thru", "til", "till")
        and pieces[one.first - 1 if one.first else 0].low != "from"
    ):
        return None
    two = _single(pieces, k + 1, signed=False)
    if two is None or (dash and not tight and two.unit != one.unit and one.unit is not None):
        return None
    if joined.low == "or" and (one.amount.digits or two.amount.digits) and one.unit:
        return None
    return _range(one, two)


def _range(one: Quantity, two: Quantity) -> Quantity | None:
    """A range from two quantities if they fit: the unit or the scale said once holds for both."""
    if one.sort != two.sort and two.sort != "age":
        return None
    if "ordinal" in (one.sort, two.sort) or one.value is None or two.value is None:
        return None
    unit, low, high = two.unit or one.unit, one.value, two.value
    if one.unit and two.unit and one.dimension != two.dimension:
        return None
    if one.unit and two.unit and one.unit.name != two.unit.name:
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
    """What the scale words of an amount multiply by, as a power of ten that divides it."""
    for scale in (10**12, 10**9, 10**6, 10**3, 100):
        if amount.value >= scale:
            return scale
    return 1


def _single(pieces: Sequence[Piece], i: int, signed: bool = True) -> Quantity | None:
    j, negative = _sign(pieces, i) if signed else (i, False)
    if (
        pieces[j].text == "%"
        and pieces[j + 1].glued
        and pieces[j + 1].sort == "number"
        and not pieces[j].glued
    ):
        amount = read_amount(pieces, j + 1)
        return _percent_before(i, amount, negative) if amount and amount.sort == "cardinal" else None
    sign = read_sign(pieces, j)
    at = sign[1] if sign else j
    if sign and not negative and pieces[at].text in ("-", "−") and pieces[at + 1].sort == "number":
        at, negative = at + 1, True
    amount = read_amount(pieces, at) or (_article_amount(pieces, at) if not sign else None)
    if amount is None:
        return None
    found = _dollars(pieces, i, amount, sign[0]) if sign else _with_unit(pieces, i, amount)
    if found and negative and found.value is not None:
        return replace(found, value=-found.value)
    return found


def _percent_before(first: int, amount: Amount, negative: bool) -> Quantity:
    """`%5`."""
    value = -amount.value if negative else amount.value
    return Quantity(first, amount.last, value, Unit("percent", "ratio"), amount)


def _sign(pieces: Sequence[Piece], i: int) -> tuple[int, bool]:
    """Past a minus: `minus 5`, `negative 5`, `-5` where nothing is glued to its left."""
    piece = pieces[i]
    if piece.low == "plus" and pieces[i + 1].low == "or" and pieces[i + 2].low == "minus":
        return i + 3, False
    if piece.low in ("minus", "negative"):
        return i + 1, True
    free = not piece.glued or pieces[i - 1].text in ("(", "[", "“", '"')
    if piece.text in ("-", "−") and free and pieces[i + 1].glued and pieces[i + 1].text[0] not in "-−":
        return i + 1, True
    if piece.text == "+" and free and pieces[i + 1].glued:
        return i + 1, False
    return i, False


def _dollars(pieces: Sequence[Piece], first: int, amount: Amount, code: str) -> Quantity:
    """An amount behind a currency sign; `m`, `b` are scales there, a name of the currency may follow."""
    last, value = amount.last, amount.value
    if not amount.scaled and pieces[last].low in _MONEY_SCALES:
        last, value = last + 1, tidy(value * _MONEY_SCALES[pieces[last].low])
        amount = amount._replace(scaled=True)
    after = read_unit(pieces, last)
    if after and after[0].dimension == _MONEY and after[0].factor == 1 and not pieces[last].glued:
        code, last = after[0].name or code, after[1]
    return _and_cents(pieces, Quantity(first, last, value, Unit(code, _MONEY), amount))


def _and_cents(pieces: Sequence[Piece], whole: Quantity) -> Quantity:
    """`$5 and 20 cents`."""
    j = whole.last + (pieces[whole.last].low == "and")
    amount = read_amount(pieces, j)
    small = read_unit(pieces, amount.last) if amount and amount.sort == "cardinal" else None
    if amount is None or small is None or whole.value is None or whole.amount.scaled:
        return whole
    if small[0].dimension != _MONEY or small[0].factor != 0.01 or not 0 < amount.value < 100:
        return whole
    return replace(whole, last=small[1], value=tidy(whole.value + amount.value / 100))


_MONEY_SCALES = {"m": 10**6, "mm": 10**6, "b": 10**9, "k": 1000, "t": 10**12}


def _article_amount(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`a year and a half`: the article is a one if a fraction follows the unit."""
    if pieces[i].low not in ("a", "an"):
        return None
    unit = read_unit(pieces, i + 1)
    if unit is None or pieces[unit[1]].low != "and" or pieces[unit[1] + 1].low not in ("a", "three", "two"):
        return None
    return Amount(1, i, i + 1) if _half_behind(pieces, unit[1])[0] else None


def _half_behind(pieces: Sequence[Piece], j: int) -> tuple[float, int]:
    """The fraction of `and a half` at piece `j`, and the index after it; 0 if there is none."""
    if pieces[j].low == "and":
        part = read_amount(pieces, j + 1)
        if part and part.sort == "fraction" and part.value < 1 and pieces[part.last].low != "of":
            return part.value, part.last
    return 0, j


def _with_unit(pieces: Sequence[Piece], first: int, amount: Amount) -> Quantity:
    """An amount with the unit behind it (past a hyphen: `12-mile`), as an age if `old` follows."""
    plain = Quantity(first, amount.last, amount.value, None, amount, amount.sort)
    height = read_feet_inches(pieces, plain) or read_inch_mark(pieces, plain)
    if height:
        return height
    j = amount.last
    hyphen = pieces[j].text in HYPHENS and pieces[j].glued and pieces[j + 1].glued
    j += hyphen
    if amount.sort == "fraction" or (amount.scaled and not amount.digits):
        j += pieces[j].low in ("of",) and pieces[j + 1].low in ("a", "an")
        j += pieces[j].low in ("a", "an")
    found = read_unit(pieces, j)
    if found is None or amount.sort == "ordinal":
        return plain
    unit, last = found
    if pieces[j].text == "s" and isinstance(amount.value, int) and not is_all(pieces, j + 1):
        return plain  # `787s` are no seconds, `9.58s` are
    if hyphen and pieces[last].text in HYPHENS and pieces[last].glued and unit.dimension == "angle":
        return plain
    value = tidy(amount.value * unit.factor)
    part, after_part = _half_behind(pieces, last) if unit.dimension != "ratio" else (0, last)
    if part:
        value, last = tidy(value + part * unit.factor), after_part
    unit, last = _stuff_per(pieces, unit, last)
    quantity = Quantity(first, last, value, unit, amount)
    return as_age(pieces, quantity) or with_smaller_unit(pieces, quantity)


def _stuff_per(pieces: Sequence[Piece], unit: Unit, last: int) -> tuple[Unit, int]:
    """`milligrams of methane per square metre a day`: a rate with what is measured in between."""
    if pieces[last].low != "of" or unit.dimension not in ("mass", "volume", "energy"):
        return unit, last
    for k in (last + 2, last + 3):
        if any(piece.sort != "word" for piece in pieces[last + 1 : k]):
            break
        rate = read_rate(pieces, unit, k)
        if rate:
            return rate
    return unit, last
