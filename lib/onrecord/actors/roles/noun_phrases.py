"""The noun phrases that roles are made of: where they begin and end, and their head."""

from __future__ import annotations

from ...lexicons.states import lexicon
from ...lexicons.words import words
from ...text.tokens import Tokens
from ..names.offices import joins_fields
from ..nouns import is_organization_noun, is_person_noun

MODIFIERS = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))
INSIDE = frozenset(("'s", "'", "-", "–", "&", "/"))
STOPS = frozenset(
    (",", ";", ":", "—", "–", "(", ")", ".", "?", "!", "“", "”", '"', "--", "''", "``", "[", "]")
)
PREPOSITIONS = frozenset(
    ("of", "at", "for", "in", "from", "to", "with", "on", "and", "against", "under", "behind")
)
ARTICLES = frozenset(("a", "an", "the", "another", "one"))
_MAX_BEFORE, _MAX_AFTER = 10, 22


def phrase_start(tokens: Tokens, head: int) -> int:
    """The first word that modifies a role noun, articles excluded."""
    first = head
    while first > 0 and head - first < _MAX_BEFORE and tokens.sentence[first - 1] == tokens.sentence[head]:
        before = first - 1
        part = tokens.tag[before] in ("VBN", "VBG") and tokens.dep[before] in ("amod", "compound")
        plural = tokens.tag[before] == "NNS" and tokens.dep[before] != "compound"
        owner = tokens.low[first] in ("'s", "'")
        plain = (tokens.pos[before] in MODIFIERS and (not plural or owner)) or part
        if _is_verb(tokens, before) or tokens.text[before - 1 : before] == ["$"]:
            break
        fields = joins_fields(tokens, before)
        if (tokens.low[before] in STOPS and not fields) or tokens.ent[before] in ("DATE", "TIME"):
            break
        joins = tokens.low[before] in INSIDE or _noun_and_noun(tokens, before, head)
        if not plain and not joins and not fields and not _hyphened(tokens, before):
            break
        first = before
    while first < head and tokens.low[first] in INSIDE:
        first += 1
    return first


def _is_verb(tokens: Tokens, n: int) -> bool:
    """Whether “had” before a participle makes it a verb: “Roe had married journalist Ann Lee”."""
    return tokens.tag[n] in ("VBN", "JJ") and tokens.low[n].endswith("ed") and tokens.lemma[n - 1] == "have"


def _hyphened(tokens: Tokens, n: int) -> bool:
    """Whether a word is the first part of a compound: “slow” in “slow-moving”, “co” in “co-ordinator”."""
    glued = tokens.low[n + 1] == "-" and tokens.adjacent(n + 1) and tokens.adjacent(n + 2)
    return glued and tokens.text[n].isalpha()


def _noun_and_noun(tokens: Tokens, n: int, head: int) -> bool:
    """Whether a word is the “and” of a double role (“chairman and chief executive”)."""
    return (
        tokens.low[n] == "and"
        and n > 0
        and tokens.pos[n - 1] in ("NOUN", "PROPN")
        and n + 1 <= head
        and is_person_noun(tokens, n - 1)
        and tokens.tag[n - 1] != "NNS"
        and (tokens.text[n - 1].islower() or _opens(tokens, n))
        and not _states_differ(tokens, n, head)
    )


def _opens(tokens: Tokens, n: int) -> bool:
    """Whether “Former Senator and activist” of one person opens a sentence or with “former”, before “and”."""
    first = n - 1
    while not tokens.initial[first] and first > 0 and tokens.pos[first - 1] in MODIFIERS:
        first -= 1
    return tokens.text[n + 1].islower() and (tokens.initial[first] or tokens.low[first] in words("past"))


def _states_differ(tokens: Tokens, n: int, head: int) -> bool:
    """Whether “and” joins the offices of two states: “the US leader and Ukrainian President Ada Roe”."""
    first = n - 1
    while first > 0 and tokens.pos[first - 1] in MODIFIERS:
        first -= 1
    one, other = _states_in(tokens, first, n), _states_in(tokens, n + 1, head)
    return bool(one and other) and not one & other


def _states_in(tokens: Tokens, first: int, end: int) -> set[str]:
    """The states that words name, as nouns or adjectives."""
    matches = (lexicon().match(tokens.low, n) for n in range(first, end) if tokens.text[n][0].isupper())
    return {match[1].name for match in matches if match is not None}


def phrase_end(tokens: Tokens, begin: int) -> int:
    """The last word of a noun phrase with its prepositional phrases, before a stop, a clause or a verb."""
    end = begin
    while (
        end + 1 < len(tokens)
        and end - begin < _MAX_AFTER
        and tokens.sentence[end + 1] == tokens.sentence[begin]
    ):
        after = end + 1
        low, pos = tokens.low[after], tokens.pos[after]
        if low in STOPS or (pos in ("ADP", "SCONJ") and low not in PREPOSITIONS):
            break
        if low in ("who", "which", "that", "whose", "when", "where", "because"):
            break
        if joins_person(tokens, after):
            break
        verb = pos in ("VERB", "AUX") and tokens.tag[after] in ("VBD", "VBZ", "VBP", "MD", "VB", "VBN", "VBG")
        if verb and tokens.dep[after] not in ("amod", "compound") and tokens.low[after - 1] != "-":
            break
        end = after
    while end > begin and tokens.pos[end] in ("ADP", "CCONJ", "DET", "ADV", "PART", "SCONJ", "PRON"):
        end -= 1
    return end


def joins_person(tokens: Tokens, n: int) -> bool:
    """Whether a word is the “and” before the name of another person."""
    return tokens.low[n] == "and" and n + 1 < len(tokens) and tokens.ent[n + 1] == "PERSON"


def phrase_head(tokens: Tokens, begin: int, end: int, article: bool) -> int | None:
    """The head of a noun phrase: the last noun before its first preposition, if it can be a role."""
    stop = next(
        (n for n in range(begin, end + 1) if tokens.pos[n] == "ADP" or tokens.low[n] == "to"),
        end + 1,
    )
    for n in range(stop - 1, begin - 1, -1):
        if tokens.tag[n] in ("NNS", "NNPS") and tokens.low[n] not in words("people"):
            return None
        if is_person_noun(tokens, n):
            return n
        if is_organization_noun(tokens, n) and tokens.text[n].islower():
            return n
        if tokens.pos[n] == "NOUN" and article:
            return n
        if tokens.pos[n] in ("NOUN", "PROPN"):
            return None
    return None
