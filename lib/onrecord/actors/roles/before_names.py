"""Roles before a name: titles (“Secretary Jane Roe”) and appositions (“the chief executive, Jane Roe”)."""

from __future__ import annotations

from ...lexicons.words import given_names, phrases, words
from ...model.facts import Role
from ...model.names import Name
from ...text.tokens import Tokens
from ..names.offices import LINKS, before_bracket, is_office, office_of_field
from ..names.unknown_offices import unknown_office_before
from ..nouns import is_organization_noun, is_person_noun, role_noun
from .noun_phrases import ARTICLES, MODIFIERS, STOPS, phrase_start
from .offices_of_bodies import office_of_body

_AT = frozenset(("of", "at", "from", "with", "for", "in", "on"))
_IN_BODIES = frozenset((",", "(", ")", "of", "and", "the", "for", "&", "-", "on", "in", "formerly"))
_ASIDES = ([","], ["("], ["–"], ["—"], ["-"])
_ELECT = frozenset(("designate", "elect", "emeritus", "emerita"))
_OFFICE_AND_BODY = 30
"""Most words between an office and the name, with its body and place in between."""


def title_before(tokens: Tokens, mention: Name) -> Role | None:
    """A title or role noun right before the name, with its modifiers."""
    end = mention.first - 1
    while end >= 0 and tokens.low[end] in words("honorifics"):
        end -= 1
    if end < 0:
        return None
    if tokens.text[end - _is_doctor(tokens, end)] == ")":
        office = office_of_body(tokens, end - _is_doctor(tokens, end))
        if office is not None:
            return _office(tokens, office, end - _is_doctor(tokens, end))
    if tokens.text[end] in (".", ")") and mention.title:
        return _rank(tokens, mention.title)
    if tokens.sentence[end] != tokens.sentence[mention.first]:
        return None
    head = _office_in(tokens, mention.title, end) or _head_before(tokens, end, mention)
    if head is None:
        return None
    first = phrase_start(tokens, head)
    if tokens.low[first - 1] == "the" and tokens.low[first - 2] in LINKS and _is_title(tokens, first - 3):
        head = first - 3  # “Diplomatic Adviser to the President Jane Roe”
        first = phrase_start(tokens, head)
    while first < head and tokens.low[first] in words("honorifics"):
        first += 1
    return Role(tokens.words(first, end), first, end, head, "title", role_noun(tokens, head))


def _is_doctor(tokens: Tokens, n: int) -> bool:
    """Whether a word is an academic title: “Dr”, “Prof.”."""
    return tokens.low[n].removesuffix(".") in ("dr", "prof", "professor", "engr")


def _office(tokens: Tokens, head: int, end: int) -> Role:
    """An office and its body up to a word, without the short form in brackets after it."""
    first = phrase_start(tokens, head)
    last = before_bracket(tokens, end)
    return Role(tokens.words(first, last), first, end, head, "title", role_noun(tokens, head))


def _is_title(tokens: Tokens, n: int) -> bool:
    """Whether a word is an office with a capital that no article precedes: “Senior Adviser”."""
    capital = n >= 0 and tokens.text[n][0].isupper() and is_office(tokens, n)
    return capital and tokens.pos[max(phrase_start(tokens, n) - 1, 0)] not in ("DET", "PRON")


def _rank(tokens: Tokens, title: tuple[int, int]) -> Role | None:
    """A title whose full stop or “(ret.)” is before the name: “Lt. Col. (ret.) Jane Roe”."""
    first, last = title
    for head in range(last, first - 1, -1):
        rank = tokens.low[head].removesuffix(".")
        if f"{rank}." in words("titles"):
            end = head + (tokens.text[head + 1] == ".")
            return Role(tokens.words(first, end), first, end, head, "title", role_noun(tokens, head))
    return None


