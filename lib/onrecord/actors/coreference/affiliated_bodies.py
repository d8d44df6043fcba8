"""The organization that unnamed people belong to: the one in their description, or the one in focus."""

from __future__ import annotations

from ...lexicons.words import words
from ...model.anaphors import Anaphor
from ..entities import Entity
from ..nouns import is_organization_noun
from .descriptions import body_after
from .view import View


def organization_in(view: View, first: int, head: int, last: int) -> int | None:
    """The organization that a description or role mentions without its name.

    Args:
        view: the text so far.
        first: first word of the description (“the council leader”, “spokesperson for the service”).
        head: its noun.
        last: its last word.

    Returns:
        The id of the entity that “council” or “the service” means, or None.
    """
    tokens = view.tokens
    for n in range(head - 1, first - 1, -1):
        if tokens.pos[n] == "NOUN" and is_organization_noun(tokens, n) and n not in view.names.at:
            return _id(view.inner(n, n))
    noun = body_after(view.names, head, last)
    return _id(view.inner(head + 2, noun)) if noun is not None else None


def in_focus(view: View, n: int, description: str) -> int | None:
    """The organization of an insider (“spokeswoman”, “board”) if the text does not state it."""
    low = description.lower()
    if low not in words("inside_roles") and low not in words("inside_bodies"):
        return None
    form = "body" if low.startswith("spokes") else "company"
    return _id(view.refer(Anaphor(n, n, n, view.tokens.span(n, n), form)))


def _id(entity: Entity | None) -> int | None:
    return entity.id if entity is not None else None
