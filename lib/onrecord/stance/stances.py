"""Finds the stances of an article: which actor supports or opposes which, with the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.cast import Cast
from ..model.rows.claim import Claim
from ..model.rows.stance import Stance
from ..networks.reader import Reading as TextReading
from ..text.parsed import Parsed
from .eligible import acting, belongs, can_be_target
from .gate import worth_reading
from .readings import THING, Reading, find_eligible
from .stated import STATED, STATED_BY_OTHERS, Stated
from .towards import between
from .voices import Voice, voices
from .weighing import LEAST, Pair, Side, weigh, weights


def find_stances(
    parsed: Parsed, claims: Sequence[Claim], cast: Cast, read: TextReading | None = None
) -> tuple[Stance, ...]:
    """The sides that the actors of an article take towards each other.

    The network of directed stance (`onrecord.networks.directed_stance`) reads each sentence with two actors
    and each claim with an actor in it, unless a cheaper look (`onrecord.stance.gate`) finds no sign of a
    side. Its answers are weighed (`onrecord.stance.weighing`) together with the sides that sentences state
    (`onrecord.stance.stated`), unless the network reads the opposite in the same sentence. Targets have a
    name. Nobody takes a side towards themselves, or towards what they belong to unless a sentence states it.

    Args:
        parsed: the parse of the article.
        claims: its claims.
        cast: its actors.
        read: the vectors of its text; without them, the network reads everything.

    Returns:
        A stance per pair with a probable side, in order of speakers and targets.

    Raises:
        ModelError: the trained model is missing or damaged.
    """
    using = weights()
    order = {claim.id: number for number, claim in enumerate(claims)}
    found = ((pair, weigh(pair, using)) for pair in find_pairs(parsed, claims, cast, read))
    return tuple(
        _stance(pair, side, order)
        for pair, side in found
        if side.confidence >= LEAST and _is_plausible(pair, side)
    )


def find_pairs(
    parsed: Parsed, claims: Sequence[Claim], cast: Cast, read: TextReading | None = None
) -> tuple[Pair, ...]:
    """The voices of each pair of actors, not weighed yet; arguments as for `find_stances`."""
    actors = {actor.id: actor for actor in cast.actors}
    by_id = {claim.id: claim for claim in claims}
    stated = [
        (speaker, target, voice)
        for speaker, target, voice in Stated(parsed, cast).find(claims)
        if can_be_target(actors[target])
    ]
    known = {(speaker, target, voice.place[0]) for speaker, target, voice in stated}
    readings = list(find_eligible(parsed, claims, cast))
    worth = [not belongs(actors[r.speaker], actors[r.target], actors) for r in readings]
    if read is not None:
        seem = worth_reading(readings, read.pieces, read.vectors)
        worth = [a and b for a, b in zip(worth, seem, strict=True)]
    readings = [
        r
        for r, is_worth in zip(readings, worth, strict=True)
        if is_worth or (r.speaker, r.target, r.place[0]) in known
    ]
    asked = list(dict.fromkeys(reading.pair for reading in readings))
    answers = dict(zip(asked, between(asked), strict=True))
    grouped: dict[tuple[str, str], list[Reading]] = {}
    for reading in readings:
        grouped.setdefault((reading.speaker, reading.target), []).append(reading)
    shown = {key: list(voices(rows, [answers[r.pair] for r in rows], by_id)) for key, rows in grouped.items()}
    for speaker, target, voice in stated:
        if _agrees(voice, shown.get((speaker, target), [])):
            shown.setdefault((speaker, target), []).append(voice)
    order = {actor.id: number for number, actor in enumerate(cast.actors)}
    keys = sorted(shown, key=lambda key: (order[key[0]], order[key[1]]))
    agents = acting(parsed, claims, cast)
    return tuple(
        Pair(actors[s], actors[t], tuple(shown[s, t]), belongs(actors[s], actors[t], actors), t in agents)
        for s, t in keys
    )


def _agrees(stated: Voice, others: Sequence[Voice]) -> bool:
    """Whether the network does not read the opposite of a stated side in the same sentence."""
    beside = [v.towards - v.against for v in others if v.place[0] == stated.place[0] and v.origin != THING]
    return not beside or (stated.towards - stated.against) * sum(beside) > 0


def _is_plausible(pair: Pair, side: Side) -> bool:
    """Whether a side is plausible: one towards what the speaker belongs to must be stated."""
    stated = any(v.origin in (STATED, STATED_BY_OTHERS) and v.shows(side.label) > 0 for v in pair.voices)
    return stated or not pair.own


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
