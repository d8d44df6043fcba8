"""Entities: what is known of each actor of a text so far."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.facts import Role
from ..model.spans import Span
from .known_names import Known

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """What is known of an entity at one moment; only the ledger makes one.

    Attributes:
        id: its number.
        name: how it is called in the tables.
        kind: its kind; `thing` for what is no actor.
        named: whether the text names it.
        of: name of what the gazetteer says it belongs to, or None.
        gender: `m`, `f` or None.
        doubtful: whether only its label makes it a person: a single word, no given name, no title.
        known: who they are if news takes them for known, else None.
        age: in years as the text tells it beside the name, or None.
        entry: whether it is one of the gazetteer.
        latent: whether it is an unnamed one that only acts, an actor of the story only if it speaks.
        head: folded head noun of an unnamed one, or an empty string.
        people: whether the noun of an unnamed one is one for people (“analysts”, not “figures”).
        plural: whether it is several.
        members: ids of those of a group that the text names together.
        affiliation: id of another entity, a name, or None.
        forms: distinct folded names it is mentioned by.
        mentions: characters of its mentions with the form to show as alias, or None for a pronoun.
        roles: roles in the order in which they were met.
        called: nouns of descriptions that stood for it (“the star”).
        documents: nouns of documents that it made (“report”).
    """

    id: int
    name: str
    kind: str
    named: bool = True
    of: str | None = None
    gender: str | None = None
    doubtful: bool = False
    known: Known | None = None
    age: int | None = None
    entry: bool = False
    latent: bool = False
    head: str = ""
    people: bool = False
    plural: bool = False
    members: tuple[int, ...] = ()
    affiliation: int | str | None = None
    forms: tuple[Form, ...] = ()
    mentions: tuple[tuple[Span, str | None], ...] = ()
    roles: tuple[Role, ...] = ()
    called: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()

    @property
    def first(self) -> Span:
        """Characters of its first mention."""
        return min(span for span, _ in self.mentions)
