"""A single amount with its sign, currency or unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..tokens.pieces import HYPHENS, Piece, is_all, tidy
from ..units.read_unit import read_rate, read_sign, read_unit
from ..units.unit_table import Unit, signs
from ..values.amount import Amount
from ..values.read_amount import read_amount
from .compound_units import as_age, read_feet_inches, read_inch_mark, with_smaller_unit
from .quantity import Quantity

_MONEY = "money"


def read_single(pieces: Sequence[Piece], i: int, signed: bool = True) -> Quantity | None:
    """The quantity at piece `i`, without a range that it may begin; including its minus sign if `signed`."""
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
    """The piece after a minus: `minus 5`, `negative 5`, `-5` with nothing attached on its left."""
    piece = pieces[i]
    if piece.low == "plus" and pieces[i + 1].low == "or" and pieces[i + 2].low == "minus":
        return i + 3, False
    if piece.low in ("minus", "negative"):
        hyphen = pieces[i + 1].text in HYPHENS and pieces[i + 1].glued and pieces[i + 2].glued
        return i + 1 + hyphen, True
    free = not piece.glued or pieces[i - 1].text in ("(", "[", "“", '"')
    if piece.text in ("-", "−") and free and pieces[i + 1].glued and pieces[i + 1].text[0] not in "-−":
        return i + 1, True
    if piece.text == "+" and free and pieces[i + 1].glued:
        return i + 1, False
    return i, False


def _dollars(pieces: Sequence[Piece], first: int, amount: Amount, code: str) -> Quantity:
    """An amount after a currency sign; `m` and `b` are scales there, and the currency's name may follow."""
    last, value = amount.last, amount.value
    if not amount.scaled and pieces[last].low in _MONEY_SCALES:
        last, value = last + 1, tidy(value * _MONEY_SCALES[pieces[last].low])
        amount = amount._replace(scaled=True)
    after = read_unit(pieces, last)
    if after and after[0].dimension == _MONEY and after[0].factor == 1 and not pieces[last].glued:
        code, last = after[0].name or code, after[1]
    elif pieces[last].text.isupper() and f"{pieces[last].text}$" in signs():  # `$76 US`
        code, last = signs()[f"{pieces[last].text}$"], last + 1
    unit, last = read_rate(pieces, Unit(code, _MONEY), last) or (Unit(code, _MONEY), last)
    return _and_cents(pieces, Quantity(first, last, value, unit, amount))


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
    """`a year and a half`: the article means one if a fraction follows the unit."""
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
    """An amount with the unit after it (also after a hyphen: `12-mile`), as an age if `old` follows."""
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
        return plain  # `787s` are not seconds, `9.58s` are
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
    """`milligrams of methane per square metre a day`: a rate with the thing measured between its units."""
    if pieces[last].low != "of" or unit.dimension not in ("mass", "volume", "energy"):
        return unit, last
    for k in (last + 2, last + 3):
        if any(piece.sort != "word" for piece in pieces[last + 1 : k]):
            break
        rate = read_rate(pieces, unit, k)
        if rate:
            return rate
    return unit, last
