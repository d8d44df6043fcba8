"""Stances: how a speaker stands towards an actor, with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model.cast import Actor, Cast
from ..model.claim import Claim
from ..model.stance import Stance
from ..text.parsed import Parsed
from .evidence import Evidence, Mention, Scene
from .towards import towards
from .weighing import weigh


@dataclass(frozen=True, slots=True)
class Pair:
    """A speaker, an actor, and the evidence of how the one stands towards the other.

    Attributes:
        speaker, target: the two.
        pieces: the evidence, in text order.
        felt: for each piece the mean sentiment towards its mentions, -1 to 1, or None without any.
    """

    speaker: Actor
    target: Actor
    pieces: tuple[Evidence, ...]
    felt: tuple[float | None, ...]


def find_stances(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> tuple[Stance, ...]:
    """Stances of the speakers of an article towards the actors that they speak of or are told to side with.

    Three readings are weighed (`onrecord.stance.weighing`): what is told outright, by the speaker or the
    reporter (`onrecord.stance.stated_sides`); what a claim does to an actor by its act and grammar
    (`onrecord.claims.effects`): whose offer is rejected, whose victim somebody is; and the sentiment
    towards each mention in its sentence, by the trained model (`onrecord.networks`). What the speaker
    says that others say is no stance of theirs. A noun that points back (“such demands”) is its earlier
    owner's, “the ruling” the court's that was said to rule. A record (a poll, a court filing) has no
    stance, and nobody has one towards a place where things merely happen. The model is not asked about
    the speaker's own side, nor about those whom somebody else hurts or judges.

    Args:
        parsed: the parse of the article.
        claims: its claims.
        cast: its actors.

    Returns:
        One stance for each pair of a speaker and an actor, in order of the speakers and the targets; nobody's
        stance towards themselves. Its evidence is what decided; for a neutral stance all there is.
    """
    order = {claim.id: number for number, claim in enumerate(claims)}
    return tuple(_stance(pair, order) for pair in find_pairs(parsed, claims, cast))


def find_pairs(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> Iterator[Pair]:
    """The evidence of each stance before it is weighed; arguments and order as for `find_stances`."""
    found = Scene(parsed, cast).gather(claims)
    once = list(dict.fromkeys(m for pieces in found.values() for piece in pieces for m in piece.mentions))
    scores = {mention: read.score for mention, read in zip(once, towards(once), strict=True)}

    def felt(mentions: Sequence[Mention]) -> float | None:
        return sum(scores[mention] for mention in mentions) / len(mentions) if mentions else None

    order = {actor.id: number for number, actor in enumerate(cast.actors)}
    for speaker, target in sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]])):
        pieces = tuple(found[speaker, target])
        read = tuple(felt(piece.mentions) for piece in pieces)
        yield Pair(cast.actors[order[speaker]], cast.actors[order[target]], pieces, read)


def _stance(pair: Pair, order: dict[str, int]) -> Stance:
    """The stance that the evidence comes to."""
    verdict = weigh(pair.pieces, pair.felt, pair.speaker)
    claims = {piece.claim for piece in verdict.decisive if piece.claim is not None}
    told = {piece.place for piece in verdict.decisive if piece.place is not None}
    return Stance(
        speaker=pair.speaker.id,
        target=pair.target.id,
        label=verdict.label,
        score=verdict.score,
        confidence=verdict.confidence,
        claims=tuple(sorted(claims, key=order.__getitem__)),
        reported=tuple(sorted(told)),
    )
