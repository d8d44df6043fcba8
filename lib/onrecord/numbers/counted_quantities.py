"""Quantities that belong to the story: names, labels and figures of speech are passed by."""

from __future__ import annotations

from dataclasses import replace

from . import non_quantities
from .amount import Amount
from .changes import change_lemmas
from .dates.numeric_dates import is_year
from .number_words import number_words
from .page import Page, name_words
from .pieces import PADDING, tidy
from .quantities import DASHES, read_quantity
from .quantity import Quantity
from .unit_table import Unit
from .units import read_unit

_SOME_DAY = frozenset(("one day", "one night"))
_LASTING = frozenset(
    ("in", "for", "within", "only", "just", "about", "least", "than", "of", "last", "every", "by", "and")
)
_COUNTED_FROM = frozenset(("later", "earlier", "after", "before", "ahead", "and", "or", "of", "from", "old"))
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "this", "our", "s", "that"))


def read_story_quantity(page: Page, i: int) -> tuple[Quantity | None, int]:
    """The quantity at piece `i` if it is one of the story, and the piece to go on at."""
    pieces = page.pieces
    if pieces[i].text in ("-", "−") and pieces[i].glued and i and pieces[i - 1].sort != "mark":
        return None, i + 1
    quantity = read_quantity(pieces, i) or _one_of_unit(page, i)
    if quantity is None:
        return None, i + 1
    if quantity.sort == "fraction":
        quantity = _third_man(page, quantity)
    if quantity.low is not None and quantity.value is None:
        quantity = _first_of_change(page, quantity)
    quantity = _money_or_mass(page, quantity)
    if _passed_by(page, quantity):
        return None, _after_name(page, quantity)
    return quantity, quantity.last


def is_plain_year(page: Page, i: int) -> bool:
    """Whether the number at piece `i` is a year by its neighbours: `the 2020 election`, `(2019)`."""
    pieces = page.pieces
    if not is_year(pieces[i]) or i == 0:
        return False
    if pieces[i + 1].glued and pieces[i + 1].text not in ",.;:)”\"'’?!":
        return False
    before, after = pieces[i - 1], pieces[i + 1]
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


_COUNTED_FROM_NOW = frozenset(("earlier", "later", "apart", "early", "late", "longer", "sooner"))
_ONE_BEHIND = frozenset(
    ("than", "about", "nearly", "almost", "over", "under", "within", "roughly", "exactly")
)


def _one_of_unit(page: Page, i: int) -> Quantity | None:
    """`a mile` where it is measured: alone, behind “less than” and the like, and `a pound of sugar`."""
    pieces = page.pieces
    found = read_unit(pieces, i + 1) if pieces[i].low in ("a", "an") else None
    if found is None or found[0].dimension in ("ratio", "angle", "temperature"):
        return None
    unit, last = found
    before = pieces[i - 1] if i else None
    measured = page.is_all(i, last) or (before is not None and before.low in _ONE_BEHIND)
    if unit.dimension == "time" and unit.name not in ("second", "day", "night"):
        measured = (
            measured or pieces[last].low in _COUNTED_FROM_NOW or (before is not None and before.low == "for")
        )
    poured = (
        unit.dimension in ("mass", "volume")
        and pieces[last].low == "of"
        and unit.name not in ("ton", "stone")
    )
    rate = before is not None and (before.sort == "number" or before.low in ("half", "such", "quite"))
    if not measured and (not poured or rate):
        return None
    return Quantity(i, last, tidy(unit.factor), unit, Amount(1, i, i + 1))


def _after_name(page: Page, quantity: Quantity) -> int:
    """Past a name with figures on both sides of a dash (`737-800`)."""
    pieces, j = page.pieces, quantity.last
    while (
        pieces[j].text in DASHES
        and pieces[j].glued
        and pieces[j + 1].glued
        and pieces[j + 1].sort == "number"
    ):
        j += 2
    return j


