"""Affiliations of people by the words beside their names and by their roles, of bodies by the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..lexicons.words import words
from ..model.facts import Fact, Role
from ..model.names import Name
from ..text.tokens import Tokens
from .entities import Entity
from .kind_names import GOVERNMENT, ORGANIZATION, PERSON, THING
from .ledger import Entities
from .parties import party_in

_MOST_ROLES = 2
_IN_MANY_STATES = frozenset(("Court", "Senate", "Congress", "Parliament", "Representatives", "Party"))
"""Last words of names of bodies that are alike in many states."""
_OWN = re.compile(r"^(?:his|her|their|its|my|our|whose) ", re.IGNORECASE)


def role_text(entity: Entity) -> str | None:
    """The role of an entity as text: its title and its first apposition."""
    told = [role for role in entity.roles if role.text]
    if not told:
        return None
    first = told[0]
    out = [_OWN.sub("", first.text)]
    for role in told[1:]:
        if (
            role.how != first.how
            and role.text.lower() not in first.text.lower()
            and role.first - first.last < 12
        ):
            out.append(_OWN.sub("", role.text))
            break
    return ", ".join(out[:_MOST_ROLES])


def is_of_its_state(entity: Entity, named: Collection[str], entities: Iterable[Entity]) -> bool:
    """Whether a text lets a body belong to the state that the gazetteer names.

    The text has that state as an actor. If other states have such a body, too (“the Supreme Court”), the text
    speaks of none of them more often.

    Args:
        entity: the body.
        named: the names of the actors.
        entities: all entities of the text.
    """
    if entity.of is None or entity.of not in named:
        return False
    explicit = {alias for _, alias in entity.mentions} - {entity.name, None}
    if explicit or entity.name.split()[-1] not in _IN_MANY_STATES:
        return True
    counts = {e.name: len(e.mentions) for e in entities if e.kind == GOVERNMENT}
    return counts.get(entity.of, 0) == max(counts.values(), default=0)


def affiliations(
    tokens: Tokens, names: Sequence[Name], entities: Entities, of_name: Mapping[int, int]
) -> Iterator[Fact]:
    """The affiliations that the text states beside the name of a person or in their role."""
    at: dict[int, int] = {}
    for i, name in enumerate(names):
        for n in range(name.first, name.last + 1):
            at.setdefault(n, i)
    by_name = {entity.name: entity.id for entity in entities}
    found: set[int] = set()
    for i, key in sorted(of_name.items()):
        if entities[key].kind != PERSON or key in found:
            continue
        owner: int | str | None = _owner_before(tokens, names[i].first, at, entities, of_name)
        party = _party_after(tokens, names[i].last)
        if owner is None and party is not None:
            owner = by_name.get(party, party)
        if owner is not None:
            found.add(key)
            yield Fact(key, "affiliation", owner, names[i].span)
    for entity in entities:
        for role in entity.roles if entity.id not in found else ():
            owner = _of_role(tokens, role, entity, names, entities, of_name, at, by_name)
            if owner is not None:
                yield Fact(entity.id, "affiliation", owner, tokens.span(role.first, role.last))
                break


def _owner_before(
    tokens: Tokens, first: int, at: Mapping[int, int], entities: Entities, of_name: Mapping[int, int]
) -> int | None:
    """The owner before a person's name: “Sweden's Nils Holm”."""
    before = first - 2
    if before < 0 or tokens.low[before + 1] not in ("'s", "'") or before not in at:
        return None
    owner = of_name.get(at[before])
    return owner if owner is not None and entities[owner].kind != PERSON else None


def _party_after(tokens: Tokens, last: int) -> str | None:
    """The party of “, R-Ohio,” or “(D)” right after a name."""
    at = last + 2
    if at >= len(tokens) or tokens.low[last + 1] not in (",", "("):
        return None
    text = tokens.text[at]
    alone = at + 1 < len(tokens) and tokens.low[at + 1] in ("-", ")", "–")
    return {"R": "Republican Party", "D": "Democratic Party"}.get(text) if alone else None


def _of_role(
    tokens: Tokens,
    role: Role,
    own: Entity,
    names: Sequence[Name],
    entities: Entities,
    of_name: Mapping[int, int],
    at: Mapping[int, int],
    by_name: Mapping[str, int],
) -> int | str | None:
    """The organization that a role names, else its party, state or place."""
    if role.noun in words("opposing"):
        return None
    found: list[tuple[int, int, int | str]] = []
    for n in range(role.first, role.last + 1):
        i = at.get(n)
        if i is None:
            continue
        entry = names[i].entry
        owner: int | str | None = of_name.get(i)
        if owner is None and entry is not None and entry.form in ("adjective", "people"):
            owner = by_name.get(entry.name, entry.name)
        if owner is None or owner == own.id or (isinstance(owner, int) and entities[owner].kind == PERSON):
            continue
        if isinstance(owner, int) and (_is_where(tokens, names[i]) or _is_no_body(entities[owner])):
            continue
        rank = 0 if isinstance(owner, int) and entities[owner].kind == ORGANIZATION else 1
        if n > role.head and rank == 0:
            rank = -1 if not found else 0
        found.append((rank, n, owner))
    best = min(found, key=lambda row: row[:2]) if found else None
    if best is not None and best[0] < 1:
        return best[2]
    party = party_in(role.text)
    if party:
        return by_name.get(party, party)
    return best[2] if best is not None else None


def _is_where(tokens: Tokens, name: Name) -> bool:
    """Whether a name in a role only says where: “pharmacist in Amman”."""
    before = name.first - 1 - (tokens.low[name.first - 1] == "the")
    return tokens.low[before] == "in" and name.label in ("GPE", "LOC")


def _is_no_body(entity: Entity) -> bool:
    """Whether what a role names is nobody: “Grand” in “Grand Chief”, “TV”; other acronyms may be bodies."""
    short = entity.name.isupper() and len(entity.name) > 1
    return entity.kind == THING and not (short and entity.name.lower() not in words("acronyms"))
