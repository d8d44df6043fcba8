"""Powers of ten and exponents: `3 x 10^6`, `10⁶`."""

from __future__ import annotations

from collections.abc import Sequence

from ..tokens.pieces import Piece, tidy
from .amount import Amount


def read_power(pieces: Sequence[Piece], i: int, value: int | float) -> Amount | None:
    """`2^10`, `10⁸`, `3 x 10^6`, `1.5 × 10⁸`."""
    found = _exponent(pieces, i + 1)
    if found:
        return _raised(pieces, i, 1, value, found)
    if pieces[i + 1].text in ("x", "×", "*", "·") and pieces[i + 2].text == "10":
        found = _exponent(pieces, i + 3) or _lost_superscript(pieces, i + 3)
        return _raised(pieces, i, value, 10, found) if found else None
    return None


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


def _exponent(pieces: Sequence[Piece], j: int) -> tuple[int, int] | None:
    """The exponent at piece `j`, attached to the piece before it, and the index after it."""
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


def _lost_superscript(pieces: Sequence[Piece], j: int) -> tuple[int, int] | None:
    """The `−8` of `2.998×10−8`, a superscript in a text without formatting."""
    minus, number = pieces[j], pieces[j + 1]
    attached = minus.glued and number.glued and number.text.isdecimal() and len(number.text) <= 2
    return (-int(number.text), j + 2) if minus.text in ("-", "−") and attached else None


def _raised(
    pieces: Sequence[Piece], i: int, times: int | float, base: int | float, found: tuple[int, int]
) -> Amount | None:
    power, end = found
    if not 0 < base <= 1000 or abs(power) > 100:
        return None
    return Amount(tidy(times * float(base) ** power), i, end, digits=True)
