"""The first ranker: scores by rule, sums of weights set by hand.

The score of a candidate is the sum of the weights of its features, which `data/antecedents.toml` holds for
each kind of anaphor. Ranking, not deciding pair by pair, is that of Denis and Baldridge (EMNLP 2008).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ....files.package_data import read_toml
from ....model.anaphors import Anaphor, Candidate, Scorer
from ....model.attribution import Attribution
from ....model.spans import Span
from ....text.parsed import Parsed
from .candidates import feature_names

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
    """The weights of `data/antecedents.toml`, for each kind of anaphor.

    Raises:
        ValueError: a feature has no weight, or a weight no feature.
    """
    tables = read_toml("onrecord.actors", "antecedents.toml")
    check(tables)
    return tables


def check(tables: Mapping[str, Mapping[str, float]]) -> None:
    """See that each feature has a weight and each weight a feature.

    Raises:
        ValueError: one has not.
    """
    wanted: dict[str, set[str]] = {}
    for form, names in feature_names().items():
        wanted.setdefault(_TABLES[form], set()).update(names)
    for table in sorted({*wanted, *tables}):
        apart = wanted.get(table, set()) ^ set(tables.get(table, ()))
        if apart:
            raise ValueError(
                f"antecedents.toml, [{table}]: a weight and no feature, or none: {sorted(apart)}"
            )


def prepare(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    reading: object,
    mentions: Sequence[Span],
    anaphors: Sequence[Anaphor],
) -> Scorer:
    """The scorer by rule; it needs nothing but the features of the candidates."""
    return score


def score(anaphor: Anaphor, candidates: Sequence[Candidate]) -> list[float]:
    """Scores of the candidates of an anaphor.

    Raises:
        ValueError: a feature has no weight.
    """
    table = weights()[_TABLES[anaphor.form]]
    try:
        return [sum(table[n] * value for n, value in one.features.items()) for one in candidates]
    except KeyError as error:
        raise ValueError(f"no weight for the feature {error}") from None
