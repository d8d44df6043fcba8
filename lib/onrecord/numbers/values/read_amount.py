"""Bare amounts: cardinals, ordinals, fractions, in digits, words or both (`1.2 million`, `twenty-first`)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from ..tokens.pieces import HYPHENS, Piece, is_all, numeral_value, tidy
from ..tokens.word_lists import number_words
from .amount import Amount
from .fractions import (
    as_part_of_one,
    read_fraction_word,
    read_part,
    read_sign_fraction,
    read_slash_fraction,
    with_denominator,
)
from .scientific_notation import read_power

_MOST_DIGITS = 40
_MOST_SCALES = 3


def read_amount(pieces: Sequence[Piece], i: int) -> Amount | None:
    """The longest amount that begins at piece `i`, or None."""
    amount = _plain(pieces, i)
    if amount is None or amount.sort != "cardinal":
        return amount
    return with_denominator(pieces, amount) or _over(pieces, amount) or _and_a_part(pieces, amount)


def _plain(pieces: Sequence[Piece], i: int) -> Amount | None:
    """An amount without a fraction after it."""
    piece = pieces[i]
    if piece.sort == "number":
        return _digits(pieces, i)
    if piece.sort != "word":
        return None
    found = read_fraction_word(pieces, i) or _point_first(pieces, i) or _spelled(pieces, i)
    return as_part_of_one(pieces, found) if found and found.sort == "ordinal" else found


def _digits(pieces: Sequence[Piece], i: int) -> Amount | None:
    value = numeral_value(pieces[i].text) if len(pieces[i].text) <= _MOST_DIGITS else inf
    if value == inf:
        return None
    suffix = pieces[i + 1]
    if suffix.glued and suffix.low in ("st", "nd", "rd", "th") and isinstance(value, int):
        return Amount(value, i, i + 2, "ordinal", True)
    fraction = read_slash_fraction(pieces, i)
    if fraction:
        return fraction
    power = read_power(pieces, i, value) or _point_between(pieces, i)
    if power:
        return _with_scales(pieces, power)
    hyphen = pieces[i + 1].text in HYPHENS and pieces[i + 1].glued and pieces[i + 2].glued  # `2-1/2`
    apart = hyphen or not pieces[i + 1].glued
    mixed = read_slash_fraction(pieces, i + 1 + hyphen) if apart else None
    mixed = mixed or (read_sign_fraction(pieces, i + 1) if apart and not hyphen else None)
    if mixed and isinstance(value, int) and pieces[i].text.isdecimal():
        return _with_scales(pieces, Amount(value + mixed.value, i, mixed.last, digits=True))
    return _with_scales(pieces, Amount(value, i, i + 1, digits=True))


def _point_between(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`2 point 5`."""
    point, part = pieces[i + 1], pieces[i + 2]
    if point.low != "point" or not pieces[i].text.isdecimal() or not part.text.isdecimal():
        return None
    return Amount(float(f"{pieces[i].text}.{part.text[:12]}"), i, i + 3, digits=True)