def _first_of_change(page: Page, ranged: Quantity) -> Quantity:
    """A range as it is, or the first of two figures: `rose from 3 to 5 percent`, `fell 12p to 84p`."""
    pieces, first = page.pieces, ranged.first
    joint = next((i for i in range(ranged.last - 1, first, -1) if pieces[i].low == "to"), None)
    if joint is None or not _is_change(page, first):
        return ranged
    one = read_quantity(pieces[:joint] + pieces[-PADDING:], first)
    before = pieces[first - 1].low if first else ""
    if (
        one is None
        or one.value is None
        or (before != "from" and (one.unit is None or before in ("by", "between")))
    ):
        return ranged
    return replace(one, unit=one.unit or ranged.unit, value=ranged.low if one.unit is None else one.value)


def _is_change(page: Page, first: int) -> bool:
    """Whether the figure at piece `first` hangs from a verb (or noun) of rising, falling or changing."""
    token = page.token(first)
    change = change_lemmas()
    above = [token, *token.ancestors]
    return any(word.lemma_.lower() in change for word in above[:5])


def _third_man(page: Page, quantity: Quantity) -> Quantity:
    """`a third man` counts him as the third; `a third of` is a fraction."""
    first, under = page.pieces[quantity.first], page.pieces[quantity.last - 1].low
    rank = number_words().ordinals.get(under)
    if first.low not in ("a", "an") or rank is None:
        return quantity
    follows = page.pieces[quantity.last]
    compound = follows.text in DASHES and follows.glued and page.pieces[quantity.last + 1].sort == "word"
    if follows.sort != "word" and not compound:
        return quantity
    if not compound and page.token(quantity.last).pos_ not in ("NOUN", "ADJ", "PROPN"):
        return quantity
    amount = quantity.amount._replace(value=rank, first=quantity.last - 1, sort="ordinal")
    return Quantity(quantity.last - 1, quantity.last, rank, None, amount, "ordinal")


def _money_or_mass(page: Page, quantity: Quantity) -> Quantity:
    """Pounds are money in great amounts, and in a text that shows signs of British money; not before `of`."""
    if (
        quantity.unit is None
        or quantity.unit.name != "pound"
        or page.pieces[quantity.last].low in ("of", "per")
    ):
        return quantity
    size = quantity.high if quantity.value is None else quantity.value
    if page.sterling or (size is not None and abs(size) >= 100_000):
        return replace(quantity, unit=Unit("GBP", "money"))
    return quantity


def _passed_by(page: Page, quantity: Quantity) -> bool:
    if quantity.sort == "age" or page.is_all(quantity.first, quantity.last):
        return False
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
    if non_quantities.is_name(page, quantity.first, quantity.last, quantity.amount):
        return True
    return quantity.value == 1 and not quantity.amount.digits and _idle_one(page, quantity)


def _is_title(page: Page, quantity: Quantity) -> bool:
    """`on CBS’ “60 Minutes”`: a unit written as a name where the words before it are not."""
    pieces, unit = page.pieces, page.pieces[quantity.last - 1]
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
    if pieces[quantity.last].low in words.one_after or before in words.one_before:
        return True
    token = page.token(quantity.first)
    return not (token.tag_ == "CD" and token.dep_ == "nummod" and token.head.i > token.i)


def _idle_day(page: Page, quantity: Quantity) -> bool:
    """`one day he will`, `one night in May`; not `in one day`, `one day later`."""
    before = page.pieces[quantity.first - 1].low if quantity.first else ""
    return before not in _LASTING and page.pieces[quantity.last].low not in _COUNTED_FROM


def _idle_ordinal(page: Page, quantity: Quantity) -> bool:
    """`first reported`, `at first`, `First Minister`, `second-hand`, `5th Avenue`, `just a second`."""
    pieces, first, last = page.pieces, quantity.first, quantity.last
    if non_quantities.is_name(page, first, last, quantity.amount):
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
        return follows.low not in ("of",) and not (
            first and pieces[first - 1].low in ("by", "than", "about", "nearly")
        )
    return page.token(first).text[:1].isupper() and not page.opens_sentence(first)
