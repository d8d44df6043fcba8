"""Bare amounts: cardinals, ordinals, fractions, in digits, words or both (`1.2 million`, `twenty-first`)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from .pieces import Piece, numeral_value, tidy
from .words import number_words

_MOST_DIGITS = 40
_MOST_SCALES = 3
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000))


class Amount(NamedTuple):
    """An amount and the pieces that say it.

    Attributes:
        value: what it comes to.
        first, last: index of its first piece, and of the first piece after it.
        sort: `cardinal`, `ordinal` or `fraction`.
        digits: it is written in digits, at least in part.
        scaled: a scale word (`million`, `bn`) belongs to it.
    """

    value: int | float
    first: int
    last: int
    sort: str = "cardinal"
    digits: bool = False
    scaled: bool = False


def read_amount(pieces: Sequence[Piece], i: int) -> Amount | None:
    """The amount that begins at piece `i`, as long as it can be made, or None."""
    piece = pieces[i]
    amount: Amount | None
    if piece.sort == "number":
        amount = _digits(pieces, i)
    elif piece.sort == "word":
        amount = _fraction_word(pieces, i) or _spelled(pieces, i)
    else:
        return None
    if amount is None or amount.sort != "cardinal":
        return amount
    return _denominator(pieces, amount) or _and_a_half(pieces, amount)


def _digits(pieces: Sequence[Piece], i: int) -> Amount | None:
    value = numeral_value(pieces[i].text) if len(pieces[i].text) <= _MOST_DIGITS else inf
    if value == inf:
        return None
    suffix = pieces[i + 1]
    if suffix.glued and suffix.low in ("st", "nd", "rd", "th") and isinstance(value, int):
        return Amount(value, i, i + 2, "ordinal", True)
    fraction = _slash_fraction(pieces, i)
    if fraction:
        return fraction
    mixed = None if pieces[i + 1].glued else _slash_fraction(pieces, i + 1) or _sign_fraction(pieces, i + 1)
    if mixed and isinstance(value, int) and pieces[i].text.isdecimal():
        return _with_scales(pieces, Amount(value + mixed.value, i, mixed.last, digits=True))
    return _with_scales(pieces, Amount(value, i, i + 1, digits=True))


def _slash_fraction(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`1/3`: a numerator, glued to a slash and a greater denominator of at most three digits."""
    if pieces[i].sort != "number":
        return None
    over, under, after = pieces[i], pieces[i + 2], pieces[i + 3]
    if not (pieces[i + 1].text in "/⁄" and pieces[i + 1].text and pieces[i + 1].glued and under.glued):
        return None
    if (
        not (over.text.isdecimal() and under.sort == "number" and under.text.isdecimal())
        or len(under.text) > 3
    ):
        return None
    if (
        len(over.text) > 3
        or int(under.text) not in _DENOMINATORS
        or (after.glued and after.text == "/")
        or not 0 < int(over.text) < int(under.text)
    ):
        return None
    return Amount(tidy(int(over.text) / int(under.text)), i, i + 3, "fraction", True)


