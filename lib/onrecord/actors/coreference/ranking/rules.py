"""The first ranker: scores by rule, sums of weights set by hand.

The score of a candidate is the sum of the weights of its features, which `data/antecedents.toml` holds for
each kind of anaphor. Ranking, not deciding pair by pair, is that of Denis and Baldridge (EMNLP 2008).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ....files.package_data import read_toml
from ....model.anaphors import Anaphor, Candidate, Scorer
from ....model.spans import Span
from ....text.tokens import Tokens

_TABLES = {
    "he": "he_she",
    "she": "he_she",
    "they": "they",
    "it": "it",
    "country": "it",
    "several": "it",
    "thing": "it",
    "native": "person",
    "person": "person",
    "organization": "organization",
    "body": "organization",
    "company": "organization",
}
"""The table of weights for each form of anaphor."""


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of `data/antecedents.toml`, for each kind of anaphor."""
    return read_toml("onrecord.actors", "antecedents.toml")


def prepare(tokens: Tokens, reading: object, mentions: Sequence[Span], anaphors: Sequence[Anaphor]) -> Scorer:
    """The scorer by rule; it needs nothing but the features of the candidates."""
    return score


def score(anaphor: Anaphor, candidates: Sequence[Candidate]) -> list[float]:
    """Scores of the candidates of an anaphor.

    Raises:
        ValueError: a feature has no weight.
    """
    table = weights()[_TABLES[anaphor.form]]
    return [_sum(table, candidate.features) for candidate in candidates]


def _sum(table: Mapping[str, float], features: Mapping[str, float]) -> float:
    try:
        return sum(table[name] * value for name, value in features.items())
    except KeyError as error:
        raise ValueError(f"no weight for the feature {error}") from None
