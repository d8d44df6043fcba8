"""Owners and modifiers in descriptions: “his wife”, “Jane Roe's lawyer”, “the U.S. embassy”."""

from __future__ import annotations

from ...lexicons.words import fold, table, words
from ...model.anaphors import Anaphor
from ..entities import Entity, Form
from ..kind_names import ORGANIZATION, PLACE, THING
from ..pronouns import OWNERS
from .descriptions import DEFINITE, NEW, complement, is_native
from .view import View


def owner(view: View, found: Anaphor) -> Entity | None:
    """The owner in a description: “his wife”, “Jane Roe's lawyer”; None if there is none."""
    return view.remember(("owner", found), lambda: _owner(view, found))


def _owner(view: View, found: Anaphor) -> Entity | None:
    tokens = view.tokens
    for n in range(found.first, found.head):
        if tokens.tag[n] == "PRP$":
            return view.speaker_at(n) if tokens.low[n] in ("my", "our") else view.pronoun(n, True)
        if tokens.low[n + 1] not in ("'s", "'"):
            continue
        if view.names.entity_at(n) is not None:
            return view.named(n)
        if tokens.pos[n] == "NOUN" and found.first < n < found.head - 1:
            return view.inner(found.first, n)
    return None


def is_owned_by_another(view: View, found: Anaphor) -> bool:
    """Whether a description has an owner that is not a known entity: “Leeds's bus company”, “my mother”."""
    tokens = view.tokens
    marks = [n for n in range(found.first + 1, found.head) if tokens.low[n] in ("'s", "'")]
    named = any(tokens.text[n - 1][0].isupper() for n in marks) and tokens.low[found.first] not in DEFINITE
    return named or tokens.low[found.first] in ("my", "our", "your")


def modifiers(view: View, found: Anaphor) -> list[Entity]:
    """Entities named beside the noun of a description, or implied by a demonym (“the Swede” too)."""
    return view.remember(("modifiers", found), lambda: _modifiers(view, found))


def _modifiers(view: View, found: Anaphor) -> list[Entity]:
    out: dict[int, Entity] = {}
    native = [found.head] if is_native(view.names, found.head) else []
    for n in [*range(found.first, found.head), *native, *complement(view.tokens, found)]:
        i = view.names.at.get(n)
        if i is None or (n + 1 < len(view.tokens) and view.tokens.low[n + 1] == "-"):
            continue
        entity = view.named(n) or view.state_of(i)
        if entity is not None and entity.kind != THING:
            out.setdefault(entity.id, entity)
    return list(out.values())


def is_beside_another(view: View, found: Anaphor, entity: Entity) -> bool:
    """Whether the same noun is told of somebody beside another name: “the Acme boss” is not Apex's.

    States and parties are compared elsewhere: “the U.S. senator” may be that of Ohio.
    """
    asked, noun = _names_beside(view, found.first, found.head), view.tokens.lemma[found.head].lower()
    if not asked:
        return False
    roles = (role for role in entity.roles if role.noun == noun and role.how != "place")
    told = [names for role in roles if (names := _names_beside(view, role.first, role.head))]
    return bool(told) and not any(_are_alike(asked, names) for names in told)


def is_elsewhere(view: View, found: Anaphor, entity: Entity) -> bool:
    """Whether the same noun is told of somebody with another place or body: “the police chief of York”."""
    asked = {e.id for e in modifiers(view, found) if e.kind in (PLACE, ORGANIZATION) and not e.entry}
    noun = view.tokens.lemma[found.head].lower()
    told: set[int] = set()
    for role in entity.roles if asked else ():
        if role.noun == noun and role.how != "place":
            named = (view.named(n) for n in range(role.first, role.last + 1))
            told |= {e.id for e in named if e is not None and e.kind in (PLACE, ORGANIZATION) and not e.entry}
    return bool(told) and told.isdisjoint(asked)


def _names_beside(view: View, first: int, head: int) -> tuple[str, ...]:
    """The capitalised words before a noun, folded; none if one of them means a state or a party."""
    tokens, at = view.tokens, view.names.at
    words_told = [n for n in range(first, head) if tokens.text[n][:1].isupper() and tokens.tag[n] != "DT"]
    known = any(n in at and view.names.names[at[n]].entry is not None for n in words_told)
    party = any(tokens.low[n] in table("parties") for n in words_told)
    return () if known or party else tuple(fold(tokens.text[n]) for n in words_told)


def _are_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether names share a word, or one is the initials of the other."""
    letters = ["".join(word[0] for word in names) for names in (one, other)]
    return not set(one).isdisjoint(other) or letters[1] in one or letters[0] in other


def key_of(view: View, found: Anaphor, last: int) -> Form:
    """The words that identify an unnamed source, without articles and counts; states appear by name."""
    tokens = view.tokens
    out: list[str] = []
    for n in range(found.first, last + 1):
        low = tokens.low[n]
        i = view.names.at.get(n)
        counts = (low in words("leading") and i is None) or tokens.text[n].isdigit()
        if counts or low in NEW or low in OWNERS or low in ("'s", "'"):
            continue
        state = view.state_of(i) if i is not None else None
        word = fold(state.name) if state is not None else tokens.lemma[n].lower()
        if not out or out[-1] != word:
            out.append(word)
    return tuple(out)
