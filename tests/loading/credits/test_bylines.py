"""Bylines."""

import pytest

from onrecord.loading.credits.bylines import parse_head_line
from onrecord.loading.credits.names import Credits

STORY = "The river rose by two metres in the night, and the people of the lower town left their homes."


@pytest.mark.parametrize(
    ("line", "reporters", "wires", "publisher"),
    [
        ("By Ann Roe", ("Ann Roe",), (), None),
        ("BY ANN ROE AND BO O'DELL", ("Ann Roe", "Bo O'Dell"), (), None),
        (
            "By Ann Roe and Ludwig van der Poe, The Daily Ledger",
            ("Ann Roe", "Ludwig van der Poe"),
            (),
            "The Daily Ledger",
        ),
        ("By ANN ROE, Associated Press", ("Ann Roe",), ("The Associated Press",), None),
        ("By The Associated Press", (), ("The Associated Press",), None),
        ("By Ann Roe, Political Editor, in Leeds", ("Ann Roe",), (), None),
        ("Ann Roe in Paris", ("Ann Roe",), (), None),
        ("Ann Roe, Staff Writer", ("Ann Roe",), (), None),
        ("By Staff Reporter", (), (), None),
        ("By ANN ROE/ Staff Writer", ("Ann Roe",), (), None),
        ("Words: Ann Roe and Bo Poe; pictures: Kay Lund", ("Ann Roe", "Bo Poe"), (), None),
    ],
)
def test_bylines(line, reporters, wires, publisher):
    assert parse_head_line(line) == Credits(reporters, wires, publisher)


@pytest.mark.parametrize(
    "line",
    ["By Friday the river had risen", "By train across Europe", "On 26 January 2022 the war began", STORY],
)
def test_lines_that_are_no_byline(line):
    assert parse_head_line(line) is None


def test_an_agency_on_a_line_of_its_own_belongs_to_the_byline_above():
    assert parse_head_line("Associated Press", after_byline=True).wires == ("The Associated Press",)
    assert parse_head_line("Associated Press") is None
