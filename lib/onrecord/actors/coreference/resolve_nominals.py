"""Which entity a description stands for: one mentioned before, named later, or new and without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...lexicons.name_matching import is_short_for
from ...lexicons.words import fold, kindred, table, words
from ...text.tokens import Tokens
from ..entities import Entity
from ..kinds import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE, THING
from ..roles import is_organization_noun, is_person_noun, joined
from . import features, shared_affiliation
from .cataphora import LEAD, named_later
from .features import Facts
from .nominals import COUNTRIES, NEW, OWNED, Description, age_in, complement, is_age, is_rank, name_of
from .ranking import IT_, ORGANIZATION_NOUN, PERSON_NOUN, Features
from .relations import kin, opponent, owned_by_another, owner, spouse, theirs, top

if TYPE_CHECKING:
    from .walk import Resolver


def resolve(walk: Resolver, found: Description, source: bool) -> Entity | None:
    """The entity a description stands for: one mentioned before, or for a source a new one without a name."""
    tokens = walk.tokens
    whose = owner(walk, found)
    states = _modifiers(walk, found)
    head = tokens.low[found.head]
    if head == "government" and states and states[0].kind == GOVERNMENT:
        return states[0]
    institution = _institution(walk, found, states)
    if institution is not None:
        return institution
    if found.definite and whose is None and not owned_by_another(walk, found):
        known = _known(walk, found, states)
        unclear = known is not None and (known.doubtful or (known.kind == PLACE and known.known is not None))
        if known is not None and unclear and is_organization_noun(tokens, found.head):
            known.kind, known.doubtful = ORGANIZATION, False
        if known is not None:
            _learn_role(walk, known, found)
            if known.kind in (PERSON, ORGANIZATION):
                known.called.add(tokens.lemma[found.head].lower())
            return known
    if whose is not None:
        related = (
            theirs(walk, found, whose)
            or kin(walk, found, whose)
            or _officer(walk, found, whose)
            or top(walk, found, whose)
            or spouse(walk, found, whose)
            or opponent(walk, found, whose)
        )
        if related is not None:
            return related
    if not source:
        return None
    return _unnamed(walk, found, states, whose)


def _officer(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """“the start-up's CEO”: who was named as its chief executive."""
    noun = walk.tokens.lemma[found.head].lower()
    alike = kindred().get(noun, frozenset()) | {noun}
    apart = words("ranks") | words("past")
    ranks = apart & set(walk.tokens.low[found.first : found.head])

    def fits(entity: Entity) -> bool:
        told = (r for r in entity.roles if r.how != "place" and r.noun in alike)
        return entity.named and any(apart & set(fold(r.text).split()) == ranks for r in told)

    return walk.discourse.last(lambda e: e.kind == PERSON and e.affiliation is whose and fits(e))


def _learn_role(walk: Resolver, known: Entity, found: Description) -> None:
    """What somebody is of whom the text only says it where it points back: “the midfielder”."""
    tokens = walk.tokens
    plain = known.named and known.kind == PERSON and not known.roles
    passing = words("vague") | words("situations") | {"old"}
    if plain and is_person_noun(tokens, found.head) and tokens.low[found.head] not in passing:
        role = shared_affiliation.role_of(tokens, found)
        known.roles += [role] if role else []


def _modifiers(walk: Resolver, found: Description) -> list[Entity]:
    """Entities named or implied by what stands before and right after the noun of a description."""
    out: list[Entity] = []
    for n in [*range(found.first, found.head), *complement(walk.tokens, found)]:
        i = walk.at.get(n)
        if i is None or (n + 1 < len(walk.tokens) and walk.tokens.low[n + 1] == "-"):
            continue
        entity = walk.of_mention.get(i) or walk.state_of(i)
        if entity is not None and entity.kind != THING and entity not in out:
            out.append(entity)
    return out


def _institution(walk: Resolver, found: Description, states: list[Entity]) -> Entity | None:
    """“the U.S. embassy”, “the Trump campaign”: an organisation named after whose it is."""
    tokens = walk.tokens
    named = any(n in walk.at for n in range(found.first, found.head))
    if not named or not states or tokens.low[found.head] not in words("institutions"):
        return None
    name = name_of(tokens, found, found.head, walk.at)
    key, head = _key(walk, found, found.head), tokens.low[found.head]
    for entity in walk.entities:
        if key in entity.forms:
            return entity
        alike = entity.of == states[0].name and _tail(entity, key)
        if entity.kind == ORGANIZATION and (alike or _named_after(entity, states[0], head)):
            return entity
    entity = Entity(name, ORGANIZATION, affiliation=states[0], head=head, forms=[key])
    walk.entities.append(entity)
    return entity


