"""Figures that do not count anything, since they are parts of names or labels."""

from __future__ import annotations

from ..dates.numeric_dates import date_words, is_year
from ..tokens.page import Page
from ..tokens.pieces import DASHES
from ..tokens.word_lists import name_words
from ..values.amount import Amount


def is_name(page: Page, first: int, last: int, amount: Amount) -> bool:
    """Whether a bare amount (no unit, no currency) belongs to a name or a label."""
    pieces = page.pieces
    after = pieces[last]
    if after.glued and after.sort in ("word", "number") and after.text != "×" and not amount.scaled:
        return True
    if amount.digits:
        text = pieces[first].text
        if text[0] == "0" and len(text) > 1 and text.isdecimal():
            return True
        if first and pieces[first].glued and (pieces[first - 1].text in "/#_@&\\" or _in_code(page, first)):
            return True
        if after.glued and after.text == "/" and pieces[last + 1].sort == "number":
            return True
        if (
            after.sort == "word"
            and len(after.text) > 1
            and after.text.isupper()
            and page.token(last).tag_ == "NNP"
        ):
            return True
        if is_year(pieces[first]) and last == first + 1 and _year_in_name(page, first):
            return True
    if (
        after.glued
        and after.text in DASHES
        and pieces[last + 1].glued
        and pieces[last + 1].text[:1].isupper()
    ):
        return amount.digits
    return (
        _behind_name(page, first, last, amount) or _before_place(page, last) or _capital(page, first, amount)
    )


def _in_code(page: Page, i: int) -> bool:
    """Whether piece `i` is in a word of letters and digits: the `5` of `J1149.5+6663`."""
    before = page.pieces[max(i - _LONGEST_CODE, 0) : i]
    glued = [piece.glued for piece in page.pieces[max(i - _LONGEST_CODE, 0) + 1 : i + 1]]
    begin = next((k for k in range(len(before) - 1, -1, -1) if all(glued[k:]) and not before[k].glued), None)
    return begin is not None and before[begin].sort == "word" and any(map(str.isdecimal, before[begin].text))


_LONGEST_CODE = 6  # pieces


def _behind_name(page: Page, first: int, last: int, amount: Amount) -> bool:
    """`Boeing 737`, `Article 5`, `COVID-19`, `Paris 2024 Olympics`."""
    pieces = page.pieces
    if first == 0 or amount.scaled or "\n" in page.between(first):
        return False
    before, words = pieces[first - 1], name_words()
    if before.text in DASHES and pieces[first].glued and before.glued and first > 1:
        word = pieces[first - 2]
        capital = word.text[:1].isupper() and word.low not in date_words()["months"]
        if word.sort != "word":
            return False
        if not amount.digits:  # `high-five`
            return True
        return word.low in words["before"] or (
            capital and (word.text.isupper() or not page.opens_sentence(first - 2))
        )
    label = before
    if (
        before.text == "."
        and before.glued
        and first > 1
        and pieces[first - 2].low in ("no", "nos", "fig", "vol")
    ):
        return True
    if label.sort != "word":
        return False
    if label.low in words["before"] and (
        label.low not in words["only_capital"] or _is_capital(page, first - 1)
    ):
        return True
    if not amount.digits or not _is_capital(page, first - 1):
        return False
    if label.low in date_words()["months"] or label.low in date_words()["weekdays"]:
        return False
    if page.token(first - 1).tag_ not in ("NNP", "NNPS") and not label.text.isupper():
        return False
    token, named = page.token(first), page.token(first - 1)
    if named.ent_type_ == "PERSON" and (
        pieces[last].sort == "mark" or pieces[last].low == "and" or page.token(last).pos_ in ("VERB", "AUX")
    ):
        return False  # `Trump 384, Cruz 300`
    if named.dep_ in ("compound", "nmod") and named.head.i > token.i:  # `Fortune 500 companies`
        return True
    counts = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NN", "NNS")
    year = len(pieces[first].text) == 4 and pieces[first].text[:2] in ("19", "20")
    return not counts or year


def _year_in_name(page: Page, i: int) -> bool:
    """`the 2015 Paris Agreement`, `the Constitution Act, 1867`."""
    pieces = page.pieces
    after = pieces[i + 1]
    if after.sort == "word" and after.text[0].isupper() and page.token(i + 1).tag_ == "NNP":
        return True
    return i > 1 and pieces[i - 1].text == "," and pieces[i - 2].text[:1].isupper()


def _is_capital(page: Page, i: int) -> bool:
    return page.pieces[i].text[:1].isupper()


def _before_place(page: Page, last: int) -> bool:
    """`10 Downing Street`, `101st Airborne`."""
    pieces, places = page.pieces, name_words()["places"]
    for i in range(last, min(last + 3, len(pieces) - 1)):
        if not pieces[i].text[:1].isupper():
            return False
        if pieces[i].low in places:
            return True
    return False


def _capital(page: Page, first: int, amount: Amount) -> bool:
    """A spelled-out number with a capital inside a sentence: `Group of Seven`, `First Minister`."""
    if amount.digits or amount.scaled or not _is_capital(page, first):
        return False
    follows = page.pieces[amount.last]
    if page.opens_sentence(first):
        return amount.sort == "ordinal" and follows.text[:1].isupper()
    return True


def is_event_year(page: Page, first: int, last: int) -> bool:
    """Whether a year belongs to the name of an event: `the 2008 Beijing Olympics`, `World Cup 2022`."""
    pieces, events = page.pieces, name_words()["events"]
    for i in range(last, min(last + 4, len(pieces) - 1)):
        if not pieces[i].text[:1].isupper():
            break
        if pieces[i].low in events:
            return True
    before = pieces[first - 1] if first else None
    return bool(before and before.low in events and before.text[0].isupper())
