"""A text cut into words, numerals and marks, finer than spaCy's tokens (`$2.4bn`, `4-20`)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from .word_lists import resource

PADDING = 12
HYPHENS = frozenset(("-", "‐", "‑"))
DASHES = frozenset(("-", "–", "—", "‐", "‑", "−"))
_GAP = "\u00a0\u202f\u2009"
_VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_NO_DATE = "".join(
    rf"(?<!{end}\ )"
    for end in ("uary", "arch", "pril", "May", "June", "July", "ugust", "mber", "ober", "[0-9]")
)
_NUMERAL = rf"""
    [0-9]{{1,3}}(?:[,{_GAP}][0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?      # 12,450.75
  | [0-9]{{1,3}}(?:[ '’][0-9]{{3}}){{2,}}(?![0-9])(?:[.,][0-9]+)?   # 1 234 567
  | [0-9]{{1,2}}(?:,[0-9]{{2}})+,[0-9]{{3}}(?![0-9])                # 1,50,000
  | [1-9][0-9]{{0,2}}\ 000(?![0-9])(?:[.,][0-9]+)?                   # 45 000
  | {_NO_DATE}[1-9][0-9]{{0,2}}\ [0-9]{{3}}(?![0-9]|[\ ,.-]?[0-9]|\ (?:million|billion))  # 12 345
  | [0-9]{{1,3}}(?:\.[0-9]{{3}}){{2,}}(?![0-9])(?:,[0-9]+)?         # 1.234.567
  | [0-9]{{1,3}}(?:\.[0-9]{{3}})+,[0-9]+                            # 1.234,56
  | [0-9]+,[0-9]{{1,2}}(?![0-9,])                                   # 4,2
  | [0-9]+\.[0-9]+(?:[eE][+-]?[0-9]+(?!\w))?
  | [0-9]+[eE][+-]?[0-9]+(?!\w)
  | [0-9]*[{_VULGAR}]
  | [0-9]+
  | (?<![\w.])\.[0-9]+
"""
_RAND = r"(?<![\w-])R(?=[0-9]{3}|[0-9]+[.,][0-9]|[0-9]+\ ?(?:m|bn|million|billion)\b)"
_WORD = r"(?:[^\W\d_]\.){2,}|[oO]['’]clock|(?<=[0-9])[x×](?=[0-9])|[^\W\d_][^\W_]*"


@cache
def _piece() -> re.Pattern[str]:
    """A numeral, a word or a mark; codes and letters of currencies are separate from the digits."""
    money = resource("currencies.toml")
    letters = {sign for sign in money["signs"] if sign.isalpha() and len(sign) > 1}
    letters |= {sign for sign in money["transliterated"] if sign.isalpha()}
    letters |= {form for code in money["lower"]["codes"] for form in (code, code.upper())}
    glued = "|".join(sorted(letters, key=len, reverse=True))
    return re.compile(
        rf"(?P<number>{_NUMERAL})|(?P<word>(?:{glued})(?=[0-9])|{_RAND}|{_WORD})|(?P<mark>\S)", re.VERBOSE
    )


class Piece(NamedTuple):
    """A word, numeral or mark.

    Attributes:
        text: its characters.
        low: the same in lower case.
        start, end: offsets.
        sort: `number`, `word` or `mark`.
        glued: whether no white space precedes it.
    """

    text: str
    low: str
    start: int
    end: int
    sort: str
    glued: bool


def cut_pieces(text: str) -> list[Piece]:
    """All pieces of a text, in order, followed by `PADDING` empty marks, so that readers can look ahead."""
    pieces = []
    last = -1
    for match in _piece().finditer(text):
        start, end = match.span()
        found = match.group()
        pieces.append(Piece(found, found.lower(), start, end, match.lastgroup or "mark", start == last))
        last = end
    return pieces + [Piece("", "", len(text), len(text), "mark", False)] * PADDING


def numeral_value(text: str) -> int | float:
    """The value of a numeral of `cut_pieces`; a comma separates thousands unless one or two digits follow."""
    if text[-1] in _VULGAR:
        whole = int(text[:-1] or 0)
        return whole + vulgar_value(text[-1])
    plain = re.sub(rf"[ '’{_GAP}]", "", text)
    if plain.count(".") > 1 or ("," in plain and "." in plain and plain.rfind(",") > plain.rfind(".")):
        plain = plain.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[0-9]+,[0-9]{1,2}", plain):
        plain = plain.replace(",", ".")
    else:
        plain = plain.replace(",", "")
    return int(plain) if plain.isdecimal() else tidy(float(plain))


def vulgar_value(sign: str) -> float:
    """The value of a fraction sign (`½`)."""
    return unicodedata.numeric(sign)


def tidy(value: int | float) -> int | float:
    """The value as an int if it is whole, else rounded to twelve significant digits."""
    if isinstance(value, int):
        return value
    if value != value or value in (float("inf"), float("-inf")):
        return value
    rounded = float(f"{value:.12g}")
    return int(rounded) if rounded.is_integer() and abs(rounded) < 1e15 else rounded


_FRAGMENT = 6


def is_all(pieces: Sequence[Piece], end: int) -> bool:
    """Whether the text is short and ends before piece `end`, apart from a full stop."""
    return end <= _FRAGMENT and (
        not pieces[end].text or (pieces[end].text in ".!?" and not pieces[end + 1].text)
    )
