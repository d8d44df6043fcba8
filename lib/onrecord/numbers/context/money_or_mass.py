"""Are pounds and drams money or a mass? By the words beside them, the size, and the currency of the text."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ..tokens.page import Page
from ..tokens.word_lists import resource
from ..units.unit_table import Unit

_MONEY = {"pound": "GBP", "dram": "AMD"}
_GREAT = {"GBP": 100_000, "AMD": 100}
"""Amounts from which nothing is weighed in this unit."""
_UP = 3
"""Most steps from the number to the verb of its clause."""


def money_or_mass(page: Page, first: int, last: int, unit: Unit | None, size: float | None) -> Unit | None:
    """Return the unit of an amount: that of money if it is a unit of mass that means money here.

    Args:
        page: the page.
        first: first piece of the amount.
        last: the piece after its unit.
        unit: its unit as read.
        size: its greatest value, or None if unknown.
    """
    code = _MONEY.get(unit.name) if unit else None
    if code is None or page.pieces[last].low in ("of", "per"):
        return unit
    said = _sense(page, first, last)
    if said is None:
        said = "money" if (page.sterling and code == "GBP") or (size or 0) >= _GREAT[code] else "mass"
    return Unit(code, "money") if said == "money" else unit


def _sense(page: Page, first: int, last: int) -> str | None:
    """Return what the nearest word of weighing or paying in the clause says, or None without one."""
    number = page.token(last - 1)
    steps = [number, *list(number.ancestors)[:_UP]]
    near = [word for step in steps for word in (step, *step.children)]
    near += [
        word for step in steps for child in step.children if child.dep_ == "prep" for word in child.children
    ]
    inside = range(page.token(first).i, number.i + 1)
    return next((sense for word in near if word.i not in inside and (sense := _of(word))), None)


def _of(word: Token) -> str | None:
    words = _words()
    return words.get(word.lower_) or words.get(word.lemma_.lower())


@cache
def _words() -> dict[str, str]:
    return {word: sense for sense, words in resource("number_words.toml")["pounds"].items() for word in words}
