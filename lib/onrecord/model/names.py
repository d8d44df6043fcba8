"""Mentions by name, and what the gazetteer says about a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .spans import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """The gazetteer's entry for a name.

    Attributes:
        name: the actor's name in the tables (“United States”, “Kremlin”).
        form: `state`, `region`, `institution`; `adjective` (“Russian”) or `people` (“Russians”) of a state or
            region; `seat`, a place that may stand for its state or institution (“Moscow”, “Brussels”).
        kind: kind of that actor.
        of: the state or institution that it belongs to, or None.
    """

    name: str
    form: str
    kind: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """A mention by name.

    Attributes:
        first, last: numbers of its first and last word, without a title.
        head: number of its syntactic head.
        span: its characters.
        names: its words, folded.
        label: entity type of most of its words (`PERSON`, `ORG`, `GPE`, …), or an empty string.
        entry: its entry in the gazetteer, or None.
        title: first and last word of a capitalised title before it, or None.
        state: the state at the beginning of an institution's name (“Russian Foreign Ministry”), or None.
        nickname: a nickname in quotation marks within the name, or None.
        lone: whether it is a title without a name, which may be a surname (“King said”).
    """

    first: int
    last: int
    head: int
    span: Span
    names: tuple[str, ...]
    label: str
    entry: Entry | None = None
    title: tuple[int, int] | None = None
    state: Entry | None = None
    nickname: str | None = None
    lone: bool = False


class Entity(NamedTuple):
    """A named entity, date, amount or number in a text.

    Attributes:
        span: its characters.
        kind: its type as in OntoNotes 5 (`PERSON`, `ORG`, `GPE`, `DATE`, …).
    """

    span: Span
    kind: str
