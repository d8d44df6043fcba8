"""The word lists of `numbers/data/number_words.toml`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ...files.package_data import read_toml


def resource(name: str) -> dict[str, Any]:
    """A TOML file of `numbers/data` as a dictionary."""
    return read_toml("onrecord.numbers", name)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Number words by their role; all keys except those of `glued_scales` are lower case."""

    ones: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    short_scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    ordinals: Mapping[str, int]
    denominators: Mapping[str, int]
    multiples: Mapping[str, float]
    around: Mapping[str, str]
    after: Mapping[str, str]
    across: frozenset[str]
    vague_before: frozenset[str]
    vague_plural: frozenset[str]
    vague_with_of: frozenset[str]
    one_before: frozenset[str]
    before_point: frozenset[str]
    one_after: frozenset[str]
    below_hundred: Mapping[str, int]
    metre_before: frozenset[str]
    people: frozenset[str]
    masses: frozenset[str]
    aged: frozenset[str]
    of_life: frozenset[str]
    races: frozenset[int]


@cache
def number_words() -> NumberWords:
    """The lists; `around` maps phrases before a number to about, exact, low or high; `after` those behind."""
    raw = resource("number_words.toml")
    around = raw["around"]
    return NumberWords(
        ones=raw["ones"],
        teens=raw["teens"],
        tens=raw["tens"],
        scales=raw["scales"],
        short_scales=raw["short_scales"],
        glued_scales=raw["glued_scales"],
        ordinals=raw["ordinals"],
        denominators=raw["denominators"],
        multiples=raw["multiples"],
        around={phrase: sense for sense in ("about", "exact", "low", "high") for phrase in around[sense]},
        after={phrase: sense for sense in ("about", "low", "high") for phrase in around[f"after_{sense}"]},
        across=frozenset(around["across"]),
        vague_before=frozenset(raw["vague"]["before"]),
        vague_plural=frozenset(raw["vague"]["plural"]),
        vague_with_of=frozenset(raw["vague"]["only_with_of"]),
        one_before=frozenset(raw["idioms"]["before_one"]),
        before_point=frozenset(raw["idioms"]["before_point"]),
        one_after=frozenset(raw["idioms"]["one"]),
        metre_before=frozenset(raw["metres"]["before"]),
        people=frozenset(raw["metres"]["people"]),
        masses=frozenset(raw["metres"]["masses"]),
        aged=frozenset(raw["metres"]["aged"]),
        of_life=frozenset(raw["metres"]["of_life"]),
        races=frozenset(raw["metres"]["races"]),
        below_hundred=raw["ones"] | raw["teens"] | raw["tens"],
    )


@cache
def name_words() -> dict[str, Any]:
    """The lists of `numbers/data/number_names.toml` as sets."""
    return {name: frozenset(words) for name, words in resource("number_names.toml").items()}
