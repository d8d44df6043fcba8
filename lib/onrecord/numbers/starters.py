"""The words and marks at which a number can begin."""

from __future__ import annotations

from functools import cache

from .dates.calendar_dates import triggers
from .tokens.word_lists import number_words
from .units.unit_table import lower_codes, signs, transliterated_signs


@cache
def starters() -> frozenset[str]:
    """Lower-case words and marks at which a figure can begin."""
    words = number_words()
    plain = {
        *words.below_hundred,
        *words.ordinals,
        *words.multiples,
        *words.vague_plural,
        "half",
        "quarter",
        "an",
        "several",
        "point",
        "oh",
        "nought",
        "naught",
    }
    vague = {phrase.split()[0] for phrase in words.vague_before}
    marks = {
        *("-", "−", "+", "plus", "minus", "negative", "%", "between", "aged", "age", "ages", "his"),
        *("her", "their"),
    }
    openers = {sign[0].lower() for sign in signs() if not sign[0].isalpha()} | {
        "us",
        "u.s.",
        "rs",
        "rs.",
        "rmb",
    }
    letters = {sign.split("$")[0].lower() for sign in signs() if "$" in sign and sign[0].isalpha()}
    letters |= {sign.lower() for sign in signs() if sign.isalpha() and len(sign) > 1}
    letters |= {sign.rstrip("=").lower() for sign in transliterated_signs()}
    return frozenset(
        lower_codes()
        | plain
        | vague
        | marks
        | openers
        | letters
        | {"sfr", "zł", "kr", "fr", "r"}
        | triggers()
    )
