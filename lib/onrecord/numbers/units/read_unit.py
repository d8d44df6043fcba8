"""Read the unit or currency after (or before) an amount, and give its standard name.

Babel is used for CLDR's English names of the ISO 4217 currencies, which nothing else ships (20 ms, once).
"""

from __future__ import annotations

from collections.abc import Sequence

from ..tokens.pieces import Piece, is_all
from ..tokens.word_lists import number_words
from .unit_table import Unit, codes, lower_codes, signs, transliterated_signs, units

_LONGEST = 5  # pieces in a unit
_RATES = ("per", "a", "an", "each", "every", "/")
_NO_RATE = frozenset(("time", "ratio", "temperature"))


_SET_APART = frozenset(("US", "U.S.", "HK", "NZ", "AU", "CA", "NT", "S"))
"""Letters of dollar signs that a space may separate from the sign, since they are not words."""


def read_sign(pieces: Sequence[Piece], i: int) -> tuple[str, int] | None:
    """The currency sign or code that begins at piece `i`: its ISO code and the index after it."""
    text, end = "", None
    for j in range(i, min(i + 4, len(pieces) - 1)):
        if j > i and not pieces[j].glued and not (pieces[j].text == "$" and text.upper() in _SET_APART):
            break
        text += pieces[j].text
        sign = signs().get(text) or (signs().get(text.upper()) if text.endswith("$") else None)
        if sign:
            end = j + 1, sign
    if end:
        glued_or_sign = pieces[end[0]].glued or not text.isalpha() or len(text) > 1
        return (end[1], end[0]) if glued_or_sign else None
    piece = pieces[i]
    if not (piece.glued and pieces[i - 1].sort != "mark") and (converted := _transliterated(pieces, i)):
        return converted
    if len(piece.text) == 3 and piece.text.isupper() and piece.text in codes():
        return piece.text, i + 1
    if piece.low in lower_codes() and pieces[i + 1].sort == "number":
        return _code(piece.low), i + 1
    return None


def _transliterated(pieces: Sequence[Piece], i: int) -> tuple[str, int] | None:
    """The `PS` of `PS6m`, which was a pound sign; not that of `PS5`."""
    for sign, code in transliterated_signs().items():
        end = i + (1 if sign.isalpha() else len(sign))
        text = "".join(piece.text for piece in pieces[i:end])
        number, after = pieces[end], pieces[end + 1]
        long = len(number.text) > 1 or (after.sort == "word" and after.low in _AMOUNTING)
        if text == sign and number.sort == "number" and number.glued and long:
            return code, end
    return None


_AMOUNTING = frozenset(("m", "bn", "b", "k", "tn", "million", "billion", "trillion"))


def _code(low: str) -> str:
    return {"rmb": "CNY", "cnh": "CNY"}.get(low, low.upper())


def read_unit(pieces: Sequence[Piece], i: int) -> tuple[Unit, int] | None:
    """The unit or currency that begins at piece `i`, longest form first, and the index after it."""
    found = _plain_unit(pieces, i)
    if found is None or found[0].dimension in _NO_RATE:
        return found
    return read_rate(pieces, *found) or found


def read_rate(pieces: Sequence[Piece], unit: Unit, j: int) -> tuple[Unit, int] | None:
    """The unit with the rates that begin at piece `j` (`per square metre a day`), or None without any."""
    start = j
    while pieces[j].low in _RATES:
        below = _below(pieces, j + 1)
        if (
            below is None
            or pieces[below[1]].low in _POINTS_IN_TIME
            or not (below[0].dimension == "time" or pieces[j].low in ("per", "/") or _priced(unit, below[0]))
        ):
            break
        dimension = "money" if unit.dimension == "money" else "speed"
        if unit.dimension == "speed" and unit.name.endswith(f" per {below[0].name}"):
            unit = Unit(f"{unit.name} squared", "speed")
        else:
            unit = Unit(f"{unit.name} per {below[0].name}", dimension, unit.factor)
        j = below[1]
    return (unit, j) if j > start else None


_POINTS_IN_TIME = frozenset(("earlier", "ago", "before", "later"))
"""Behind `a year`, these make it no rate (`rose to $13 billion a year earlier`)."""


def _priced(unit: Unit, below: Unit) -> bool:
    """Whether `a` leads from money to what it buys: `$80 a barrel`, `£2 a kilo`."""
    return unit.dimension == "money" and below.dimension in ("mass", "volume", "energy", "area", "people")


def _below(pieces: Sequence[Piece], i: int) -> tuple[Unit, int] | None:
    """The unit after “per”."""
    forms = _forms(pieces, i)
    for form, end in reversed(forms):
        unit = units().below.get(form)
        if unit and not (pieces[end].glued and pieces[end].sort != "mark"):
            return unit, end
    if pieces[i].low in units().priced:
        return Unit(pieces[i].low, "people"), i + 1
    found = _plain_unit(pieces, i, below=True)
    return found if found and found[0].dimension not in ("ratio", "money") else None


def _forms(pieces: Sequence[Piece], i: int) -> list[tuple[str, int]]:
    """The text of the pieces from `i`, one piece longer each time, with the index after it."""
    text = pieces[i].text
    forms = [(text, i + 1)]
    for j in range(i + 1, min(i + _LONGEST, len(pieces) - 1)):
        if pieces[j].text == "-":
            text += " "
        else:
            text += (" " if not pieces[j].glued and text[-1] != " " else "") + pieces[j].text
        forms.append((text, j + 1))
    return forms


def _plain_unit(pieces: Sequence[Piece], i: int, below: bool = False) -> tuple[Unit, int] | None:
    first = pieces[i]
    if not first.text:
        return None
    table = units()
    for form, end in reversed(_forms(pieces, i)):
        unit = table.symbols.get(form) or table.words.get(form.lower())
        if unit is None and first.glued:
            unit = table.any_case.get(form.lower())
        if unit is None or (pieces[end].glued and pieces[end].sort != "mark"):
            continue
        if form.lower() in table.doubtful and not _is_sure(pieces, i, end, form.lower()):
            continue
        return unit, end
    unit = table.glued.get(first.text)
    near = below or first.glued or (first.text in table.spaced and not pieces[i + 1].text[:1].isupper())
    near = near or (first.text in table.alone and is_all(pieces, i + 1))
    if unit and near and not (pieces[i + 1].glued and pieces[i + 1].sort != "mark"):
        return unit, i + 1
    return _iso_code(pieces, i)


def _is_sure(pieces: Sequence[Piece], i: int, end: int, form: str) -> bool:
    """Whether a doubtful word is a unit: it ends the text, `of` follows a cup, `in` is glued."""
    if form == "in" and i and pieces[i - 1].sort == "number":
        return pieces[i].glued or pieces[end].text in ("x", "×", ")") or is_all(pieces, end)
    return is_all(pieces, end) or (form in units().before_of and pieces[end].low == "of")


def _iso_code(pieces: Sequence[Piece], i: int) -> tuple[Unit, int] | None:
    piece = pieces[i]
    if len(piece.text) == 3 and piece.text.isupper() and piece.text in codes():
        return Unit(piece.text, "money"), i + 1
    before = pieces[i - 1] if i else None
    if (
        piece.low in lower_codes()
        and before
        and (before.sort == "number" or before.low in number_words().scales)
    ):
        return Unit(_code(piece.low), "money"), i + 1
    return None
