"""Pounds are money or a mass, by the words beside them."""

import pytest

from onrecord.numbers import read_figures
from stage import parse


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The pig weighed 300 pounds when it won the prize of £50.", "pound"),
        ("He shed forty pounds before the wedding.", "pound"),
        ("The crane lifted 900 pounds of steel.", "pound"),
        ("Her father was fined three hundred pounds.", "GBP"),
        ("They bet eighty pounds on a horse called Pim.", "GBP"),
        ("Thousands of pounds are missing from the till.", "GBP"),
        ("Tens of millions of pounds were spent on the dam.", "GBP"),
    ],
)
def test_pounds(text, unit):
    (number, *_) = read_figures(parse(text), None).numbers
    assert number.unit == unit