def _office_in(tokens: Tokens, title: tuple[int, int] | None, end: int) -> int | None:
    """The office in a title with “of” or “for” before a name: “Director of the Office of the King”."""
    if title is None or title[1] != end:
        return None
    links = (n for n in range(title[0] + 1, end) if tokens.low[n] in LINKS)
    return next((n - 1 for n in links if is_person_noun(tokens, n - 1)), None)


def _head_before(tokens: Tokens, end: int, mention: Name) -> int | None:
    """The role noun right before a name, or before “of State”, “to Russia” and the name."""
    if _ends_of_title(tokens, end):
        return end - 2
    if is_person_noun(tokens, end) and tokens.tag[end] not in ("NNS",):
        return end
    if _is_body_before(tokens, end):
        return end
    compound = (
        tokens.dep[end] in ("compound", "nmod", "amod") and mention.first <= tokens.head[end] <= mention.last
    )
    if tokens.pos[end] == "NOUN" and tokens.tag[end] == "NN" and compound and tokens.text[end].islower():
        return end
    if tokens.pos[end] not in MODIFIERS:
        return None
    office = office_of_field(tokens, end)
    if office is not None:
        return office
    for back in range(end - 1, max(end - 7, 0), -1):
        if tokens.low[back] in ("of", "to", "for"):
            upper = tokens.text[end][0].isupper() or tokens.low[back] == "of"
            return back - 1 if is_person_noun(tokens, back - 1) and upper else None
        if tokens.pos[back] not in MODIFIERS and tokens.low[back] not in ("the", "and"):
            return None
    return None


def _ends_of_title(tokens: Tokens, end: int) -> bool:
    """Whether a title like “chief of staff” ends with a word."""
    title = tuple(tokens.low[end - 2 : end + 1]) if end > 1 else ()
    return title[1:2] == ("of",) and title in phrases("titles").get(title[0], ())


def _is_body_before(tokens: Tokens, n: int) -> bool:
    """Whether a word is a noun before a name, with a modifier, as in “the rival firm Acme”."""
    plain = tokens.tag[n] == "NN" and tokens.text[n].islower() and is_organization_noun(tokens, n)
    return plain and n > 1 and tokens.pos[n - 1] in ("NOUN", "ADJ") and tokens.text[n - 1].islower()


def apposition_before(tokens: Tokens, mention: Name) -> Role | None:
    """The apposition before a name: “the company's chief executive, Jane Roe, …”."""
    comma = mention.first - 1
    if mention.title:
        comma = mention.title[0] - 1
    comma -= comma > 2 and tokens.low[comma] in ARTICLES
    if comma < 2 or tokens.low[comma] not in (",", ":"):
        return None
    after = mention.last + 1
    if after < len(tokens) and tokens.low[after] in ("and", "or", "of"):
        return None
    head = before_bracket(tokens, comma - 1 - (tokens.low[comma - 1] in _ELECT))
    body = _is_body(tokens, head, mention)
    if not body and (not is_person_noun(tokens, head) or tokens.tag[head] == "NNS"):
        head = next(
            (
                noun
                for back in range(comma - 2, max(comma - 10, 0), -1)
                if tokens.low[back] in _AT
                and is_person_noun(tokens, noun := before_bracket(tokens, back - 1))
                and tokens.tag[noun] != "NNS"
            ),
            -1,
        )
        goes_on = head + 4 if tokens.text[head + 1 : head + 2] == ["("] else head
        if head < 0 or any(
            tokens.low[n] in STOPS or tokens.pos[n] in ("VERB", "AUX") for n in range(goes_on, comma)
        ):
            office = office_of_body(tokens, comma - 1)
            if office is None:
                return _office_and_body(tokens, comma) or _unknown_office(tokens, comma, mention)
            head = office
    first = phrase_start(tokens, head)
    opened = first > 0 and tokens.pos[first - 1] in ("DET", "PRON")
    if not opened and not tokens.text[first][0].isupper() and not tokens.initial[first]:
        return None
    if opened and tokens.low[first - 1] in ("his", "her", "their", "my", "our", "its", "whose"):
        first -= 1
    if _follows_preposition(tokens, first) or _ends_words_of(tokens, first, mention):
        return None
    end = head if tokens.text[head + 1] == "(" else before_bracket(tokens, comma - 1)
    text = tokens.words(first, end)
    return Role(text, first, comma - 1, head, "apposition", tokens.low[head])


