"""The ranker of antecedents: of some candidates, who a pronoun or description stands for.

The score of a candidate is the sum of the weights of its features, which `actors/data/antecedents.toml` holds
for each kind of anaphor. Ranking, not deciding pair by pair, is that of Denis and Baldridge (EMNLP 2008).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...files.package_data import read_toml
from ..entities import Entity

HE_SHE, THEY_, IT_, PERSON_NOUN, ORGANIZATION_NOUN = "he_she", "they", "it", "person", "organization"

Features = dict[str, float]
Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One that may be meant.

    Attributes:
        entity: who; None stands for somebody who was not mentioned before.
        features: what speaks for and against it.
    """

    entity: Entity | None
    features: Features


@cache
def weights() -> Weights:
    """The weights of `actors/data/antecedents.toml`, for each kind of anaphor."""
    return read_toml("onrecord.actors", "antecedents.toml")


def score(kind: str, features: Features) -> float:
    """The sum of the weights of some features of a candidate for a kind of anaphor."""
    of_kind = weights()[kind]
    return sum(of_kind.get(name, 0.0) * value for name, value in features.items())


def choose(kind: str, candidates: Sequence[Candidate]) -> Entity | None:
    """The likeliest candidate's entity; None without candidates, or if somebody new is the likeliest."""
    if not candidates:
        return None
    return max(candidates, key=lambda candidate: score(kind, candidate.features)).entity
