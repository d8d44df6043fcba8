"""Ages: `aged 40`, `Moss, 66, …`, `in her 50s`."""

from __future__ import annotations

from spacy.tokens import Token

from ...lexicons.words import words
from ...text.agents import subject_of
from ..tokens.page import Page
from ..tokens.pieces import DASHES
from ..tokens.word_lists import number_words
from ..units.read_unit import read_unit
from ..values.read_amount import read_amount
from .special_form import Special

AGES = ("aged", "age", "ages")

_AFTER_AGE = DASHES | {",", ".", ";", ":", "―", ")"}


def read_appositive_age(page: Page, i: int) -> Special | None:
    """`Maria Lopez, 67, has` and `Lopez (67)`: a number of years in an apposition to a name."""
    pieces = page.pieces
    text = pieces[i].text
    if i < 2 or not text.isdecimal() or len(text) > 3 or not 0 < int(text) < 120:
        return None
    before, after = pieces[i - 1].text, pieces[i + 1].text
    if (before, after) != ("(", ")") and not (before == "," and (after in _AFTER_AGE or not after)):
        return None
    token = page.token(i - 2)
    if (
        token.tag_ == "NN" and int(text) > 9 and before == "," and after == ","
    ):  # `her eldest daughter, 34, has`
        follows = page.token(i + 2)
        return Special(i, i + 1, "age", int(text), unit="year") if follows.pos_ in ("VERB", "AUX") else None
    if token.tag_ not in ("NNP", "NNPS") or token.ent_type_ in ("DATE", "LAW", "MONEY"):
        return None
    if token.ent_type_ == "GPE" and (page.token(i).dep_ != "appos" or int(text) < 10):
        return None
    return Special(i, i + 1, "age", int(text), unit="year")


def read_age(page: Page, i: int) -> Special | None:
    """`aged 42`, `ages 5-11`, `at the age of 83`, `in her 40s`."""
    pieces = page.pieces
    if pieces[i].low not in AGES:
        return _decade_of_life(page, i)
    j = i + 2 if pieces[i + 1].low in ("of", "between") else i + 1
    amount = read_amount(pieces, j)
    if amount is None or amount.sort != "cardinal" or amount.value >= 130:
        return None
    k = amount.last
    joined = pieces[k].low in ("to", "through") or pieces[k].text in DASHES
    if joined or ((pieces[k].low == "and" and pieces[i].low != "aged") or pieces[i + 1].low == "between"):
        upper = read_amount(pieces, k + 1)
        if upper and upper.sort == "cardinal" and amount.value < upper.value < 130:
            unit, last = _years(page, upper.last)
            return Special(j, last, "age", None, amount.value, upper.value, unit)
    unit, last = _years(page, k)
    return Special(j, last, "age", amount.value, unit=unit)


def read_age_by_person(page: Page, i: int) -> Special | None:
    """`she was 41`, `children of 17`, `voters under 29`, `left school at 15`, the 34 of `aged 19 and 34`."""
    pieces = page.pieces
    amount = read_amount(pieces, i)
    if (
        i == 0
        or amount is None
        or pieces[i].low == "one"
        or amount.sort != "cardinal"
        or amount.scaled
        or not 0 < amount.value < 110
    ):
        return None
    after = pieces[amount.last]
    if (
        read_unit(pieces, amount.last)
        or after.text in ("%", "-", "–", "/", ":")
        or (after.text in ("'", "’", "′") and pieces[amount.last + 1].sort == "number")
        or after.low in ("or", "of", "percent")
        or (after.low == "to" and read_amount(pieces, amount.last + 1))
    ):
        return None
    if not (_is_someone_s_age(page, i) or _is_at_age(page, i) or _among_ages(page, i)):
        return None
    head = page.token(amount.last - 1)
    if head.dep_ in ("nummod", "quantmod", "compound") and head.head.i > head.i:
        return None
    return Special(
        i,
        amount.last,
        "age",
        amount.value,
        *_age_bounds(pieces[i - 2].low if pieces[i - 1].low == "than" else pieces[i - 1].low, amount.value),
        "year",
    )


def _age_bounds(before: str, value: int | float) -> tuple[int | float | None, int | float | None]:
    low, high = before in ("over", "older"), before in ("under", "younger")
    return value if low else None, value if high else None


