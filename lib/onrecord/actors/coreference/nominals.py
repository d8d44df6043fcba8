"""Descriptions: noun phrases without a name, “the senator”, “two people familiar with the matter”."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from ...lexicons.words import words
from ...text.tokens import Tokens
from ..roles import is_organization_noun, is_person_noun

DEFINITE = frozenset(("the", "this", "that", "these", "those"))
OWNED = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_WIDEST = 8
_OUTSIDE = frozenset(("PUNCT", "CCONJ", "SCONJ", "ADV", "VERB", "AUX", "ADP", "SPACE"))
NEW = frozenset(("another", "second", "third", "other", "different", "separate"))
_CUTS = frozenset(
    (",", ";", ":", "—", "–", "--", "(", "who", "which", "that", "whose", "whom", "when", "while", "where")
)
COUNTRIES = frozenset(("country", "nation", "kingdom", "republic", "state"))


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase without a name of its own.

    Attributes:
        first, last: its words.
        head: its noun.
        definite: whether it points back (“the official”).
        new: whether it says that somebody else is meant (“another official”).
    """

    first: int
    last: int
    head: int
    definite: bool
    new: bool


def at(tokens: Tokens, n: int, named: dict[int, int], roles: dict[int, int]) -> Description | None:
    """A definite description of a person or organisation that begins at a word and is no part of a name."""
    if tokens.low[n] not in ("the", "this", "that") or tokens.pos[n] not in ("DET", "PRON"):
        return None
    head = n + 1
    while head < len(tokens) and head - n < 7 and tokens.sentence[head] == tokens.sentence[n]:
        if tokens.pos[head] in ("NOUN", "PROPN") and not _compound(tokens, head):
            break
        if tokens.pos[head] not in ("ADJ", "NOUN", "PROPN", "NUM", "VERB", "PART", "PUNCT", "ADV"):
            return None
        head += 1
    if head + 1 < len(tokens) and tokens.low[head + 1] in ("-", "who", "that", "whose"):
        return None
    if head >= len(tokens) or head in named or head in roles or tokens.pos[head] not in ("NOUN", "PROPN"):
        return None
    if tokens.low[head] in COUNTRIES or is_person_noun(tokens, head) or is_organization_noun(tokens, head):
        return Description(n, head, head, True, False)
    return None


def _compound(tokens: Tokens, n: int) -> bool:
    return tokens.dep[n] in ("compound", "amod", "nmod", "poss") and tokens.head[n] > n


def subject(tokens: Tokens, n: int, roles: dict[int, int]) -> Description | None:
    """The description of people or a person that a word is the noun of, if they do something."""
    if tokens.pos[n] != "NOUN" or n in roles or tokens.dep[n] not in ("nsubj", "nsubjpass"):
        return None
    if not is_person_noun(tokens, n) and tokens.low[n] not in words("groups"):
        return None
    first = max(tokens.edges(n)[0], n - _WIDEST)
    outside = [k for k in range(first, n) if tokens.pos[k] in _OUTSIDE]
    first = outside[-1] + 1 if outside else first
    if tokens.low[first] in ("my", "our", "your"):
        return None
    found = of_source(tokens, list(range(first, n + 1)), n)
    told = tokens.low[n + 1 : n + 2]
    if found is not None and told and told[0] in ("who", "that", "whose"):
        return replace(found, definite=False)
    return found


def of_source(tokens: Tokens, source: list[int], head: int) -> Description | None:
    """The description that a source is; its relative clauses and asides are left out."""
    if tokens.pos[head] not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"):
        return None
    members = set(source)
    first = source[0]
    while first < head and (tokens.pos[first] in ("PUNCT", "ADP", "CCONJ", "SCONJ") or first not in members):
        first += 1
    last = head
    while last + 1 in members and tokens.low[last + 1] not in _CUTS and last - head < 10:
        last += 1
    while last > head and (
        tokens.pos[last] in ("PUNCT", "ADP", "CCONJ", "PART", "DET") or tokens.low[last] in ("each", "both")
    ):
        last -= 1
    lead = tokens.low[first]
    before_head = [tokens.low[n] for n in range(first, head)]
    definite = lead in DEFINITE or lead in OWNED or "'s" in before_head
    return Description(first, last, head, definite, not definite and any(word in NEW for word in before_head))


def is_age(tokens: Tokens, found: Description) -> bool:
    """“the 42-year-old”."""
    return tokens.low[found.head] in ("old", "olds") and "year" in tokens.words(found.first, found.head)


def age_in(tokens: Tokens, found: Description) -> int | None:
    """The years of “the 42-year-old”, of “the 42-year-old teacher” too."""
    for n in range(found.first, found.last - 1):
        if tokens.text[n].isdigit() and tokens.low[n + 1 : n + 3] == ["-", "year"]:
            return int(tokens.text[n])
    return None


def is_rank(tokens: Tokens, found: Description) -> bool:
    """“the world No 3”."""
    numbered = tokens.low[found.first : found.last + 1]
    return "world" in numbered and any(low in ("no", "no.", "number") for low in numbered)


def complement(tokens: Tokens, found: Description) -> range:
    """The words of “for X”, “of X” right after the noun of a description."""
    at = found.head + 1
    if at > found.last or tokens.low[at] not in ("for", "of", "at", "from", "with", "in", "inside"):
        return range(0)
    end = at + 1
    while end < found.last and tokens.pos[end] not in ("VERB", "ADP", "AUX"):
        end += 1
    return range(at + 1, end + 1)


def name_of(tokens: Tokens, found: Description, last: int, named: Collection[int]) -> str:
    """The words of a description up to one, without articles and counts before it; names are kept whole."""
    first = found.first
    while (
        first < found.head
        and first not in named
        and tokens.low[found.head] not in ("percent", "%")
        and tokens.low[first + 1] != "-"
        and (tokens.low[first] in words("leading") or tokens.text[first].isdigit())
    ):
        first += 1
    return tokens.words(first, last)
