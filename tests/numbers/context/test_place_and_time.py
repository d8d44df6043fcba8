"""The place and time that a number holds for are those of its own clause."""

from __future__ import annotations

import pytest

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from stage import parse

PUBLISHED = "2022-01-26"


def numbers(text: str) -> tuple[Number, ...]:
    return read_figures(parse(text), PUBLISHED).numbers


@pytest.mark.parametrize(
    ("text", "number", "place", "time"),
    [
        ("In Ohio, 40 people fell ill on Monday.", "40", "Ohio", "2022-01-24"),
        ("About 2,000 troops are stationed in Poland.", "2,000", "Poland", None),
        ("Sales were £46 million in 2021.", "£46 million", None, "2021-01-01/2021-12-31"),
        ("Rents are 12% higher than in 2019.", "12%", None, None),
        ("Police in Kyiv said on Tuesday that 12 shops had burned.", "12", None, None),
    ],
)
def test_where_and_when_a_number_holds(text: str, number: str, place: str | None, time: str | None) -> None:
    found = next(n for n in numbers(text) if n.text == number)
    assert (found.place, found.time) == (place, time)


def test_a_date_right_behind_a_number_is_that_number_s_alone() -> None:
    found = {n.text: n.time for n in numbers("The rate fell from 6.1% in May 2021 to 5.8% in June 2021.")}
    assert (found["6.1%"], found["5.8%"]) == ("2021-05-01/2021-05-31", "2021-06-01/2021-06-30")
