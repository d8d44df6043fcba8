"""Descriptions: noun phrases without a name, “the senator”, “a senior official”, “two people familiar with …”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .entities import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE, Entity
from .roles import is_organization_noun, is_person_noun
from .tokens import Tokens
from .wordlists import fold, table, words

if TYPE_CHECKING:
    from .speakers import Resolver

_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_OWNED = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_LEADING = frozenset(
    ["a", "an", "the", "some", "many", "several", "most", "few", "all", "any", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens", "of", "other", "this", "that", "these", "those", "both", "another", "more", "no", "each", "every", "hundreds", "thousands", "scores", "numerous", "various", "at", "least"]
)
_NEW = frozenset(("another", "second", "third", "other", "different", "separate"))
_CUTS = frozenset(
    (",", ";", ":", "—", "–", "--", "(", "who", "which", "that", "whose", "whom", "when", "while", "where")
)
_COUNTRIES = frozenset(("country", "nation", "kingdom", "republic", "state"))
_GENERIC = frozenset(
    ("company", "firm", "group", "organization", "organisation", "business", "giant", "corporation")
)
_CLUBS = frozenset(("club", "team", "side", "franchise", "squad"))
_LEADERS = frozenset(
    ("president", "prime", "chancellor", "premier", "king", "queen", "leader", "emir", "chief", "first")
)
_LAWMAKERS = frozenset(
    ["senator", "sen.", "representative", "rep.", "congressman", "congresswoman", "mp", "mep", "msp", "lawmaker", "councillor", "councilor"]
)
_KINDRED = {
    "leader": _LEADERS,
    "lawmaker": _LAWMAKERS,
    "politician": _LAWMAKERS | _LEADERS | frozenset(("minister", "secretary", "governor", "mayor")),
    "senator": frozenset(("senator", "sen.")),
    "congressman": frozenset(("congressman", "representative", "rep.")),
    "congresswoman": frozenset(("congresswoman", "representative", "rep.")),
    "representative": frozenset(("representative", "rep.", "congressman", "congresswoman")),
    "governor": frozenset(("governor", "gov.")),
    "minister": frozenset(("minister", "premier", "secretary")),
    "executive": frozenset(
        ("executive", "ceo", "chief", "director", "boss", "founder", "chairman", "president")
    ),
    "boss": frozenset(("executive", "ceo", "chief", "manager", "coach", "boss")),
    "ceo": frozenset(("ceo", "executive")),
    "coach": frozenset(("coach", "manager")),
    "manager": frozenset(("coach", "manager")),
    "scientist": frozenset(
        ["scientist", "professor", "researcher", "physicist", "biologist", "chemist", "astronomer", "ecologist", "geologist"]
    ),
    "researcher": frozenset(
        ["scientist", "professor", "researcher", "physicist", "biologist", "chemist", "fellow", "ecologist", "author"]
    ),
    "academic": frozenset(("professor", "lecturer", "academic", "historian", "scholar", "fellow")),
    "lawyer": frozenset(("lawyer", "attorney", "barrister", "solicitor", "counsel")),
    "attorney": frozenset(("lawyer", "attorney", "counsel")),
    "player": frozenset(
        ["player", "striker", "midfielder", "defender", "goalkeeper", "forward", "winger", "quarterback", "pitcher", "guard"]
    ),
    "star": frozenset(["actor", "actress", "singer", "rapper", "player", "striker"]),
    "spokesperson": frozenset(("spokesman", "spokeswoman", "spokesperson")),
    "officer": frozenset(
        (
            "officer",
            "sergeant",
            "sgt.",
            "detective",
            "inspector",
            "constable",
            "lieutenant",
            "captain",
            "colonel",
            "general",
        )
    ),
    "doctor": frozenset(
        ("doctor", "dr", "dr.", "surgeon", "physician", "paediatrician", "pediatrician", "cardiologist")
    ),
}


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase without a name of its own.

    Attributes:
        first, last: its words.
        head: its noun.
        definite: whether it points back (“the official”).
        new: whether it says that somebody else is meant (“another official”).
    """

    first: int
    last: int
    head: int
    definite: bool
    new: bool


def at(tokens: Tokens, n: int, named: dict[int, int], roles: dict[int, int]) -> Description | None:
    """A definite description of a person or organisation that begins at a word and is no part of a name."""
    if tokens.low[n] not in ("the", "this", "that") or tokens.pos[n] not in ("DET", "PRON"):
        return None
    head = n + 1
    while head < len(tokens) and head - n < 7 and tokens.sentence[head] == tokens.sentence[n]:
        if tokens.pos[head] in ("NOUN", "PROPN") and not _compound(tokens, head):
            break
        if tokens.pos[head] not in ("ADJ", "NOUN", "PROPN", "NUM", "VERB", "PART", "PUNCT", "ADV"):
            return None
        head += 1
    if head >= len(tokens) or head in named or head in roles or tokens.pos[head] not in ("NOUN", "PROPN"):
        return None
    if tokens.low[head] in _COUNTRIES or is_person_noun(tokens, head) or is_organization_noun(tokens, head):
        return Description(n, head, head, True, False)
    return None


