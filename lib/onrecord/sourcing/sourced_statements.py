"""Whether a claim is a statement for which the story cites a source, as a calibrated probability.

A logistic regression over the features of the claim. Its weights are in `data/sourced.json`;
`onrecord.training.train_sourced` fits them.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..files.fitted_weights import read_logistic
from ..model.cast import Cast
from ..model.rows.claim import Claim
from ..text import Parsed
from .statement_features import FEATURES, features_of

THRESHOLD = 0.55
"""Least probability of a sourced statement that is shown as one by default."""


def judge_sourced(parsed: Parsed, claims: Sequence[Claim], cast: Cast) -> tuple[float, ...]:
    """Return for each claim the probability (0 to 1) that it is a sourced statement.

    An interviewer's questions are none.

    Args:
        parsed: the parse of the article.
        claims: its claims.
        cast: its actors.
    """
    actors = {actor.id: actor for actor in cast.actors}
    fitted = read_logistic(__package__, "sourced.json", FEATURES)
    rows = (features_of(parsed, claim, actors.get(claim.speaker or "")) for claim in claims)
    asked = {turn.content for turn in parsed.turns if parsed.text[turn.content[-1][1] - 1] == "?"}
    return tuple(
        0.0 if claim.content in asked else round(fitted.probability(row), 4)
        for claim, row in zip(claims, rows, strict=True)
    )
