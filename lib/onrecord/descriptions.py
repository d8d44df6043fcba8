"""Descriptions: noun phrases without a name, “the senator”, “two people familiar with the matter”."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from . import belonging, traits
from .entities import Entity
from .kinds import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE, THING
from .names import is_short_for
from .ranking import IT_, ORGANIZATION_NOUN, PERSON_NOUN, Features
from .roles import is_organization_noun, is_person_noun, joined
from .tokens import Tokens
from .traits import Facts
from .wordlists import fold, kindred, table, words

if TYPE_CHECKING:
    from .speakers import Resolver

_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_OWNED = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_WIDEST = 8
_OUTSIDE = frozenset(("PUNCT", "CCONJ", "SCONJ", "ADV", "VERB", "AUX", "ADP", "SPACE"))
_NEW = frozenset(("another", "second", "third", "other", "different", "separate"))
_CUTS = frozenset(
    (",", ";", ":", "—", "–", "--", "(", "who", "which", "that", "whose", "whom", "when", "while", "where")
)
_COUNTRIES = frozenset(("country", "nation", "kingdom", "republic", "state"))
_PAST = frozenset(("former", "ex", "retired", "one-time", "erstwhile", "onetime"))
_LEAD, _SOON = 1, 3


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
    if head + 1 < len(tokens) and tokens.low[head + 1] in ("-", "who", "that", "whose"):
        return None
    if head >= len(tokens) or head in named or head in roles or tokens.pos[head] not in ("NOUN", "PROPN"):
        return None
    if tokens.low[head] in _COUNTRIES or is_person_noun(tokens, head) or is_organization_noun(tokens, head):
        return Description(n, head, head, True, False)
    return None


def _compound(tokens: Tokens, n: int) -> bool:
    return tokens.dep[n] in ("compound", "amod", "nmod", "poss") and tokens.head[n] > n


def subject(tokens: Tokens, n: int, roles: dict[int, int]) -> Description | None:
    """The description of people or a person that a word is the noun of, if they do something."""
    if tokens.pos[n] != "NOUN" or n in roles or tokens.dep[n] not in ("nsubj", "nsubjpass"):
        return None
    if not is_person_noun(tokens, n) and tokens.low[n] not in words("groups"):
        return None
    first = max(tokens.edges(n)[0], n - _WIDEST)
    outside = [k for k in range(first, n) if tokens.pos[k] in _OUTSIDE]
    first = outside[-1] + 1 if outside else first
    if tokens.low[first] in ("my", "our", "your"):
        return None
    found = of_source(tokens, list(range(first, n + 1)), n)
    told = tokens.low[n + 1 : n + 2]
    if found is not None and told and told[0] in ("who", "that", "whose"):
        return replace(found, definite=False)
    return found


def of_source(tokens: Tokens, source: list[int], head: int) -> Description | None:
    """The description that a source is; its relative clauses and asides are left out."""
    if tokens.pos[head] not in ("NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET"):
        return None
    members = set(source)
    first = source[0]
    while first < head and (tokens.pos[first] in ("PUNCT", "ADP", "CCONJ", "SCONJ") or first not in members):
        first += 1
    last = head
    while last + 1 in members and tokens.low[last + 1] not in _CUTS and last - head < 10:
        last += 1
    while last > head and tokens.pos[last] in ("PUNCT", "ADP", "CCONJ", "PART", "DET"):
        last -= 1
    lead = tokens.low[first]
    before_head = [tokens.low[n] for n in range(first, head)]
    definite = lead in _DEFINITE or lead in _OWNED or "'s" in before_head
    return Description(
        first, last, head, definite, not definite and any(word in _NEW for word in before_head)
    )


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
    if found.definite and whose is None and not _owned_by_another(walk, found):
        known = _known(walk, found, states)
        unclear = known is not None and (known.doubtful or (known.kind == PLACE and known.known is not None))
        if known is not None and unclear and is_organization_noun(tokens, found.head):
            known.kind, known.doubtful = ORGANIZATION, False
        if known is not None:
            _learn_role(walk, known, found)
            return known
    if whose is not None:
        kin = _theirs(walk, found, whose) or _kin(walk, found, whose) or _top(walk, found, whose)
        kin = kin or _spouse(walk, found, whose)
        if kin is not None:
            return kin
    if not source:
        return None
    return _unnamed(walk, found, states, whose)


def _owned_by_another(walk: Resolver, found: Description) -> bool:
    """“Leeds's bus company”, “my mother”: of whom the text does not tell, so none that it spoke of before."""
    tokens = walk.tokens
    marks = [n for n in range(found.first + 1, found.head) if tokens.low[n] in ("'s", "'")]
    named = any(tokens.text[n - 1][0].isupper() for n in marks) and tokens.low[found.first] not in _DEFINITE
    return named or tokens.low[found.first] in ("my", "our", "your")


