"""The sources of attributions by word, and the attribution around each word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...model.attribution import Attribution
from ...model.spans import Span
from ...text.tokens import Tokens

_HEADS_BEFORE = frozenset(("in", "at", "of"))
"""Words after a hyphen in nouns with their head before it: “sister-in-law”."""
_ONES = frozenset(("one", "another", "second", "third", "fourth"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"))


@dataclass(frozen=True, slots=True)
class Source:
    """The source of an attribution.

    Attributes:
        index: of its attribution.
        words: its words; none if the attribution has no source.
        head: its head word, or -1.
    """

    index: int
    words: tuple[int, ...]
    head: int


@dataclass(frozen=True, slots=True)
class Sources:
    """The sources of a text.

    Attributes:
        all: one per attribution, in order.
        contents: the attributed words of each attribution.
        at: all sources with the same head word, by that word.
        inside: the words that are part of a source.
        content_at: for each word, the attribution with the shortest content around it, or -1.
    """

    all: tuple[Source, ...]
    contents: tuple[tuple[int, ...], ...]
    at: Mapping[int, tuple[Source, ...]]
    inside: frozenset[int]
    content_at: tuple[int, ...]


def read_sources(tokens: Tokens, attributions: Sequence[Attribution]) -> Sources:
    """The sources of the attributions of a text."""
    found = tuple(_read_source(tokens, i, a.source) for i, a in enumerate(attributions))
    contents = tuple(tuple(n for span in a.content for n in tokens.within(span)) for a in attributions)
    at: dict[int, tuple[Source, ...]] = {}
    for source in found:
        if source.words:
            at[source.head] = (*at.get(source.head, ()), source)
    content_at = [-1] * len(tokens)
    lengths = [(sum(e - b for b, e in a.content), i) for i, a in enumerate(attributions)]
    for _, i in sorted(lengths, reverse=True):
        for n in contents[i]:
            content_at[n] = i
    inside = frozenset(n for source in found for n in source.words)
    return Sources(found, contents, at, inside, tuple(content_at))


def _read_source(tokens: Tokens, index: int, spans: Sequence[Span]) -> Source:
    """The source of an attribution from its characters."""
    inside = sorted({n for span in spans for n in tokens.within(span)})
    if not inside:
        return Source(index, (), -1)
    members = set(inside)
    heads = [n for n in inside if tokens.head[n] not in members or tokens.head[n] == n]
    nominal = [n for n in heads if tokens.pos[n] in _NOMINAL and tokens.low[n] not in ("the", "a", "an")]
    head = (nominal or [n for n in inside if tokens.pos[n] in _NOMINAL] or heads)[0]
    if tokens.pos[head] == "NUM" and tokens.low[head - 1] == ",":  # the parser misreads an age as the head
        head = next((n for n in inside if tokens.pos[n] in ("PROPN", "NOUN")), head)
    while head + 2 < len(tokens) and tokens.low[head + 1] == "-" and tokens.adjacent(head + 1):
        if tokens.low[head + 2] in _HEADS_BEFORE:
            break
        head += 2
        inside = sorted({*inside, head - 1, head})
    told = _told_after_one(tokens, inside, head)
    if told is not None:
        return Source(index, tuple(n for n in inside if n > head + 1), told)
    return Source(index, tuple(inside), head)


def _told_after_one(tokens: Tokens, source: Sequence[int], head: int) -> int | None:
    """The noun in the apposition to “one”: “man” in “one, an elderly man with a cello”."""
    if tokens.low[head] not in _ONES or tokens.text[head + 1 : head + 2] != [","]:
        return None
    if tokens.low[head + 2 : head + 3] not in (["a"], ["an"]):
        return None
    nouns = (n for n in source if n > head + 2 and tokens.pos[n] == "NOUN" and tokens.dep[n] != "compound")
    return next(nouns, None)
