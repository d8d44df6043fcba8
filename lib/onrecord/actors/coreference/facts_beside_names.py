"""Facts from the words beside a name: affiliations, and the names of people unnamed so far."""

from __future__ import annotations

from ...lexicons.name_matching import SMALL_WORDS
from ...lexicons.words import fold
from ...model.facts import Fact, Role
from ...model.names import Name
from ..entities import Entity
from ..kind_names import PERSON
from .affiliated_bodies import in_focus, organization_in
from .sieves.cataphora import ranks_in
from .view import View

_LONGEST = 5
"""Most letters of the short form of an office."""


def affiliation_of_role(view: View, i: int) -> Fact | None:
    """The affiliation of a person by a role with “its”, “the company's” or no owner (“chief executive”).

    Args:
        view: the text so far.
        i: index of the name beside which the role may stand.
    """
    if i not in view.names.of_name:
        return None
    entity, tokens = view.of_name(i), view.tokens
    if entity.kind != PERSON or entity.affiliation is not None or not entity.roles:
        return None
    role = entity.roles[0]
    if not 0 <= view.names.names[i].first - role.first < 15 and role.how != "apposition":
        return None
    owner = next((n for n in range(role.first, role.head) if tokens.low[n + 1] in ("'s", "'")), None)
    found: int | str | None
    if tokens.low[role.first] in ("its", "their"):
        whose = view.pronoun(role.first, False)
        found = whose.id if whose is not None else None
    elif owner is not None and tokens.pos[owner] == "NOUN":
        whose = view.inner(role.first, owner)
        found = whose.id if whose is not None else None
    else:
        found = organization_in(view, role.first, role.head, role.last)
        found = in_focus(view, role.first, role.text) if found is None else found
    if found is None or found == entity.id:
        return None
    return Fact(entity.id, "affiliation", found, tokens.span(role.first, role.last))


def same_as_before(view: View, i: int) -> Fact | None:
    """The fact that a name belongs to a person unnamed so far: “the lawyer, Jane Roe”, or is an office's.

    Args:
        view: the text so far.
        i: index of the name.
    """
    if i not in view.names.of_name:
        return None
    entity, name, tokens = view.of_name(i), view.names.names[i], view.tokens
    officer = _officer(view, entity, name)
    if officer is not None:
        return Fact(entity.id, "same as", officer, name.span)
    if entity.kind != PERSON or entity.first != name.span:
        return None
    role = next((r for r in entity.roles if r.how == "apposition" and r.last < name.first), None)
    if role is None or role.first == 0 or tokens.low[role.first - 1] != "the":
        return None
    told = view.history.last(lambda e: not e.named and e.kind == PERSON and e.head == role.noun)
    if told is None or told.plural or not told.mentions:
        return None
    if ranks_in(fold(role.text).split()) != ranks_in(told.forms[0]):
        return None
    return Fact(told.id, "same as", entity.id, tokens.span(role.first, name.last))


def _officer(view: View, entity: Entity, name: Name) -> int | None:
    """The id of the only person whose office an acronym shortens.

    “The DPO” after District Police Officer Jane Roe.
    """
    tokens = view.tokens
    short = tokens.text[name.first]
    alone = name.first == name.last and name.first > 0 and tokens.low[name.first - 1] == "the"
    if not alone or entity.entry or not (short.isupper() and 1 < len(short) <= _LONGEST):
        return None
    people = (e for e in view.entities if e.kind == PERSON and e.named and e.id != entity.id)
    holders = [e.id for e in people if any(_initials(role) == short for role in e.roles)]
    return holders[0] if len(holders) == 1 else None


def _initials(role: Role) -> str:
    """The first letters of an office beside a name, all of whose words have a capital; else nothing."""
    parts = role.text.replace("-", " ").split() if role.how in ("title", "apposition") else []
    parts = [part for part in parts if part not in SMALL_WORDS]
    return "".join(part[0] for part in parts) if all(part[0].isupper() for part in parts) else ""