_ONESELF = frozenset(("i", "he", "she"))
_JUST = ("only", "just", "about", "now", "then", "almost", "nearly")
_MOST_ASIDE = 6


def _is_someone_s_age(page: Page, i: int) -> bool:
    """Whether piece `i` follows someone and a form of `be`, or people and `of`, `under` or `over`."""
    pieces = page.pieces
    before = pieces[i - 1].low
    if before in ("of", "under", "over"):
        return i > 1 and pieces[i - 2].low in number_words().aged
    if before == "than" and i > 1 and pieces[i - 2].low in ("younger", "older"):
        return True
    at = _before_aside(page, i - 1 - (before in _JUST))
    be = page.token(at)
    if at < 1 or be.lemma_ != "be":
        return False
    subject = next((child for child in be.children if child.dep_ == "nsubj"), None)
    if subject is None or _is_person(subject):
        return subject is not None
    before_who = subject.lower_ == "who" and subject.i and subject.nbor(-1).ent_type_ == "PERSON"
    return bool(before_who)


def _before_aside(page: Page, i: int) -> int:
    """The piece before words between commas that end at piece `i` (`was, in fact, 41`); else `i`."""
    pieces = page.pieces
    if pieces[i].text != ",":
        return i
    opening = (j for j in range(i - 2, max(i - _MOST_ASIDE, 0), -1) if pieces[j].text == ",")
    return next(opening, i + 1) - 1


def _is_person(token: Token) -> bool:
    """Whether a token is “I”, “he” or “she”, a person's name, or a noun for one person."""
    if token.lower_ in _ONESELF or token.ent_type_ == "PERSON":
        return True
    known = any(token.lower_ in words(name) for name in ("people", "mostly_unnamed", "variations"))
    return token.tag_ == "NN" and known and token.lower_ not in words("groups")


_YOUNGEST = 13
"""Less, behind “at”, may be an hour of the day."""


def _is_at_age(page: Page, i: int) -> bool:
    """Whether piece `i` follows what somebody does in the course of a life and `at` (`left school at 15`)."""
    pieces, amount = page.pieces, read_amount(page.pieces, i)
    at = i - 1 - (pieces[i - 1].low in _JUST)
    if at < 1 or pieces[at].low != "at" or amount is None or amount.value < _YOUNGEST:
        return False
    verb = page.token(at).head
    while verb.dep_ == "xcomp" and verb.lemma_ not in number_words().of_life:
        verb = verb.head
    subject = subject_of(verb) if verb.lemma_ in number_words().of_life else None
    return subject is not None and (_is_person(subject) or subject.lower_ in ("they", "we", "couple", "pair"))


_MOST_AGES = 8


def _among_ages(page: Page, i: int) -> bool:
    """Whether only numbers stand between piece `i` and an `aged`, or an `at` before ages."""
    pieces, j = page.pieces, i - 1
    while (
        i - j < _MOST_AGES and j > 0 and (pieces[j].sort == "number" or pieces[j].low in ("and", "or", ","))
    ):
        j -= 1
    return j < i - 1 and (pieces[j].low == "aged" or _is_at_age(page, j + 1))


def _years(page: Page, i: int) -> tuple[str, int]:
    """The unit of an age at piece `i` and the index after it; years if none is stated."""
    unit = read_unit(page.pieces, i)
    if unit and unit[0].dimension == "time":
        return unit[0].name, unit[1] + (page.pieces[unit[1]].low == "old")
    return "year", i


def _decade_of_life(page: Page, i: int) -> Special | None:
    pieces = page.pieces
    j = i + 1
    part = pieces[j].low if pieces[j].low in ("early", "mid", "late") else None
    j += (part is not None) + (part is not None and pieces[j + 1].text in DASHES)
    number, s = pieces[j], pieces[j + 1]
    if not (number.text.isdecimal() and len(number.text) == 2 and number.text.endswith("0")):
        return None
    if not (s.glued and s.low == "s"):
        return None
    low = int(number.text)
    begin, end = {"early": (0, 3), "mid": (4, 6), "late": (7, 9), None: (0, 9)}[part]
    return Special(i + 1, j + 2, "age", None, low + begin, low + end, "year", approximate=True)
