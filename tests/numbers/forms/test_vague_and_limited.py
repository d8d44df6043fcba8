"""Vague amounts have bounds, limits hold for ratios and ages, and a bare “one” counts where it can."""

from __future__ import annotations

import pytest

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from stage import parse


def first(text: str) -> Number:
    return read_figures(parse(text), None).numbers[0]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Thousands of fans waited.", 1000, 10_000),
        ("Dozens of roofs leaked.", 12, 120),
        ("Hundreds of thousands of bees died.", 100_000, 1_000_000),
        ("It cost tens of millions of euros.", 10_000_000, 100_000_000),
    ],
)
def test_vague_amounts_have_bounds(text: str, low: int, high: int) -> None:
    number = first(text)
    assert (number.value, number.low, number.high, number.approximate) == (None, low, high, True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("At least one in five shops closed.", 0.2, None),
        ("Fewer than one in a million fall ill.", None, 1e-6),
        ("Only children under the age of nine may enter.", None, 9),
        ("Sales more than doubled.", 2, None),
    ],
)
def test_limits_hold_for_ratios_ages_and_multiples(text: str, low: float | None, high: float | None) -> None:
    number = first(text)
    assert (number.low, number.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It is one of the oldest bakeries in town.", [1]),
        ("She is one of them.", []),
        ("The party won 365 of the 650 seats.", [365, 650]),
        ("They lost four of their past five games.", [0.8]),
    ],
)
def test_one_of_several_counts_one(text: str, values: list[float]) -> None:
    assert [n.value for n in read_figures(parse(text), None).numbers] == values
