"""Mentions by name: where a text names a person, an organisation, a state or another thing."""

from __future__ import annotations

from dataclasses import dataclass

from ...lexicons.states import Entry
from ...model.spans import Span


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of something by its name.

    Attributes:
        first, last: its words, without title.
        head: the word that stands for it in the parse.
        span: its characters.
        names: its words, folded.
        label: spaCy's entity type of most of its words, or an empty string.
        entry: what the lexicon of states says of it, or None.
        title: first and last word of the capitalised title right before it, or None.
        state: the state an institution's name begins with (“Russian Foreign Ministry”), or None.
        nickname: a nickname in quotation marks inside the name, or None.
        lone: whether it is a title that stands alone, a name only for somebody called so (“King said”).
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
