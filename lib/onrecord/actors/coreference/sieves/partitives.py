"""Sources that are a part of a group: “some”, “one of them”, “half of the nurses”, “a third”."""

from __future__ import annotations

from dataclasses import replace

from ....lexicons.words import table, words
from ....model.anaphors import Anaphor
from ....model.facts import Decision, Role
from ....text.tokens import Tokens
from ...kind_names import GROUP, PERSON
from ...nouns import is_person_noun
from ..decide import introduce, mention
from ..owners import key_of
from ..sources import Source
from ..view import View, certain
from .newcomers import affiliation_of, somebody_new

_ONE = frozenset(("one", "another"))
_ORDINALS = frozenset(("second", "third", "fourth", "fifth"))
_BEFORE = frozenset(("a", "about", "at", "least", "more", "than"))
_FARTHEST = 150
"""Most words between a number and its group."""
_WHOLE = frozenset(("both", "all"))


def part_of_group(view: View, anaphor: Anaphor) -> Decision | None:
    """One or several of a group, for a source that states only how many.

    The group is that of the words “of …” after the number, else the last one that the paragraph or the one
    before it names with a plural noun for people. The new entity is called by that noun. “Both” and “all” are
    the group itself if it was mentioned.
    """
    source = view.source_of(anaphor)
    if source is None or not _is_number(view, source):
        return None
    tokens, low = view.tokens, view.tokens.low[anaphor.head]
    inside = _noun_after(view, source)
    noun = inside if inside is not None else _noun_before(tokens, anaphor.head)
    if noun is None:
        return None
    if inside is None and low in _WHOLE:
        known = view.history.at(noun)
        if known is not None and view.entities[known].plural:
            return certain(known, mention(view, anaphor, known))
    return _new(view, anaphor, noun, _is_one(view, anaphor.head, inside))


def _is_number(view: View, source: Source) -> bool:
    """Whether a source is a number or quantifier, alone or with “of” and a group after it."""
    tokens, head = view.tokens, source.head
    number = tokens.low[head] in words("parts") or tokens.pos[head] == "NUM"
    if head in view.names.at or not number:
        return False
    before = [tokens.low[n] for n in source.words if n < head]
    after = [tokens.low[n] for n in source.words if n > head]
    counts = all(
        low in _BEFORE or tokens.pos[n] == "ADV" for n, low in zip(source.words, before, strict=False)
    )
    return counts and (not after or after[0] in ("of", "out"))


def _noun_after(view: View, source: Source) -> int | None:
    """The plural noun of the words “of …” after the number of a source; for “of them”, None."""
    tokens = view.tokens
    after = [n for n in source.words if n > source.head]
    return next((n for n in after[1:] if tokens.tag[n] == "NNS"), None)


def _noun_before(tokens: Tokens, head: int) -> int | None:
    """The last plural noun for people before a word, in its paragraph or the one before; first subjects."""
    sentence = -1
    found: int | None = None
    for n in range(head - 1, max(head - _FARTHEST, -1), -1):
        if tokens.paragraph[n] < tokens.paragraph[head] - 1 or (found and tokens.sentence[n] != sentence):
            break
        if tokens.tag[n] != "NNS" or tokens.quoted[n] >= 0 or not _is_people(tokens, n):
            continue
        if tokens.is_subject(n):
            return n
        found, sentence = found or n, tokens.sentence[n]
    return found


def _is_people(tokens: Tokens, n: int) -> bool:
    return is_person_noun(tokens, n) or tokens.low[n] == "people"


def _is_one(view: View, head: int, inside: int | None) -> bool:
    """Whether a number is of one person; “a third” is, after “one” or “another”, if no “of …” follows."""
    low = view.tokens.low
    if low[head] not in _ORDINALS:
        return low[head] in _ONE
    earlier = any(s.words and s.head < head and low[s.head] in _ONE for s in view.sources.all)
    return inside is None and (earlier or low[head] == "second")


def _new(view: View, anaphor: Anaphor, noun: int, one: bool) -> Decision:
    """A new entity that is called by a noun: one person, or several."""
    tokens = view.tokens
    first = _first(tokens, noun)
    last = noun if one or noun < anaphor.first else max(noun, anaphor.last)
    lemma = tokens.lemma[noun].lower()
    name = tokens.words(first, noun)[: -len(tokens.text[noun])] + lemma if one else tokens.words(first, last)
    if tokens.initial[first] and tokens.pos[first] != "PROPN":
        name = name[0].lower() + name[1:]
    text = lemma in words("documents")
    plain = not one or text or lemma in words("roleless")
    role = None if plain else Role(name, first, noun, noun, "apposition", lemma)
    told = {
        "name": name,
        "kind": PERSON if one and not text else GROUP,
        "named": False,
        "head": lemma,
        "plural": not one,
        "form": key_of(view, anaphor, anaphor.last),
        "gender": table("sexes").get(lemma) if one else None,
        "people": not text,
        "affiliation": affiliation_of(view, anaphor),
        "role": role,
    }
    return replace(introduce(view, anaphor, told), by=somebody_new.__name__)


def _first(tokens: Tokens, noun: int) -> int:
    """The first word of the noun phrase that a noun ends, without articles, counts and pronouns."""
    first = noun
    while (
        first
        and tokens.sentence[first - 1] == tokens.sentence[noun]
        and tokens.pos[first - 1] in ("ADJ", "NOUN", "PROPN", "PART")
        and tokens.low[first - 1] not in words("leading")
    ):
        first -= 1
    return first
