"""What the words around a number say of its bounds."""

from __future__ import annotations

import pytest

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from stage import parse

PUBLISHED = "2022-01-26"


def numbers(text: str, published: str | None = PUBLISHED) -> tuple[Number, ...]:
    return read_figures(parse(text), published).numbers


def only(text: str, published: str | None = PUBLISHED) -> Number:
    found = numbers(text, published)
    assert len(found) == 1, [number.text for number in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "low", "high", "about"),
    [
        ("They need at least 40 beds.", 40, None, False),
        ("They need up to 40 beds.", None, 40, False),
        ("They need no more than 40 beds.", None, 40, False),
        ("They need 40 or more beds.", 40, None, False),
        ("They need about 40 beds.", None, None, True),
        ("They need 40 or so beds.", None, None, True),
        ("They need about 40 to 50 beds.", 40, 50, True),
        ("They need 40 beds.", None, None, False),
    ],
)
def test_bounds_and_approximation(text: str, low: int | None, high: int | None, about: bool) -> None:
    number = only(text)
    assert (number.low, number.high, number.approximate) == (low, high, about)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Shares of the brewer closed up 42 points.", "up"),
        ("The index was off 1.2%.", "down"),
        ("The offer takes 20% off the price.", "="),
        ("The brewer crashed 3.4%.", "down"),
        ("They crashed three cars.", "="),
        ("Just over a quarter, or so it seems, agreed.", ">"),
        ("Output grew by just 3%.", "="),
        ("Output grew by about 3%.", "up"),
        ("The fine is capped at $500.", "<"),
        ("Thousands fled.", "="),
    ],
)
def test_what_is_said_of_a_value(text: str, sign: str) -> None:
    assert only(text).change == sign


def test_over_before_a_duration_tells_when_not_how_many() -> None:
    assert only("The wall was built over three years.").low is None
    assert only("She was jailed for over three years.").low == 3


def test_voters_of_45_and_older_have_an_age() -> None:
    number = only("She leads among voters 45 and older.")
    assert (number.kind, number.value, number.low, number.unit) == ("age", 45, 45, "year")


def test_a_date_behind_since_is_past() -> None:
    assert only("He will gain from its rise since the Oct. 13 debate.", "2015-11-13").low == "2015-10-13"
