"""Finds the stances of an article: which actor supports or opposes which, with the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.cast import Actor, Cast
from ..model.rows.claim import Claim
from ..model.rows.stance import Stance
from ..text.parsed import Parsed
from .combining import Calibration, Side, Voice, calibration, combine, voices
from .eligible import can_be_target, can_take_side
from .readings import THING, Reading, find_readings
from .stated import Stated
from .towards import between


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of actors, and what the article shows about it.

    Attributes:
        speaker, target: the actors.
        voices: what each sentence shows, in text order.
    """

    speaker: Actor
    target: Actor
    voices: tuple[Voice, ...]


def find_stances(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> tuple[Stance, ...]:
    """The sides that the actors of an article take towards each other.

    The network of directed stance (`onrecord.networks.directed_stance`) reads each sentence with two actors
    and each claim with an actor in it. Its answers are combined (`onrecord.stance.combining`) with the sides
    that sentences state (`onrecord.stance.stated`), unless the network reads the opposite in the same
    sentence. Nobody takes a side towards themselves or towards a group without a name; a side towards the
    speaker's own organization must be clearer than others.

    Args:
        parsed: the parse of the article.
        claims: its claims.
        cast: its actors.

    Returns:
        A stance per pair with a probable side, in order of speakers and targets.

    Raises:
        ModelError: the trained model is missing or damaged.
    """
    using = calibration()
    order = {claim.id: number for number, claim in enumerate(claims)}
    found = ((pair, combine(pair.voices, using)) for pair in find_pairs(parsed, claims, cast))
    return tuple(
        _stance(pair, side, order)
        for pair, side in found
        if side.confidence >= using.least and _is_plausible(pair, using)
    )


def find_pairs(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> tuple[Pair, ...]:
    """The voices of each pair of actors, not combined yet; arguments as for `find_stances`."""
    actors = {actor.id: actor for actor in cast.actors}
    readings = [
        reading
        for reading in find_readings(parsed, claims, cast)
        if can_take_side(actors[reading.speaker]) and can_be_target(actors[reading.target])
    ]
    asked = list(dict.fromkeys(reading.pair for reading in readings))
    answers = dict(zip(asked, between(asked), strict=True))
    grouped: dict[tuple[str, str], list[Reading]] = {}
    for reading in readings:
        grouped.setdefault((reading.speaker, reading.target), []).append(reading)
    shown = {key: list(voices(rows, [answers[r.pair] for r in rows])) for key, rows in grouped.items()}
    for speaker, target, voice in Stated(parsed, cast).find(claims):
        if can_be_target(actors[target]) and _agrees(voice, shown.get((speaker, target), [])):
            shown.setdefault((speaker, target), []).append(voice)
    order = {actor.id: number for number, actor in enumerate(cast.actors)}
    keys = sorted(shown, key=lambda key: (order[key[0]], order[key[1]]))
    return tuple(Pair(actors[s], actors[t], tuple(shown[s, t])) for s, t in keys)


def _agrees(stated: Voice, others: Sequence[Voice]) -> bool:
    """Whether the network does not read the opposite of a stated side in the same sentence."""
    beside = [v.towards - v.against for v in others if v.place[0] == stated.place[0] and v.origin != THING]
    return not beside or (stated.towards - stated.against) * sum(beside) > 0


def _is_plausible(pair: Pair, using: Calibration) -> bool:
    """Whether a side is plausible: one towards the speaker's own organization must be clear."""
    own = pair.speaker.affiliation == pair.target.id or pair.target.affiliation == pair.speaker.id
    return not own or max(max(v.against, v.towards) for v in pair.voices) >= using.own


def _stance(pair: Pair, side: Side, order: dict[str, int]) -> Stance:
    claims = {voice.claim for voice in side.voices if voice.claim is not None}
    reported = {voice.place for voice in side.voices if voice.claim is None}
    return Stance(
        speaker=pair.speaker.id,
        target=pair.target.id,
        label=side.label,
        score=side.score,
        confidence=side.confidence,
        claims=tuple(sorted(claims, key=order.__getitem__)),
        reported=tuple(sorted(reported)),
    )