def _compound(tokens: Tokens, n: int) -> bool:
    return tokens.dep[n] in ("compound", "amod", "nmod", "poss") and tokens.head[n] > n


def of_source(tokens: Tokens, source: list[int], head: int) -> Description | None:
    """The description that a source is; its relative clauses and asides are left out."""
    if tokens.pos[head] not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"):
        return None
    members = set(source)
    first = source[0]
    while first < head and (
        tokens.low[first] in (",", "“", '"', "and", "but", "by", "to", "of", "from") or first not in members
    ):
        first += 1
    last = head
    while last + 1 in members and tokens.low[last + 1] not in _CUTS and last - head < 10:
        last += 1
    while last > head and tokens.pos[last] in ("PUNCT", "ADP", "CCONJ", "PART", "DET"):
        last -= 1
    lead = tokens.low[first]
    before_head = [tokens.low[n] for n in range(first, head)]
    definite = lead in _DEFINITE or lead in _OWNED or "'s" in before_head
    return Description(first, last, head, definite, any(word in _NEW for word in before_head))


def resolve(walk: Resolver, found: Description, source: bool) -> Entity | None:
    """The entity a description stands for: one mentioned before, or for a source a new one without a name."""
    tokens = walk.tokens
    owner = _owner(walk, found)
    states = _modifiers(walk, found)
    head = tokens.low[found.head]
    if head == "government" and states and states[0].kind == GOVERNMENT:
        return states[0]
    institution = _institution(walk, found, states)
    if institution is not None:
        return institution
    if found.definite and not found.new and owner is None:
        known = _known(walk, found, states)
        if known is not None:
            return known
    if not source:
        return None
    return _unnamed(walk, found, states, owner)


def _owner(walk: Resolver, found: Description) -> Entity | None:
    """Whose somebody is: “his wife”, “Jane Roe's lawyer”."""
    tokens = walk.tokens
    for n in range(found.first, found.head):
        if tokens.tag[n] == "PRP$":
            if tokens.low[n] in ("my", "our"):
                return walk._speaker_at(n)
            return walk.discourse.pronoun(n, True)
        i = walk.at.get(n)
        if (
            i is not None
            and i in walk.of_mention
            and n + 1 <= found.head
            and tokens.low[n + 1] in ("'s", "'")
        ):
            return walk.of_mention[i]
    return None


def _modifiers(walk: Resolver, found: Description) -> list[Entity]:
    """Entities named or implied by what stands before and after the noun of a description, nearest use first."""
    out: list[Entity] = []
    for n in [*range(found.first, found.head), *range(found.head + 1, found.last + 1)]:
        i = walk.at.get(n)
        if i is None:
            continue
        entity = walk.of_mention.get(i) or walk.state_of(i)
        if entity is not None and entity not in out:
            out.append(entity)
    return out


def _institution(walk: Resolver, found: Description, states: list[Entity]) -> Entity | None:
    """“the U.S. embassy”, “the Trump campaign”: an organisation named after whose it is."""
    tokens = walk.tokens
    before = [n for n in range(found.first, found.head) if n in walk.at]
    if (
        not before
        or not states
        or not is_organization_noun(tokens, found.head)
        or tokens.tag[found.head] == "NNS"
    ):
        return None
    name = _name(tokens, found, found.head)
    key = _key(walk, found, found.head)
    for entity in walk.entities:
        if key in entity.forms or (
            entity.of == states[0].name and entity.kind == ORGANIZATION and _tail(entity, key)
        ):
            return entity
    entity = Entity(name, ORGANIZATION, affiliation=states[0], head=tokens.low[found.head], forms=[key])
    walk.entities.append(entity)
    return entity


def _tail(entity: Entity, key: tuple[str, ...]) -> bool:
    return any(len(form) > 1 and len(key) > 1 and form[1:] == key[1:] for form in entity.forms)


def _name(tokens: Tokens, found: Description, last: int) -> str:
    first = found.first
    while first < found.head and (tokens.low[first] in _LEADING or tokens.text[first].isdigit()):
        first += 1
    return tokens.words(first, last)