def _with_scales(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """An amount with the scale words and smaller numbers after it: `2 million 300 thousand`."""
    grown = _scaled(pieces, amount)
    return _with_rest(pieces, grown) if grown.scaled else grown


def _scaled(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """Multiply digits by the scale words that follow: `3 hundred thousand`, `2.4bn`, `20k`, `5 dozen`."""
    words = number_words()
    value, j, scaled, scale = amount.value, amount.last, False, None
    for _ in range(_MOST_SCALES):
        k = j + 1 if pieces[j].text == "-" and pieces[j].glued and pieces[j + 1].glued else j
        piece = pieces[k]
        scale = _scale(piece.low)
        if scale is None and piece.glued and k == j and not scaled:
            scale = None if is_metre(pieces, k, value) else words.glued_scales.get(piece.text)
        if (
            piece.text == "k" and k == j and (pieces[k + 1].sort == "word" or is_all(pieces, k + 1))
        ):  # `2.3 k likes`
            scale = scale or 1000
        if piece.glued and k == j and not scaled:
            scale = 10**6 if piece.text == "mm" and pieces[k + 1].low in words.masses else scale
        if scale is None:
            break
        value, j, scaled = value * scale, k + 1, True
    return amount._replace(value=tidy(value), last=j, scaled=scaled)


def _scale(low: str) -> int | None:
    """The factor of a scale word after a number (`million`, `bn`, `dozens`)."""
    words = number_words()
    return words.scales.get(low) or words.short_scales.get(low) or words.scales.get(low.removesuffix("s"))


def _with_rest(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """`1 hundred and 5`, `2 million 300 thousand`: further digits, smaller than the last scale word."""
    scale = number_words().scales.get(pieces[amount.last - 1].low, 0)
    if scale < 100:
        return amount
    joined = pieces[amount.last].low == "and"
    k = amount.last + joined
    if pieces[k].text.isdecimal() and len(pieces[k].text) <= 3 and not pieces[k].glued:
        rest = _scaled(pieces, Amount(int(pieces[k].text), k, k + 1, digits=True))
    elif pieces[k].low in number_words().below_hundred:
        rest = _spelled(pieces, k) or amount
    else:
        return amount
    fits = rest.value < (100 if joined and not rest.scaled else scale)
    near = rest.scaled or scale <= 1000
    after = pieces[rest.last]
    if (
        not (fits and near and rest.sort == "cardinal")
        or (after.glued and after.text in "%/:.-")
        or after.low in _SHARES
    ):
        return amount
    if rest.scaled:  # ever smaller scales
        rest = _with_rest(pieces, rest)
    return amount._replace(value=tidy(amount.value + rest.value), last=rest.last)


_SHARES = frozenset(("percent", "per", "pct", "of", "times", "point"))


def is_metre(pieces: Sequence[Piece], k: int, value: int | float) -> bool:
    """Whether the `m` at piece `k` means metres (`the 400m final`, `1.8m tall`), not millions."""
    if pieces[k].text != "m":
        return False
    words, follows = number_words(), pieces[k + 1].low
    if is_all(pieces, k + 1) and k == 1 and isinstance(value, int) and value < 100:
        return True
    if value in words.races or follows in words.metre_before or pieces[k + 1].text in ("-", "/", "²", "³"):
        return True
    plural = follows in words.people or (
        len(follows) > 3 and follows.endswith("s") and not follows.endswith("ss")
    )
    return not plural and value < 10 and pieces[k + 1].sort == "word"


def _spelled(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`one hundred and twenty-three`, `a thousand`, `twenty-first`, `three point five million`."""
    words = number_words()
    total, current, last_scale, j = 0, -1, 10**30, i  # current is -1 before a word was read
    end, room, scaled = i, 100, False  # room: what may still be added is less than this
    if pieces[i].low in ("a", "an"):
        if pieces[i + 1].low not in words.scales:
            return None
        current, j, room = 1, i + 1, 0
    while True:
        k = _joined(pieces, j, end > i)
        low = pieces[k].low
        small, ordinal, scale = words.below_hundred.get(low), words.ordinals.get(low), words.scales.get(low)
        if scale is None and end > i and low.endswith("s"):  # `two dozens`
            scale = words.scales.get(low[:-1])
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
        elif scale is not None and low != "hundred" and current == 0 and total and scale > last_scale == 1000:
            total, room, last_scale = total * scale, 1000, scale  # `three thousand million`
        elif low == "point" and end > i and _is_place(pieces[k + 1]):
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
    """Index of the next number word, after a hyphen or `and` that joins two of them."""
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


def _is_place(piece: Piece) -> bool:
    """Whether a piece can follow a `point`."""
    return piece.low in number_words().below_hundred or piece.low == "oh" or piece.text.isdecimal()


def _spelled_decimals(pieces: Sequence[Piece], first: int, j: int, whole: int) -> Amount:
    """`two point five`, `three point one four`, `one point twenty-five`, `ten point 5`."""
    words = number_words()
    places = ""
    if pieces[j].text.isdecimal():
        places, j = pieces[j].text[:12], j + 1
    elif pieces[j].low in words.tens or pieces[j].low in words.teens:
        number = _spelled(pieces, j)
        if number and number.sort == "cardinal" and number.value < 100:
            places, j = str(number.value), number.last
    while pieces[j].low in words.ones or pieces[j].low == "oh":
        places += str(words.ones.get(pieces[j].low, 0))
        j += 1
    return _with_scales(pieces, Amount(float(f"{whole}.{places or 0}"), first, j))


def _point_first(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`point five`, `oh point five`, if no word before it makes `point` a noun."""
    at = i + 1 if pieces[i].low in ("oh", "nought", "naught") else i
    if pieces[at].low != "point" or not _is_place(pieces[at + 1]):
        return None
    before = pieces[i - 1] if i else None
    if (
        at == i
        and before is not None
        and before.sort != "mark"
        and before.low not in number_words().before_point
    ):
        return None
    return _spelled_decimals(pieces, i, at + 1, 0)


def _over(pieces: Sequence[Piece], amount: Amount) -> Amount | None:
    """`one over four`, if no counted noun follows."""
    j = amount.last
    if pieces[j].low != "over" or not isinstance(amount.value, int) or amount.scaled:
        return None
    under = _plain(pieces, j + 1)
    if under is None or under.sort != "cardinal" or under.digits != amount.digits or not under.value > 1:
        return None
    if pieces[under.last].sort != "mark" or pieces[under.last].text in _MONEY_OR_SHARE:
        return None
    return Amount(tidy(amount.value / under.value), amount.first, under.last, "fraction", amount.digits)


_MONEY_OR_SHARE = frozenset("%$€£¥°-–/")


def _and_a_part(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """`two and a half million`, `3 and three quarters`, `a million and a half`, `six and five eighths`."""
    words = number_words()
    j = amount.last
    if pieces[j].text == "-" and pieces[j].glued:
        j += 1
    if pieces[j].low != "and":
        return amount
    k = j + 1 + (pieces[j + 1].text == "-")
    part = read_part(pieces, k)
    if part is None:
        part = _plain(pieces, k)
        part = with_denominator(pieces, part) if part and part.sort == "cardinal" else part
    whole = pieces[k].low in ("a", "an", "one") or not isinstance(amount.value, float)
    if (
        part is None
        or part.sort != "fraction"
        or not part.value < 1
        or not whole
        or pieces[part.last].low == "of"
    ):
        return amount
    if pieces[k].low == "half" or (part.digits and not amount.digits):
        return amount
    unit = words.scales.get(pieces[amount.last - 1].low, 1) if amount.scaled else 1
    grown = amount._replace(value=tidy(amount.value + part.value * unit), last=part.last)
    return grown if amount.scaled else _with_scales(pieces, grown)
