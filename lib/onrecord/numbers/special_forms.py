"""Figures of a form of their own: scores, ratios, multiples, vague amounts, ages without a unit."""

from __future__ import annotations

from typing import NamedTuple

from .amounts import read_amount
from .dates.numeric_dates import DASHES
from .number_words import number_words
from .page import Page, name_words
from .pieces import tidy
from .units import read_unit

_KINDS = {"money": "money", "ratio": "percent", "time": "duration"}
_AGES = ("aged", "age", "ages")
_AFTER_AGE = DASHES | {",", ".", ";", ":", "―", ")"}
_COMPARED = frozenset(
    ("as", "more", "higher", "the", "larger", "bigger", "faster", "its", "their", "his", "her", "that")
)


class Special(NamedTuple):
    """A figure and the pieces that say it; the rest as in `onrecord.model.number.Number`."""

    first: int
    last: int
    kind: str
    value: int | float | str | None
    low: int | float | None = None
    high: int | float | None = None
    unit: str | None = None
    counted: str | None = None
    approximate: bool = False


def read_special(page: Page, i: int) -> Special | None:
    """The figure of a special form that begins at piece `i`, or None."""
    piece = page.pieces[i]
    if piece.sort == "number":
        found = (
            _score(page, i)
            or _spoken_score(page, i)
            or _age_by_person(page, i)
            or _appositive_age(page, i)
            or _ratio(page, i)
            or _times(page, i)
        )
        return found
    if piece.sort != "word":
        return None
    low, words = piece.low, number_words()
    if low in _AGES or low in ("his", "her", "their"):
        return _age(page, i)
    if low in words.multiples:
        return _multiple(page, i)
    found = _vague(page, i)
    if found or low not in words.below_hundred:
        return found
    return _ratio(page, i) or _times(page, i) or _spoken_score(page, i) or _age_by_person(page, i)


def _score(page: Page, i: int) -> Special | None:
    """`3-1`, `52–48`: two whole numbers around a dash, the first the greater or a word of sport near."""
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
    if after.glued and (after.text in DASHES or after.sort != "mark" or after.text in "%°"):
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


def _spoken_score(page: Page, i: int) -> Special | None:
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
    """Whether a word of winning, losing or voting stands in the sentence of piece `i`."""
    words = name_words()["score"]
    return any(token.lower_ in words for token in page.token(i).sent)


def _appositive_age(page: Page, i: int) -> Special | None:
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
    if token.tag_ not in ("NNP", "NNPS") or token.ent_type_ in ("DATE", "GPE", "LAW", "MONEY"):
        return None
    return Special(i, i + 1, "age", int(text), unit="year")


def _age(page: Page, i: int) -> Special | None:
    """`aged 42`, `ages 5-11`, `at the age of 83`, `in her 40s`."""
    pieces = page.pieces
    if pieces[i].low not in _AGES:
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


def _age_by_person(page: Page, i: int) -> Special | None:
    """`she was 41`, `children of 17`, `voters under 29`, the 34 of `aged 19 and 34`."""
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
        or after.low in ("to", "or", "of", "percent")
    ):
        return None
    if not (_is_someone_s_age(page, i) or _among_ages(page, i)):
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


def _is_someone_s_age(page: Page, i: int) -> bool:
    """Whether piece `i` follows someone and a form of `be`, or people and `of`, `under` or `over`."""
    pieces = page.pieces
    before = pieces[i - 1].low
    if before in ("of", "under", "over"):
        return i > 1 and pieces[i - 2].low in number_words().aged
    if before == "than" and i > 1 and pieces[i - 2].low in ("younger", "older"):
        return True
    at = i - 1 - (before in ("only", "just", "about", "now", "then", "almost", "nearly"))
    be = page.token(at)
    if at < 1 or be.lemma_ != "be":
        return False
    subject = next((child for child in be.children if child.dep_ == "nsubj"), None)
    return subject is not None and (subject.lower_ in _ONESELF or subject.ent_type_ == "PERSON")


_MOST_AGES = 8


def _among_ages(page: Page, i: int) -> bool:
    """Whether only numbers stand between piece `i` and an `aged`."""
    pieces, j = page.pieces, i - 1
    while (
        i - j < _MOST_AGES and j > 0 and (pieces[j].sort == "number" or pieces[j].low in ("and", "or", ","))
    ):
        j -= 1
    return j < i - 1 and pieces[j].low == "aged"


def _years(page: Page, i: int) -> tuple[str, int]:
    """The unit of an age at piece `i` and the index after it; years if none is said."""
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


def _ratio(page: Page, i: int) -> Special | None:
    """`one in four`, `nine out of 10`."""
    pieces = page.pieces
    share = read_amount(pieces, i)
    if share is None or share.sort != "cardinal" or not isinstance(share.value, int):
        return None
    at, out = _whole_at(page, share.last, share.value)
    whole = read_amount(pieces, at) if at else None
    if whole is None or whole.sort != "cardinal" or not 0 < share.value < whole.value:
        return None
    far = pieces[whole.last]
    if read_unit(pieces, whole.last) or (far.glued and far.text in ("/", "%", ":")):
        return None
    if not out and (share.value > 9 or (whole.digits and len(pieces[at].text) == 4 and not whole.scaled)):
        return None
    return Special(i, whole.last, "fraction", tidy(share.value / whole.value))


