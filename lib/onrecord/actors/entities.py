"""Entities: the actors of a text while they are put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model.spans import Span
from .known_names import Known
from .roles import Role


@dataclass(slots=True, eq=False)
class Entity:
    """An actor while it is put together.

    Attributes:
        name: how it is called in the tables.
        kind: its kind; `thing` for what is no actor.
        named: whether the text names it.
        of: name of what the lexicon says it belongs to, or None.
        sex: `m`, `f` or None.
        doubtful: whether only spaCy takes it for a person: a single word, no given name, no title.
        known: who they are if news takes them for known, else None.
        age: in years as the text tells it beside the name, or None.
        called: nouns of descriptions that stood for somebody (“the star”).
        latent: whether it is an unnamed one that only acts, an actor of the story only if it speaks.
        forms: distinct folded names it is mentioned by.
        spans: characters of its mentions with the form to show as alias, or None for a pronoun.
        roles: roles in text order.
        affiliation: another entity, a name, or None.
        head: folded head noun of an unnamed one, or an empty string.
        people: whether the noun of an unnamed one is one for people (“analysts”, not “figures”).
    """

    name: str
    kind: str
    named: bool = True
    of: str | None = None
    sex: str | None = None
    forms: list[tuple[str, ...]] = field(default_factory=list)
    spans: list[tuple[Span, str | None]] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    affiliation: Entity | str | None = None
    head: str = ""
    people: bool = False
    plural: bool = False
    entry: bool = False
    members: tuple[Entity, ...] = ()
    latent: bool = False
    doubtful: bool = False
    known: Known | None = None
    age: int | None = None
    called: set[str] = field(default_factory=set)

    def add(self, span: Span, alias: str | None) -> None:
        """Count a mention."""
        self.spans.append((span, alias))