def _unknown_office(tokens: Tokens, comma: int, mention: Name) -> Role | None:
    """The office in “the Ooni of Ife, Jane Roe,”."""
    head = unknown_office_before(tokens, comma)
    person = mention.label == "PERSON" or mention.names[0] in given_names()
    if head is None or not person or tokens.text[mention.last + 1 : mention.last + 2] != [","]:
        return None
    return Role(tokens.words(head, comma - 1), head, comma - 1, head, "apposition", tokens.low[head])


def _follows_preposition(tokens: Tokens, first: int) -> bool:
    """Whether a phrase ends what opens a sentence: “Through a spokeswoman, Jane Roe said …”."""
    before = first - 1 - (tokens.pos[first - 1] == "DET")
    return before >= 0 and tokens.pos[before] in ("ADP", "SCONJ") and tokens.initial[before]


def _ends_words_of(tokens: Tokens, first: int, mention: Name) -> bool:
    """Whether a phrase is part of what the person named after it says.

    “The driver hit a nurse, Jane Roe said”; “The nurse, Jane Roe said, was hurt”.
    """
    after, verb = mention.last + 1, tokens.head[mention.head]
    if not tokens.is_subject(mention.head) or verb < after:
        return False
    if verb == after and tokens.text[after + 1 : after + 2] == [","]:
        return True
    before = first - 1 - (first > 0 and tokens.pos[first - 1] == "DET")
    inside = (n for n in range(before, -1, -1) if tokens.sentence[n] == tokens.sentence[first])
    ends = any(tokens.pos[n] in ("VERB", "AUX") or (n == before and tokens.pos[n] == "ADP") for n in inside)
    return ends and tokens.text[after : after + 1] not in _ASIDES


def _office_and_body(tokens: Tokens, comma: int) -> Role | None:
    """The office in “The Managing Director, Acme Farms, Plateau State, Jane Roe, said”.

    Between commas, only names stand between the office and the name.
    """
    for n in range(comma - 1, max(comma - _OFFICE_AND_BODY, 0), -1):
        if tokens.sentence[n] != tokens.sentence[comma]:
            return None
        low, upper = tokens.low[n], tokens.text[n][0].isupper()
        if low == "," and _is_office(tokens, n - 1):
            first = phrase_start(tokens, n - 1)
            opens = tokens.initial[first] or (first > 0 and tokens.low[first - 1] == "the")
            if not opens:
                return None
            text = tokens.words(first, comma - 1)
            return Role(text, first, comma - 1, n - 1, "apposition", tokens.low[n - 1])
        if not upper and low not in _IN_BODIES:
            return None
    return None


def _is_office(tokens: Tokens, n: int) -> bool:
    """Whether a word is a noun for one person, with a capital: “Secretary”."""
    return tokens.text[n][0].isupper() and is_person_noun(tokens, n) and not tokens.low[n].endswith("s")


def _is_body(tokens: Tokens, head: int, mention: Name) -> bool:
    """Whether the noun before a comma is the body named after it: “The hotel, the Sol Bahia”."""
    if not is_organization_noun(tokens, head) or tokens.tag[head] != "NN" or not tokens.text[head].islower():
        return False
    opens = phrase_start(tokens, head) - 1
    article = opens >= 0 and (tokens.low[opens] in ARTICLES or tokens.tag[opens] == "PRP$")
    owned = opens > 1 and tokens.pos[opens - 1] == "ADP" and is_person_noun(tokens, opens - 2)
    person = mention.names[0] in given_names() and tokens.low[mention.first - 1] != "the"
    return article and not owned and not person and mention.title is None
