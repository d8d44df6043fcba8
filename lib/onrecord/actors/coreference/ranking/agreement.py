"""Which entities a pronoun or an implied body can mean, by gender, number and kind."""

from __future__ import annotations

from ....model.anaphors import Anaphor
from ...entities import Entity
from ...kind_names import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE

Marks = dict[str, bool]


def of_gendered(entity: Entity, gender: str) -> Marks | None:
    """Features of an entity as “he” (`m`) or “she” (`f`); None if it is not a candidate."""
    if entity.kind != PERSON or entity.plural or (entity.gender and entity.gender != gender):
        return None
    return {"gender known": entity.gender is not None, "one": entity.head == "one"}


def of_they(entity: Entity, anaphor: Anaphor) -> Marks | None:
    """Features of an entity as “they”: a group, a body or, as a source, a person of unknown gender."""
    unknown = entity.kind == PERSON and not (entity.named or entity.plural or entity.gender)
    one = anaphor.is_source and unknown
    several = not one and (entity.kind == GROUP or entity.plural)
    body = entity.kind in (ORGANIZATION, GOVERNMENT, PLACE)
    if not (one or several or body):
        return None
    return {
        "one": one,
        "several": several,
        "no people": several and not (entity.named or entity.people),
        "place": not several and entity.kind == PLACE,
    }


def of_it(entity: Entity, anaphor: Anaphor) -> Marks | None:
    """Features of an entity as “it”; None if it is not a candidate (for example, a place as a speaker)."""
    body = entity.kind in (ORGANIZATION, GOVERNMENT) or (entity.kind == PLACE and not anaphor.is_source)
    if not body and (entity.kind != GROUP or entity.plural):
        return None
    return {"organization": entity.kind == ORGANIZATION, "government": entity.kind == GOVERNMENT}


def of_country(entity: Entity, noun: str) -> Marks | None:
    """Features of a state or region as “the country” or “the state”; None if it is not a candidate."""
    wanted = PLACE if noun == "state" else GOVERNMENT
    return {} if entity.kind == wanted and entity.entry else None


def of_implied(entity: Entity, form: str) -> Marks | None:
    """Features of a body that a “spokeswoman” or “board” may belong to; None if it is not a candidate."""
    body = entity.kind == ORGANIZATION and not entity.latent
    return {} if body and not (form == "company" and entity.entry) else None
