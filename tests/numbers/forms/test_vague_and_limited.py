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
        ("Over 55,000 pages were lost.", 55_000, None),
        ("The text was spread over 55,000 pages.", None, None),
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("She left school at 15 to work in a mill.", "age"),
        ("He died at 84.", "age"),
        ("Her brother, who began boxing at 14, lives there.", "age"),
        ("Anna Reyes was, in fact, 41.", "age"),
        ("The driver was 41.", "age"),
        ("She left at nine.", "count"),
        ("Anna Reyes is 6'3\" tall.", "measurement"),
        ("Trading began at 38.", "count"),
        ("The number was, in fact, 41.", "count"),
        ("He began at 15 mines.", "count"),
    ],
)
def test_what_a_person_is_or_does_at_may_be_an_age(text: str, kind: str) -> None:
    assert first(text).kind == kind


def test_both_ages_of_two_people_are_ages() -> None:
    found = read_figures(parse("The couple married at 19 and 21."), None).numbers
    assert [(number.value, number.kind) for number in found] == [(19, "age"), (21, "age")]
