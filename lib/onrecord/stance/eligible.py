"""Which actors can take a side, and which can be its target."""

from __future__ import annotations

from ..claims import effects
from ..model.cast import Actor

_ENDS = frozenset(("of", "seen", "from", "by", "in", "on", "that", "which"))
"""Words that end the head of a description (“a poll of voters”, “a letter seen by the paper”)."""


def can_take_side(actor: Actor) -> bool:
    """Whether an actor can take a side: a poll, a filing or a share of people cannot."""
    if actor.named and actor.kind == "person":
        return True
    words = actor.name.lower().split()
    relation = effects.lexicon().relation
    if words and (words[0].isdigit() or relation["parts"] & set(words)):
        return False
    after = (i for i, word in enumerate(words) if word in _ENDS or (i and word.endswith("ed")))
    head = next(after, len(words))
    return not (head and words[head - 1] in relation["records"])


def can_be_target(actor: Actor) -> bool:
    """Whether an actor can be a target: a group without a name is too vague."""
    return actor.named or actor.kind in ("person", "organization")
