"""Combines what the sentences of an article show about a pair of actors into a probability."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from ..files.package_data import read_text
from ..model.spans import Span
from .readings import OWN, SAID, Reading
from .towards import Towards

_NEVER = 1e-6
_SHOWS = 0.2
"""The least probability of a side in a sentence given as evidence."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What one sentence shows.

    Attributes:
        origin: see `Reading` and `onrecord.stance.stated`.
        against, towards: the probabilities that it shows a side against the target and one for it.
        claim: id of the claim it belongs to, or None.
        place: characters of the sentence.
    """

    origin: str
    against: float
    towards: float
    claim: str | None
    place: Span


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers of `data/sides.json`.

    Attributes:
        weights: the reliability of a sentence by origin, 0 to 1.
        fading: factor on each further voice for a side, the strongest first, since the sentences of an
            article are not independent.
        scale, shift: scale and shift of the log-odds of a side (Platt scaling).
        least: the least probability of a side to be listed.
        own: the least probability in one voice for a side towards the speaker's own organization.
        mixed: the least probability of both sides to be called mixed.
    """

    weights: Mapping[str, float]
    fading: float
    scale: float
    shift: float
    least: float
    own: float
    mixed: float


@dataclass(frozen=True, slots=True)
class Side:
    """The side of one actor towards another.

    Attributes:
        label: `supports`, `opposes` or `mixed`.
        score: the probability of support minus that of opposition, -1 to 1.
        confidence: the probability of the label.
        voices: the voices that show it, the clearest first.
    """

    label: str
    score: float
    confidence: float
    voices: tuple[Voice, ...]


@cache
def calibration() -> Calibration:
    """The numbers, read once."""
    return Calibration(**json.loads(read_text(__package__, "sides.json")))


def voices(readings: Sequence[Reading], answers: Sequence[Towards]) -> tuple[Voice, ...]:
    """What the readings of a pair of actors show, each sentence once.

    A sentence read both as it stands and after the speaker's name counts once, by the mean.

    Args:
        readings: of one speaker and one target.
        answers: the network's answer for each reading.
    """
    said: dict[tuple[str | None, Span], int] = {
        (r.claim, r.place): i for i, r in enumerate(readings) if r.origin == SAID and r.claim is not None
    }
    merged = set()
    found = []
    for reading, answer in zip(readings, answers, strict=True):
        if reading.origin == SAID:
            continue
        twin = said.get((reading.claim, reading.place)) if reading.origin == OWN else None
        both = [answer] if twin is None else [answer, answers[twin]]
        merged |= {twin}
        found.append(_voice(reading, both))
    found += [_voice(readings[i], [answers[i]]) for i in said.values() if i not in merged]
    return tuple(found)


def _voice(reading: Reading, answers: Sequence[Towards]) -> Voice:
    against = 0.0 if reading.victim else sum(answer.negative for answer in answers) / len(answers)
    towards = sum(answer.positive for answer in answers) / len(answers)
    return Voice(reading.origin, against, towards, reading.claim, reading.place)


def combine(found: Sequence[Voice], using: Calibration) -> Side:
    """The side with its probability: at least one voice shows it and none the other (noisy-or, Pearl 1988).

    Args:
        found: the voices for one speaker and one target, at least one.
        using: the weights and the calibration.
    """
    neither_against = _none([using.weights[v.origin] * v.against for v in found], using.fading)
    neither_towards = _none([using.weights[v.origin] * v.towards for v in found], using.fading)
    against, towards = 1 - neither_against, 1 - neither_towards
    none, con, pro = neither_against * neither_towards, against * neither_towards, towards * neither_against
    total = none + con + pro
    con, pro = (_calibrated(p / total, using) for p in (con, pro))
    con, pro = con / max(1.0, con + pro), pro / max(1.0, con + pro)
    score = round(pro - con, 3)
    if min(against, towards) >= using.mixed:
        telling = sorted(found, key=lambda v: -max(v.against, v.towards))
        shown = tuple(v for v in telling if max(v.against, v.towards) >= _SHOWS)
        return Side("mixed", score, round(min(against, towards), 3), shown)
    label = "supports" if pro > con else "opposes"
    value = {id(v): v.towards if pro > con else v.against for v in found}
    telling = sorted(found, key=lambda v: -value[id(v)])
    shown = tuple(v for v in telling if value[id(v)] >= _SHOWS) or tuple(telling[:1])
    return Side(label, score, round(max(con, pro), 3), shown)


def _none(shown: Sequence[float], fading: float) -> float:
    """The probability that no voice shows a side; only the strongest counts in full."""
    result = 1.0
    for number, probability in enumerate(sorted(shown, reverse=True)):
        result *= 1 - probability * fading**number
    return result


def _calibrated(probability: float, using: Calibration) -> float:
    clipped = min(1 - _NEVER, max(_NEVER, probability))
    return 1 / (1 + exp(-(using.scale * log(clipped / (1 - clipped)) + using.shift)))
