"""Scores and votes: `3-1`, `218 to 206`."""

from __future__ import annotations

from ..tokens.page import Page
from ..tokens.pieces import DASHES
from ..tokens.word_lists import name_words
from ..units.read_unit import read_unit
from ..values.read_amount import read_amount
from .special_form import Special


def read_score(page: Page, i: int) -> Special | None:
    """`3-1`, `52–48`: two whole numbers around a dash, if the first is greater or a word of sport is near."""
    pieces = page.pieces
    one, dash, two, after = pieces[i : i + 4]
    if (
        dash.text not in DASHES
        or not (dash.glued and two.glued)
        or not (one.text.isdecimal() and two.text.isdecimal())
    ):
        return None
    if len(one.text) > 3 or len(two.text) > 3 or (len(one.text) > 1 and one.text[0] == "0"):
        return None
    if pieces[i].glued and i and pieces[i - 1].sort != "mark":
        return None
    if after.glued and (after.text in DASHES or after.sort != "mark" or after.text in "%°/"):
        return None
    unit = read_unit(pieces, i + 3 + (after.text in DASHES))
    if unit:
        return None
    descending = int(one.text) >= int(two.text)
    if not (descending or _near_score_word(page, i)):
        return None
    if not descending and after.sort == "word" and page.token(i + 3).tag_ == "NNS":  # `won 10-12 seats`
        return None
    if i and pieces[i - 1].sort == "word" and pieces[i - 1].text.isupper():
        return None
    return Special(i, i + 3, "score", f"{int(one.text)}-{int(two.text)}")


def read_spoken_score(page: Page, i: int) -> Special | None:
    """`218 to 206`, `nine to four`: a falling pair beside a word of sport or voting."""
    pieces = page.pieces
    one = read_amount(pieces, i)
    if (
        one is None
        or one.sort != "cardinal"
        or pieces[one.last].low != "to"
        or not isinstance(one.value, int)
    ):
        return None
    two = read_amount(pieces, one.last + 1)
    if two is None or two.sort != "cardinal" or not isinstance(two.value, int) or not one.value > two.value:
        return None
    if pieces[i - 1].low == "from" or read_unit(pieces, two.last) or not _near_score_word(page, i):
        return None
    if pieces[two.last].sort == "word" and page.token(two.last).tag_ == "NNS":
        return None
    return Special(i, two.last, "score", f"{one.value}-{two.value}")


def _near_score_word(page: Page, i: int) -> bool:
    """Whether the sentence of piece `i` has a word of winning, losing or voting."""
    words = name_words()["score"]
    return any(token.lower_ in words for token in page.token(i).sent)
