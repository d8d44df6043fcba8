"""Names: where a text names a person, an organisation, a state or another thing."""

from __future__ import annotations

from dataclasses import dataclass

from .spans import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """What a gazetteer says a name stands for.

    Attributes:
        name: the actor's name in the tables (“United States”, “Kremlin”).
        form: `state`, `region`, `institution`; `adjective` (“Russian”) and `people` (“Russians”) of a
            state or region;
            `seat`, a place that stands for its state or institution where it acts or speaks (“Moscow”,
            “Brussels”).
        kind: kind of that actor.
        of: the state or institution it belongs to, or None.
    """

    name: str
    form: str
    kind: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """One mention of something by its name.

    Attributes:
        first, last: its words, without title.
        head: the word that stands for it in the parse.
        span: its characters.
        names: its words, folded.
        label: the entity type of most of its words (`PERSON`, `ORG`, `GPE`, …), or an empty string.
        entry: what the gazetteer says of it, or None.
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
