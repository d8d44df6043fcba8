"""Groups names into entities and finds the kind of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from ...lexicons.words import words
from ...model.attribution import Attribution
from ...model.facts import Fact, Role
from ...model.names import Name
from ...model.spans import Span
from ...networks import antecedents, entities
from ...networks.reader import Reading
from ...text.tokens import Tokens
from ..affiliations import affiliations
from ..entities import Entity
from ..kind_names import ORGANIZATION, PERSON
from ..nouns import is_organization_noun
from .full_names import FullNames
from .gathering import Gathering
from .gender import told_by_pronouns
from .shared_names import Rank, rank
from .short_names import ShortNames
from .state_names import StateNames


@dataclass(frozen=True, slots=True)
class NamedEntities:
    """The entities that a text names.

    Attributes:
        names: the names, in text order.
        known: what is known about each entity, by id.
        of_name: the entity id of each name, by the name's index; names of mere places have none.
        shared: by the span of a name that several entities share, their ids with the probabilities that it
            means them, likeliest first.
    """

    names: tuple[Name, ...]
    known: tuple[Entity, ...]
    of_name: MappingProxyType[int, int]
    shared: MappingProxyType[Span, tuple[tuple[int, float], ...]]


def group_names(
    tokens: Tokens,
    names: Sequence[Name],
    attributions: Sequence[Attribution],
    reading: Reading,
    rank: Rank = rank,
) -> NamedEntities:
    """The entities that names stand for.

    Args:
        tokens: the words of the text.
        names: its names.
        attributions: its attributions; a speaker is a person or a body.
        reading: what the networks read in the text.
        rank: ranks those whom a short name may mean that fits several.
    """
    spoken = {n for attribution in attributions for span in attribution.source for n in tokens.within(span)}
    said = {n for attribution in attributions for span in attribution.content for n in tokens.within(span)}
    spans = [name.span for name in names]
    kinds, as_mentions = entities.kinds_of(reading, spans), antecedents.kinds_of(reading, spans)
    gathering = Gathering(tokens, names, spoken, kinds, as_mentions)
    FullNames(gathering).run()
    StateNames(gathering).run()
    ShortNames(gathering, rank).run()
    ledger, of_name = gathering.ledger, gathering.of_mention
    ledger.learn(told_by_pronouns(gathering))
    for i, key in sorted(of_name.items()):
        ledger.learn(
            Fact(key, "role", role, tokens.span(role.first, role.last))
            for role in gathering.roles[i]
            if _suits(tokens, role, ledger[key]) and not _is_reproach(tokens, role, said)
        )
        ledger.learn(
            Fact(key, "mention", None, tokens.span(role.first, role.head))
            for role in gathering.roles[i]
            if role.how in _OF_ONE_SELF and role.first > names[i].last and _suits(tokens, role, ledger[key])
        )
    ledger.learn(affiliations(tokens, names, ledger, of_name))
    shared = {names[i].span: ranked for i, ranked in gathering.shared.items()}
    return NamedEntities(tuple(names), tuple(ledger), MappingProxyType(of_name), MappingProxyType(shared))


_OF_ONE_SELF = ("apposition", "clause")
"""The forms in which a text states what a person is: “Jane Roe, a surgeon”, “Jane Roe is a surgeon”."""


def _suits(tokens: Tokens, role: Role, entity: Entity) -> bool:
    """Whether an entity of this kind can have a role."""
    if entity.kind == ORGANIZATION:
        return role.how != "clause" and role.how != "place" and is_organization_noun(tokens, role.head)
    return entity.kind == PERSON


def _is_reproach(tokens: Tokens, role: Role, said: Collection[int]) -> bool:
    """Whether somebody reproaches a person with a role: “That thief Jane Roe is back,” said Bo Lee."""
    reported = tokens.quoted[role.head] >= 0 or role.head in said
    return reported and tokens.lemma[role.head].lower() in words("reproaches")
