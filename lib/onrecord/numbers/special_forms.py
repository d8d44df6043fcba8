"""Figures of a form of their own: scores, ratios, multiples, vague amounts, ages without a unit."""

from __future__ import annotations

from .ages import AGES, read_age, read_age_by_person, read_appositive_age
from .amounts import read_amount
from .dates.numeric_dates import DASHES
from .number_words import number_words
from .page import Page, name_words
from .pieces import tidy
from .special_form import Special
from .units import read_unit

_KINDS = {"money": "money", "ratio": "percent", "time": "duration"}
_COMPARED = frozenset(
    ("as", "more", "higher", "the", "larger", "bigger", "faster", "its", "their", "his", "her", "that")
)


def read_special(page: Page, i: int) -> Special | None:
    """The figure of a special form that begins at piece `i`, or None."""
    piece = page.pieces[i]
    if piece.sort == "number":
        found = (
            _score(page, i)
            or _spoken_score(page, i)
            or read_age_by_person(page, i)
            or read_appositive_age(page, i)
            or _ratio(page, i)
            or _times(page, i)
        )
        return found
    if piece.sort != "word":
        return None
    low, words = piece.low, number_words()
    if low in AGES or low in ("his", "her", "their"):
        return read_age(page, i)
    if low in words.multiples:
        return _multiple(page, i)
    found = _vague(page, i)
    if found or low not in words.below_hundred:
        return found
    return _ratio(page, i) or _times(page, i) or _spoken_score(page, i) or read_age_by_person(page, i)


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
