"""Units of measure, currencies and their names, as the tables of `numbers/data` give them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from ..tokens.word_lists import resource


class Unit(NamedTuple):
    """A unit.

    Attributes:
        name: its standard name, or an ISO 4217 code (empty if the currency is not known).
        dimension: `length`, `time`, …, `ratio` or `money`.
        factor: the factor that converts an amount to that unit (0.01 for cents).
    """

    name: str
    dimension: str
    factor: float = 1


class UnitTable(NamedTuple):
    """Units by form: `words` in lower case, `symbols` as written, `glued` only directly after a number.

    Those in `any_case`, in lower case, may be written in any case directly after digits (`2.4Ghz`).
    Those of `glued` in `spaced` may have a space before them. Those in `alone`, and the words in `doubtful`,
    count only if the text is nothing but the amount (those in `before_of` also before “of”). Forms in `below`
    count only after “per”, words in `priced` only after an amount of money and “per” or “a”.
    """

    words: dict[str, Unit]
    symbols: dict[str, Unit]
    glued: dict[str, Unit]
    below: dict[str, Unit]
    any_case: dict[str, Unit]
    spaced: frozenset[str]
    alone: frozenset[str]
    doubtful: frozenset[str]
    before_of: frozenset[str]
    priced: frozenset[str]


_NO_DIMENSION = (
    *("spaced", "doubtful", "below", "priced", "prefixes", "symbols", "prefixed", "factors", "cued"),
)


@cache
def units() -> UnitTable:
    """All units and names of currencies."""
    raw = resource("units.toml")
    table = UnitTable(
        {},
        {},
        {},
        {},
        {},
        frozenset(raw["spaced"]["letters"]),
        frozenset(raw["spaced"]["alone"]),
        frozenset(raw["doubtful"]["words"]),
        frozenset(raw["doubtful"]["before_of"]),
        frozenset(raw["priced"]["words"]),
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
    _add_any_case(table)
    return table


@cache
def cued_units() -> Mapping[str, tuple[Unit, frozenset[str]]]:
    """Single letters to the unit that they mean beside certain nouns, and these nouns."""
    rows = resource("units.toml")["cued"].items()
    return {letter: (_named(units(), name)[0], frozenset(nouns)) for name, (letter, *nouns) in rows}


def _add_money(table: UnitTable) -> None:
    """Names of currencies, of hundredths and thousands of them, and of coins."""
    for name, code in _currency_names().items():
        table.words[name] = Unit(code, "money")
    money = resource("currencies.toml")
    for name, code in money["hundredths"].items():
        unit = Unit(code, "money", 0.01)
        (table.glued if len(name) == 1 else table.words)[name] = unit
        table.words.update({name + "s": unit} if len(name) > 2 else {})
    for name, (code, worth) in money["coins"].items():
        table.words[name + "s"] = Unit(code, "money", worth / 100)
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
    """`kilonewton`, `kN`: units with SI prefixes, if the form is not taken."""
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


def _add_any_case(table: UnitTable) -> None:
    """Symbols of at least three letters that mean the same unit in any case."""
    meant: dict[str, set[Unit]] = {}
    for form, unit in table.symbols.items():
        if len(form) > 2 and form.isalpha():
            meant.setdefault(form.lower(), set()).add(unit)
    table.any_case.update({form: units.pop() for form, units in meant.items() if len(units) == 1})


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
def transliterated_signs() -> Mapping[str, str]:
    """Signs that were converted to ASCII, to ISO 4217 codes."""
    return resource("currencies.toml")["transliterated"]


@cache
def codes() -> frozenset[str]:
    """The ISO 4217 codes."""
    return frozenset(Locale("en").currencies) - set(resource("number_names.toml")["word_codes"])


@cache
def lower_codes() -> frozenset[str]:
    """Codes, in lower case, that may be in either case after digits or directly before them."""
    return frozenset(resource("currencies.toml")["lower"]["codes"])


@cache
def factors() -> Mapping[str, float]:
    """The size of a unit in base units of its dimension."""
    return resource("units.toml")["factors"]