def _sign_fraction(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`¾`, standing alone."""
    piece = pieces[i]
    if piece.sort != "number" or len(piece.text) != 1 or piece.text.isdecimal():
        return None
    return Amount(numeral_value(piece.text), i, i + 1, "fraction", True)


def _with_scales(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """Multiply digits by the scale words behind them: `3 hundred thousand`, `2.4bn`, `20k`, `5 dozen`."""
    words = number_words()
    value, j, scaled = amount.value, amount.last, False
    for _ in range(_MOST_SCALES):
        k = j + 1 if pieces[j].text == "-" and pieces[j].glued and pieces[j + 1].glued else j
        piece = pieces[k]
        scale = words.scales.get(piece.low) or words.short_scales.get(piece.low)
        if scale is None and piece.glued and k == j and not scaled:
            scale = None if is_metre(pieces, k, value) else words.glued_scales.get(piece.text)
        if scale is None:
            break
        value, j, scaled = value * scale, k + 1, True
    return amount._replace(value=tidy(value), last=j, scaled=scaled)


def is_metre(pieces: Sequence[Piece], k: int, value: int | float) -> bool:
    """Whether the `m` at piece `k` behind `value` is metres (`the 400m final`, `1.8m tall`), not millions."""
    if pieces[k].text != "m":
        return False
    words, follows = number_words(), pieces[k + 1].low
    if value in words.races or follows in words.metre_before or pieces[k + 1].text in ("-", "/", "²", "³"):
        return True
    plural = follows in words.people or (
        len(follows) > 3 and follows.endswith("s") and not follows.endswith("ss")
    )
    return not plural and value < 10 and pieces[k + 1].sort == "word"


def _spelled(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`one hundred and twenty-three`, `a thousand`, `twenty-first`, `three point five million`."""
    words = number_words()
    total, current, last_scale, j = 0, -1, 10**18, i  # current is -1 before a word was read
    end, room, scaled = i, 100, False  # room: what may still be added is less than this
    if pieces[i].low in ("a", "an"):
        if pieces[i + 1].low not in words.scales:
            return None
        current, j, room = 1, i + 1, 0
    while True:
        k = _joined(pieces, j, end > i)
        low = pieces[k].low
        small, ordinal, scale = words.below_hundred.get(low), words.ordinals.get(low), words.scales.get(low)
        if small is not None and small < room and not (small == 0 and end > i):
            current = max(current, 0) + small
            room = 10 if low in words.tens else 0
        elif ordinal is not None and end > i and (ordinal < room or (ordinal >= 100 and current > 0)):
            grown = current * ordinal if ordinal >= 100 else max(current, 0) + ordinal
            return Amount(total + grown, i, k + 1, "ordinal")
        elif low == "hundred" and 0 < current < 100:
            current, room, scaled = current * 100, 100, True
        elif scale is not None and low != "hundred" and scale < last_scale and current > 0:
            total, current, room, last_scale, scaled = total + current * scale, 0, 1000, scale, True
        elif low == "point" and end > i and pieces[k + 1].low in words.ones:
            return _spelled_decimals(pieces, i, k + 1, total + max(current, 0))
        else:
            break
        j = end = k + 1
        if room == 1000:
            room = 100
    if end == i:
        ordinal = words.ordinals.get(pieces[i].low)
        return Amount(ordinal, i, i + 1, "ordinal") if ordinal else None
    return Amount(total + max(current, 0), i, end, scaled=scaled)


def _joined(pieces: Sequence[Piece], j: int, inside: bool) -> int:
    """Index of the next number word, past a hyphen or `and` that joins two of them."""
    if not inside:
        return j
    words = number_words()
    follows = pieces[j + 1].low
    if pieces[j].text in ("-", "‐", "‑") and pieces[j].glued and pieces[j + 1].glued:
        return (
            j + 1
            if follows in words.below_hundred or follows in words.scales or follows in words.ordinals
            else j
        )
    if pieces[j].low == "and" and pieces[j - 1].low in words.scales and pieces[j - 1].low != "dozen":
        return j + 1 if follows in words.below_hundred or follows in words.ordinals else j
    big = pieces[j - 1].low in words.scales and pieces[j - 1].low not in ("hundred", "dozen")
    if (
        pieces[j].text == ","
        and big
        and follows in words.below_hundred
        and pieces[j + 2].low in ("hundred", "thousand")
    ):
        return j + 1
    return j


def _spelled_decimals(pieces: Sequence[Piece], first: int, j: int, whole: int) -> Amount:
    words = number_words()
    places = ""
    while pieces[j].low in words.ones:
        places += str(words.ones[pieces[j].low])
        j += 1
    return _with_scales(pieces, Amount(float(f"{whole}.{places}"), first, j))


def _fraction_word(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`half`, `a third`, `half a million`, `a quarter of a million` (`one third`: see `_denominator`)."""
    words = number_words()
    j = i + 1 if pieces[i].low in ("a", "an") else i
    low = pieces[j].low
    under = words.denominators.get(low) if low in ("half", "quarter") else None
    if under is None and j > i and low in words.ordinals and words.ordinals[low] > 2:
        under = words.ordinals[low]
    if under is None or (j == i and low != "half"):
        return None
    value, j = 1 / under, j + 1
    k = j
    if pieces[k].low == "of" and pieces[k + 1].low in ("a", "an"):
        k += 1
    if pieces[k].low in ("a", "an"):
        k += 1
    scale = words.scales.get(pieces[k].low)
    if scale and under in (2, 4):
        return Amount(tidy(value * scale), i, k + 1, scaled=True)
    return Amount(tidy(value), i, j, "fraction")


def _denominator(pieces: Sequence[Piece], amount: Amount) -> Amount | None:
    """`two-thirds`, `three quarters`, `one half`, `7 tenths`; a plural unless the numerator is one."""
    words = number_words()
    j = amount.last
    if pieces[j].text in ("-", "‐", "‑") and pieces[j].glued and pieces[j + 1].glued:
        j += 1
    low = pieces[j].low
    single = amount.value == 1
    under = words.denominators.get(low)
    if under is None:
        name = low if single else low.removesuffix("s")
        under = words.ordinals.get(name) if name != "second" and (single or low.endswith("s")) else None
        under = None if under is not None and under < 3 else under
    elif single == low.endswith("s"):
        under = None
    if under is None or not isinstance(amount.value, int) or not 0 < amount.value < 100:
        return None
    return Amount(tidy(amount.value / under), amount.first, j + 1, "fraction", amount.digits)


def _and_a_half(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """`two and a half million`, `3 and three quarters`, `a million and a half`."""
    words = number_words()
    j = amount.last
    if pieces[j].text == "-" and pieces[j].glued:
        j += 1
    if pieces[j].low != "and":
        return amount
    k = j + 2 if pieces[j + 1].text == "-" else j + 1
    part = None
    if pieces[k].low in ("a", "an", "one") and pieces[k + 1].low in ("half", "quarter", "third"):
        part, end = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}[pieces[k + 1].low], k + 2
    elif pieces[k].text == "a" and pieces[k + 1].text == "-" and pieces[k + 2].low in ("half", "quarter"):
        part, end = {"half": 0.5, "quarter": 0.25}[pieces[k + 2].low], k + 3
    elif pieces[k].low in ("two", "three") and pieces[k + 1].low in ("thirds", "quarters"):
        part, end = words.ones[pieces[k].low] / (3 if pieces[k + 1].low == "thirds" else 4), k + 2
    if part is None:
        return amount
    unit = words.scales.get(pieces[amount.last - 1].low, 1) if amount.scaled else 1
    grown = amount._replace(value=tidy(amount.value + part * unit), last=end)
    return grown if amount.scaled else _with_scales(pieces, grown)
