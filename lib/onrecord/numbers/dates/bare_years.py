"""Numbers whose neighbours show that they are years: `the 2020 election`, `(2019)`."""

from __future__ import annotations

from ..tokens.page import Page
from ..units.read_unit import read_unit
from .numeric_dates import is_year

_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "this", "our", "s", "that"))


def is_plain_year(page: Page, i: int) -> bool:
    """Whether the words around the number at piece `i` make it a year: `the 2020 election`, `(2019)`."""
    pieces = page.pieces
    if not is_year(pieces[i]) or i == 0:
        return False
    if pieces[i + 1].glued and pieces[i + 1].text not in ",.;:)”\"'’?!":
        return False
    before, after = pieces[i - 1], pieces[i + 1]
    if read_unit(pieces, i + 1):
        return False
    if after.sort == "word" and after.text[0].isupper() and page.token(i + 1).tag_ == "NNP":
        return False
    if before.text == "(" and after.text == ")":
        return True
    if before.low in _DETERMINERS and after.sort == "word":
        return page.token(i + 1).tag_ not in ("NNS", "NNPS") or pieces[i].text[:2] in ("19", "20")
    token = page.token(i)
    if token.dep_ == "pobj" and pieces[i].text[:2] in ("19", "20"):
        return True
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS")
    return token.ent_type_ == "DATE" and not counts and before.text != ","
