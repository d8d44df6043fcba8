"""Which actors can take a side, and which can be its target."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..claims import effects
from ..model.cast import Actor, Cast
from ..model.rows.claim import Claim
from ..text.parsed import Parsed

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
    """Whether an actor can be a target: it has a name, and is not a place without a government."""
    return actor.named and actor.kind != "place"


def belongs(one: Actor, other: Actor, actors: Mapping[str, Actor]) -> bool:
    """Whether one actor belongs to another, speaks for it or is a part of it, or the reverse.

    Args:
        one: an actor.
        other: another; their order does not matter.
        actors: all actors by id.
    """
    return any(
        b.id in _above(a, actors) or _names(a.role or "", b) or (a.kind == "group" and _names(a.name, b))
        for a, b in ((one, other), (other, one))
    )


def _above(actor: Actor, actors: Mapping[str, Actor]) -> set[str]:
    """Return the ids of what an actor belongs to, directly or not."""
    found: set[str] = set()
    above = actor.affiliation
    while above is not None and above in actors and above not in found:
        found.add(above)
        above = actors[above].affiliation
    return found


def _names(words: str, actor: Actor) -> bool:
    """Whether words name an actor (“a lawyer for Moss”, “Moss and Reed”), by the last word of its name."""
    if not actor.named or not actor.name.strip():
        return False
    known = {word.casefold().removesuffix("’s").removesuffix("'s") for word in words.split()}
    return actor.name.split()[-1].casefold() in known


def acting(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> frozenset[str]:
    """Return the ids of the actors that speak, or are the subject of a verb other than “be”."""
    found = {claim.speaker for claim in claims if claim.speaker is not None}
    for actor in cast.actors:
        heads = (parsed.head_of(mention) for mention in actor.mentions)
        if any(h is not None and h.dep_ == "nsubj" and h.head.pos_ == "VERB" for h in heads):
            found.add(actor.id)
    return frozenset(found)
