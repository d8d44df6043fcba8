"""Namesakes: actors with the same name are joined or kept apart.

Two of them become one entity if

* they share an affiliation, or
* their affiliations do not conflict, and their roles share a word or their articles share company: `SHARED`
  other actors (no places or states) that at most a quarter of all articles name, or
* one has only a name, and nobody else has that name.

Affiliations conflict if both are places or states, both are parties, or both are something else, and neither
name contains all words of the other. A conflict is ignored if the articles share company and either the
roles also share a word or one side appears `ODD_ONE_OUT` times as often: then an error is more likely than a
namesake.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .actor_profiles import Affiliation, Group
from .profile_index import Namesakes, Profiles

SHARED = 2
ODD_ONE_OUT = 10
LIKELIER = 3


def join_block(groups: Iterable[Group]) -> list[Group]:
    """Join the appearances of actors with the same kind and name.

    Args:
        groups: one group per appearance; they are changed.

    Returns:
        One group per entity, the most frequent first.
    """
    known: dict[Any, Group] = {}
    bare: list[Group] = []
    for group in groups:
        if group.is_bare:
            bare.append(group)
        else:
            _add_to(known, group.signature, group)
    found = list(known.values())
    before = 0
    while before != len(found):
        before = len(found)
        found = _join_once(found)
    return _by_size(found + _place_bare(found, bare))


def fit(a: Group, b: Group) -> int:
    """Return how well two groups match; 0 if they do not."""
    if _contradict(a.middles, b.middles):
        return 0
    company = len(a.company & b.company)
    alike = bool(a.role_words.keys() & b.role_words.keys())
    belongs = _same_affiliation(a.affiliations, b.affiliations)
    if belongs:
        return 1000 + company
    if belongs is False:
        small, large = sorted((a.size, b.size))
        return 1 if company >= SHARED and (alike or large >= ODD_ONE_OUT * small) else 0
    if alike:
        return 500 + company
    return company if company >= SHARED else 0


def belong(a: Group, b: Group) -> bool:
    """Return whether two groups share an affiliation and have no conflicting middle names."""
    return not _contradict(a.middles, b.middles) and _same_affiliation(a.affiliations, b.affiliations) is True


def full_name_for(short: Group, others: Profiles) -> int | None:
    """Return the full name of a person known by one word, or None if none stands out.

    If there are several people, it is the only one who shares an affiliation, or the one whose roles share
    words `LIKELIER` times as often as any other's.

    Args:
        short: the person known by one word.
        others: the people whose full names end in it.

    Returns:
        The index in `others`.
    """
    groups = others.groups
    if len(groups) == 1:
        return 0 if fit(groups[0], short) else None
    if short.is_bare:
        return None
    near = sorted(others.near(short))
    same = [i for i in near if belong(groups[i], short)]
    if len(same) == 1 and fit(groups[same[0]], short):
        return same[0]
    shared = [sum(n for word, n in groups[i].role_words.items() if word in short.role_words) for i in near]
    order = sorted(range(len(near)), key=lambda i: -shared[i])
    if not order or not shared[order[0]] >= max([1, *(LIKELIER * shared[i] for i in order[1:2])]):
        return None
    return near[order[0]] if fit(groups[near[order[0]]], short) else None


def _same_affiliation(a: Iterable[Affiliation], b: Iterable[Affiliation]) -> bool | None:
    """Return whether the two share an item; None if there is nothing to compare."""
    pairs = [(side == other_side, one, other) for side, one in a for other_side, other in b]
    if any(one <= other or other <= one for _, one, other in pairs):
        return True
    return False if any(comparable for comparable, _, _ in pairs) else None


def _add_to(known: dict[Any, Group], key: Any, group: Group) -> None:
    if key in known:
        known[key].add(group)
    else:
        known[key] = group


def _by_size(groups: Iterable[Group]) -> list[Group]:
    return sorted(groups, key=lambda group: (-group.size, min(group.appearances)))


def _join_once(groups: list[Group]) -> list[Group]:
    """Merge each group into the earlier one that matches best, if any does."""
    if len(groups) < 2:
        return groups
    found = Namesakes()
    for group in _by_size(groups):
        others = found.near(group) | {i for i, n in found.company(group).items() if n >= SHARED}
        fits = {i: fit(found.groups[i], group) for i in sorted(others)}
        best = max(fits, key=fits.__getitem__, default=None)
        if best is not None and fits[best]:
            found.join(best, group)
        else:
            found.add(group)
    return found.groups


def _place_bare(found: list[Group], bare: list[Group]) -> list[Group]:
    """Add groups with only a name to the groups they belong to; return those that belong to none."""
    if not bare:
        return []
    apart: dict[tuple[str, ...], Group] = {}
    known = Namesakes(found)
    for group in bare:
        shared = known.company(group)
        fitting = [i for i, other in enumerate(found) if not _contradict(other.middles, group.middles)]
        best = max(fitting, key=shared.__getitem__, default=None)
        if best is not None and (len(fitting) == 1 or shared[best] >= SHARED):
            known.join(best, group)
        else:
            _add_to(apart, tuple(group.middles), group)
    plain = apart.pop((), None)
    if plain is None:
        return list(apart.values())
    if len(apart) == 1 and not found:  # “John Quill” beside one “John A. Quill” only
        next(iter(apart.values())).add(plain)
        return list(apart.values())
    return [*apart.values(), plain]


def _contradict(a: set[str], b: set[str]) -> bool:
    return bool(a and b) and not a & b
