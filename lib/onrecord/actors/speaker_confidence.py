"""The calibrated probability that a speaker is the right one.

A logistic regression over how the speaker was found: by a name in the source, by a rule, or by a ranker (with
its probability). Its weights are in `data/speaker_confidence.json`;
`onrecord.training.train_speaker_confidence` fits them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from math import log

from ..files.fitted_weights import read_logistic
from ..model.attribution import Attribution
from ..model.facts import Decision
from .entities import Entity
from .kind_names import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE

THRESHOLD = 0.5
"""Below this probability a speaker with a name is shown as unclear."""
_WAYS: Mapping[str, str] = {
    "name_in_source": "name",
    **dict.fromkeys(("he", "she"), "he or she"),
    **dict.fromkeys(("they", "it"), "it or they"),
    **dict.fromkeys(("same_words", "named_later", "somebody_new"), "newcomer"),
    **dict.fromkeys(("person", "organization", "country", "several", "thing"), "description"),
    **dict.fromkeys(("body", "company"), "description"),
    **dict.fromkeys(("document_source", "owner_of_document", "document_meant"), "document"),
    "relative_pronoun": "relative pronoun",
    "relative_to_noun": "relative pronoun after a noun",
    **dict.fromkeys(("subject_of_verb", "speaker_beside", "holder_of_floor", "turn_in_interview"), "no cue"),
    **dict.fromkeys(("first_person_of_later_words", "first_person"), "first person"),
}
"""The way in which a speaker was found, by the function that decided; sieves that are not listed count as
`sieve`."""
_ODDS: Mapping[str, str] = {
    "he or she": "odds of a pronoun",
    "it or they": "odds of a pronoun",
    "description": "odds of a description",
    "newcomer": "odds of a newcomer",
}
"""Ways with a ranker's probability, and the feature that it is."""
_KINDS = (ORGANIZATION, GOVERNMENT, PLACE, GROUP)
FEATURES = (
    *dict.fromkeys(_WAYS.values()), "sieve", *dict.fromkeys(_ODDS.values()),
    *(f"low {odds}" for odds in dict.fromkeys(_ODDS.values())), *_KINDS,
    "unnamed", "one word", "known gender", "known role", "nested", "odds of the attribution",
)  # fmt: skip
_CLIP = 0.02
_LOW = 0.7
"""Log-odds up to which those of a ranker count twice: it is less often wrong than it says above them."""


def features_of(
    decision: Decision, entity: Entity, attribution: Attribution, nested: bool
) -> tuple[float, ...]:
    """Return the features of a speaker, in the order of `FEATURES`.

    Args:
        decision: the decision on the source of the attribution.
        entity: the chosen entity.
        attribution: the attribution.
        nested: whether it is inside the content of another one, as “I” always is.
    """
    way = _WAYS.get(decision.by, "sieve")
    told = {
        way: 1.0,
        entity.kind: 1.0,
        "unnamed": float(not entity.named),
        "one word": float(
            entity.named and entity.kind == PERSON and all(len(form) == 1 for form in entity.forms)
        ),
        "known gender": float(entity.gender is not None),
        "known role": float(bool(entity.roles)),
        "nested": float(nested and way != "first person"),
        "odds of the attribution": _log_odds(attribution.confidence),
    }
    if way in _ODDS:
        odds = _log_odds(decision.ranked[0][1])
        told |= {_ODDS[way]: odds, f"low {_ODDS[way]}": min(odds, _LOW)}
    return tuple(told.get(name, 0.0) for name in FEATURES)


def speaker_confidence(decision: Decision, entity: Entity, attribution: Attribution, nested: bool) -> float:
    """Return the probability (0 to 1) that the speaker is the right one.

    That of the way in which it was found, times that of the name if several people share it. Arguments are as
    for `features_of`.
    """
    fitted = read_logistic(__package__, "speaker_confidence.json", FEATURES)
    found = fitted.probability(features_of(decision, entity, attribution, nested))
    meant = decision.ranked[0][1] if _WAYS.get(decision.by) == "name" else 1.0
    return round(found * meant, 3)


def nested_in(attributions: Sequence[Attribution]) -> list[bool]:
    """Return for each attribution whether its content is inside the content of another one."""
    contents = sorted((b, e, i) for i, a in enumerate(attributions) for b, e in a.content)
    begins = [begin for begin, _, _ in contents]
    reach: list[tuple[tuple[int, int], tuple[int, int]]] = []  # furthest end so far, and that of another one
    first = second = (-1, -1)
    for _, end, i in contents:
        if i == first[1]:
            first = max(first, (end, i))
        elif end > first[0]:
            first, second = (end, i), first
        else:
            second = max(second, (end, i))
        reach.append((first, second))
    found = []
    for i, a in enumerate(attributions):
        at = bisect_right(begins, a.content[0][0]) if a.content else 0
        others = (end for end, other in reach[at - 1] if other != i) if at else ()
        found.append(any(end >= a.content[-1][1] for end in others))
    return found


def _log_odds(probability: float) -> float:
    clipped = min(1 - _CLIP, max(_CLIP, probability))
    return log(clipped / (1 - clipped))
