"""Bare amounts: cardinals, ordinals, fractions, in digits, words or both (`1.2 million`, `twenty-first`)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from .number_words import number_words
from .pieces import Piece, numeral_value, tidy
from .units import is_all

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
    amount = _plain(pieces, i)
    if amount is None or amount.sort != "cardinal":
        return amount
    return _denominator(pieces, amount) or _over(pieces, amount) or _and_a_part(pieces, amount)


def _plain(pieces: Sequence[Piece], i: int) -> Amount | None:
    """An amount without what a fraction behind it makes of it."""
    piece = pieces[i]
    if piece.sort == "number":
        return _digits(pieces, i)
    if piece.sort != "word":
        return None
    found = _fraction_word(pieces, i) or _point_first(pieces, i) or _spelled(pieces, i)
    return _part_of_one(pieces, found) if found and found.sort == "ordinal" else found


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
    power = _power(pieces, i, value) or _point_between(pieces, i)
    if power:
        return _with_scales(pieces, power)
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
    if len(over.text) > 3 or (after.glued and after.text == "/") or not int(under.text):
        return None
    proper = int(under.text) in _DENOMINATORS and 0 < int(over.text) < int(under.text)
    if not proper and not (i <= 1 and is_all(pieces, i + 3)):
        return None
    return Amount(tidy(int(over.text) / int(under.text)), i, i + 3, "fraction", True)


def _sign_fraction(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`¾`, standing alone."""
    piece = pieces[i]
    if piece.sort != "number" or len(piece.text) != 1 or piece.text.isdecimal():
        return None
    return Amount(numeral_value(piece.text), i, i + 1, "fraction", True)


def _power(pieces: Sequence[Piece], i: int, value: int | float) -> Amount | None:
    """`2^10`, `10⁸`, `3 x 10^6`, `1.5 × 10⁸`."""
    found = _exponent(pieces, i + 1)
    if found:
        return _raised(pieces, i, 1, value, found)
    if pieces[i + 1].text in ("x", "×", "*", "·") and pieces[i + 2].text == "10":
        found = _exponent(pieces, i + 3)
        return _raised(pieces, i, value, 10, found) if found else None
    return None


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _exponent(pieces: Sequence[Piece], j: int) -> tuple[int, int] | None:
    """The exponent at piece `j`, glued to what is before it, and the index behind it."""
    mark = pieces[j]
    if not (mark.text and mark.glued):
        return None
    if mark.text != "^":
        power = mark.text.translate(_RAISED)
        raised = power != mark.text and power.removeprefix("-").isdecimal() and len(power) <= 3
        return (int(power), j + 1) if raised else None
    minus = pieces[j + 1].text in ("-", "−")
    number = pieces[j + 1 + minus]
    if not (number.glued and number.text.isdecimal() and len(number.text) <= 3):
        return None
    return (-1 if minus else 1) * int(number.text), j + 2 + minus


def _raised(
    pieces: Sequence[Piece], i: int, times: int | float, base: int | float, found: tuple[int, int]
) -> Amount | None:
    power, end = found
    if not 0 < base <= 1000 or abs(power) > 100:
        return None
    return Amount(tidy(times * float(base) ** power), i, end, digits=True)