def _learn_role(walk: Resolver, known: Entity, found: Description) -> None:
    """What somebody is of whom the text only says it where it points back: “the midfielder”."""
    tokens = walk.tokens
    plain = known.named and known.kind == PERSON and not known.roles
    passing = words("vague") | words("situations") | {"old"}
    if plain and is_person_noun(tokens, found.head) and tokens.low[found.head] not in passing:
        role = belonging.role_of(tokens, found)
        known.roles += [role] if role else []


def owner(walk: Resolver, found: Description) -> Entity | None:
    """Whose somebody is: “his wife”, “Jane Roe's lawyer”."""
    tokens = walk.tokens
    for n in range(found.first, found.head):
        if tokens.tag[n] == "PRP$":
            if tokens.low[n] in ("my", "our"):
                return walk.speaker_at(n)
            return walk.discourse.pronoun(n, True)
        i = walk.at.get(n)
        if (
            i is not None
            and i in walk.of_mention
            and n + 1 <= found.head
            and tokens.low[n + 1] in ("'s", "'")
        ):
            return walk.of_mention[i]
        common = tokens.pos[n] == "NOUN" and n + 1 < found.head and tokens.low[n + 1] in ("'s", "'")
        if common and n > found.first:
            return resolve(walk, Description(found.first, n, n, True, False), False)
    return None


