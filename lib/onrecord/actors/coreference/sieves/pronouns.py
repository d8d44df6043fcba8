"""Pronouns resolved by rule: “I” in a quotation, “who”, “both”, “there”."""

from __future__ import annotations

from ....model.anaphors import Anaphor
from ....model.facts import Decision, Fact
from ...entities import Entity
from ...kinds import THING
from ..descriptions import of_source
from ..sources import Source
from ..view import View, certain

_NOBODY = frozenset(
    (
        *("each", "there", "nobody", "you", "one's", "what", "nothing", "something", "everything"),
        *("this", "that", "these"),
    )
)
_PAIRS = frozenset(("both", "two", "pair", "duo", "couple"))


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
    """The entity mentioned right before “who”."""
    if anaphor.form != "relative":
        return None
    tokens, n = view.tokens, anaphor.head
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
    met = next((seen.entity for seen in view.history.recent() if seen.word == noun), None)
    if met is not None:
        return certain(met)
    if clause and tokens.pos[noun] == "NOUN":
        return _described_before(view, noun)
    return certain(_nearest_before(view, n))


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


def pair_before(view: View, anaphor: Anaphor) -> Decision | None:
    """The last two entities named together, for “both women”, “the pair”."""
    source = view.source_of(anaphor)
    if source is None or not any(view.tokens.low[n] in _PAIRS for n in source.words):
        return None
    if view.tokens.low[source.words[0]] == "two":  # two of several; “the two” are a pair
        return None
    pair = view.history.last(lambda e: len(e.members) == 2)
    if pair is None:
        return None
    span = view.tokens.span(source.words[0], source.words[-1])
    return certain(pair, Fact(pair.id, "mention", None, span))
