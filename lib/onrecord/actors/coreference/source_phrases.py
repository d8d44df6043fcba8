"""Sources: the words of an attribution that say who speaks, and whom they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...lexicons.words import words
from ...model.spans import Span
from ...text.tokens import Tokens
from ..entities import Entity
from ..kinds import ORGANIZATION, PERSON, PLACE
from ..roles import is_organization_noun, is_person_noun
from .name_index import Story

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"))
_OPENS_ASIDE = frozenset((",", "—", "–", "--"))
_SELECTS = frozenset(("ADJ", "NOUN", "PROPN", "DET", "NUM"))
_APART = frozenset(("ADP", "VERB", "AUX", "CCONJ", "SCONJ", "PRON"))


@dataclass(slots=True)
class Source:
    """One attribution's source.

    Attributes:
        index: of its attribution.
        words: its words; none if the attribution has no source.
        head: the word that the others belong to, or -1.
    """

    index: int
    words: list[int]
    head: int


def read_source(tokens: Tokens, index: int, spans: Sequence[Span]) -> Source:
    """The source of an attribution from its characters."""
    inside = sorted({n for span in spans for n in tokens.within(span)})
    if not inside:
        return Source(index, [], -1)
    members = set(inside)
    heads = [n for n in inside if tokens.head[n] not in members or tokens.head[n] == n]
    nominal = [n for n in heads if tokens.pos[n] in _NOMINAL and tokens.low[n] not in ("the", "a", "an")]
    head = (nominal or [n for n in inside if tokens.pos[n] in _NOMINAL] or heads)[0]
    if tokens.pos[head] == "NUM" and tokens.low[head - 1] == ",":  # an age that the parser takes for the head
        head = next((n for n in inside if tokens.pos[n] in ("PROPN", "NOUN")), head)
    while head + 2 < len(tokens) and tokens.low[head + 1] == "-" and tokens.adjacent(head + 1):
        head += 2
        inside = sorted({*inside, head - 1, head})
    return Source(index, inside, head)


def named_in(story: Story, source: Source) -> int | None:
    """The mention that a source names its speaker by, as index, or None if it names none."""
    found = _named_at(story, source)
    if found is None:
        found = _last_name(story, source)
    if found is not None and (_only_some(story, source, found) or _speaks_for(story, source, found)):
        return None
    if found is not None and story.of_mention[found].kind == PLACE:
        return _rather(story, source, found)
    return found


def _only_some(story: Story, source: Source, i: int) -> bool:
    """Whether only some members of a party speak: “rural Republicans”, “many Tories”."""
    tokens, first = story.tokens, story.mentions[i].first
    if tokens.low[first] not in words("members"):
        return False
    before = [n for n in source.words if n < first]
    return any(tokens.pos[n] in _SELECTS and tokens.low[n] not in ("the", "both") for n in before)


def _speaks_for(story: Story, source: Source, i: int) -> bool:
    """Whether a noun for a person right after a body's name closes the source: “a Home Office spokesman”."""
    tokens, after = story.tokens, story.mentions[i].last + 1
    closes = after == source.words[-1] and source.head < after and tokens.text[after].islower()
    return closes and story.of_mention[i].kind != PERSON and is_person_noun(tokens, after)


def _named_at(story: Story, source: Source) -> int | None:
    """The name at the head of a source, or the one whose title or apposition the head is."""
    i = story.at.get(source.head)
    if i is not None and i in story.of_mention and not _is_adjective(story, i):
        return i
    i = story.role_of.get(source.head)
    if i is None:
        return None
    members = set(source.words)
    apart = story.mentions[i].first - max(members)
    return i if story.mentions[i].head in members or apart in (1, 2) else None


def _last_name(story: Story, source: Source) -> int | None:
    """The name that closes a noun phrase: “White House hopeful Jane Roe”, “the Israeli newspaper Haaretz”."""
    tokens = story.tokens
    last = next((n for n in reversed(source.words) if tokens.pos[n] != "PUNCT"), -1)
    i = story.at.get(last)
    if i is None or i not in story.of_mention or _is_adjective(story, i):
        return None
    mention = story.mentions[i]
    between = range(source.head, mention.first)
    if mention.last != last or not between or story.of_mention[i].kind not in (PERSON, ORGANIZATION):
        return None
    if any(tokens.pos[n] in _APART | {"PUNCT", "PART"} for n in between):
        return None
    return i


def _is_adjective(story: Story, i: int) -> bool:
    entry = story.mentions[i].entry
    return entry is not None and entry.form == "adjective"


def _rather(story: Story, source: Source, place: int) -> int:
    """“Leeds-based Acme”, “Raleigh, N.C.-based Acme”: the one that is no place, if the source has one."""
    for n in source.words:
        i = story.at.get(n)
        if i is None or n <= story.mentions[place].last or i not in story.of_mention:
            continue
        if story.of_mention[i].kind in (PERSON, ORGANIZATION):
            return i
    return place


def apposed(story: Story, source: Source) -> Entity | None:
    """“The families' lawyer, Rosa Delgado”: whoever the apposition to a description names."""
    tokens = story.tokens
    wanted = {ORGANIZATION} if is_organization_noun(tokens, source.head) else {PERSON}
    if tokens.low[source.head].endswith(("er", "or")):  # “the promoter” is one or the other
        wanted = {ORGANIZATION, PERSON}
    for n in (*source.words, *_right_after(story, source)):
        i = story.opens(n)
        if n <= source.head or i is None or story.of_mention[i].kind not in wanted:
            continue
        begin = min([n, *(k for k in story.title_words(i) if source.head < k)])
        while source.head < begin - 1 and tokens.pos[begin - 1] in ("ADJ", "PROPN", "NOUN"):
            begin -= 1
        begin -= tokens.low[begin - 1] in ("the", "a", "an")
        after = story.mentions[i].last + 1
        listed = after in source.words and tokens.low[after] in ("and", "or", "'s", "'")
        inside = range(source.head + 1, begin - 1)
        if tokens.text[begin - 1] in _OPENS_ASIDE and not listed and not _another_clause(tokens, inside):
            return story.of_mention[i]
    return None


def _right_after(story: Story, source: Source) -> range:
    """The first word of a name between commas right after a source: “One of them”, “, Ida Frost, ”."""
    at = source.words[-1] + 2
    i = story.opens(at) if story.tokens.text[at - 1 : at] == [","] else None
    after = story.mentions[i].last + 1 if i is not None else len(story.tokens)
    return range(at, at + (story.tokens.text[after : after + 1] == [","]))


def _another_clause(tokens: Tokens, between: range) -> bool:
    """Whether an aside of its own stands between a noun and what would be its apposition."""
    return any(tokens.low[n] in ("who", "which", "and") for n in between)


def goes_by(story: Story, source: Source) -> Entity | None:
    """“a man who goes by the name ‘Shorty’” is Shorty."""
    tokens = story.tokens
    for i, mention in enumerate(story.mentions):
        before = mention.first - 2
        if mention.first not in source.words or i not in story.of_mention or before not in source.words:
            continue
        quoted = tokens.text[before + 1] in ("“", "‘", '"', "'") and tokens.low[before] in words("by_name")
        asked = tokens.low[before + 1] == "as" and any(
            tokens.low[n] in ("name", "identified", "named") for n in source.words if n <= before
        )
        asked = asked or tokens.low[before + 1] in ("named", "called", "nicknamed")
        if quoted or asked:
            entity = story.of_mention[i]
            entity.kind = PERSON
            return entity
    return None