def _named_after(entity: Entity, whose: Entity, head: str) -> bool:
    """Whether an organisation is somebody's by its name or affiliation: “the Roe Campaign”, her campaign."""
    if whose.kind != PERSON:
        return False
    if entity.affiliation is whose and entity.head == head:
        return True
    names = [form[:-1] for form in entity.forms if len(form) > 1 and form[-1] == head]
    full = [form for form in whose.forms if len(form) > 1]
    return any(name in full or any(is_short_for(" ".join(name), f) for f in full) for name in names)


def _tail(entity: Entity, key: tuple[str, ...]) -> bool:
    return any(len(form) > 1 and len(key) > 1 and form[1:] == key[1:] for form in entity.forms)


def _key(walk: Resolver, found: Description, last: int) -> tuple[str, ...]:
    """Words that tell one unnamed source from another: no articles and counts, states by their name."""
    tokens = walk.tokens
    out: list[str] = []
    for n in range(found.first, last + 1):
        low = tokens.low[n]
        if (
            low in NEW
            or (low in words("leading") and n not in walk.at)
            or low in ("'s", "'")
            or tokens.text[n].isdigit()
            or low in OWNED
        ):
            continue
        i = walk.at.get(n)
        state = walk.state_of(i) if i is not None else None
        word = fold(state.name) if state is not None else tokens.lemma[n].lower()
        if not out or out[-1] != word:
            out.append(word)
    return tuple(out)


def _known(walk: Resolver, found: Description, states: list[Entity]) -> Entity | None:
    """The entity mentioned before that a definite description points back to."""
    tokens = walk.tokens
    head = tokens.low[found.head]
    whole = joined(tokens, found.head)
    lemma = whole if "-" in whole else tokens.lemma[found.head].lower()
    plural = tokens.tag[found.head] in ("NNS", "NNPS")
    source = found.head in walk.in_source
    key = frozenset(_key(walk, found, found.last))
    if head in COUNTRIES and not plural:
        wanted = PLACE if head == "state" else GOVERNMENT
        return walk.discourse.rank(IT_, found.head, source, lambda e: _of_kind(e, wanted))
    if plural or head in words("groups"):
        return walk.discourse.last(lambda e: _same_group(e, lemma, key))
    facts = _facts(walk, found, states, lemma, key)
    if is_person_noun(tokens, found.head) or facts.plain:
        return walk.discourse.rank(
            PERSON_NOUN,
            found.head,
            source,
            lambda e: features.of_person(e, facts),
            features.of_nobody_yet(facts),
        )
    if is_organization_noun(tokens, found.head):
        return walk.discourse.rank(
            ORGANIZATION_NOUN,
            found.head,
            source,
            lambda e: features.of_organization(e, facts),
            features.of_nobody_yet(facts),
        )
    return None


def _facts(
    walk: Resolver, found: Description, states: list[Entity], lemma: str, key: frozenset[str]
) -> Facts:
    """What a description says of whoever it means."""
    tokens, head = walk.tokens, walk.tokens.low[found.head]
    native = _native(walk, found.head)
    plain = is_age(tokens, found) or is_rank(tokens, found) or native
    trades = frozenset(
        tokens.low[n]
        for n in range(found.first, found.head)
        if tokens.pos[n] == "NOUN" and n not in walk.at and not plain and "-" not in tokens.low[n - 1 : n + 2]
    )
    people = [id(s.entity) for s in walk.discourse.seen if s.entity.kind == PERSON and s.entity.named]
    return Facts(
        lemma=lemma,
        key=key,
        sex=table("sexes").get(head) or ("f" if native and head.endswith("woman") else None),
        states=tuple(states),
        ranks=frozenset(tokens.low[found.first : found.head]) & (words("ranks") | words("marks")),
        trades=trades,
        past=any(low in words("past") for low in tokens.low[found.first : found.head]),
        plain=plain,
        source=found.head in walk.in_source,
        longer=found.last > found.head,
        lead=tokens.paragraph[found.head] <= LEAD,
        age=age_in(tokens, found),
        introduced=_introduced(walk, found),
        alone=len(people) > 2 and len(set(people)) == 1,
    )


