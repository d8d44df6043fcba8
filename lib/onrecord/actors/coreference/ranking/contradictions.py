"""Whether a description contradicts an entity: it tells another of the same noun."""

from __future__ import annotations

from collections.abc import Iterable

from ....lexicons.words import fold
from ....model.anaphors import Anaphor
from ...entities import Entity
from ...kind_names import PERSON
from ..view import View
from .described import Described

_CONTRASTS = (
    frozenset(("first", "second", "third", "fourth", "fifth", "sixth", "last")),
    frozenset(("old", "older", "elder", "young", "younger")),
    frozenset(("male", "female")),
)
"""Words that tell people of one noun apart."""
_LEVELS = frozenset(("central", "federal", "local", "lower", "national", "regional"))
"""Adjectives that tell bodies of one noun apart."""


def is_contrasted(view: View, anaphor: Anaphor, entity: Entity) -> bool:
    """Whether a description contrasts with another without a name: “the second witness”, not the first."""
    if entity.named:
        return False
    asked, told = set(view.tokens.low[anaphor.first : anaphor.head]), set(fold(entity.name).split())
    return any(asked & series and told & series and not asked & told & series for series in _CONTRASTS)


def is_of_other_sort(view: View, anaphor: Anaphor, entity: Entity) -> bool:
    """Whether nouns tell somebody from another without a name: “the nurses' union”, not the teachers'."""
    tokens = view.tokens
    if entity.named or not entity.mentions or tokens.lemma[anaphor.head].lower() != entity.head:
        return False
    own = tokens.within(entity.first)
    told = _sorts(view, [n for n in own if tokens.lemma[n].lower() != entity.head])
    words_asked = [*range(anaphor.first, anaphor.head), *range(anaphor.head + 1, anaphor.last + 1)]
    asked = _sorts(view, words_asked)
    return told.isdisjoint(asked) and bool(asked) and bool(told or asked & _LEVELS)


def _sorts(view: View, words_told: Iterable[int]) -> set[str]:
    """The nouns among the words of a description, in the singular, and adjectives like “federal”."""
    tokens = view.tokens
    nouns = (n for n in words_told if tokens.pos[n] in ("NOUN", "PROPN") or tokens.low[n] in _LEVELS)
    return {tokens.lemma[n].lower() for n in nouns} - {"year"}


def is_of_others(view: View, entity: Entity, described: Described) -> bool:
    """Whether a body belongs to a person, and a description to others: “the campaign of Lee” is not Roe's."""
    people = {state for state in described.states if view.entities[state].kind == PERSON}
    own = entity.affiliation
    whose = view.entities[own] if isinstance(own, int) else None
    return bool(people) and whose is not None and whose.kind == PERSON and whose.id not in people
