"""Capitalized words that are no names: money, dates, formulas, “Everybody”, and words like “K-pop”."""

from __future__ import annotations

import re
from functools import cache

from babel.dates import get_month_names

from ...lexicons.currencies import currency_codes
from ...lexicons.states import lexicon
from ...lexicons.words import words
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens

_AMOUNT = re.compile(r"[A-Z]{1,3}[a-z]{0,2}\d[\d,.]*")
"""Letters of a currency with a number: “N200”, “Dh800”, “Rs1,500”."""
_SUM = re.compile(r"[A-Za-z]{0,3}[$£€¢₦₹]\d[\d,.]*\w*")
"""A number with the sign of a currency: “GH¢200”, “NT$100,000”."""
_FORMULA = re.compile(r"(?:[A-Z][a-z]?\d+){2,}")
"""“U3O8”, “H5N1”."""
_MULTIPLES = frozenset(("million", "billion", "trillion", "m", "bn", "crore", "lakh", "thousand"))
_INDEFINITE = frozenset(
    f"{first}{last}" for first in ("any", "every", "no", "some") for last in ("body", "one", "thing")
)
_LEAST_DIGITS = 3
"""Digits from which letters and a number alone are an amount: “Dh800”, not “G20”."""


def is_no_name(tokens: Tokens, n: int) -> bool:
    """Whether a capitalized word is part of an amount of money, a date, a formula or a word like “K-pop”.

    Nor are indefinite pronouns names (“Everybody”), styles (“His Highness”) and “State” after “secretary of”.
    """
    style = n > 0 and tokens.tag[n - 1] == "PRP$" and tokens.low[n] in words("styles")
    if style or tokens.low[n] in _INDEFINITE or _ends_office(tokens, n):
        return True
    return any(is_one(tokens, n) for is_one in (_is_currency, _is_amount, _is_month, _is_prefixed))


def _ends_office(tokens: Tokens, n: int) -> bool:
    """Whether a word is the “State” of “secretary of State”."""
    before = tokens.low[max(n - 2, 0) : n]
    return tokens.low[n] == "state" and before in (
        ["secretary", "of"],
        ["secretaries", "of"],
        ["minister", "of"],
    )


def _is_currency(tokens: Tokens, n: int) -> bool:
    """Whether a word is a currency before an amount: “CHF 12 million”, “US $3”."""
    text, after = tokens.text[n], tokens.text[n + 1 : n + 2]
    if text.endswith(("$", "£", "€", "¢")) or _SUM.fullmatch(text):
        return True
    if not after:
        return False
    sign = after[0][0] in "$£€" and len(text) < 4 and text.isupper()
    return sign or (text in currency_codes() and after[0][0].isdigit())


def _is_amount(tokens: Tokens, n: int) -> bool:
    """Whether a word is a sum with the letters of its currency, or a chemical formula."""
    text = tokens.text[n]
    if _FORMULA.fullmatch(text):
        return True
    if not _AMOUNT.fullmatch(text):
        return False
    many = sum(letter.isdigit() for letter in text) >= _LEAST_DIGITS
    return many or (n + 1 < len(tokens) and tokens.low[n + 1] in _MULTIPLES)


def is_coin(tokens: Tokens, n: int) -> bool:
    """Whether a word is a unit of money: “dollars” in “Hong Kong dollars”."""
    return n < len(tokens) and tokens.text[n].islower() and tokens.lemma[n].lower() in words("coins")


def _is_prefixed(tokens: Tokens, n: int) -> bool:
    """Whether a letter and a hyphen make one word with a plain one: “K-pop”, “e-Farm”."""
    text, size = tokens.text, len(tokens)
    letter = len(text[n]) == 1 and n + 2 < size and text[n + 1] == "-" and text[n + 2].islower()
    if letter and tokens.adjacent(n + 1) and tokens.adjacent(n + 2):
        return True
    electronic = n > 1 and text[n - 2 : n] == ["e", "-"]
    return electronic and tokens.adjacent(n - 1) and tokens.adjacent(n)


def _is_month(tokens: Tokens, n: int) -> bool:
    """Whether a word is a month or its abbreviation beside a number: “Dec. 12”, “16 Jun”."""
    if tokens.low[n].removesuffix(".") not in _months():
        return False
    after = n + 1 + (tokens.text[n + 1 : n + 2] == ["."])
    beside = (tokens.text[k] for k in (n - 1, after) if 0 <= k < len(tokens))
    return any(text[0].isdigit() for text in beside)


@cache
def _months() -> frozenset[str]:
    """The months and their abbreviations, in lower case, without full stops."""
    names = (
        *get_month_names("wide", locale="en").values(),
        *get_month_names("abbreviated", locale="en").values(),
    )
    return frozenset(name.lower() for name in names) | {"sept"}


def is_adjective(tokens: Tokens, at: int, end: int) -> bool:
    """Whether words are an adjective: “Islamic and Christian leaders”, “a South Indian dish”."""
    if at == end:
        word = at
        while tokens.dep[word] == "conj" and tokens.head[word] < word:
            word = tokens.head[word]
        plain = is_dictionary_word(tokens.low[at]) or tokens.ent[at] == "NORP"
        return (
            plain and tokens.tag[at] == "JJ" and tokens.dep[word] == "amod" and tokens.text[at][1:].islower()
        )
    match = lexicon().match(tokens.low, end)
    native = match is not None and match[0] == 1 and match[1].form == "adjective"
    return end == at + 1 and native and tokens.low[at] in words("directions")
