"""Pronouns resolved by rule: “I” in a quotation, “who”, “both”, “there”."""

from __future__ import annotations

from dataclasses import replace

from ....model.anaphors import Anaphor
from ....model.facts import Decision, Fact
from ...entities import Entity
from ...kind_names import ORGANIZATION, PERSON, THING
from ...nouns import is_organization_noun, is_person_noun
from ..descriptions import of_source
from ..sources import Source
from ..view import View, certain, pronoun_at
from .groups import group_of, joined

_NOBODY = frozenset(
    (
        *("each", "there", "nobody", "you", "one's", "what", "nothing", "something", "everything"),
        *("this", "that", "these"),
    )
)
_COUNTS = {
    "both": 2,
    "two": 2,
    "pair": 2,
    "duo": 2,
    "couple": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "quartet": 4,
}
_LESS_SURE = "relative_to_noun"
"""The name of a decision on “who” after a noun, or far from a name."""
_QUANTIFIERS = frozenset(("any", "anyone", "few", "many", "most", "others", "some", "those"))
_OBJECTS = frozenset(("him", "her", "them"))
_MOST_NAMED = 12
"""Most people named together before “who”."""
_NUMBERS = frozenset(("two", "three", "four"))


def stands_for_nobody(view: View, anaphor: Anaphor) -> Decision | None:
    """No entity, for a source like “there”, “you”, “what”, “no one”."""
    source = view.source_of(anaphor)
    if source is None:
        return None
    low = [view.tokens.low[n] for n in source.words]
    alone = len(low) == 1 and view.tokens.low[anaphor.head] in _NOBODY
    return certain(None) if alone or low[:2] == ["no", "one"] else None


def first_person(view: View, anaphor: Anaphor) -> Decision | None:
    """The speaker of the quotation that “I” is in."""
    if anaphor.form != "first":
        return None
    outer = view.decision_at(anaphor.head)
    return Decision(outer.ranked) if outer is not None else certain(None)


def relative_pronoun(view: View, anaphor: Anaphor) -> Decision | None:
    """The entity mentioned right before “who”, or the group if the verb is plural: “A and B, who say”."""
    if anaphor.form != "relative":
        return None
    tokens, n = view.tokens, anaphor.head
    group = _several_before(view, n)
    if group is not None:
        return group
    if tokens.text[n - 1] == "," and n > 1 and tokens.low[n - 2] in _OBJECTS:
        found = pronoun_at(tokens, n - 2)
        return replace(view.decide(found), facts=()) if found is not None else None
    for other in view.sources.all:
        speaker = view.speaker(other) if other.head < n and _ends_before(other, n) else None
        if speaker is not None:
            return certain(speaker)
    verb = tokens.head[n]
    clause = tokens.dep[verb] == "relcl"
    noun = tokens.head[verb] if clause else n - 1
    told = view.named(noun)
    if told is not None:
        return certain(told)
    if clause and tokens.low[noun] in _QUANTIFIERS:  # “some who say”
        return certain(None)
    met = view.history.at(noun)
    if met is not None:
        return replace(certain(met), by=_LESS_SURE)
    holder = next((e for e in view.entities if any(role.head == noun for role in e.roles)), None)
    if holder is not None:
        return replace(certain(holder), by=_LESS_SURE)
    if clause and tokens.pos[noun] == "NOUN":
        return _described_before(view, noun)
    return replace(certain(_nearest_before(view, n)), by=_LESS_SURE)


def _several_before(view: View, n: int) -> Decision | None:
    """The people named together right before a relative pronoun; the last of them if its verb is singular."""
    tokens = view.tokens
    verb = tokens.head[n]
    both = any(tokens.low[k] in ("both", "all") for k in range(n + 1, verb))
    last = next((view.names.at[k] for k in (n - 1, n - 2) if k in view.names.at), None)
    number = tokens.tag[verb]
    if last is None or last not in view.names.of_name or not (both or number in ("VBP", "VBZ")):
        return None
    for first in range(last - 1, max(last - _MOST_NAMED, -1), -1):
        if tokens.sentence[view.names.names[first].first] != tokens.sentence[n]:
            break
        group = joined(view, first) if first in view.names.of_name else None
        if group is None or group.last != last:
            continue
        if number == "VBZ":
            return certain(view.of_name(last))
        key, facts = group_of(view, first, group)
        return certain(key, *facts, Fact(key, "mention", None, tokens.span(n, n)))
    return None


def _ends_before(source: Source, n: int) -> bool:
    """Whether a source includes a word or one of the two before it."""
    return n in source.words or n - 1 in source.words or n - 2 in source.words


def _described_before(view: View, noun: int) -> Decision:
    first = next((c for c in view.tokens.children[noun] if c < noun), noun)
    found = of_source(view.names, range(first, noun + 1), noun)
    return view.decide(found) if found is not None else certain(None)


def _nearest_before(view: View, n: int) -> Entity | None:
    """The entity mentioned last before a word in its sentence."""
    tokens = view.tokens
    for seen in view.history.recent():
        if tokens.sentence[seen.word] != tokens.sentence[n]:
            break
        entity = view.entities[seen.entity]
        if entity.kind != THING and tokens.dep[seen.word] not in ("compound", "poss"):
            return entity
    return None


def named_together(view: View, anaphor: Anaphor) -> Decision | None:
    """The last entities named together, as many as the source says: “both women”, “the pair”, “all three”."""
    source = view.source_of(anaphor)
    if source is None:
        return None
    counts = [_COUNTS[low] for n in source.words if (low := view.tokens.low[n]) in _COUNTS]
    if not counts or view.tokens.low[source.words[0]] in _NUMBERS:  # “two” are two of several
        return None
    group = view.history.last(lambda e: len(e.members) == counts[0] and _may_be(view, anaphor.head, e))
    if group is None:
        return None
    span = view.tokens.span(source.words[0], source.words[-1])
    bodies = is_organization_noun(view.tokens, anaphor.head)
    told = (("kind", ORGANIZATION), ("doubtful", False))
    doubted = [member for member in group.members if view.entities[member].doubtful and bodies]
    kinds = (Fact(member, field, value, span) for member in doubted for field, value in told)
    return certain(group, *kinds, Fact(group.id, "mention", None, span))


def _may_be(view: View, noun: int, group: Entity) -> bool:
    """Whether the noun of a description may mean a group: “the two firms” are no people."""
    tokens = view.tokens
    if tokens.pos[noun] != "NOUN" or tokens.low[noun] in _COUNTS:
        return True
    people = all(view.entities[member].kind == PERSON for member in group.members)
    unclear = all(view.entities[member].doubtful for member in group.members)
    if is_organization_noun(tokens, noun):
        return unclear or not people
    return people or not is_person_noun(tokens, noun)
