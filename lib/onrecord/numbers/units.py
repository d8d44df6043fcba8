"""Units and currencies behind (or before) an amount, under their standard names.

Kept: Babel (CLDR's English names of the ISO 4217 currencies, nothing else ships them; 20 ms once).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from .number_words import number_words, resource
from .pieces import Piece

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

    Those of `glued` in `spaced` may have a space before them. Those in `alone`, and the words in `doubtful`,
    hold only where the text is no more than the amount (those in `before_of` before “of” too). Forms in
    `below` stand behind “per” alone.
    """

    words: dict[str, Unit]
    symbols: dict[str, Unit]
    glued: dict[str, Unit]
    below: dict[str, Unit]
    spaced: frozenset[str]
    alone: frozenset[str]
    doubtful: frozenset[str]
    before_of: frozenset[str]


_NO_DIMENSION = ("spaced", "doubtful", "below", "prefixes", "symbols", "prefixed", "factors")


@cache
def units() -> UnitTable:
    """All units and names of currencies."""
    raw = resource("units.toml")
    table = UnitTable(
        {},
        {},
        {},
        {},
        frozenset(raw["spaced"]["letters"]),
        frozenset(raw["spaced"]["alone"]),
        frozenset(raw["doubtful"]["words"]),
        frozenset(raw["doubtful"]["before_of"]),
    )
    table.below.update({form: Unit(name, "time") for name, forms in raw["below"].items() for form in forms})
    _add_money(table)
    for dimension, names in raw.items():
        if dimension not in _NO_DIMENSION:
            for name, forms in names.items():
                for form in forms:
                    _add(Unit(name, dimension), form, table)
    _add_prefixed(table, raw)
    _add_powers(table)
    return table


def _add_money(table: UnitTable) -> None:
    """Names of currencies, of their hundredths and thousands."""
    for name, code in _currency_names().items():
        table.words[name] = Unit(code, "money")
    money = resource("currencies.toml")
    for name, code in money["hundredths"].items():
        unit = Unit(code, "money", 0.01)
        (table.glued if len(name) == 1 else table.words)[name] = unit
        table.words.update({name + "s": unit} if len(name) > 2 else {})
    for name, code in money["thousands"].items():
        table.words[name] = Unit(code, "money", 1000)
    table.words.update({"pennies": table.words["penny"], "¢": table.glued.pop("¢")})


def _add(unit: Unit, form: str, table: UnitTable) -> None:
    if form.startswith("="):
        table.words[form[1:]] = unit
    elif len(form) == 1 and form.isalpha():
        table.glued[form] = unit
    elif form == form.lower() and len(form) > 2:
        table.words[form] = unit
        if form[-1].isalpha() and form[-1] != "s":
            table.words[form + "s"] = unit
    else:
        table.symbols[form] = unit


def _add_prefixed(table: UnitTable, raw: Mapping[str, Any]) -> None:
    """`kilonewton`, `kN`: what SI prefixes make of units, where no form is there yet."""
    for base, prefixes in raw["prefixed"].items():
        forms = [(form, unit) for form, unit in table.words.items() if unit.name == base and " " not in form]
        signs = [
            form for letters in (table.glued, table.symbols) for form, u in letters.items() if u.name == base
        ]
        signs += [raw["symbols"][base]] if base in raw["symbols"] else []
        spelled = [form for form, _ in forms if form.startswith(base[:3]) and len(form) >= len(base) - 1]
        dimension = next(unit.dimension for unit in (*(u for _, u in forms), *_named(table, base)))
        for prefix in prefixes:
            stem = prefix[:-1] if base == "ohm" and prefix[-1] in "oa" else prefix
            unit = Unit(stem + base, dimension)
            for word in (*spelled, base, base.replace("-", " ") + "s", base.replace("-", " ")):
                table.words.setdefault(stem + word, unit)
            for letter in raw["prefixes"][prefix]:
                for sign in signs:
                    table.symbols.setdefault(letter + sign, unit)


