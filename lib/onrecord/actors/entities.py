"""What is known about each entity of a text."""

from __future__ import annotations

from dataclasses import dataclass

from ..model.facts import Role
from ..model.spans import Span
from .known_names import Known

Form = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """What is known about an entity at one moment; only the ledger makes such records.

    Attributes:
        id: its number.
        name: its name in the tables.
        kind: its kind; `thing` if it is not an actor.
        named: whether the text names it.
        of: name of the state or body that it belongs to according to the gazetteer, or None.
        gender: `m`, `f` or None.
        doubtful: whether it is a person only by the network: a single word, not a given name, without a
            title.
        known: its entry in the lists of known people and organizations, or None.
        entry: whether it is in the gazetteer.
        latent: whether it is unnamed and has not spoken; then it is not an actor.
        head: folded head noun of an unnamed entity, else an empty string.
        people: whether that noun means people (“analysts”, not “figures”).
        plural: whether it is several people or bodies.
        members: ids of the members of a group that the text names together.
        affiliation: id of another entity, a name, or None.
        forms: its distinct names, folded.
        mentions: span of each mention with the alias to show, or None for a pronoun.
        roles: in the order in which they were found.
        called: nouns of descriptions resolved to it (“the star”).
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