def _key(walk: Resolver, found: Description, last: int) -> tuple[str, ...]:
    """Words that tell one unnamed source from another: no articles and counts, states by their name."""
    tokens = walk.tokens
    out: list[str] = []
    for n in range(found.first, last + 1):
        low = tokens.low[n]
        if low in _LEADING or low in ("'s", "'") or tokens.text[n].isdigit() or low in _OWNED:
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
    lemma = tokens.lemma[found.head].lower()
    plural = tokens.tag[found.head] in ("NNS", "NNPS")
    source = found.head in walk.in_source
    if head in _COUNTRIES and not plural:
        found_state = walk.discourse.best(found.head, source, lambda e: 0.5 if e.kind == GOVERNMENT else None)
        if found_state is not None or head != "state":
            return found_state
    if plural or head in words("groups"):
        return walk.discourse.best(found.head, source, lambda e: _same_group(e, lemma))
    if is_person_noun(tokens, found.head):
        sex = table("sexes").get(head)
        age = head == "old" or "-year" in tokens.words(found.first, found.head)
        return walk.discourse.best(found.head, source, lambda e: _fits_person(e, lemma, sex, states, age))
    if is_organization_noun(tokens, found.head):
        return walk.discourse.best(found.head, source, lambda e: _fits_organization(e, lemma, states))
    return None


def _same_group(entity: Entity, lemma: str) -> float | None:
    if entity.named or entity.head != lemma:
        return None
    return 1.0


def _fits_person(
    entity: Entity, lemma: str, sex: str | None, states: list[Entity], age: bool
) -> float | None:
    if entity.kind != PERSON or entity.plural or (sex and entity.sex and sex != entity.sex):
        return None
    if not entity.named:
        return 3.0 if entity.head == lemma else None
    if states and not _belongs(entity, states):
        return None
    told = {
        word
        for role in entity.roles
        if role.how != "place"
        for word in fold(role.text).replace("-", " ").split()
    }
    kindred = _KINDRED.get(lemma, frozenset()) | {lemma}
    if told & kindred or any(word.endswith(lemma) for word in told if len(lemma) > 3):
        return 3.0
    if lemma in ("man", "woman", "boy", "girl") or age:
        return 0.0
    return -1.0 if not told else None


def _belongs(entity: Entity, states: list[Entity]) -> bool:
    names = {state.name for state in states}
    own = entity.affiliation
    if isinstance(own, Entity):
        return own.name in names or own.of in names
    return own is None or own in names


def _fits_organization(entity: Entity, lemma: str, states: list[Entity]) -> float | None:
    if entity.kind != ORGANIZATION:
        return None
    if not entity.named:
        return 2.0 if entity.head == lemma else None
    if states and not _belongs(entity, states) and entity.of not in {s.name for s in states}:
        return None
    told = {fold(word) for role in entity.roles for word in role.text.split()}
    told |= {word for form in entity.forms for word in form}
    if lemma in told or entity.head == lemma:
        return 2.5
    categories = told & words("organizations") - {"group", "company"}
    if lemma in _GENERIC:
        return -2.0 if categories or entity.entry else 0.0
    if lemma in _CLUBS and not entity.entry:
        return 0.0 if not categories - {"city", "town", "county", "united", "side"} else None
    if entity.entry or categories:
        return None
    return -0.5


def _unnamed(walk: Resolver, found: Description, states: list[Entity], owner: Entity | None) -> Entity | None:
    """The unnamed source of the same words before, or a new one."""
    tokens = walk.tokens
    head = tokens.lemma[found.head].lower()
    key = _key(walk, found, found.last)
    plural = tokens.tag[found.head] in ("NNS", "NNPS") or tokens.low[found.head] in words("groups")
    if not found.new:
        same = _repeated(walk, found, key, head, plural, owner)
        if same is not None:
            return same
    name = _name(tokens, found, found.last)
    if owner is not None and tokens.tag[found.first] == "PRP$":
        name = f"{owner.name}'s {tokens.words(found.first + 1, found.last)}"
    kind = _kind(tokens, found, plural)
    entity = Entity(name, kind, named=False, head=head, plural=plural, forms=[key])
    entity.sex = table("sexes").get(tokens.low[found.head])
    entity.affiliation = states[0] if states else owner
    walk.entities.append(entity)
    return entity


def _kind(tokens: Tokens, found: Description, plural: bool) -> str:
    if plural:
        return GROUP
    if is_person_noun(tokens, found.head) or tokens.low[found.head] in ("one", "someone", "somebody"):
        return PERSON
    return ORGANIZATION if is_organization_noun(tokens, found.head) else GROUP


def _repeated(
    walk: Resolver, found: Description, key: tuple[str, ...], head: str, plural: bool, owner: Entity | None
) -> Entity | None:
    for entity in reversed(walk.entities):
        if entity.named or entity.head != head or entity.plural != plural:
            continue
        if owner is not None and entity.affiliation is not owner:
            continue
        if key in entity.forms and (plural or found.definite or len(key) > 1):
            return entity
        if plural and len(key) == 1 and entity.kind == GROUP and len(entity.forms[0]) < 4:
            return entity
    return None


__all__ = ["PLACE", "Description", "at", "of_source", "resolve"]
