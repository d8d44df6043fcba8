"""Units and currencies behind (or before) an amount, under their standard names.

Kept: Babel (CLDR's English names of the ISO 4217 currencies, nothing else ships them; 20 ms once).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from babel import Locale

from .pieces import Piece
from .words import resource

_LONGEST = 5  # pieces in a unit
_RATES = ("per", "a", "an", "each", "every", "/")
_NO_RATE = frozenset(("time", "ratio", "money", "temperature"))


class Unit(NamedTuple):
    """A unit.

    Attributes:
        name: its standard name, or an ISO 4217 code (empty if the currency is not known).
        dimension: `length`, `time`, …, `ratio` or `money`.
        factor: what an amount is multiplied with to be in that unit (0.01 for cents).
    """

    name: str
    dimension: str
    factor: float = 1


class UnitTable(NamedTuple):
    """Forms to units: `words` in lower case, `symbols` as written, `glued` only right behind a number.

    Those of `glued` in `spaced` may have a space before them.
    """

    words: Mapping[str, Unit]
    symbols: Mapping[str, Unit]
    glued: Mapping[str, Unit]
    spaced: frozenset[str]


@cache
def units() -> UnitTable:
    """All units and names of currencies."""
    raw = resource("units.toml")
    raw.pop("factors")
    spaced = frozenset(raw.pop("spaced")["letters"])
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    glued: dict[str, Unit] = {}
    for name, code in _currency_names().items():
        words[name] = Unit(code, "money")
    money = resource("currencies.toml")
    for name, code in money["hundredths"].items():
        unit = Unit(code, "money", 0.01)
        (glued if len(name) == 1 else words)[name] = unit
        words |= {name + "s": unit} if len(name) > 2 else {}
    words |= {"pennies": words["penny"], "¢": glued.pop("¢")}
    for dimension, table in raw.items():
        for name, forms in table.items():
            for form in forms:
                _add(Unit(name, dimension), form, words, symbols, glued)
    return UnitTable(words, symbols, glued, spaced)


def _add(
    unit: Unit, form: str, words: dict[str, Unit], symbols: dict[str, Unit], glued: dict[str, Unit]
) -> None:
    if form.startswith("="):
        words[form[1:]] = unit
    elif len(form) == 1 and form.isalpha():
        glued[form] = unit
    elif form == form.lower() and len(form) > 2:
        words[form] = unit
        if form[-1].isalpha() and form[-1] != "s":
            words[form + "s"] = unit
    else:
        symbols[form] = unit


def _currency_names() -> dict[str, str]:
    """Names of currencies, singular and plural, in lower case, to ISO 4217 codes."""
    names: dict[str, str] = {}
    for code, name in Locale("en").currencies.items():
        low = name.lower()
        if "(" not in low and " " in low:
            names[low] = code
            names[low + "s"] = code
    for name, code in resource("currencies.toml")["names"].items():
        names[name] = code
        if len(name) > 2 and not name.endswith("s"):
            names[name + "s"] = code
    return names


@cache
def signs() -> Mapping[str, str]:
    """Signs before an amount to ISO 4217 codes."""
    return resource("currencies.toml")["signs"]


@cache
def codes() -> frozenset[str]:
    """The ISO 4217 codes."""
    return frozenset(Locale("en").currencies) - set(resource("number_names.toml")["word_codes"])


@cache
def factors() -> Mapping[str, float]:
    """How many of its dimension's base a unit has."""
    return resource("units.toml")["factors"]


def read_sign(pieces: Sequence[Piece], i: int) -> tuple[str, int] | None:
    """The currency sign or code that begins at piece `i`: its ISO code and the index after it."""
    text, end = "", None
    for j in range(i, min(i + 4, len(pieces) - 1)):
        if j > i and not pieces[j].glued:
            break
        text += pieces[j].text
        if text in signs():
            end = j + 1, signs()[text]
    if end:
        glued_or_sign = pieces[end[0]].glued or not text.isalpha() or len(text) > 1
        return (end[1], end[0]) if glued_or_sign else None
    piece = pieces[i]
    if len(piece.text) == 3 and piece.text.isupper() and piece.text in codes():
        return piece.text, i + 1
    return None


def read_unit(pieces: Sequence[Piece], i: int) -> tuple[Unit, int] | None:
    """The unit or currency that begins at piece `i`, longest form first, and the index after it."""
    found = _plain_unit(pieces, i)
    if found is None or found[0].dimension in _NO_RATE:
        return found
    unit, j = found
    if pieces[j].low in _RATES:
        other = _plain_unit(pieces, j + 1)
        timely = other is not None and other[0].dimension == "time"
        if (
            other
            and (timely or pieces[j].low in ("per", "/"))
            and other[0].dimension not in ("ratio", "money")
        ):
            return Unit(f"{unit.name} per {other[0].name}", "speed"), other[1]
    return found


def _plain_unit(pieces: Sequence[Piece], i: int) -> tuple[Unit, int] | None:
    first = pieces[i]
    if not first.text:
        return None
    table = units()
    forms = []
    text = first.text
    for j in range(i, min(i + _LONGEST, len(pieces) - 1)):
        if j > i:
            text += pieces[j].text if pieces[j].glued and pieces[j].text != "-" else " " * (text[-1] != " ")
            text += "" if pieces[j].glued or pieces[j].text == "-" else pieces[j].text
        forms.append((text, j + 1))
    for form, end in reversed(forms):
        unit = table.symbols.get(form) or table.words.get(form.lower())
        if unit and not (pieces[end].glued and pieces[end].sort != "mark"):
            return unit, end
    near = first.glued or (first.text in table.spaced and not pieces[i + 1].text[:1].isupper())
    unit = table.glued.get(first.text) if near else None
    if unit and not (pieces[i + 1].glued and pieces[i + 1].sort != "mark"):
        return unit, i + 1
    return _iso_code(first, i)


def _iso_code(piece: Piece, i: int) -> tuple[Unit, int] | None:
    if len(piece.text) == 3 and piece.text.isupper() and piece.text in codes():
        return Unit(piece.text, "money"), i + 1
    return None