def _introduced(walk: Resolver, found: Description) -> bool:
    """Whether the text had “a laboratory” before “the laboratory”, and gave it no name."""
    tokens, noun = walk.tokens, walk.tokens.lemma[found.head]
    for n in range(found.first):
        if tokens.lemma[n] != noun or tokens.pos[n] != "NOUN" or n in walk.at or n in walk.role_of:
            continue
        first, last = tokens.edges(n)
        inside = (walk.story.named(k) for k in range(n, last + 1))
        called = any(e is not None and e.kind in (PERSON, ORGANIZATION) for e in inside)
        if tokens.low[first] in ("a", "an", "one") and not called:
            return True
    return False


def _native(walk: Resolver, n: int) -> bool:
    """Whether a word is a noun for somebody of a state: “the Bulgarian”, “the Frenchwoman”."""
    if walk.tokens.tag[n] in ("NNS", "NNPS") or n not in walk.at:
        return False
    entry = walk.mentions[walk.at[n]].entry
    return entry is not None and entry.form in ("adjective", "people")


def _of_kind(entity: Entity, kind: str) -> Features | None:
    return {} if entity.kind == kind and entity.entry else None


def _same_group(entity: Entity, lemma: str, key: frozenset[str]) -> bool:
    if entity.named or entity.kind != GROUP:
        return False
    if entity.head != lemma and entity.head not in kindred().get(lemma, frozenset()):
        return False
    return not key - {word for form in entity.forms for word in form} - {lemma}


def _unnamed(walk: Resolver, found: Description, states: list[Entity], whose: Entity | None) -> Entity | None:
    """The unnamed source of the same words before, or a new one."""
    tokens = walk.tokens
    head = tokens.lemma[found.head].lower()
    key = _key(walk, found, found.last)
    plural = tokens.tag[found.head] in ("NNS", "NNPS") or tokens.low[found.head] in words("groups")
    if not found.new:
        same = _repeated(walk, found, key, head, plural, whose)
        if same is None and (whose is None or whose.kind != PERSON):
            same = named_later(walk, found, head, states)
            role = (
                shared_affiliation.role_of(tokens, found)
                if same is not None and same.kind == PERSON
                else None
            )
            if same is not None and role is not None:
                same.roles.append(role)
        if same is not None:
            return same
    name = name_of(tokens, found, found.last, walk.at)
    if whose is not None and tokens.tag[found.first] == "PRP$":
        name = f"{whose.name}'s {tokens.words(found.first + 1, found.last)}"
    kind = _kind(tokens, found, plural)
    entity = Entity(name, kind, named=False, head=head, plural=plural, forms=[key])
    entity.sex = table("sexes").get(tokens.low[found.head])
    entity.people = tokens.low[found.head] in words("groups") or is_person_noun(tokens, found.head)
    entity.affiliation = (
        walk.story.named(found.head)
        or (states[0] if states else whose)
        or shared_affiliation.organization_in(walk, found.first, found.head, found.last)
        or shared_affiliation.in_focus(walk, found.head, tokens.words(found.head, found.last))
        or shared_affiliation.body_of(walk, found.head)
    )
    role = shared_affiliation.role_of(tokens, found) if kind == PERSON else None
    entity.roles += [role] if role else []
    walk.entities.append(entity)
    return entity


def _kind(tokens: Tokens, found: Description, plural: bool) -> str:
    if plural:
        return GROUP
    if is_age(tokens, found) or is_rank(tokens, found):
        return PERSON
    if is_person_noun(tokens, found.head) or tokens.low[found.head] in ("one", "someone", "somebody"):
        return PERSON
    return ORGANIZATION if is_organization_noun(tokens, found.head) else GROUP


def _repeated(
    walk: Resolver, found: Description, key: tuple[str, ...], head: str, plural: bool, whose: Entity | None
) -> Entity | None:
    for entity in reversed(walk.entities):
        if entity.named or entity.head != head or entity.plural != plural:
            continue
        if whose is not None and entity.affiliation is not whose:
            continue
        if key in entity.forms and (plural or found.definite or len(key) > 1):
            return entity
        if plural and len(key) == 1 and entity.kind == GROUP and len(entity.forms[0]) < 4:
            return entity
    return None
