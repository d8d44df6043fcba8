"""What speaks for an entity as the one a description means: agreement, roles, names, whom it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ...lexicons.states import key, lexicon
from ...lexicons.words import fold, kindred, words
from ..entities import Entity
from ..kinds import GOVERNMENT, ORGANIZATION, PERSON, PLACE
from ..roles import Role
from .ranking import Features

_GENERIC = frozenset(
    ("company", "firm", "group", "organization", "organisation", "business", "giant", "corporation")
)
_COMPANIES = frozenset(("company", "firm", "business", "giant", "corporation"))
_BODIES = frozenset(("agency", "body", "alliance", "bloc", "watchdog", "regulator", "militia", "broadcaster"))
_CLUBS = frozenset(("club", "team", "side", "franchise", "squad"))
_FIRMS = _COMPANIES | {"airline", "retailer", "chain", "carmaker", "brewer", "insurer", "startup", "start-up"}
_NO_COMPANIES = ("newspaper", "charity", "university", "school", "hospital", "union", "court", "council")
_NO_FIRMS = _BODIES | frozenset(_NO_COMPANIES) | {"gang", "cartel"}
_PEOPLE = frozenset(("man", "woman", "boy", "girl"))
_LANDS = frozenset((GOVERNMENT, PLACE))
_OWNED = frozenset(("his", "her", "their", "its", "my", "our", "your"))


@dataclass(frozen=True, slots=True)
class Facts:
    """What a description says of whoever it means.

    Attributes:
        lemma: its noun.
        key: all its words without articles and counts, states by their name.
        sex: `m`, `f` or None.
        states: who is named or implied before its noun.
        ranks: words of rank or office in it (“deputy”, “prime”).
        trades: nouns in it that tell a trade (“tennis player”).
        past: whether it tells what somebody was (“the former Celtic manager”).
        plain: whether it tells only age, sex or origin (“the 42-year-old”).
        source: whether it is the source of an attribution.
        longer: whether words follow its noun that belong to it (“of the union”).
        lead: whether it stands in the first two paragraphs.
        age: in years (“the 42-year-old”), or None.
        alone: whether the text speaks of one person by name so far, and more than twice.
        introduced: whether the text had its noun before for one without a name (“a laboratory”).
    """

    lemma: str
    key: frozenset[str]
    sex: str | None
    states: tuple[Entity, ...]
    ranks: frozenset[str]
    trades: frozenset[str]
    past: bool
    plain: bool
    source: bool
    longer: bool
    lead: bool
    age: int | None = None
    introduced: bool = False
    alone: bool = False


def of_nobody_yet(facts: Facts) -> Features:
    """What speaks for somebody who was not mentioned before."""
    out = {
        "new": True,
        "new: told by another": not facts.source,
        "new: longer": facts.longer,
        "new: of a state": bool(facts.states),
        "new: one office": facts.lemma in words("unique"),
        "new: only age, sex or origin": facts.plain or facts.lemma in _PEOPLE,
        "new: lead": facts.lead,
        "new: of no role": facts.lemma in words("roleless"),
        "new: generic": facts.lemma in _GENERIC,
        "new: situation": facts.lemma in words("situations"),
        "new: introduced": facts.introduced,
        "new: mostly without a name": facts.lemma in words("mostly_unnamed"),
    }
    return {name: 1.0 for name, holds in out.items() if holds}


def of_person(entity: Entity, facts: Facts) -> Features | None:
    """What speaks for a person; None if it can be none that the description means."""
    clash = facts.sex and entity.sex and facts.sex != entity.sex
    if entity.kind != PERSON or entity.plural or clash:
        return None
    told = _told(entity, facts.lemma in words("held_beside"))
    alike = kindred().get(facts.lemma, frozenset())
    same = entity.head == facts.lemma or facts.lemma in told or _compound(facts.lemma, told)
    same = same or any(role.noun == facts.lemma for role in entity.roles) or facts.lemma in entity.called
    near = bool(alike & (told | {entity.head})) or (
        entity.known is not None and facts.lemma in entity.known.told
    )
    others = told - {facts.lemma} - alike - _OWNED
    beside = bool(facts.key - _words_of(entity) - {facts.lemma})
    ranked = told & words("ranks")
    out = {
        "same noun": same,
        "kindred noun": near and not same,
        "no role": entity.named and not told and not facts.plain,
        "no role, one office": entity.named and not told and facts.lemma in words("unique"),
        "no role, one office, past": entity.named
        and not told
        and facts.past
        and facts.lemma in words("unique"),
        "no role, one office, alone": entity.named
        and not told
        and facts.alone
        and facts.lemma in words("unique"),
        "another role": bool(told) and not same and not near and facts.lemma not in words("vague"),
        "another role, past": bool(told) and not same and not near and facts.past,
        "without a name": not entity.named,
        "without a name, another noun": not entity.named and not same and not near,
        "without a name, more words": not entity.named and beside,
        "other state": bool(facts.states)
        and not (facts.plain or facts.past)
        and not may_belong(entity, facts.states),
        "same state": bool(facts.states) and entity.affiliation in facts.states,
        "other trade": bool(facts.trades and others) and not facts.trades & told,
        "other rank": bool(told) and bool(facts.ranks - told or ranked - facts.ranks),
        "shared words": bool((facts.key - {facts.lemma}) & (told | _words_of_owner(entity))),
        "plain": facts.plain,
        "same age": facts.age is not None and entity.age == facts.age,
        "other age": None not in (facts.age, entity.age) and entity.age != facts.age,
        "sex told": facts.sex is not None and entity.sex == facts.sex,
        "another role, one office": facts.lemma in words("unique")
        and not (same or near)
        and bool(told or not facts.past),
        "another role, variation": bool(told)
        and facts.lemma in words("variations")
        and facts.lemma not in words("vague")
        and not facts.past,
        "another role, situation": bool(told) and not same and facts.lemma in words("situations"),
        "of the court": facts.lemma in words("situations") and bool(told & words("court_people")),
        "another role, plain": bool(told) and not same and (facts.plain or facts.lemma in _PEOPLE),
    }
    return {name: 1.0 for name, holds in out.items() if holds}


def of_organization(entity: Entity, facts: Facts) -> Features | None:
    """What speaks for an organisation; None if it can be none that the description means."""
    lemma = facts.lemma
    known = entity.known.told if entity.known and not entity.known.sex else frozenset()
    unclear = entity.doubtful and entity.kind == PERSON and lemma in _GENERIC
    unclear = unclear or (entity.kind == PLACE and lemma in known)
    if entity.kind != ORGANIZATION and not unclear:
        return None
    told = _told(entity) | _words_of(entity)
    alike = kindred().get(lemma, frozenset())
    same = lemma in told or entity.head == lemma
    near = bool(alike & (told | {entity.head})) or lemma in known - _GENERIC
    if lemma in words("institutions") - _BODIES and not same and not near:
        return None
    categories = told & words("organizations") - {"group", "company", "organization", "organisation"}
    institution = bool(entity.entry or told & (words("institutions") | _no_companies()))
    out = {
        "same noun": same,
        "kindred noun": near and not same,
        "doubtful": unclear,
        "without a name": not entity.named,
        "without a name, another noun": not entity.named and not same,
        "without a name, more words": not entity.named and bool(facts.key - told),
        "other state": bool(facts.states) and not may_belong(entity, facts.states) and not same,
        "company": lemma in _COMPANIES and not institution,
        "known for it": lemma in known & _GENERIC,
        "known for another sort": bool(known) and not same and lemma not in known | _GENERIC,
        "company, institution": lemma in _COMPANIES and institution and not same,
        "group": lemma in _GENERIC - _COMPANIES and not categories,
        "another sort": bool(categories) and not same and not near and lemma not in _COMPANIES,
        "body": lemma in _BODIES and not categories,
        "other trade": bool(facts.trades and not facts.trades & told) and not (same or near),
        "no company": lemma in _NO_FIRMS and not same and bool(entity.called & _FIRMS),
        "no club": lemma in _CLUBS and not told & kindred()["club"] and not same,
        "other noun": lemma not in _GENERIC | _BODIES and not same and not near,
        "in the lexicon": entity.entry and not same and not near and lemma not in _BODIES | _GENERIC,
    }
    return {name: 1.0 for name, holds in out.items() if holds}


@cache
def _no_companies() -> frozenset[str]:
    """Words in the names of organisations that nobody calls a company."""
    return frozenset(word for noun in _NO_COMPANIES for word in kindred()[noun]) - {"life", "building"}


@cache
def _homes(home: str) -> frozenset[str]:
    """A state or region, and the state it is in."""
    found = lexicon().match(key(home))
    return frozenset((home, found[1].of or home)) if found else frozenset((home,))


def _is_land(name: str) -> bool:
    found = lexicon().match(key(name))
    return found is not None and found[1].kind in _LANDS


def _told(entity: Entity, held_beside: bool = False) -> set[str]:
    """The words of somebody's roles; without a seat in parliament for an office that is held beside one."""
    return {
        word
        for role in entity.roles
        if role.how != "place" and not _is_vague(role) and not (held_beside and role.noun in words("seated"))
        for word in fold(role.text).replace("-", " ").split()
    }