def _whole_at(page: Page, k: int, share: int) -> tuple[int, bool]:
    """Where the whole of a ratio begins if piece `k` leads to it (else 0), and whether by `out of`.

    `in`, `in every`, `out of`, `out of every`, `-in-`; for a share of one, `of every` too.
    """
    pieces = page.pieces
    if (
        pieces[k].text in DASHES
        and pieces[k].glued
        and pieces[k + 1].low == "in"
        and pieces[k + 2].text in DASHES
    ):
        return k + 3, False
    every = pieces[k + 1].low == "every"
    if pieces[k].low == "in":
        return k + 1 + every, False
    if pieces[k].low == "out" and pieces[k + 1].low == "of":
        return k + 2 + (pieces[k + 2].low == "every"), True
    if pieces[k].low == "of" and share > 1:  # `18 of 25`, `four of their past five`
        at = k + 1 + (pieces[k + 1].low in _WHOSE)
        return at + (at > k + 1 and pieces[at].low in ("last", "past", "first", "previous", "final")), True
    return (k + 2, False) if pieces[k].low == "of" and every and share == 1 else (0, False)


_WHOSE = frozenset(("the", "its", "their", "his", "her", "our", "my"))


def _times(page: Page, i: int) -> Special | None:
    """`three times higher`, `10x`, `20-fold`; `three times` alone counts occasions."""
    pieces = page.pieces
    amount = read_amount(pieces, i)
    if amount is None or amount.sort != "cardinal":
        return None
    j = amount.last
    if (
        pieces[j].low in ("x", "×")
        and pieces[j].glued
        and not (pieces[j + 1].glued and pieces[j + 1].sort == "number")
    ):
        return Special(i, j + 1, "multiple", amount.value)
    j += pieces[j].text in DASHES and pieces[j].glued
    if pieces[j].low == "fold":
        return Special(i, j + 1, "multiple", amount.value)
    if pieces[j].low == "times" and pieces[j + 1].text:
        follows = page.token(j + 1)
        if follows.lower_ in _COMPARED or follows.tag_ in ("JJR", "RBR"):
            return Special(i, j + 1, "multiple", amount.value)
    return None


def _multiple(page: Page, i: int) -> Special | None:
    """`doubled`, `twice as tall`, `tenfold`; not `double murder`."""
    pieces = page.pieces
    low, value = pieces[i].low, number_words().multiples[pieces[i].low]
    follows = pieces[i + 1].low
    if low in ("twice", "thrice"):
        if pieces[i + 1].text == "-":
            return None
        return Special(i, i + 1, "multiple" if follows in _COMPARED or follows == "what" else "count", value)
    token = page.token(i)
    verb = token.pos_ == "VERB"
    if low in ("double", "triple", "treble", "quadruple"):
        verb = token.tag_ in ("VB", "VBP") and pieces[i + 1].text != "-"
        if not verb and follows not in ("the", "that", "its", "their", "what", "his", "her"):
            return None
    elif low == "doubles" and not verb:
        return None
    if token.text[0].isupper() and not page.opens_sentence(i):
        return None
    return Special(i, i + 1, "multiple", value)


def _vague(page: Page, i: int) -> Special | None:
    """`dozens`, `tens of thousands`, `several hundred`, `a few pages`, `several million dollars`."""
    pieces, words = page.pieces, number_words()
    low = pieces[i].low
    if low in words.vague_plural:
        j = i + 1
        while pieces[j].low == "of" and pieces[j + 1].low in words.vague_plural:
            j += 2
        alone = j == i + 1
        if alone and low in words.vague_with_of and (low == "tens" or pieces[j].low != "of"):
            return None
    else:
        size = next((n for n in (4, 3, 2, 1) if page.phrase(i, i + n) in words.vague_before), 0)
        if not size:
            return None
        j = i + size
        while pieces[j].low in words.scales:
            j += 1
    unit = read_unit(pieces, j + (pieces[j].low == "of" and low in words.vague_plural))
    if unit and page.phrase(i, i + 2) == "a couple":
        two = _couple(page, i, j)
        kind = _KINDS.get(unit[0].dimension, "measurement")
        value = tidy(two.value * unit[0].factor) if isinstance(two.value, int) else None
        return two._replace(last=unit[1], kind=kind, value=value, unit=unit[0].name or None)
    if unit:
        return Special(
            i,
            unit[1],
            _KINDS.get(unit[0].dimension, "measurement"),
            None,
            unit=unit[0].name or None,
            approximate=True,
        )
    if page.phrase(i, i + 2) == "a couple":
        return _couple(page, i, j)
    noun = page.token(j)
    thing = None
    if (
        low not in words.vague_plural
        and pieces[j].sort == "word"
        and noun.pos_ == "NOUN"
        and pieces[j - 1].low != "of"
    ):
        if pieces[j - 1].low not in words.scales:
            return Special(i, j + 1, "count", None, counted=noun.text, approximate=True)
        thing = noun.text
    return Special(i, j, "count", None, counted=thing, approximate=True)


def _couple(page: Page, first: int, last: int) -> Special:
    """`a couple of hundred`: about two of them."""
    scales = number_words().scales
    value = 2
    for piece in page.pieces[first:last]:
        value *= scales.get(piece.low, 1)
    return Special(first, last, "count", value, approximate=True)
