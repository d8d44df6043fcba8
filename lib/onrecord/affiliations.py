"""Affiliations: whom somebody belongs to or speaks for, read from their roles and the lexicon of institutions."""

from __future__ import annotations

from collections.abc import Sequence

from .entities import GOVERNMENT, ORGANIZATION, PERSON, PLACE, Entity
from .mentions import Mention
from .roles import Role
from .tokens import Tokens

_MOST_ROLES = 2


def role_text(entity: Entity) -> str | None:
    """The role of an entity as one text: its title and its first apposition."""
    told = [role for role in entity.roles if role.text]
    if not told:
        return None
    first = told[0]
    out = [first.text]
    for role in told[1:]:
        if (
            role.how != first.how
            and role.text.lower() not in first.text.lower()
            and role.first - first.last < 12
        ):
            out.append(role.text)
            break
    return ", ".join(out[:_MOST_ROLES])


def affiliate(
    tokens: Tokens, mentions: Sequence[Mention], of_mention: dict[int, Entity], entities: Sequence[Entity]
) -> None:
    """Set the affiliation of each entity with a role that names what it belongs to."""
    at: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        for n in range(mention.first, mention.last + 1):
            at.setdefault(n, i)
    by_name = {entity.name: entity for entity in entities}
    for entity in entities:
        for role in entity.roles:
            if entity.affiliation is not None:
                break
            entity.affiliation = _of_role(tokens, role, entity, mentions, of_mention, at, by_name)


def _of_role(
    tokens: Tokens,
    role: Role,
    own: Entity,
    mentions: Sequence[Mention],
    of_mention: dict[int, Entity],
    at: dict[int, int],
    by_name: dict[str, Entity],
) -> Entity | str | None:
    """The organisation a role names, else the state or place, those before its noun first."""
    found: list[tuple[int, int, Entity | str]] = []
    for n in range(role.first, role.last + 1):
        i = at.get(n)
        if i is None:
            continue
        entry = mentions[i].entry
        entity: Entity | str | None = of_mention.get(i)
        if entity is None and entry is not None and entry.form in ("adjective", "people"):
            entity = by_name.get(entry.name, entry.name)
        if entity is None or entity is own or (isinstance(entity, Entity) and entity.kind == PERSON):
            continue
        rank = 0 if isinstance(entity, Entity) and entity.kind == ORGANIZATION else 1
        if n > role.head and n > 0 and tokens.low[n - 1] == "to":
            rank = 2
        if n > role.head and rank == 0:
            rank = -1 if not found else 0
        found.append((rank, n, entity))
    if found:
        return min(found, key=lambda row: row[:2])[2]
    return None


__all__ = ["GOVERNMENT", "PLACE", "affiliate", "role_text"]