def _theirs(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """The organisation the text has named after its owner: “her campaign” where it has “the Roe campaign”."""
    noun = walk.tokens.low[found.head]
    same = (e for e in walk.entities if e.affiliation is whose and e.head == noun and e.kind == ORGANIZATION)
    return next(same, None)


def _kin(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """Who was named as the same to somebody: “his wife” where the text has “his wife, Jane Roe”."""
    noun = walk.tokens.low[found.head]

    def fits(entity: Entity) -> bool:
        told = any(walk.tokens.low[role.head] == noun for role in entity.roles)
        return told and entity.kind == PERSON and entity is not whose

    return walk.discourse.last(fits)


def _spouse(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """“her husband”, where the story has one man without a role, or of her name."""
    noun = walk.tokens.low[found.head]
    if noun not in ("husband", "wife") or whose.kind != PERSON:
        return None
    sex = table("sexes")[noun]
    others = [e for e in walk.entities if e.kind == PERSON and e.named and e.sex == sex and e is not whose]
    family = {form[-1] for form in whose.forms if len(form) > 1}
    of_name = [e for e in others if any(len(form) > 1 and form[-1] in family for form in e.forms)]
    if len(of_name) == 1:
        return of_name[0]
    return others[0] if len(others) == 1 and not others[0].roles else None


def _top(walk: Resolver, found: Description, whose: Entity) -> Entity | None:
    """Who leads a body, as the text has told: “the county's top official” of the county judge."""
    if whose.kind == PERSON or walk.tokens.low[found.head] not in words("tops"):
        return None
    told = walk.discourse.last(lambda e: e.kind == PERSON and e.named and e.affiliation is whose)
    return told if told is not None and told.roles else None


def _modifiers(walk: Resolver, found: Description) -> list[Entity]:
    """Entities named or implied by what stands before and right after the noun of a description."""
    out: list[Entity] = []
    for n in [*range(found.first, found.head), *_complement(walk.tokens, found)]:
        i = walk.at.get(n)
        if i is None or (n + 1 < len(walk.tokens) and walk.tokens.low[n + 1] == "-"):
            continue
        entity = walk.of_mention.get(i) or walk.state_of(i)
        if entity is not None and entity.kind != THING and entity not in out:
            out.append(entity)
    return out


def _complement(tokens: Tokens, found: Description) -> range:
    """The words of “for X”, “of X” right after the noun of a description."""
    at = found.head + 1
    if at > found.last or tokens.low[at] not in ("for", "of", "at", "from", "with", "in", "inside"):
        return range(0)
    end = at + 1
    while end < found.last and tokens.pos[end] not in ("VERB", "ADP", "AUX"):
        end += 1
    return range(at + 1, end + 1)


def _institution(walk: Resolver, found: Description, states: list[Entity]) -> Entity | None:
    """“the U.S. embassy”, “the Trump campaign”: an organisation named after whose it is."""
    tokens = walk.tokens
    named = any(n in walk.at for n in range(found.first, found.head))
    if not named or not states or tokens.low[found.head] not in words("institutions"):
        return None
    name = _name(tokens, found, found.head, walk.at)
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


def _named_after(entity: Entity, owner: Entity, head: str) -> bool:
    """Whether an organisation is somebody's by its name or affiliation: “the Roe Campaign”, her campaign."""
    if owner.kind != PERSON:
        return False
    if entity.affiliation is owner and entity.head == head:
        return True
    names = [form[:-1] for form in entity.forms if len(form) > 1 and form[-1] == head]
    full = [form for form in owner.forms if len(form) > 1]
    return any(name in full or any(is_short_for(" ".join(name), f) for f in full) for name in names)


def _tail(entity: Entity, key: tuple[str, ...]) -> bool:
    return any(len(form) > 1 and len(key) > 1 and form[1:] == key[1:] for form in entity.forms)


def _name(tokens: Tokens, found: Description, last: int, named: Collection[int]) -> str:
    first = found.first
    while (
        first < found.head
        and first not in named
        and tokens.low[first + 1] != "-"
        and (tokens.low[first] in words("leading") or tokens.text[first].isdigit())
    ):
        first += 1
    return tokens.words(first, last)


def _key(walk: Resolver, found: Description, last: int) -> tuple[str, ...]:
    """Words that tell one unnamed source from another: no articles and counts, states by their name."""
    tokens = walk.tokens
    out: list[str] = []
    for n in range(found.first, last + 1):
        low = tokens.low[n]
        if (
            low in _NEW
            or (low in words("leading") and n not in walk.at)
            or low in ("'s", "'")
            or tokens.text[n].isdigit()
            or low in _OWNED
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
    if head in _COUNTRIES and not plural:
        wanted = PLACE if head == "state" else GOVERNMENT
        return walk.discourse.rank(IT_, found.head, source, lambda e: _of_kind(e, wanted))
    if plural or head in words("groups"):
        return walk.discourse.last(lambda e: _same_group(e, lemma, key))
    facts = _facts(walk, found, states, lemma, key)
    if is_person_noun(tokens, found.head) or facts.plain:
        return walk.discourse.rank(
            PERSON_NOUN, found.head, source, lambda e: traits.of_person(e, facts), traits.of_nobody_yet(facts)
        )
    if is_organization_noun(tokens, found.head):
        return walk.discourse.rank(
            ORGANIZATION_NOUN,
            found.head,
            source,
            lambda e: traits.of_organization(e, facts),
            traits.of_nobody_yet(facts),
        )
    return None


def _facts(
    walk: Resolver, found: Description, states: list[Entity], lemma: str, key: frozenset[str]
) -> Facts:
    """What a description says of whoever it means."""
    tokens, head = walk.tokens, walk.tokens.low[found.head]
    native = _native(walk, found.head)
    plain = _is_age(tokens, found) or _is_rank(tokens, found) or native
    trades = frozenset(
        tokens.low[n]
        for n in range(found.first, found.head)
        if tokens.pos[n] == "NOUN" and n not in walk.at and not plain and "-" not in tokens.low[n - 1 : n + 2]
    )
    return Facts(
        lemma=lemma,
        key=key,
        sex=table("sexes").get(head) or ("f" if native and head.endswith("woman") else None),
        states=tuple(states),
        ranks=frozenset(tokens.low[found.first : found.head]) & (words("ranks") | words("marks")),
        trades=trades,
        past=any(low in _PAST for low in tokens.low[found.first : found.head]),
        plain=plain,
        source=found.head in walk.in_source,
        longer=found.last > found.head,
        lead=tokens.paragraph[found.head] <= _LEAD,
    )


def _native(walk: Resolver, n: int) -> bool:
    """Whether a word is a noun for somebody of a state: “the Bulgarian”, “the Frenchwoman”."""
    if walk.tokens.tag[n] in ("NNS", "NNPS") or n not in walk.at:
        return False
    entry = walk.mentions[walk.at[n]].entry
    return entry is not None and entry.form in ("adjective", "people")


def _is_age(tokens: Tokens, found: Description) -> bool:
    """“the 42-year-old”."""
    return tokens.low[found.head] in ("old", "olds") and "year" in tokens.words(found.first, found.head)


def _is_rank(tokens: Tokens, found: Description) -> bool:
    """“the world No 3”."""
    numbered = tokens.low[found.first : found.last + 1]
    return "world" in numbered and any(low in ("no", "no.", "number") for low in numbered)


def _of_kind(entity: Entity, kind: str) -> Features | None:
    return {} if entity.kind == kind and entity.entry else None


def _same_group(entity: Entity, lemma: str, key: frozenset[str]) -> bool:
    if entity.named or entity.kind != GROUP:
        return False
    if entity.head != lemma and entity.head not in kindred().get(lemma, frozenset()):
        return False
    return not key - {word for form in entity.forms for word in form} - {lemma}


def _unnamed(walk: Resolver, found: Description, states: list[Entity], owner: Entity | None) -> Entity | None:
    """The unnamed source of the same words before, or a new one."""
    tokens = walk.tokens
    head = tokens.lemma[found.head].lower()
    key = _key(walk, found, found.last)
    plural = tokens.tag[found.head] in ("NNS", "NNPS") or tokens.low[found.head] in words("groups")
    if not found.new:
        same = _repeated(walk, found, key, head, plural, owner)
        if same is None and owner is None:
            same = _named_later(walk, found, head, states)
        if same is not None:
            return same
    name = _name(tokens, found, found.last, walk.at)
    if owner is not None and tokens.tag[found.first] == "PRP$":
        name = f"{owner.name}'s {tokens.words(found.first + 1, found.last)}"
    kind = _kind(tokens, found, plural)
    entity = Entity(name, kind, named=False, head=head, plural=plural, forms=[key])
    entity.sex = table("sexes").get(tokens.low[found.head])
    entity.people = tokens.low[found.head] in words("groups") or is_person_noun(tokens, found.head)
    entity.affiliation = (
        walk.story.named(found.head)
        or (states[0] if states else owner)
        or belonging.organization_in(walk, found.first, found.head, found.last)
        or belonging.in_focus(walk, found.head, tokens.words(found.head, found.last))
        or belonging.body_of(walk, found.head)
    )
    role = belonging.role_of(tokens, found) if kind == PERSON else None
    entity.roles += [role] if role else []
    walk.entities.append(entity)
    return entity


def _named_later(walk: Resolver, found: Description, head: str, states: list[Entity]) -> Entity | None:
    """Whom the lead describes and only later words name.

    “A judge ruled …”, then “Judge Jane Roe wrote”; “The head of the union …”, then “Jane Roe, its president”;
    “A mother of three …”, then “Jane Roe, 36, …”, if the lead speaks of nobody else without a name.
    """
    tokens = walk.tokens
    here = tokens.paragraph[found.head]
    if here > _LEAD or tokens.tag[found.head] in ("NNS", "NNPS"):
        return None
    later = [e for e in walk.entities if e.named and e.spans and not e.entry]
    starts = {id(e): tokens.within(min(span for span, _ in e.spans)).start for e in later}
    later = [
        e for e in later if starts[id(e)] > found.last and tokens.paragraph[starts[id(e)]] <= here + _SOON
    ]
    later = [e for e in later if e.kind != PERSON or traits.may_belong(e, tuple(states))]
    later.sort(key=lambda e: starts[id(e)])
    ranks = ranks_in(tokens.low[found.first : found.head])
    if head not in words("roleless"):
        called = [e for e in later if _is_called(tokens, e, head, ranks)]
        paragraphs = [tokens.paragraph[starts[id(e)]] for e in called]
        if called and (len(called) == 1 or (paragraphs[0] - here <= 1 and paragraphs[1] > paragraphs[0])):
            return called[0]
    lead, longer = tokens.low[found.first], found.last > found.head
    told = (lead in ("a", "an") or (lead == "the" and longer)) and head not in words("mostly_unnamed")
    if not told or not is_person_noun(tokens, found.head) or not _is_alone(walk, found, later):
        return None
    people = [e for e in later if e.kind == PERSON]
    return people[0] if people and _is_introduced(walk, people[0], starts, found) else None


def _is_introduced(walk: Resolver, entity: Entity, starts: dict[int, int], found: Description) -> bool:
    """Whether somebody's first mention tells an age or nothing of them, as if the reader knew them."""
    tokens, at = walk.tokens, starts[id(entity)]
    sex = table("sexes").get(tokens.low[found.head])
    last = walk.mentions[walk.at[at]].last if at in walk.at else at
    aged = tokens.text[last + 1 : last + 2] == [","] and tokens.text[last + 2 : last + 3][:1] != []
    aged = aged and tokens.text[last + 2].isdigit()
    told = any(role.how != "place" and role.noun not in words("vague") for role in entity.roles)
    fits = not (sex and entity.sex and sex != entity.sex)
    near = tokens.paragraph[at] - tokens.paragraph[found.head] <= 1 + aged
    acts = last in walk.in_source if tokens.low[found.first] == "the" else tokens.is_subject(last)
    return fits and near and not told and (aged or acts)


def _is_alone(walk: Resolver, found: Description, later: Collection[Entity]) -> bool:
    """Whether the lead speaks of no other person without a name whom the text names nowhere."""
    tokens = walk.tokens
    for n in range(len(tokens)):
        if tokens.paragraph[n] > _LEAD:
            break
        first = min([c for c in tokens.children[n] if c < n], default=n)
        other = tokens.pos[n] == "NOUN" and n != found.head and n not in walk.at and n not in walk.role_of
        if not other or tokens.low[first] not in ("a", "an") or not is_person_noun(tokens, n):
            continue
        if not found.first <= n <= found.last and not any(
            _is_called(tokens, e, tokens.lemma[n].lower()) for e in later
        ):
            return False
    return True


def ranks_in(told: Collection[str]) -> frozenset[str]:
    """The words that set one office apart from another among those of a role."""
    return frozenset(told) & (words("ranks") | words("marks"))


def _is_called(tokens: Tokens, entity: Entity, noun: str, ranks: frozenset[str] = frozenset()) -> bool:
    """Whether a role of a person, of the same rank, or the name of an organisation has a noun or one akin."""
    alike = kindred().get(noun, frozenset()) | {noun}
    if entity.kind == PERSON:
        return any(
            role.how != "place"
            and tokens.lemma[role.head].lower() in alike
            and ranks_in(fold(role.text).split()) == ranks
            for role in entity.roles
        )
    return entity.kind == ORGANIZATION and any(len(form) > 1 and alike & set(form) for form in entity.forms)


def _kind(tokens: Tokens, found: Description, plural: bool) -> str:
    if plural:
        return GROUP
    if _is_age(tokens, found) or _is_rank(tokens, found):
        return PERSON
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
