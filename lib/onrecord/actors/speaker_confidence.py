"""The calibrated probability that a speaker is the right one.

A logistic regression over how the speaker was found: by a name in the source, by a rule, or by a ranker (with
its probability). Its weights are in `data/speaker_confidence.json`;
`onrecord.training.train_speaker_confidence` fits them.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from ..files.fitted_weights import read_logistic
from ..model.attribution import Attribution
from ..model.facts import Decision
from .entities import Entity
from .kinds import ORGANIZATION, PERSON

THRESHOLD = 0.5
"""Below this probability a speaker with a name is shown as unclear."""
_WAYS: Mapping[str, str] = {
    "name_in_source": "name",
    **dict.fromkeys(("he", "she", "they", "it"), "pronoun"),
    **dict.fromkeys(("same_words", "named_later", "somebody_new"), "newcomer"),
    **dict.fromkeys(("person", "organization", "country", "several", "thing"), "description"),
    **dict.fromkeys(("body", "company"), "description"),
    **dict.fromkeys(("subject_of_verb", "speaker_beside", "holder_of_floor"), "no cue"),
    **dict.fromkeys(("turn_in_interview", "first_person_of_later_words", "first_person"), "first person"),
}
"""The way in which a speaker was found, by the function that decided; sieves that are not listed count as
`sieve`."""
FEATURES = (
    "name", "pronoun", "newcomer", "description", "no cue", "first person", "sieve",
    "odds of the ranker", "unnamed", "organization", "one word", "odds of the attribution",
)  # fmt: skip
_CLIP = 0.02


def features_of(decision: Decision, entity: Entity, attribution: Attribution) -> tuple[float, ...]:
    """Return the features of a speaker, in the order of `FEATURES`.

    Args:
        decision: the decision on the source of the attribution.
        entity: the chosen entity.
        attribution: the attribution.
    """
    way = _WAYS.get(decision.by, "sieve")
    ranked = way in ("pronoun", "newcomer", "description")
    told = {
        way: 1.0,
        "odds of the ranker": _log_odds(decision.ranked[0][1]) if ranked else 0.0,
        "unnamed": float(not entity.named),
        "organization": float(entity.kind == ORGANIZATION),
        "one word": float(
            entity.named and entity.kind == PERSON and all(len(form) == 1 for form in entity.forms)
        ),
        "odds of the attribution": _log_odds(attribution.confidence),
    }
    return tuple(told.get(name, 0.0) for name in FEATURES)


def speaker_confidence(decision: Decision, entity: Entity, attribution: Attribution) -> float:
    """Return the probability (0 to 1) that the speaker is the right one.

    For the arguments see `features_of`.
    """
    fitted = read_logistic(__package__, "speaker_confidence.json", FEATURES)
    return round(fitted.probability(features_of(decision, entity, attribution)), 3)


def _log_odds(probability: float) -> float:
    clipped = min(1 - _CLIP, max(_CLIP, probability))
    return log(clipped / (1 - clipped))
