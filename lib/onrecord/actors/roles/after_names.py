"""Roles after a name: appositions, “who leads …”, “is the …”, and “of Acme”."""

from __future__ import annotations

from collections.abc import Iterator

from ...lexicons.words import table, words
from ...model.facts import Role
from ...model.names import Name
from ...text.tokens import Tokens
from ..nouns import is_person_noun
from .noun_phrases import ARTICLES, STOPS, joins_person, phrase_end, phrase_head

_TODAY = frozenset(("now", "currently", "today"))
_ORDER = frozenset(("first", "second", "third", "last", "latest", "only", "next"))
_IFS = frozenset(("if", "whether", "unless"))


def roles_after(tokens: Tokens, mention: Name) -> Iterator[Role]:
    """Appositions and relative clauses after the name; an age or party may stand in between."""
    at = mention.last + 1
    if at < len(tokens) and tokens.low[at] in ("'s", "'"):
        return
    place = _belongs(tokens, mention, at)
    if place:
        yield place
        at = place.last + 1
    for _ in range(4):
        if at + 1 >= len(tokens) or tokens.low[at] not in (",", "(", "—", "–", "-", "--"):
            return
        if tokens.sentence[at] != tokens.sentence[mention.last]:
            return
        if tokens.low[at] == "-" and tokens.adjacent(at) and tokens.adjacent(at + 1):  # “Arlo-based”
            return
        if tokens.low[at + 1] == "who":
            clause = _relative(tokens, at + 2)
            if clause:
                yield clause
            return
        now = tokens.low[at + 1] in _TODAY and not ARTICLES.isdisjoint(tokens.low[at + 2 : at + 3])
        found = _apposition(tokens, at + 1 + now)
        if found:
            if not place or is_person_noun(tokens, found.head):
                yield found
            return
        after = _over_aside(tokens, at)
        if after is None:
            return
        at = after


def _belongs(tokens: Tokens, mention: Name, at: int) -> Role | None:
    """The affiliation right after a name: “of Acme”, not “met Roe at Ely”, “the act by Roe of Elbonia”."""
    if at + 1 >= len(tokens) or tokens.low[at] not in ("of", "at", "from"):
        return None
    if mention.first and tokens.low[mention.first - 1] == "by":
        return None
    if tokens.low[at] != "of" and not mention.first <= tokens.head[at] <= mention.last:
        return None
    begin = at + 1 + (tokens.low[at + 1] == "the")
    if (
        begin >= len(tokens)
        or not tokens.text[begin][0].isupper()
        or tokens.sentence[begin] != tokens.sentence[at]
    ):
        return None
    end = phrase_end(tokens, begin)
    while end > begin and not tokens.text[end][0].isupper():
        end -= 1
    return Role("", begin, end, begin, "place", "")


def _over_aside(tokens: Tokens, at: int) -> int | None:
    """The comma after an age (“, 42,”), a party (“, R-Ohio,”, “(D-Calif.)”) or “of Leeds”; else None."""
    for end in range(at + 2, min(at + 8, len(tokens))):
        if tokens.low[end] in (",", ")", "—", "–"):
            inside = [tokens.text[n] for n in range(at + 1, end)]
            age = len(inside) == 1 and inside[0].isdigit()
            aged = tokens.low[at + 1] in ("aged", "of", "from")
            party = inside[0] in ("R", "D", "I")
            if not (age or aged or party):
                return None
            return end + (tokens.low[end] == ")")
    return None


def _apposition(tokens: Tokens, at: int) -> Role | None:
    """The role in the apposition that begins at a word."""
    begin = at + (tokens.low[at] in ARTICLES)
    article = tokens.low[at] in ("a", "an", "another", "one")
    if begin >= len(tokens) or (
        begin == at and tokens.pos[at] not in ("NOUN", "ADJ", "PROPN", "PRON", "VERB", "NUM", "ADV")
    ):
        return None
    if begin == at and tokens.tag[at] in ("VBD", "VBZ", "VBP", "MD"):
        return None
    if (
        begin == at
        and tokens.pos[at] == "PRON"
        and tokens.low[at] not in ("his", "her", "their", "its", "my", "our")
    ):
        return None
    end = phrase_end(tokens, begin)
    head = phrase_head(tokens, begin, end, article)
    if head is None or (tokens.initial[begin] and begin == at):
        return None
    if tokens.low[begin] in _ORDER and tokens.low[head] in words("vague"):
        return None
    after = end + 1
    if after < len(tokens) and tokens.tag[after] in ("VBD", "VBZ", "VBP", "MD") and not _closes(tokens, end):
        return None
    if not _closes(tokens, end) and begin == at:
        return None
    return Role(tokens.words(begin, end), begin, end, head, "apposition", tokens.low[head])


def _closes(tokens: Tokens, end: int) -> bool:
    after = end + 1
    return (
        after >= len(tokens)
        or tokens.low[after] in STOPS
        or tokens.low[after] in ("since", "until")
        or joins_person(tokens, after)
        or tokens.sentence[after] != tokens.sentence[end]
    )


def _relative(tokens: Tokens, at: int) -> Role | None:
    """The role in “who is the head of …”, “who leads …”."""
    while at < len(tokens) and (
        tokens.pos[at] == "ADV" or tokens.low[at] in ("has", "had", "have", "been", "currently")
    ):
        at += 1
    if at + 1 >= len(tokens):
        return None
    lemma = tokens.lemma[at].lower()
    if lemma in ("be", "become", "serve") or tokens.low[at - 1] == "been":
        begin = at + 1 + (tokens.low[at + 1] in ("as", "also", "now"))
        return _apposition(tokens, begin) if begin < len(tokens) else None
    noun = table("leads").get(lemma)
    if noun is None or tokens.tag[at] not in (
        ("VBD", "VBZ", "VBN") if noun.endswith("founder") else ("VBZ", "VBP")
    ):
        return None
    begin = at + 1
    if tokens.pos[begin] not in ("DET", "NOUN", "PROPN", "ADJ", "PRON"):
        return None
    end = phrase_end(tokens, begin)
    return Role(f"{noun} of {tokens.words(begin, end)}", begin, end, begin, "clause", noun)


def role_of_copula(tokens: Tokens, mention: Name) -> Role | None:
    """The role in “Jane Roe is the director of Acme”, but not in “Jane Roe is a thief, Amos Pell said”."""
    at = mention.last + 1
    if (
        at + 2 >= len(tokens)
        or tokens.lemma[at] not in ("be", "become")
        or tokens.tag[at] not in ("VBZ", "VBD")
    ):
        return None
    if tokens.low[at + 1] not in ("a", "an", "the") or tokens.quoted[at] >= 0 or tokens.dep[at] == "ccomp":
        return None
    if any(tokens.low[mark] in _IFS for mark in tokens.kids(at, "mark")):
        return None
    end = phrase_end(tokens, at + 2)
    head = phrase_head(tokens, at + 2, end, False)
    if head is None or not is_person_noun(tokens, head):
        return None
    return Role(tokens.words(at + 2, end), at + 2, end, head, "clause", tokens.low[head])
