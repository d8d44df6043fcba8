"""Descriptions without an antecedent: an unnamed entity with the same words, or a new one."""

from __future__ import annotations

from ....lexicons.words import table, words
from ....model.anaphors import Anaphor
from ....model.facts import Decision
from ....text.tokens import Tokens
from ...entities import Entity
from ...kind_names import GROUP, ORGANIZATION, PERSON
from ...nouns import is_person_noun
from ..affiliated_bodies import in_focus, organization_in
from ..decide import introduce, mention
from ..descriptions import is_share, name_of, role_of
from ..owners import key_of, modifiers, owner
from ..view import View, certain

_SAYS = frozenset(("say", "tell", "add", "deny", "warn"))
_CROWDS = frozenset(("couple", "crowd", "group", "handful", "majority", "pair", "trio"))
_SEVERAL = frozenset(("number", "others", "several", "those"))


def same_words(view: View, anaphor: Anaphor) -> Decision | None:
    """The last unnamed entity with the same words; shares of people (“9 percent”) are new each time."""
    if anaphor.other or is_share(view.tokens, anaphor.head):
        return None
    whose, plural = owner(view, anaphor), _is_plural(view.tokens, anaphor)
    head, key = view.tokens.lemma[anaphor.head].lower(), key_of(view, anaphor, anaphor.last)
    for entity in reversed(list(view.entities)):
        if entity.named or entity.head != head or entity.plural != plural:
            continue
        if whose is not None and entity.affiliation != whose.id and head not in words("opposing"):
            continue
        exact = key in entity.forms and (plural or anaphor.definite or len(key) > 1)
        some = plural and len(key) == 1 and entity.kind == GROUP and len(entity.forms[0]) < 4
        if exact or some:
            return certain(entity, mention(view, anaphor, entity.id))
    return None


def mere_thing(view: View, anaphor: Anaphor) -> Decision | None:
    """Nobody, for a source that means neither people nor a document and says nothing: “the episode shows”."""
    if anaphor.form != "thing" or anaphor.source < 0:
        return None
    tokens, verb = view.tokens, view.tokens.head[anaphor.head]
    document = tokens.lemma[anaphor.head].lower() in words("documents") | words("voices")
    speaks = tokens.dep[anaphor.head] == "nsubj" and tokens.lemma[verb].lower() in _SAYS
    return None if document or speaks else certain(None)


def somebody_new(view: View, anaphor: Anaphor) -> Decision:
    """A new unnamed entity with the facts that the description states."""
    tokens = view.tokens
    kind = _kind(tokens, anaphor)
    role = role_of(tokens, anaphor) if kind == PERSON else None
    head = tokens.low[anaphor.head]
    told = {
        "name": _name(view, anaphor),
        "kind": kind,
        "named": False,
        "head": tokens.lemma[anaphor.head].lower(),
        "plural": _is_plural(tokens, anaphor),
        "form": key_of(view, anaphor, anaphor.last),
        "gender": table("sexes").get(head),
        "people": head in words("groups") or is_person_noun(tokens, anaphor.head),
        "affiliation": affiliation_of(view, anaphor),
        "role": role,
    }
    return introduce(view, anaphor, told)


def _is_plural(tokens: Tokens, found: Anaphor) -> bool:
    head = tokens.low[found.head]
    number = tokens.pos[found.head] == "NUM" and head not in ("one", "1")
    crowd = head in _CROWDS and tokens.low[found.head + 1 : found.head + 2] == ["of"]
    several = found.form == "several" or head in words("groups") | _SEVERAL
    return tokens.tag[found.head] in ("NNS", "NNPS") or number or crowd or several


def _name(view: View, found: Anaphor) -> str:
    """The words of a description, with the owner's name instead of “his”."""
    tokens, whose = view.tokens, owner(view, found)
    if whose is not None and tokens.tag[found.first] == "PRP$":
        return f"{whose.name}'s {tokens.words(found.first + 1, found.last)}"
    return name_of(tokens, found, found.last, view.names.at)


def _kind(tokens: Tokens, found: Anaphor) -> str:
    if _is_plural(tokens, found):
        return GROUP
    if found.form == "person" or tokens.low[found.head] in ("one", "someone", "somebody"):
        return PERSON
    return ORGANIZATION if found.form == "organization" else GROUP


def affiliation_of(view: View, found: Anaphor) -> int | None:
    """The affiliation of an unnamed entity; critics of a body have none."""
    if view.tokens.low[found.head] in words("opposing"):
        return None
    states = modifiers(view, found)
    own: Entity | None = view.named(found.head) or (states[0] if states else owner(view, found))
    if own is not None:
        return own.id
    inside = organization_in(view, found.first, found.head, found.last)
    if inside is not None:
        return inside
    return in_focus(view, found.head, view.tokens.words(found.head, found.last))
