"""Which entities a pronoun or an implied body can mean, by gender, number and kind."""

from __future__ import annotations

from ....lexicons.words import given_names
from ....model.anaphors import Anaphor
from ...entities import Entity
from ...kind_names import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE

Marks = dict[str, bool]
_GENDERS = ("m", "f")


def of_gendered(entity: Entity, gender: str) -> Marks | None:
    """Features of an entity as “he” (`m`) or “she” (`f`); None if it is not a candidate."""
    if entity.kind != PERSON or entity.plural or (entity.gender and entity.gender != gender):
        return None
    usual = _usual_gender(entity)
    return {
        "gender known": entity.gender is not None,
        "given name": usual == gender,
        "other given name": usual in _GENDERS and usual != gender,
        "one": entity.head == "one",
    }


def _usual_gender(entity: Entity) -> str | None:
    """The gender of most people who have the name of somebody who is called by one name, “Angela”, alone."""
    if entity.gender is not None or not entity.named or any(len(form) > 1 for form in entity.forms):
        return None
    return next((given_names().get(form[0]) for form in entity.forms if form), None)


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
