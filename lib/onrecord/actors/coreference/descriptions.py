"""Descriptions: noun phrases without a name, “the senator”, “two people familiar with the matter”."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from ...lexicons.words import words
from ...model.anaphors import Anaphor
from ...model.facts import Role
from ...text.tokens import Tokens
from ..nouns import is_organization_noun, is_person_noun
from ..pronouns import OWNERS
from .name_index import NameIndex

DESCRIPTIONS = frozenset(("person", "organization", "country", "several", "thing"))
"""Forms of anaphors that are descriptions."""
DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_WIDEST = 8
_OUTSIDE = frozenset(("PUNCT", "CCONJ", "SCONJ", "ADV", "VERB", "AUX", "ADP", "SPACE"))
NEW = frozenset(("another", "second", "third", "other", "different", "separate"))
_CUTS = frozenset(
    (",", ";", ":", "—", "–", "--", "(", "who", "which", "that", "whose", "whom", "when", "while", "where")
)
_OF = frozenset(("of", "for", "at", "from", "with", "in", "inside"))
_RESTRICTS = frozenset(("-", "who", "that", "whose", "which", "where"))
COUNTRIES = frozenset(("country", "nation", "kingdom", "republic", "state"))


def description(names: NameIndex, first: int, last: int, head: int, **told: Any) -> Anaphor:
    """The words from first to last as an anaphor."""
    tokens = names.tokens
    form = _form(names, Anaphor(head, first, last, tokens.span(first, last), ""))
    return Anaphor(head, first, last, tokens.span(first, last), form, **told)


def _form(names: NameIndex, found: Anaphor) -> str:
    """The form of a description, one of `DESCRIPTIONS`."""
    tokens, head = names.tokens, names.tokens.low[found.head]
    several = tokens.tag[found.head] in ("NNS", "NNPS")
    if head in COUNTRIES and not several:
        return "country"
    if is_share(tokens, found.head):
        return "several"
    if several or head in words("groups") or _is_couple(tokens, found) or _names_another(names, found):
        return "several"
    if is_person_noun(tokens, found.head) or tells_no_role(names, found):
        return "person"
    return "organization" if is_organization_noun(tokens, found.head) else "thing"


def _is_couple(tokens: Tokens, found: Anaphor) -> bool:
    """Whether a description is of a man and a woman by their titles: “the Duke and Duchess of Sussex”."""
    men, women = words("male_titles"), words("female_titles")
    joins = (n for n in range(found.first + 1, found.last) if tokens.low[n] == "and")
    pairs = ({tokens.low[n - 1], tokens.low[n + 1]} for n in joins)
    return any(pair & men and pair & women for pair in pairs)


def _names_another(names: NameIndex, found: Anaphor) -> bool:
    """Whether a description goes on to somebody else: “the mayor and the police chief”, “a nurse and Roe”."""
    tokens = names.tokens
    for n in tokens.kids(found.head, "conj"):
        first = tokens.edges(n)[0]
        apart = tokens.pos[first] == "DET" or tokens.tag[first] == "PRP$" or names.opens(first) is not None
        if found.head < first <= n <= found.last and tokens.low[first - 1] == "and" and apart:
            return True
    return False


def tells_no_role(names: NameIndex, found: Anaphor) -> bool:
    """Whether a description states only age, rank or origin: “the 42-year-old”, “the Bulgarian”."""
    return is_age(names.tokens, found) or is_rank(names.tokens, found) or is_native(names, found.head)


def is_native(names: NameIndex, n: int) -> bool:
    """Whether a word is a noun for a citizen of a state: “the Bulgarian”, “the Frenchwoman”."""
    if names.tokens.tag[n] in ("NNS", "NNPS") or n not in names.at:
        return False
    entry = names.names[names.at[n]].entry
    return entry is not None and entry.form in ("adjective", "people")


def definite_at(names: NameIndex, n: int) -> Anaphor | None:
    """The definite description that begins at a word, or None."""
    tokens = names.tokens
    if tokens.low[n] not in ("the", "this", "that") or tokens.pos[n] not in ("DET", "PRON"):
        return None
    head = n + 1
    while head < len(tokens) and head - n < 7 and tokens.sentence[head] == tokens.sentence[n]:
        if tokens.pos[head] in ("NOUN", "PROPN") and not _compound(tokens, head):
            break
        if tokens.pos[head] not in ("ADJ", "NOUN", "PROPN", "NUM", "VERB", "PART", "PUNCT", "ADV"):
            return None
        head += 1
    if _is_narrowed(tokens, n, head):
        return None
    if (
        head >= len(tokens)
        or head in names.at
        or head in names.role_of
        or tokens.pos[head] not in ("NOUN", "PROPN")
    ):
        return None
    return description(names, n, head, head, definite=True)


def _is_narrowed(tokens: Tokens, first: int, head: int) -> bool:
    """Whether a description tells by itself what it means: “the country in which they live”, “the best”."""
    after = tokens.low[head + 1 : head + 3]
    relative = after[:1] and after[0] in _RESTRICTS
    relative = relative or (len(after) > 1 and after[0] in _OF and after[1] in ("which", "whom"))
    predicate = head < len(tokens) and tokens.dep[head] in ("attr", "oprd", "appos")
    return bool(relative) or (is_superlative(tokens, first, head) and not predicate)


def is_superlative(tokens: Tokens, first: int, head: int) -> bool:
    """Whether a description compares: “the best coach in the world”, “the most valuable company”."""
    return any(tokens.tag[n] in ("JJS", "RBS") and tokens.text[n].islower() for n in range(first, head))


def _compound(tokens: Tokens, n: int) -> bool:
    return tokens.dep[n] in ("compound", "amod", "nmod", "poss") and tokens.head[n] > n


def subject_at(names: NameIndex, n: int) -> Anaphor | None:
    """The description of people that has a word as its noun, if it is the subject of a verb; else None."""
    tokens = names.tokens
    if tokens.pos[n] != "NOUN" or n in names.role_of or tokens.dep[n] not in ("nsubj", "nsubjpass"):
        return None
    if not is_person_noun(tokens, n) and tokens.low[n] not in words("groups"):
        return None
    first = max(tokens.edges(n)[0], n - _WIDEST)
    outside = [k for k in range(first, n) if tokens.pos[k] in _OUTSIDE]
    first = outside[-1] + 1 if outside else first
    if tokens.low[first] in ("my", "our", "your"):
        return None
    found = of_source(names, range(first, n + 1), n)
    told = tokens.low[n + 1 : n + 2]
    if found is not None and told and told[0] in ("who", "that", "whose"):
        return replace(found, definite=False)
    return found


def of_source(names: NameIndex, source: Sequence[int], head: int) -> Anaphor | None:
    """The description in a source, without relative clauses and asides; None if it is not a noun phrase."""
    tokens = names.tokens
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
    definite = (
        lead in DEFINITE or lead in OWNERS or "'s" in before_head or _is_bare_office(tokens, first, head)
    )
    other = not definite and any(word in NEW for word in before_head)
    return description(names, first, last, head, definite=definite, other=other, introduces=True)


def _is_bare_office(tokens: Tokens, first: int, head: int) -> bool:
    """Whether a phrase is an office in capitals without an article: “Union Minister said”."""
    capitals = all(tokens.text[n][0].isupper() or tokens.text[n] in "-–" for n in range(first, head + 1))
    return capitals and first < head and tokens.tag[head] == "NNP" and is_person_noun(tokens, head)


def is_age(tokens: Tokens, found: Anaphor) -> bool:
    """“the 42-year-old”."""
    return tokens.low[found.head] in ("old", "olds") and "year" in tokens.words(found.first, found.head)


def is_rank(tokens: Tokens, found: Anaphor) -> bool:
    """“the world No 3”."""
    numbered = tokens.low[found.first : found.last + 1]
    return "world" in numbered and any(low in ("no", "no.", "number") for low in numbered)


def is_share(tokens: Tokens, n: int) -> bool:
    """Whether a word is the “percent” of a share of people."""
    return tokens.low[n] in ("percent", "%") or tokens.low[max(n - 1, 0) : n + 1] == ["per", "cent"]


def complement(tokens: Tokens, found: Anaphor) -> range:
    """The words of X if “for X” or “of X” follows the noun of a description."""
    at = found.head + 1
    if at > found.last or tokens.low[at] not in _OF:
        return range(0)
    end = at + 1
    while end < found.last and tokens.pos[end] not in ("VERB", "ADP", "AUX"):
        end += 1
    return range(at + 1, end + 1)


def name_of(tokens: Tokens, found: Anaphor, last: int, named: Collection[int]) -> str:
    """The words of a description up to a word, without articles and counts; names are kept whole."""
    first = found.first
    while (
        first < found.head
        and first not in named
        and not is_share(tokens, found.head)
        and tokens.low[first + 1] != "-"
        and (tokens.low[first] in words("leading") or tokens.text[first].isdigit())
    ):
        first += 1
    return tokens.words(first, last)


def inside(names: NameIndex, first: int, head: int, last: int) -> Iterator[Anaphor]:
    """Descriptions inside a description or role: “the lawyer” in “the lawyer's aide”.

    Args:
        names: the names of the text.
        first: the first word of the outer description.
        head: its noun.
        last: its last word.
    """
    tokens = names.tokens
    for n in range(first, head):
        if tokens.pos[n] != "NOUN" or n in names.at:
            continue
        if tokens.low[n + 1] in ("'s", "'"):
            yield description(names, first, n, n, definite=True)
        elif is_organization_noun(tokens, n):
            yield description(names, n, n, n, definite=True)
    body = body_after(names, head, last)
    if body is not None:
        yield description(names, head + 2, body, body, definite=True)


def body_after(names: NameIndex, head: int, last: int) -> int | None:
    """The noun of the body after the noun of a description: “service” in “spokesperson for the service”."""
    tokens, at = names.tokens, head + 1
    if at + 1 > last or tokens.low[at] not in _OF or tokens.low[at + 1] != "the":
        return None
    noun = next((n for n in range(at + 2, last + 1) if _closes_phrase(tokens, n, last)), None)
    if noun is None or noun in names.at:
        return None
    return noun if is_organization_noun(tokens, noun) and tokens.text[noun].islower() else None


def _closes_phrase(tokens: Tokens, n: int, last: int) -> bool:
    """Whether a word is the last noun of its phrase."""
    modifies = n < last and tokens.head[n] > n and tokens.dep[n] in ("compound", "amod", "nmod", "poss")
    return tokens.pos[n] in ("NOUN", "PROPN") and not modifies


def role_of(tokens: Tokens, found: Anaphor) -> Role | None:
    """The role in the description of an unnamed person, or None for “a man”, “many”."""
    if (
        tokens.lemma[found.head].lower() in words("roleless") | words("parts")
        or tokens.pos[found.head] == "NUM"
    ):
        return None
    first = found.first
    while (
        first < found.head
        and tokens.low[first + 1] != "-"
        and (tokens.pos[first] in ("DET", "PRON", "NUM") or tokens.low[first] in words("leading"))
    ):
        first += 1
    while first < found.head and tokens.low[first] in ("'s", "'", "-"):
        first += 1
    aged = [n for n in range(first, found.head) if tokens.low[n] == "old" and tokens.low[n - 1] == "-"]
    first = aged[-1] + 1 if aged else first
    return Role(
        tokens.words(first, found.last), first, found.last, found.head, "apposition", tokens.low[found.head]
    )
