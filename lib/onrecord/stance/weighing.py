"""Weighing: how probable it is that evidence shows a side, by a logistic model of a handful of features.

The model is a multinomial logistic regression over against, neither and for. Features with a sign (what is
told, said and felt) count for one side as much as against the other; features without one (how strong they
are, who speaks) tell how probable any side is. Its weights are in `stance/data/stances.json`;
`onrecord.training.fit_stances` fits them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from ..files.package_data import read_text
from ..model.cast import Actor
from . import stated_sides
from .evidence import Evidence

_STRONGEST = 1.5
_TELLING = 0.25
_FELT = 0.6
_ACT = 0.4
_MIXED = 0.5
_CLEAR = 0.5

SIGNED = ("told", "heard", "act", "effect", "felt")
UNSIGNED = ("any_told", "any_act", "any_effect", "most_felt", "person", "media")


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of `stance/data/stances.json`.

    Attributes:
        signed, unsigned: weights by the names of `SIGNED` and `UNSIGNED`.
        bias: for any side against none.
        lean: for a side for somebody against one against them.
        decided: how probable a side must be to be taken.
        alone: the same where the sentiment towards the mentions alone speaks for it.
    """

    signed: Mapping[str, float]
    unsigned: Mapping[str, float]
    bias: float
    lean: float
    decided: float
    alone: float

    def least(self, unsigned: Mapping[str, float]) -> float:
        """How probable a side must be to be taken, by the unsigned features."""
        backed = unsigned["any_told"] or unsigned["any_act"] or unsigned["any_effect"]
        return self.decided if backed else self.alone


@dataclass(frozen=True, slots=True)
class Verdict:
    """What evidence comes to.

    Attributes:
        label: `supports`, `opposes`, `neutral` or `mixed`.
        score: the probability of for less that of against.
        confidence: how probable the label is.
        decisive: the evidence that the label rests on; for a neutral one all.
    """

    label: str
    score: float
    confidence: float
    decisive: tuple[Evidence, ...]


@cache
def weights() -> Weights:
    """The weights, read once."""
    return Weights(**json.loads(read_text(__package__, "stances.json")))


def features(
    pieces: Sequence[Evidence], felt: Sequence[float | None], speaker: Actor
) -> tuple[dict[str, float], dict[str, float]]:
    """The signed and the unsigned features of the evidence for one stance.

    Args:
        pieces: the evidence.
        felt: for each piece the mean sentiment towards the mentions, -1 to 1, None without mentions.
        speaker: whose stance it is.
    """
    said = [(value, piece.confidence) for piece, value in zip(pieces, felt, strict=True) if value is not None]
    signed = {
        "told": _clipped(sum(piece.side for piece in pieces), 1.0),
        "heard": _clipped(sum(piece.hearsay for piece in pieces), 1.0),
        "act": _clipped(sum(piece.act * piece.confidence for piece in pieces), 1.0),
        "effect": _clipped(sum(piece.effect * piece.confidence for piece in pieces), _STRONGEST),
        "felt": sum(v * c for v, c in said) / (sum(c for _, c in said) or 1.0),
    }
    unsigned = {
        "any_told": abs(signed["told"]),
        "any_act": abs(signed["act"]),
        "any_effect": abs(signed["effect"]),
        "most_felt": max((abs(value) for value, _ in said), default=0.0),
        "person": float(speaker.kind == "person" and speaker.named),
        "media": float(_is_media(speaker)),
    }
    return signed, unsigned


def probabilities(
    signed: Mapping[str, float], unsigned: Mapping[str, float], using: Weights
) -> tuple[float, float, float]:
    """How probable against, neither and for are; sum 1."""
    side = sum(using.signed[name] * value for name, value in signed.items()) + using.lean
    any_side = sum(using.unsigned[name] * value for name, value in unsigned.items()) + using.bias
    raw = (exp(any_side - side), 1.0, exp(any_side + side))
    return raw[0] / sum(raw), raw[1] / sum(raw), raw[2] / sum(raw)


def weigh(pieces: Sequence[Evidence], felt: Sequence[float | None], speaker: Actor) -> Verdict:
    """What the evidence for one stance comes to; the arguments are those of `features`."""
    using = weights()
    signed, unsigned = features(pieces, felt, speaker)
    con, _, pro = probabilities(signed, unsigned, using)
    score = round(pro - con, 3)
    if max(con, pro) < using.least(unsigned):
        return Verdict("neutral", score, round(1 - con - pro, 3), tuple(pieces))
    values = [_value(piece, value) for piece, value in zip(pieces, felt, strict=True)]
    ups, downs = sum(v for v in values if v > 0), -sum(v for v in values if v < 0)
    both = max(values) >= _CLEAR and min(values) <= -_CLEAR and min(ups, downs) >= _MIXED * max(ups, downs)
    if both:
        telling = [p for p, v in zip(pieces, values, strict=True) if abs(v) >= _TELLING]
        return Verdict(
            "mixed", score, round((con + pro) * min(ups, downs) / max(ups, downs), 3), tuple(telling)
        )
    sign = 1.0 if pro > con else -1.0
    telling = [p for p, v in zip(pieces, values, strict=True) if v * sign >= _TELLING]
    label = "supports" if pro > con else "opposes"
    return Verdict(label, score, round(max(con, pro), 3), tuple(telling or pieces))


def _value(piece: Evidence, felt: float | None) -> float:
    """What one piece of evidence says by itself, -1 to 1."""
    outright = piece.side + piece.hearsay + _ACT * piece.act + piece.effect
    return _clipped((outright + _FELT * (felt or 0.0)) * piece.confidence, 1.0)


def _clipped(value: float, most: float) -> float:
    return max(-most, min(most, value))


def _is_media(speaker: Actor) -> bool:
    """Whether a speaker is a paper or a station, which reports more than it judges."""
    media = stated_sides.lists().words["media"]
    return speaker.kind != "person" and bool(media & set(speaker.name.lower().split()))
