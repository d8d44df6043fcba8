"""Whether a claim is a statement for which the story cites a source, as a calibrated probability.

A logistic regression over the features of the claim. Its weights are in `data/sourced.json`;
`onrecord.training.train_sourced` fits them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ..files.fitted_weights import read_logistic
from ..model.cast import Cast
from ..model.rows.claim import Claim
from ..text import Parsed
from ..text.layout.openings import QUESTION
from ..text.layout.turns import Turn
from .statement_features import FEATURES, features_of

THRESHOLD = 0.55
"""Least probability of a sourced statement that is shown as one by default."""


def judge_sourced(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> tuple[float, ...]:
    """Return for each claim the probability (0 to 1) that it is a sourced statement.

    An interviewer's turns are none. What others say in an interview or transcript is at least as probable as
    that it was said.

    Args:
        parsed: the parse of the article.
        claims: its claims.
        cast: its actors.
    """
    actors = {actor.id: actor for actor in cast.actors}
    fitted = read_logistic(__package__, "sourced.json", FEATURES)
    rows = (features_of(parsed, claim, actors.get(claim.speaker or ""), claims) for claim in claims)
    asked = {turn.content for turn in _asked(parsed)}
    spoken = {turn.content for turn in parsed.turns}
    least = (claim.confidence if claim.content in spoken else 0.0 for claim in claims)
    return tuple(
        0.0 if claim.content in asked else max(sure, round(fitted.probability(row), 4))
        for claim, row, sure in zip(claims, rows, least, strict=True)
    )


def _asked(parsed: Parsed) -> Iterator[Turn]:
    """Yield the questions, and all turns of a label that mostly asks (“REPORTER: You said May.”)."""
    asks = [parsed.text[turn.content[-1][1] - 1] == "?" for turn in parsed.turns]
    labels = [parsed.text[slice(*turn.label)] if turn.label else None for turn in parsed.turns]
    often, asking = Counter(labels), Counter(label for label, ask in zip(labels, asks, strict=True) if ask)
    for turn, label, ask in zip(parsed.turns, labels, asks, strict=True):
        if ask or turn.part == QUESTION or (label is not None and 2 * asking[label] > often[label]):
            yield turn
