"""Weighs what the sentences of an article show about a pair of actors into the probability of a side.

A logistic regression over the features of the evidence. Its weights are in `data/weights.json`;
`onrecord.training.train_sides` fits them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

from ..files.fitted_weights import Logistic, read_logistic
from ..model.cast import Actor
from .readings import HEARSAY, INNER, OWN, SAID, THING
from .stated import STATED, STATED_BY_OTHERS
from .voices import Voice

LEAST = 0.5
"""Least probability of a side that is listed."""
MIXED = 0.7
"""Least probability of both sides of a pair that is called mixed."""
FEATURES = (
    "evidence", "contrary", "best", "stated", "further", "supports", "claim", "hearsay", "inner", "thing",
    "agrees", "disagrees", "asks", "foresees", "country", "organization", "agent", "own",
)  # fmt: skip
_NEVER, _FADING = 0.01, 0.5
_SHOWS = 0.2
"""Least probability of a side in a sentence given as evidence."""
_AGAINST = frozenset(("accusation", "criticism", "denial", "rejection", "threat"))
_FOR = frozenset(("praise",))
_ASKS = frozenset(("demand", "question", "request"))
_FORESEES = frozenset(("intention", "prediction"))


@dataclass(frozen=True, slots=True)
class Pair:
    """A pair of actors, and what the article shows about it.

    Attributes:
        speaker, target: the actors.
        voices: what each sentence shows, in text order.
        own: whether one of them belongs to the other.
        agent: whether the target does something in the article.
    """

    speaker: Actor
    target: Actor
    voices: tuple[Voice, ...]
    own: bool = False
    agent: bool = True


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


def weights() -> Logistic:
    """Return the fitted weights, read once."""
    return read_logistic(__package__, "weights.json", FEATURES)


def weigh(pair: Pair, using: Logistic) -> Side:
    """Return the most probable side of a pair; it may be improbable.

    Args:
        pair: the pair, with at least one voice.
        using: the weights.
    """
    con, pro = (using.probability(features_of(pair, label)) for label in ("opposes", "supports"))
    score = round((pro - con) / max(1.0, pro + con), 3)
    if min(con, pro) >= MIXED:
        shown = sorted(pair.voices, key=lambda v: -max(v.against, v.towards))
        telling = tuple(v for v in shown if max(v.against, v.towards) >= _SHOWS)
        return Side("mixed", score, round(min(con, pro), 3), telling)
    label = "supports" if pro > con else "opposes"
    shown = sorted(pair.voices, key=lambda v: -v.shows(label))
    telling = tuple(v for v in shown if v.shows(label) >= _SHOWS) or tuple(shown[:1])
    return Side(label, score, round(max(con, pro), 3), telling)


def features_of(pair: Pair, label: str) -> tuple[float, ...]:
    """Return the features of a side of a pair, in the order of `FEATURES`.

    Args:
        pair: the pair, with at least one voice.
        label: `supports` or `opposes`.
    """
    other = "opposes" if label == "supports" else "supports"
    best = max(pair.voices, key=lambda v: v.shows(label))
    stated = [v for v in pair.voices if v.origin in (STATED, STATED_BY_OTHERS)]
    is_stated = max((v.shows(label) for v in stated), default=0.0)
    agreeing, disagreeing = (_AGAINST, _FOR) if label == "opposes" else (_FOR, _AGAINST)
    return (
        _log_odds(_together([v.shows(label) for v in pair.voices])),
        _log_odds(_together([v.shows(other) for v in pair.voices])),
        _log_odds(best.shows(label)),
        is_stated,
        float(min(3, sum(v.shows(label) >= 0.5 for v in pair.voices if v is not best))),
        float(label == "supports"),
        float(best.origin in (OWN, SAID)),
        float(best.origin in (HEARSAY, STATED_BY_OTHERS)),
        float(best.origin == INNER),
        float(best.origin == THING),
        float(best.act in agreeing),
        float(best.act in disagreeing),
        float(best.act in _ASKS),
        float(best.act in _FORESEES),
        float(pair.target.kind in ("government", "place")),
        float(pair.target.kind == "organization"),
        float(pair.agent),
        float(pair.own),
    )


def _together(shown: Sequence[float]) -> float:
    """Return the probability that some voice shows a side; only the strongest counts in full (noisy-or)."""
    none = 1.0
    for number, probability in enumerate(sorted(shown, reverse=True)):
        none *= 1 - probability * _FADING**number
    return 1 - none


def _log_odds(probability: float) -> float:
    clipped = min(1 - _NEVER, max(_NEVER, probability))
    return log(clipped / (1 - clipped))
