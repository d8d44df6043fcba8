"""The rule-based ranker: the score of a candidate is the sum of the weights of its features.

The weights are in `data/antecedents.toml`, by kind of anaphor; some are fitted (`training.train_mixture`),
the others set manually. Ranking candidates instead of deciding pair by pair follows Denis and Baldridge
(EMNLP 2008).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from ....files.package_data import read_toml
from ....model.anaphors import Anaphor, Candidate
from .candidates import feature_names

_TABLES = {
    "he": "he_she",
    "she": "he_she",
    "they": "they",
    "it": "it",
    "country": "it",
    "several": "it",
    "thing": "it",
    "person": "person",
    "organization": "organization",
    "body": "organization",
    "company": "organization",
}
"""The table of weights, by form of anaphor."""


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of `data/antecedents.toml`, by kind of anaphor.

    Raises:
        ValueError: a feature has no weight, or a weight belongs to no feature.
    """
    tables = read_toml("onrecord.actors", "antecedents.toml")
    check(tables)
    return tables


def check(tables: Mapping[str, Mapping[str, float]]) -> None:
    """Check that every feature has a weight, and that every weight belongs to a feature.

    Raises:
        ValueError: one is missing.
    """
    wanted: dict[str, set[str]] = {}
    for form, names in feature_names().items():
        wanted.setdefault(_TABLES[form], set()).update(names)
    for table in sorted({*wanted, *tables}):
        apart = wanted.get(table, set()) ^ set(tables.get(table, ()))
        if apart:
            raise ValueError(f"antecedents.toml, [{table}]: no weight or no feature for {sorted(apart)}")


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