def _point_between(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`2 point 5`."""
    point, part = pieces[i + 1], pieces[i + 2]
    if point.low != "point" or not pieces[i].text.isdecimal() or not part.text.isdecimal():
        return None
    return Amount(float(f"{pieces[i].text}.{part.text[:12]}"), i, i + 3, digits=True)


def _with_scales(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """An amount with the scale words behind it and what goes on below them: `2 million 300 thousand`."""
    grown = _scaled(pieces, amount)
    return _with_rest(pieces, grown) if grown.scaled else grown


def _scaled(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """Multiply digits by the scale words behind them: `3 hundred thousand`, `2.4bn`, `20k`, `5 dozen`."""
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
    """What a scale word behind a number multiplies by (`million`, `bn`, `dozens`)."""
    words = number_words()
    return words.scales.get(low) or words.short_scales.get(low) or words.scales.get(low.removesuffix("s"))


def _with_rest(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """`1 hundred and 5`, `2 million 300 thousand`: digits that go on below the last scale word."""
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
    """Whether the `m` at piece `k` behind `value` is metres (`the 400m final`, `1.8m tall`), not millions."""
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


def _is_place(piece: Piece) -> bool:
    """Whether a piece can stand behind a `point`."""
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
    """`point five`, `oh point five`, where no word before it makes a noun of the point."""
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


_THE = frozenset(("the", "his", "her", "its", "their", "our", "my", "your", "s", "this", "that"))


def _part_of_one(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """`one hundredth` is a part unless a determiner makes it a rank (“the one hundredth visitor”)."""
    i = amount.first
    if pieces[i].low != "one" or amount.last != i + 2 or (i and pieces[i - 1].low in _THE):
        return amount
    return amount._replace(value=tidy(1 / amount.value), sort="fraction")


def _over(pieces: Sequence[Piece], amount: Amount) -> Amount | None:
    """`one over four`, where nothing is counted behind it."""
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


def _fraction_word(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`half`, `a third`, `half a million`, `a quarter of a million` (`one third`: see `_denominator`)."""
    words = number_words()
    j = i + 1 if pieces[i].low in ("a", "an") else i
    low = pieces[j].low
    under = words.denominators.get(low) if low in ("half", "quarter") else None
    if under is None and j > i and low in words.ordinals and words.ordinals[low] > 2:
        under = words.ordinals[low]
    if under is None or (j == i and low != "half" and not _quarter_of_unit(pieces, i)):
        return None
    value, j = 1 / under, j + 1
    k = j
    if (
        pieces[k].text in ("-", "‐", "‑") and pieces[k].glued and pieces[k + 1].low in words.scales
    ):  # `half-dozen`
        k += 1
    if pieces[k].low == "of" and pieces[k + 1].low in ("a", "an"):
        k += 1
    if pieces[k].low in ("a", "an"):
        k += 1
    scale = words.scales.get(pieces[k].low)
    if scale and under in (2, 4):
        return Amount(tidy(value * scale), i, k + 1, scaled=True)
    return Amount(tidy(value), i, j, "fraction")


def _quarter_of_unit(pieces: Sequence[Piece], i: int) -> bool:
    """`quarter mile`, `quarter of an hour`; not `third quarter`."""
    before, follows = pieces[i - 1].low if i else "", pieces[i + 1]
    if before in number_words().ordinals or pieces[i].low != "quarter":
        return False
    return follows.low in (
        "pound",
        "mile",
        "inch",
        "million",
        "hour",
        "ton",
        "teaspoon",
        "cup",
        "century",
    ) or (follows.low == "of" and pieces[i + 2].low in ("a", "an"))


def _denominator(pieces: Sequence[Piece], amount: Amount) -> Amount | None:
    """`two-thirds`, `three quarters`, `one half`, `7 tenths`, `three twenty-fifths`; plural unless one."""
    words = number_words()
    j = amount.last
    if pieces[j].text in ("-", "‐", "‑") and pieces[j].glued and pieces[j + 1].glued:
        j += 1
    if not isinstance(amount.value, int) or not 0 < amount.value < 1000:
        return None
    single = amount.value == 1
    ten = words.tens.get(pieces[j].low, 0)
    at = j + 1 + (pieces[j + 1].text in ("-", "‐", "‑")) if ten else j
    low = pieces[at].low
    under = words.denominators.get(low) if not ten else None
    if under is None:
        name = low if single else low.removesuffix("s")
        under = words.ordinals.get(name) if name != "second" and (single or low.endswith("s")) else None
        if under is not None and (under < 3 or (ten and not under < 10)):
            under = None
    elif single == low.endswith("s"):
        under = None
    if under is None:
        return None
    return Amount(tidy(amount.value / (ten + under)), amount.first, at + 1, "fraction", amount.digits)


def _a_part(pieces: Sequence[Piece], k: int) -> Amount | None:
    """`a half`, `one third`, `a-quarter`: one part, whatever scale follows it."""
    words = number_words()
    end = k + 1 + (pieces[k + 1].text == "-")
    low = pieces[end].low
    under = words.denominators.get(low) or words.ordinals.get(low, 0)
    if pieces[k].low not in ("a", "an", "one") or under < 2 or low in ("second", "halves", "quarters"):
        return None
    return Amount(tidy(1 / under), k, end + 1, "fraction")


def _and_a_part(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """`two and a half million`, `3 and three quarters`, `a million and a half`, `six and five eighths`."""
    words = number_words()
    j = amount.last
    if pieces[j].text == "-" and pieces[j].glued:
        j += 1
    if pieces[j].low != "and":
        return amount
    k = j + 1 + (pieces[j + 1].text == "-")
    part = _a_part(pieces, k)
    if part is None:
        part = _plain(pieces, k)
        part = _denominator(pieces, part) if part and part.sort == "cardinal" else part
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