def _named(table: UnitTable, name: str) -> list[Unit]:
    return [
        unit
        for forms in (table.words, table.symbols, table.glued)
        for unit in forms.values()
        if unit.name == name
    ]


def _add_powers(table: UnitTable) -> None:
    """`square X` and `cubic X`, `m²`, `m^3`, `cu ft` of every length."""
    lengths = [(form, unit) for form, unit in table.words.items() if unit.dimension == "length"]
    symbols = [
        (form, unit)
        for forms in (table.symbols, table.glued)
        for form, unit in forms.items()
        if unit.dimension == "length"
    ]
    symbols += [(form, unit) for form, unit in lengths if form in ("yds", "kms", "cms", "yd")]
    for power, before, behind, dimension in (
        ("square", ("square", "sq", "sq."), ("²", "2", "^2"), "area"),
        ("cubic", ("cubic", "cu", "cu."), ("³", "3", "^3"), "volume"),
    ):
        for form, unit in lengths:
            after = {"square": "squared", "cubic": "cubed"}[power]
            table.words.setdefault(f"{form} {after}", Unit(f"{power} {unit.name}", dimension))
        for form, unit in (*lengths, *symbols):
            made = Unit(f"{power} {unit.name}", dimension)
            place = table.words if form in table.words else table.symbols
            for word in before:
                place.setdefault(f"{word} {form}", made)
        for form, unit in symbols:
            for mark in behind:
                table.symbols.setdefault(form + mark, Unit(f"{power} {unit.name}", dimension))


def _currency_names() -> dict[str, str]:
    """Names of currencies, singular and plural, in lower case, to ISO 4217 codes."""
    names: dict[str, str] = {}
    short = resource("currencies.toml")["names"]
    for code, name in Locale("en").currencies.items():
        low = name.lower()
        if "(" not in low and " " in low:
            names[low] = code
            names[low + "s"] = code
            nation = low.rpartition(" ")[0]
            for other in (other for other, its in short.items() if its == code and " " not in other):
                for form in (other, other + "s"):
                    names.setdefault(f"{nation} {form}", code)
    for name, code in short.items():
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
def lower_codes() -> frozenset[str]:
    """Codes, in lower case, that are read in either case behind digits and glued before them."""
    return frozenset(resource("currencies.toml")["lower"]["codes"])


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
    if piece.low in lower_codes() and pieces[i + 1].sort == "number":
        return _code(piece.low), i + 1
    return None


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
        if below is None or not (below[0].dimension == "time" or pieces[j].low in ("per", "/")):
            break
        if unit.dimension == "speed" and unit.name.endswith(f" per {below[0].name}"):
            unit = Unit(f"{unit.name} squared", "speed")
        else:
            unit = Unit(f"{unit.name} per {below[0].name}", "speed")
        j = below[1]
    return (unit, j) if j > start else None


def _below(pieces: Sequence[Piece], i: int) -> tuple[Unit, int] | None:
    """The unit behind a “per”."""
    forms = _forms(pieces, i)
    for form, end in reversed(forms):
        unit = units().below.get(form)
        if unit and not (pieces[end].glued and pieces[end].sort != "mark"):
            return unit, end
    found = _plain_unit(pieces, i, below=True)
    return found if found and found[0].dimension not in ("ratio", "money") else None


def _forms(pieces: Sequence[Piece], i: int) -> list[tuple[str, int]]:
    """What the pieces from `i` on spell, one piece longer each time, with the index behind."""
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


_FRAGMENT = 6


def is_all(pieces: Sequence[Piece], end: int) -> bool:
    """Whether the text is short and ends before piece `end`, but for a full stop."""
    return end <= _FRAGMENT and (
        not pieces[end].text or (pieces[end].text in ".!?" and not pieces[end + 1].text)
    )


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
