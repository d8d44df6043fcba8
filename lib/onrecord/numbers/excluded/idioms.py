"""Number words that count nothing: `one day`, `at first`, `no one`, `half-time`."""

from __future__ import annotations

from spacy.tokens import Token

from ..quantities.quantity import Quantity
from ..tokens.page import Page
from ..tokens.pieces import DASHES
from ..tokens.word_lists import name_words, number_words
from .names_and_labels import is_name

_SOME_DAY = frozenset(("one day", "one night"))


_LASTING = frozenset(
    ("in", "for", "within", "only", "just", "about", "least", "than", "of", "last", "every", "by", "and")
)


_COUNTED_FROM = frozenset(("later", "earlier", "after", "before", "ahead", "and", "or", "of", "from", "old"))


def is_passed_by(page: Page, quantity: Quantity) -> bool:
    """Whether a quantity is part of a name or a figure of speech, and counts nothing."""
    if quantity.sort == "age" or page.is_all(quantity.first, quantity.last):
        return False
    if quantity.unit is not None and quantity.unit.name == "point" and quantity.value == 1:
        return quantity.first > 0 and page.pieces[quantity.first - 1].low in ("at", "no", "this", "that")
    if quantity.unit is not None:
        return _is_title(page, quantity) or (
            quantity.value == 1
            and page.phrase(quantity.first, quantity.last) in _SOME_DAY
            and _idle_day(page, quantity)
        )
    if quantity.sort == "ordinal":
        return _idle_ordinal(page, quantity)
    if quantity.sort == "fraction":
        return _idle_fraction(page, quantity)
    if is_name(page, quantity.first, quantity.last, quantity.amount):
        return True
    return quantity.value == 1 and not quantity.amount.digits and _idle_one(page, quantity)


def _is_title(page: Page, quantity: Quantity) -> bool:
    """`on CBS’ “60 Minutes”`: a unit capitalized like a name after words that are not."""
    pieces, unit = page.pieces, page.pieces[quantity.last - 1]
    words = pieces[quantity.first : quantity.last + 1]
    if not quantity.amount.digits and all(word.text.istitle() for word in words):  # `Ninety Mile Beach`
        return not page.opens_sentence(quantity.first) or page.token(quantity.last).tag_ == "NNP"
    if len(unit.text) < 4 or not unit.text[0].isupper() or not unit.text[1:].islower() or quantity.first == 0:
        return False
    before = next((pieces[i] for i in range(quantity.first - 1, -1, -1) if pieces[i].sort == "word"), None)
    quoted = pieces[quantity.first - 1].text in "“‘\"'"
    timely = quantity.dimension == "time" and quantity.amount.digits
    return (
        timely
        and before is not None
        and (quoted or before.low in ("on", "of", "in", "for", "by", "with", "to"))
    )


def _idle_one(page: Page, quantity: Quantity) -> bool:
    """`no one`, `one of them`, `one day`, and every `one` that counts no noun."""
    words, pieces = number_words(), page.pieces
    before = pieces[quantity.first - 1].low if quantity.first else ""
    if pieces[quantity.last].text in DASHES and pieces[quantity.last + 1].low in ("time", "off", "sided"):
        return True
    token = page.token(quantity.first)
    if pieces[quantity.last].low == "of" and before not in words.one_before:
        return not _is_one_of_several(token)
    if pieces[quantity.last].low in words.one_after or before in words.one_before:
        return True
    return not (token.tag_ == "CD" and token.dep_ == "nummod" and token.head.i > token.i)


def _is_one_of_several(one: Token) -> bool:
    """Whether `one` is one of a plural noun (`one of the best screens`), not `one of them`."""
    of = (child for child in one.children if child.lower_ == "of")
    return any(noun.tag_ in ("NNS", "NNPS") for prep in of for noun in prep.children if noun.dep_ == "pobj")


def _idle_day(page: Page, quantity: Quantity) -> bool:
    """`one day he will`, `one night in May`; not `in one day`, `one day later`."""
    before = page.pieces[quantity.first - 1].low if quantity.first else ""
    return before not in _LASTING and page.pieces[quantity.last].low not in _COUNTED_FROM


def _idle_ordinal(page: Page, quantity: Quantity) -> bool:
    """`first reported`, `at first`, `First Minister`, `second-hand`, `5th Avenue`, `just a second`."""
    pieces, first, last = page.pieces, quantity.first, quantity.last
    if is_name(page, first, last, quantity.amount):
        return True
    if quantity.amount.digits or last > first + 1:
        return False
    token, follows = page.token(first), pieces[last]
    if follows.low in ("to", "through", "and", "or") and pieces[last + 1].low in number_words().ordinals:
        return False
    adverb = token.pos_ == "ADV" or token.dep_ == "advmod" or token.tag_ == "RB"
    if (adverb and quantity.amount.value <= _SAID_BY_THE_WAY) or token.tag_ in ("NNS", "VB", "VBP"):
        return True
    noun = pieces[last + 1].low if follows.text in DASHES else follows.low
    if noun in name_words()["first_names"] and (
        follows.text in DASHES or noun not in ("step", "person", "class")
    ):
        return True
    if first and pieces[first - 1].low == "at":
        return True
    if follows.text == "," and page.opens_sentence(first):
        return True
    return (
        pieces[first].low == "second"
        and token.tag_ == "NN"
        and pieces[first - 1].low in ("a", "per", "every", "each")
    )


_BEFORE_QUARTER = frozenset(
    ("by", "than", "about", "nearly", "over", "under", "almost", "around", "roughly", "exactly")
)
_SAID_BY_THE_WAY = 3  # `third, we must`; `finished seventh` is a rank


def _idle_fraction(page: Page, quantity: Quantity) -> bool:
    """`the first half`, `half-time`, `half brother`; `1/3` glued to other figures."""
    pieces, first, last = page.pieces, quantity.first, quantity.last
    follows = pieces[last]
    if quantity.amount.digits:
        inside = pieces[first].glued and first > 0 and pieces[first - 1].sort != "mark"
        return inside or (
            follows.glued and follows.sort == "word" and follows.low not in ("th", "ths", "rd", "rds")
        )
    if pieces[first].low == "half":
        before = pieces[first - 1].low if first else ""
        if before in number_words().ordinals or before in ("other", "the", "opening", "final", "better", "a"):
            return True
        if follows.text in DASHES and follows.glued:
            return True
    if pieces[last - 1].low == "quarter" and pieces[first].low in ("a", "an"):
        return follows.low not in ("of",) and not (first and pieces[first - 1].low in _BEFORE_QUARTER)
    return page.token(first).text[:1].isupper() and not page.opens_sentence(first)
