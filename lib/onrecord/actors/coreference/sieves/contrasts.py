"""Sources that choose among those named before or next: “the latter”, “the former mayor”, “for her part”."""

from __future__ import annotations

from ....lexicons.words import words
from ....model.anaphors import Anaphor
from ....model.facts import Decision, Fact
from ...entities import Entity
from ...kind_names import ORGANIZATION, PERSON
from ..decide import mention, only
from ..owners import owner
from ..ranking.affinity import role_words
from ..view import View, certain

_SENTENCES, _NEAR = 2, 6
"""“The latter” is named in the last two sentences, the subject within six words after “for her part,”."""


def latter_or_former(view: View, anaphor: Anaphor) -> Decision | None:
    """The last of two people or bodies named before, or the one before it; nobody if there are no two."""
    tokens, n = view.tokens, anaphor.head
    low = tokens.low[n]
    alone = tokens.low[n - 1 : n] == ["the"] and view.source_of(anaphor) is not None
    if low not in ("latter", "former") or not alone:
        return None
    for kind in (PERSON, ORGANIZATION):
        named = _named_before(view, n, kind)
        if len(named) > 1:
            found = named[-1] if low == "latter" else named[-2]
            return certain(found, Fact(found.id, "mention", None, tokens.span(n - 1, n)))
    return certain(None)


def _named_before(view: View, n: int, kind: str) -> list[Entity]:
    """The entities of a kind named in the sentence of a word and the one before, in order of last mention."""
    tokens, names = view.tokens, view.names
    found: dict[int, Entity] = {}
    for i, name in enumerate(names.names):
        if name.first >= n or tokens.sentence[name.first] <= tokens.sentence[n] - _SENTENCES:
            continue
        entity = view.of_name(i) if i in names.of_name else None
        if entity is not None and entity.kind == kind and names.role_of.get(name.head, i) == i:
            found.pop(entity.id, None)
            found[entity.id] = entity
    return list(found.values())


def former_holder(view: View, anaphor: Anaphor) -> Decision | None:
    """The only person whose office is past: “the former mayor” for “ex-mayor Ann Roe”."""
    tokens = view.tokens
    if anaphor.form != "person" or not anaphor.definite or owner(view, anaphor) is not None:
        return None
    noun, told = tokens.lemma[anaphor.head].lower(), tokens.low[anaphor.first : anaphor.head]
    if not words("past") & set(told) or anaphor.last > anaphor.head:
        return None

    def held(entity: Entity) -> bool:
        roles = (role_words(role) for role in entity.roles if role.noun == noun)
        return any(not words("past").isdisjoint(role) for role in roles)

    found = [entity for entity in view.people() if entity.named and held(entity)]
    return only(view, anaphor, found)


def for_ones_part(view: View, anaphor: Anaphor) -> Decision | None:
    """The subject that follows “for her part,”."""
    tokens, n = view.tokens, anaphor.head
    if anaphor.form not in ("he", "she") or tokens.low[n - 1 : n + 2 : 2] != ["for", "part"]:
        return None
    for k in range(n + 2, min(n + 2 + _NEAR, len(tokens))):
        i = view.names.opens(k)
        if i is not None and view.of_name(i).kind == PERSON and tokens.is_subject(view.names.names[i].head):
            return certain(view.of_name(i), mention(view, anaphor, view.of_name(i).id))
    return None
