"""Sums, shares and changes that a text gives all numbers of are calculated, and errors are found."""

from __future__ import annotations

import pytest

from onrecord.numbers import read_figures
from onrecord.numbers.arithmetic import Calculation, check_numbers
from stage import parse


def check(text: str) -> tuple[Calculation, ...]:
    return check_numbers(text, read_figures(parse(text), None).numbers)


@pytest.mark.parametrize(
    ("text", "kind", "adds_up"),
    [
        ("The bus carried 12 passengers: five men and seven women.", "sum", True),
        ("The bus carried 12 passengers: five men and eight women.", "sum", False),
        ("The crew has 40 sailors (28 men and 12 women).", "sum", True),
        ("Five adults and nine children, 15 people in all, were on board.", "sum", False),
        (
            "The council spent $3.1 million on roads and $2.2 million on parks, a total of $5.3 million.",
            "sum",
            True,
        ),
        (
            "It holds £90 million: £50 million in bonds, £20 million in shares and £15 million in cash.",
            "sum",
            False,
        ),
        ("Police arrested 20 people, including 15 students and 9 teachers.", "sum", False),
        ("Some 45 of the 90 members, or 50%, voted against it.", "share", True),
        ("Some 45 of the 90 members, or 60%, voted against it.", "share", False),
        ("Three out of four (75%) agreed.", "share", True),
        ("Of the 250 workers, 100 — or 30% — will lose their jobs.", "share", False),
        ("The survey of 1,200 people found that 600, or 50 percent, were against it.", "share", True),
        ("Two-thirds of the 90 members (40) signed.", "share", False),
        ("Of 80 flights, 50 were cancelled and 40 were delayed.", "sum", False),
        ("The $30 million plan includes $20 million for roads and $14 million for parks.", "sum", False),
        ("Output rose 7% to 4.2 million from 3.9 million.", "change", True),
        ("Output rose 17% to 4.2 million from 3.9 million.", "change", False),
        ("Sales fell from £200 million to £150 million, a drop of 25%.", "change", True),
        ("Sales fell from £200 million to £150 million, a drop of 35%.", "change", False),
        ("Sales rose from £200 million to £150 million, a rise of 25%.", "change", False),
        ("Rents rose by $50 to $550 from $500.", "change", True),
        ("Profit rose £2 million, or 10%, to £22 million.", "change", True),
        ("Profit rose £2 million, or 20%, to £22 million.", "change", False),
        ("Sales were $5.5 million, compared with $5 million in 2020, an increase of 25%.", "change", False),
        ("Membership doubled from 40,000 to 80,000.", "change", True),
        ("The 90 guests were 40 Danes and 50 Swedes.", "sum", True),
        ("The 90 guests were 40 Danes and 60 Swedes.", "sum", False),
        ("The club lost 30 members, 12 in Ayr and 25 in Oban.", "sum", False),
        ("A total of 60 sheep sank: 24 in Ayr and 28 in Oban.", "sum", False),
        ("Half of the 80 rooms, 60, are empty.", "share", False),
        ("Some 30 percent of the 200 rooms, or 80 rooms, are empty.", "share", False),
        ("A quarter of the 800 workers, 260 people, signed.", "share", False),
        ("Turnout was 60 percent, as 48,000 of the 96,000 voters cast a ballot.", "share", False),
        ("Of the $2 million raised, $1.2 million, or 75 percent, came from banks.", "share", False),
        ("The plan passed by 57 votes to 42, a majority of 15.", "sum", True),
        ("The plan passed by 57 votes to 42, a majority of 21.", "sum", False),
        ("The Tigers won 88-79, a margin of 11 points.", "sum", False),
        ("The fire burned 4,000 acres in May and 2,500 acres in June, 8,500 acres in all.", "sum", False),
        ("The 55 delegates, 30 women and 20 men, met on Monday.", "sum", False),
        ("It has 300 beds. Of these, 180 are empty and 150 are broken.", "sum", False),
        ("Some 60 percent agreed, 30 percent did not and 20 percent were undecided.", "sum", False),
        ("Some 60 percent agreed, 30 percent did not and 10 percent were undecided.", "sum", True),
    ],
)
def test_calculations(text: str, kind: str, adds_up: bool) -> None:
    found = check(text)
    assert [(one.kind, one.adds_up) for one in found] == [(kind, adds_up)]


@pytest.mark.parametrize(
    "text",
    [
        "Two clubs: 30 players and 12 coaches came.",
        "She bought 12 eggs, three loaves and 200 grams of butter.",
        "Police arrested 20 people, including 5 students and 3 teachers from abroad.",
        "The firm has 900 workers in 12 towns and 3 countries.",
        "Prices rose 3% in May and 4% in June.",
        "In 2019 the town had 4,000 people, 20 shops and two schools.",
        "Some 60 percent want a park, 55 percent a school and 30 percent are undecided about a pool.",
        "Some 55 delegates, 30 reporters and 20 guards, came.",
    ],
)
def test_numbers_that_no_calculation_ties_together_raise_no_alarm(text: str) -> None:
    assert all(one.adds_up for one in check(text))


def test_a_fall_is_worked_out_without_a_minus() -> None:
    (found,) = check("Sales fell from £200 million to £150 million, a drop of 35%.")
    assert (found.formula, found.result, found.stated) == ("({1} − {0}) ÷ {1}", 25, 35)


def test_rounding_is_no_error() -> None:
    (found,) = check("Output rose 8% to 4.2 million from 3.9 million.")
    assert found.adds_up
    assert found.result == pytest.approx(7.69, abs=0.01)
