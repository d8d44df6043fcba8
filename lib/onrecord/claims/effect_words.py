"""The lexicon of effects: what verbs, nouns and adjectives imply about agents and patients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ..files.package_data import read_toml


@dataclass(frozen=True, slots=True)
class Verb:
    """What a verb implies: a tone for its agent, an effect on its patient, the tone taken from its object."""

    agent: float
    patient: float
    carries: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of `claims/data/effects.toml`, by lemma."""

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, float]
    adjectives: Mapping[str, float]
    relation: Mapping[str, frozenset[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once. A verb in two classes keeps the values of the first."""
    data = read_toml(__package__, "effects.toml")
    verbs: dict[str, Verb] = {}
    for group in data["verb"].values():
        carries = group.get("carries", "")
        for lemma in group["lemmas"]:
            first = verbs.get(lemma)
            if first is None:
                verbs[lemma] = Verb(group["agent"], group["patient"], carries)
            elif carries and not first.carries:
                verbs[lemma] = Verb(first.agent, first.patient, carries)
    return Lexicon(
        verbs=MappingProxyType(verbs),
        nouns=_by_lemma(data["noun"]),
        adjectives=_by_lemma(data["adjective"]),
        relation=word_sets(data["relation"]),
    )


def word_sets(table: Mapping[str, Sequence[str]]) -> Mapping[str, frozenset[str]]:
    """Lists of words as sets, by name."""
    return MappingProxyType({name: frozenset(items) for name, items in table.items()})


def _by_lemma(table: Mapping[str, Sequence[str]]) -> Mapping[str, float]:
    values: dict[str, float] = {}
    for value, lemmas in table.items():
        for lemma in lemmas:
            values.setdefault(lemma, float(value))
    return MappingProxyType(values)
