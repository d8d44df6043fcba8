"""Groups of people or bodies named together: “A and B said”."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ....lexicons.words import words
from ....model.facts import Fact
from ....text.tokens import Tokens
from ...kind_names import GROUP, ORGANIZATION, PERSON, PLACE
from ..view import View

_JOINS = frozenset((",", "and", "the", "&", ")", "."))
_BEFORE_HOMES = frozenset(("of", "from", "(", "-", "–", "r", "d", "i"))
_OWNERS = (["'s"], ["'"])
_BEFORE_BODIES = frozenset(("of", "from", "at", "("))
_BEFORE_ROLES = _BEFORE_BODIES | {"a", "an", "for", "in"}


@dataclass(frozen=True, slots=True)
class Joined:
    """Entities named together.

    Attributes:
        members: their ids, in text order.
        last: the index of the last name.
    """

    members: tuple[int, ...]
    last: int


def joined(view: View, first: int, inside: Collection[int] | None = None) -> Joined | None:
    """The entities in a list of names with “and”, or None if there is none.

    Args:
        view: the text so far.
        first: index of the first name.
        inside: the words of a source in which the other names must begin; None for any.
    """
    tokens, names = view.tokens, view.names.names
    members, last, by_and = [first], names[first].last, False
    if tokens.low[last + 1 : last + 2] in _OWNERS:
        return None
    for i in range(first + 1, len(names)):
        if i not in view.names.of_name or names[i].first <= last:
            continue
        if inside is not None and names[i].first not in inside:
            break
        if tokens.sentence[names[i].first] != tokens.sentence[last]:
            break
        if _in_role(view, i) or owns_next(view, i) or names[i].first in _clause_of(view, members[-1]):
            continue
        low = _between(view, members[-1], i, last)
        if _is_home(view, members[-1], i, low):
            last = names[i].last
            continue
        if low and all(word in _JOINS for word in low):
            members.append(i)
            last = names[i].last
            by_and = by_and or "and" in low or "&" in low
        else:
            break
    by_and = by_and or tokens.low[last + 1 : last + 3] == ["and", "others"]
    distinct = tuple(dict.fromkeys(view.of_name(i).id for i in members))
    return Joined(distinct, members[-1]) if len(distinct) > 1 and by_and else None


def _is_home(view: View, member: int, i: int, between: Sequence[str]) -> bool:
    """Whether a name is the place or body of the person before it: “Ann Roe of Ohio”, “Ann Roe, D-Va.”."""
    if view.of_name(member).kind != PERSON:
        return False
    if view.of_name(i).kind == ORGANIZATION:
        return not _BEFORE_BODIES.isdisjoint(between) and all(
            word in _JOINS | _BEFORE_BODIES for word in between
        )
    return view.of_name(i).kind == PLACE and all(word in _JOINS | _BEFORE_HOMES for word in between)


def _clause_of(view: View, member: int) -> range:
    """The words of the relative clause of a name: “Ann Roe, who leads the union, and …”."""
    tokens = view.tokens
    verb = tokens.child(view.names.names[member].head, "relcl")
    if verb is None:
        return range(0)
    first, last = tokens.edges(verb)
    return range(first, last + 1)


def owns_next(view: View, i: int) -> bool:
    """Whether a name is the owner of the next one: “Kenya's Ann Roe”."""
    after = view.names.names[i].last + 1
    return view.tokens.low[after : after + 1] in _OWNERS and view.names.opens(after + 1) is not None


def _in_role(view: View, i: int) -> bool:
    """Whether a name is in another’s role: “Ed Roe, spokesman for Acme, and …”, “the MP for Ely and Diss”."""
    tokens, head = view.tokens, view.names.names[i].head
    heads = (head, tokens.head[head]) if tokens.dep[head] == "conj" else (head,)
    return any(view.names.role_of.get(n, i) != i for n in heads)


def _between(view: View, one: int, other: int, last: int) -> list[str]:
    """The words between two names, without titles, ages, appositions and their “his” or “her”."""
    tokens, titles = view.tokens, view.names.titles[other]
    inside = [n for n in range(last + 1, view.names.names[other].first) if n not in titles]
    inside = [n for n in inside if n not in _clause_of(view, one)]
    between = [n for n in inside if view.names.role_of.get(n) not in (one, other)]
    owner = view.names.at.get(view.names.names[other].first - 2)
    if owner is not None and owns_next(view, owner):
        between = [n for n in between if n < view.names.names[owner].first]
    told = set(inside) - set(between)
    kept = [n for n in _outside_brackets(view, between) if tokens.tag[n] != "PRP$" and not _is_age(tokens, n)]
    kept = [n for n in kept if not (tokens.low[n] in _BEFORE_ROLES and n + 1 in told)]
    return [tokens.low[n] for n in kept if tokens.low[n] not in words("honorifics")]


def _is_age(tokens: Tokens, n: int) -> bool:
    """Whether a word is an age between commas, as in “Ann Roe, 38, and …”."""
    return (
        tokens.text[n].isdigit() and 0 < n < len(tokens) - 1 and tokens.low[n - 1] == tokens.low[n + 1] == ","
    )


def _outside_brackets(view: View, between: Sequence[int]) -> list[int]:
    """The words without those in brackets that hold no name: “Hao-han (張顥瀚) and”."""
    low = view.tokens.low
    opening = next((n for n in between if low[n] == "("), None)
    closing = next((n for n in between if low[n] == ")"), None)
    if opening is None or closing is None or any(view.named(n) for n in range(opening, closing)):
        return list(between)
    return [n for n in between if not opening <= n <= closing]


def group_of(view: View, first: int, found: Joined) -> tuple[int, tuple[Fact, ...]]:
    """The id of the group of entities named together, and the facts that make it if it is new."""
    wanted = set(found.members)
    for entity in view.entities:
        if entity.members and set(entity.members) == wanted:
            return entity.id, ()
    span = view.tokens.span(view.names.names[first].first, view.names.names[found.last].last)
    told = {
        "name": _listed([view.entities[member].name for member in found.members]),
        "kind": GROUP,
        "plural": True,
        "members": found.members,
    }
    new = view.entities.next_id
    return new, tuple(Fact(new, field, value, span) for field, value in told.items())


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + " and " + names[-1]
