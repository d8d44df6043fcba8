"""Facts from the words beside a name: affiliations, and the names of people unnamed so far."""

from __future__ import annotations

from ...lexicons.words import fold
from ...model.facts import Fact
from ..kind_names import PERSON
from .affiliated_bodies import in_focus, organization_in
from .sieves.cataphora import ranks_in
from .view import View


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
    """The fact that a name belongs to a person unnamed so far: “the lawyer, Jane Roe”.

    Args:
        view: the text so far.
        i: index of the name.
    """
    if i not in view.names.of_name:
        return None
    entity, name, tokens = view.of_name(i), view.names.names[i], view.tokens
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
