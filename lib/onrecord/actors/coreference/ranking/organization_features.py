"""Features of organizations as antecedents of a description: type, name and whether readers know them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ....lexicons.words import kindred, words
from ...entities import Entity
from ...kind_names import ORGANIZATION, PERSON, PLACE
from .affinity import told_of, words_of
from .described import Described, base_in

_GENERIC = frozenset(
    ("company", "firm", "group", "organization", "organisation", "business", "giant", "corporation")
)
_COMPANIES = frozenset(("company", "firm", "business", "giant", "corporation"))
_BODIES = frozenset(("agency", "body", "alliance", "bloc", "watchdog", "regulator", "militia", "broadcaster"))
_NO_AGENCIES = frozenset(
    ("school", "hospital", "court", "council", "university", "union", "bank", "church", "newspaper", "party")
)
"""Bodies that are no agency, watchdog or regulator."""
_PLACES = frozenset(("side", "site", "center", "centre", "platform", "secretariat"))
"""Nouns for bodies that more often mean a place or thing."""
_NO_COMPANIES = ("newspaper", "charity", "university", "school", "hospital", "union", "court", "council")


def is_candidate(entity: Entity, described: Described) -> bool:
    """Whether a description of a body can mean an entity."""
    lemma = described.lemma
    if described.base is not None and not _may_be_based(entity, described.base):
        return False
    return (entity.kind == ORGANIZATION or _is_unclear(entity, lemma)) and may_be_called(entity, lemma)


def _may_be_based(entity: Entity, base: str) -> bool:
    """Whether a text does not say that a body is based elsewhere: “the Leeds-based firm”, not York's."""
    called = [entity.name, *(alias or "" for _, alias in entity.mentions), *(r.text for r in entity.roles)]
    return {base} >= {told for text in called if (told := base_in(text)) is not None}


def may_be_called(entity: Entity, lemma: str) -> bool:
    """Whether a body may be called by a noun; “the ministry” or “the site” must have it in its name."""
    needs_its_noun = lemma in (words("institutions") - _BODIES) | _PLACES
    return not needs_its_noun or (
        _is_same(entity, lemma) or _is_near(entity, lemma) or lemma in _known_for(entity)
    )


def features(entity: Entity, described: Described) -> dict[str, bool]:
    """The features of an organization, by name."""
    lemma, known, told = described.lemma, _known_for(entity), told_of(entity) | words_of(entity)
    same, near, listed = _is_same(entity, lemma), _is_near(entity, lemma), lemma in known - _GENERIC
    categories = told & words("organizations") - {"group", "company", "organization", "organisation"}
    institution = bool(entity.entry or told & (words("institutions") | _no_companies()))
    return {
        "same noun": same,
        "kindred noun": near and not same,
        "doubtful": _is_unclear(entity, lemma),
        "known for it": lemma in known & _GENERIC,
        "listed with the noun": listed and not same and not near,
        "known for another sort": bool(known) and not same and lemma not in known | _GENERIC,
        "company, institution": lemma in _COMPANIES and institution and not same,
        "another sort": bool(categories) and not (same or near or listed) and lemma not in _COMPANIES,
        "body": lemma in _BODIES and not categories,
        "other noun": lemma not in _GENERIC | _BODIES and not (same or near or listed),
    }


def is_another_body(entity: Entity, described: Described, marks: Mapping[str, bool]) -> bool:
    """Whether a description means another body than one without a name: “the bank” is not “the ministry”.

    Args:
        entity: the body.
        described: what the description says.
        marks: the features of the body.
    """
    if entity.named or not entity.head:
        return False
    other = marks["another sort"] and marks["other noun"]
    return other or (described.lemma in _BODIES and entity.head in _NO_AGENCIES)


def features_of_nobody(described: Described) -> dict[str, bool]:
    """The features of an organization not mentioned before."""
    return {
        "new": True,
        "new: told by another": not described.source,
        "new: introduced": described.introduced,
    }


def _known_for(entity: Entity) -> frozenset[str]:
    return entity.known.told if entity.known and not entity.known.sex else frozenset()


def _is_unclear(entity: Entity, lemma: str) -> bool:
    """Whether an entity labelled as a person or place may be a body of the type described."""
    person = entity.doubtful and entity.kind == PERSON and lemma in _GENERIC
    return person or (entity.kind == PLACE and lemma in _known_for(entity))


def _is_same(entity: Entity, lemma: str) -> bool:
    if lemma == "government" and entity.named and not any(_ends_in(form, lemma) for form in entity.forms):
        return lemma in told_of(entity)
    return lemma in told_of(entity) | words_of(entity) or entity.head == lemma


def _ends_in(form: Sequence[str], lemma: str) -> bool:
    """Whether a name is for a body of a sort: “Government of Kenya”, not “Government House”."""
    return lemma in form and tuple(form[form.index(lemma) + 1 :][:1]) in ((), ("of",))


def _is_near(entity: Entity, lemma: str) -> bool:
    alike = kindred().get(lemma, frozenset())
    told = told_of(entity) | words_of(entity) | {entity.head}
    return bool(alike & told)


@cache
def _no_companies() -> frozenset[str]:
    """Words in the names of organizations that are never called a company."""
    return frozenset(word for noun in _NO_COMPANIES for word in kindred()[noun]) - {"life", "building"}