def _is_vague(role: Role) -> bool:
    """Whether a role tells nothing of somebody's trade or office: “Oscar winner”, “Kai's mother”."""
    return role.noun in words("vague")


def _compound(lemma: str, told: set[str]) -> bool:
    return len(lemma) > 3 and any(word.endswith(lemma) for word in told)


def _words_of(entity: Entity) -> frozenset[str]:
    return frozenset(word for form in entity.forms for word in form)


def _words_of_owner(entity: Entity) -> frozenset[str]:
    owner = entity.affiliation
    if isinstance(owner, Entity):
        return _words_of(owner) | {fold(word) for word in owner.name.split()}
    return frozenset(fold(owner).split()) if owner else frozenset()


def may_belong(entity: Entity, states: tuple[Entity, ...]) -> bool:
    """Whether somebody may be of one of some states or bodies: nothing tells that they are of another one.

    A senator of the Republican Party may be “the Ohio senator”, a captain of Scotland “the Glasgow striker”.
    """
    names = {state.name for state in states}
    if entity.known and entity.known.home:
        lands = any(state.entry and state.kind in _LANDS for state in states)
        return not lands or bool(names & _homes(entity.known.home))
    names |= {state.of for state in states if state.of}
    own = entity.affiliation
    if not isinstance(own, Entity):
        return own is None or own in names or entity.of in names or not _is_land(own)
    alike = any(
        (own.kind in _LANDS) == (state.kind in _LANDS) and own.entry == state.entry for state in states
    )
    return own.name in names or own.of in names or not alike
