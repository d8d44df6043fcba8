"""Affiliations: whom somebody belongs to or speaks for, by their role and the lexicon of institutions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicons.words import table
from ..text.tokens import Tokens
from .entities import Entity
from .kinds import ORGANIZATION, PERSON
from .names.mentions import Mention
from .roles import Role

_MOST_ROLES = 2
_OWN = re.compile(r"^(?:his|her|their|its|my|our|whose) ", re.IGNORECASE)


def role_text(entity: Entity) -> str | None:
    """The role of an entity as one text: its title and its first apposition."""
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


def affiliate(
    tokens: Tokens, mentions: Sequence[Mention], of_mention: dict[int, Entity], entities: Sequence[Entity]
) -> None:
    """Set the affiliation of each entity with a role that names what it belongs to."""
    at: dict[int, int] = {}
    for i, mention in enumerate(mentions):
        for n in range(mention.first, mention.last + 1):
            at.setdefault(n, i)
    by_name = {entity.name: entity for entity in entities}
    for i, entity in sorted(of_mention.items()):
        before = mentions[i].first - 2
        owned = before >= 0 and tokens.low[before + 1] in ("'s", "'") and before in at
        owner = of_mention.get(at[before]) if owned else None
        if entity.kind == PERSON and owner is not None and owner.kind != PERSON and not entity.affiliation:
            entity.affiliation = owner
        party = _party_after(tokens, mentions[i].last) if entity.kind == PERSON else None
        if party and entity.affiliation is None:
            entity.affiliation = by_name.get(party, party)
    for entity in entities:
        for role in entity.roles:
            if entity.affiliation is not None:
                break
            entity.affiliation = _of_role(tokens, role, entity, mentions, of_mention, at, by_name)


def _party_after(tokens: Tokens, last: int) -> str | None:
    """The party of “, R-Ohio,” or “(D)” right after a name."""
    at = last + 2
    if at >= len(tokens) or tokens.low[last + 1] not in (",", "("):
        return None
    text = tokens.text[at]
    alone = text in ("R", "D") and at + 1 < len(tokens) and tokens.low[at + 1] in ("-", ")", "–")
    if alone or (text[:2] in ("R-", "D-") and text[2:3].isupper()):
        return {"R": "Republican Party", "D": "Democratic Party"}[text[0]]
    return None


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
    if found and min(rank for rank, _, _ in found) < 1:
        return min(found, key=lambda row: row[:2])[2]
    text = " ".join(role.text.lower().split())
    party = next(
        (table("parties")[word] for word in re.split(r"\W+", text) if word in table("parties")), None
    )
    if party:
        return by_name.get(party, party)
    if found:
        return min(found, key=lambda row: row[:2])[2]
    office = next((state for office, state in table("offices").items() if office in text), None)
    return by_name.get(office, office) if office else None
