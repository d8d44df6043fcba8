"""Fractions: `3/8`, `½`, `two-thirds`, `a quarter`."""

from __future__ import annotations

from collections.abc import Sequence

from ..tokens.pieces import Piece, is_all, numeral_value, tidy
from ..tokens.word_lists import number_words
from .amount import Amount

_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 25, 32, 50, 64, 100, 1000))


def read_slash_fraction(pieces: Sequence[Piece], i: int) -> Amount | None:
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
    usual = int(under.text) in _DENOMINATORS or pieces[i + 3].low == "of"
    proper = usual and 0 < int(over.text) < int(under.text)
    if not proper and not (i <= 1 and is_all(pieces, i + 3)):
        return None
    return Amount(tidy(int(over.text) / int(under.text)), i, i + 3, "fraction", True)


def read_sign_fraction(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`¾`, standing alone."""
    piece = pieces[i]
    if piece.sort != "number" or len(piece.text) != 1 or piece.text.isdecimal():
        return None
    return Amount(numeral_value(piece.text), i, i + 1, "fraction", True)


_THE = frozenset(("the", "his", "her", "its", "their", "our", "my", "your", "s", "this", "that"))


def as_part_of_one(pieces: Sequence[Piece], amount: Amount) -> Amount:
    """`one hundredth` is a fraction unless a determiner makes it a rank (“the one hundredth visitor”)."""
    i = amount.first
    if pieces[i].low != "one" or amount.last != i + 2 or (i and pieces[i - 1].low in _THE):
        return amount
    return amount._replace(value=tidy(1 / amount.value), sort="fraction")


def read_fraction_word(pieces: Sequence[Piece], i: int) -> Amount | None:
    """`half`, `a third`, `half a million`, `a quarter of a million` (`one third`: see `denominator`)."""
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
        *("pound", "mile", "inch", "million", "hour", "ton", "teaspoon", "cup", "century"),
    ) or (follows.low == "of" and pieces[i + 2].low in ("a", "an"))


def with_denominator(pieces: Sequence[Piece], amount: Amount) -> Amount | None:
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


def read_part(pieces: Sequence[Piece], k: int) -> Amount | None:
    """`a half`, `one third`, `a-quarter`: one part; a scale may follow."""
    words = number_words()
    end = k + 1 + (pieces[k + 1].text == "-")
    low = pieces[end].low
    under = words.denominators.get(low) or words.ordinals.get(low, 0)
    if pieces[k].low not in ("a", "an", "one") or under < 2 or low in ("second", "halves", "quarters"):
        return None
    return Amount(tidy(1 / under), k, end + 1, "fraction")
