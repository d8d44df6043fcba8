"""Features of people as antecedents of a description: agreement, roles and affiliation."""

from __future__ import annotations

from ....lexicons.words import kindred, table, words
from ...entities import Entity
from ...kind_names import PERSON
from ...ledger import Entities
from ...parties import party_in
from ...pronouns import OWNERS
from .affinity import may_belong, role_words, told_of, words_of
from .described import Described

_PEOPLE = frozenset(("man", "woman", "boy", "girl"))


def is_candidate(entity: Entity, described: Described, entities: Entities) -> bool:
    """Whether a description of a person can mean an entity."""
    clash = described.gender and entity.gender and described.gender != entity.gender
    other = not described.past and _is_of_other_party(entity, described, entities)
    other = other or _held_at_other_time(entity, described)
    return entity.kind == PERSON and not entity.plural and not clash and not other


def _held_at_other_time(entity: Entity, described: Described) -> bool:
    """Whether somebody holds an office of one person at a time that a description held, or the reverse.

    “The former mayor” is not Mayor Roe, and “the mayor” not former mayor Roe.
    """
    if described.lemma not in words("unique"):
        return False
    held = [role for role in entity.roles if role.noun == described.lemma and role.how != "place"]
    past = [not words("past").isdisjoint(role_words(role)) for role in held]
    return bool(past) and described.past not in past


def _is_of_other_party(entity: Entity, described: Described, entities: Entities) -> bool:
    """Whether a text gives somebody another party than a description does (“the Democratic nominee”)."""
    if described.party is None:
        return False
    own = entity.affiliation
    body = entities[own].name if isinstance(own, int) else own
    called = [role.text for role in entity.roles] + ([] if entity.named else [entity.name])
    told = {party for words_told in called if (party := party_in(words_told)) is not None}
    if body in table("parties").values():
        told.add(str(body))
    return bool(told) and described.party not in told


def features(entity: Entity, described: Described, entities: Entities) -> dict[str, bool]:
    """The features of a person, by name."""
    lemma = described.lemma
    told = told_of(entity)
    alike = kindred().get(lemma, frozenset())
    same = (
        entity.head == lemma
        or lemma in told
        or ("-" in lemma and told.issuperset(lemma.split("-")))
        or any(role.noun == lemma for role in entity.roles)
        or lemma in entity.called
    )
    near = bool(alike & (told | {entity.head})) or (entity.known is not None and lemma in entity.known.told)
    another = bool(told) and not same and not near
    office, vague = lemma in words("unique"), lemma in words("vague")
    unknown, unnamed = entity.named and not told, not entity.named
    short = {word for word in told if table("short_titles").get(word) == lemma}
    others = told - {lemma} - alike - OWNERS - short
    ranked = told & words("ranks")
    states, situation = described.states, lemma in words("situations")
    bound = bool(states) and not (described.plain or described.past)
    return {
        "same noun": same,
        "kindred noun": near and not same,
        "no role": unknown and not described.plain,
        "no role, one office": unknown and office,
        "another role": another and not vague,
        "without a name, another noun": unnamed and not same and not near,
        "without a name, more words": unnamed and bool(described.key - words_of(entity) - {lemma}),
        "other state": bound and not may_belong(entity, states, entities),
        "same state": entity.affiliation in states,
        "other trade": bool(described.trades and others) and not described.trades & told,
        "other rank": bool(told) and bool(described.ranks - told or ranked - described.ranks),
        "another role, one office": office and not (same or near) and bool(told or not described.past),
        "another role, variation": bool(told)
        and lemma in words("variations")
        and not vague
        and not described.past,
        "another role, situation": bool(told) and not same and situation and not told & words("court_people"),
        "another role, plain": bool(told) and not same and (described.plain or lemma in _PEOPLE),
    }


def features_of_nobody(described: Described) -> dict[str, bool]:
    """The features of a person not mentioned before."""
    return {
        "new": True,
        "new: told by another": not described.source,
        "new: longer": described.longer,
        "new: one office": described.lemma in words("unique"),
        "new: situation": described.lemma in words("situations"),
        "new: introduced": described.introduced,
        "new: mostly without a name": described.lemma in words("mostly_unnamed"),
    }
