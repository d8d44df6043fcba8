"""Numbers of one change know each other."""

from __future__ import annotations

import pytest

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from stage import parse

PUBLISHED = "2022-01-26"


def numbers(text: str) -> tuple[Number, ...]:
    return read_figures(parse(text), PUBLISHED).numbers


def parts(text: str) -> list[tuple[str, str, str | None]]:
    return [(n.text, n.part, n.direction) for n in numbers(text) if n.part]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Output rose 7% to 4.2 million.", [("7%", "by", "up"), ("4.2 million", "to", "up")]),
        (
            "The rate fell from 6.1% in September to 5.8% in October.",
            [("6.1%", "from", "down"), ("5.8%", "to", "down")],
        ),
        ("Growers hope for a 50-cent rise in the milk price.", [("50-cent", "by", "up")]),
        ("It now has 120 members, up from 98.", [("120", "to", "up"), ("98", "from", "up")]),
        ("Exports doubled to 4 million tonnes.", [("doubled", "by", "up"), ("4 million tonnes", "to", "up")]),
        ("The fare went from $3 to $5.", [("$3", "from", "up"), ("$5", "to", "up")]),
        (
            "It made a profit of $5 million, compared with $7 million in 2020.",
            [("$5 million", "to", "down"), ("$7 million", "from", "down")],
        ),
        ("Rents are 12% higher than in 2019.", [("12%", "by", "up")]),
        ("Traders could lose up to 40 per cent of their takings.", [("40 per cent", "by", "down")]),
        ("Sales fell by up to 40%.", [("40%", "by", "down")]),
        ("Prices could rise by as much as 12%.", [("12%", "by", "up")]),
        ("Sales fell to 40 per cent.", [("40 per cent", "to", "down")]),
        ("The tax will rise to up to 45%.", [("45%", "to", "up")]),
        ("The share fell from up to 40% to 12%.", [("40%", "from", "down"), ("12%", "to", "down")]),
        ("Unemployment went up to 12%.", [("12%", "to", "up")]),
        ("Prices climbed up to £9.", [("£9", "to", "up")]),
        ("Spending rose from £4m up to £9m.", [("£4m", "from", "up"), ("£9m", "to", "up")]),
        ("It was a four-point drop from March.", [("four-point", "by", "down")]),
    ],
)
def test_the_parts_of_a_change(text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert parts(text) == wanted


def test_parts_of_a_change_name_each_other() -> None:
    by, to, since = numbers("Output rose 7% to 4.2 million from 3.9 million.")
    assert (by.related, to.related, since.related) == (
        (to.id, since.id),
        (by.id, since.id),
        (by.id, to.id),
    )


@pytest.mark.parametrize(
    "text",
    [
        "The club raised £5 million from its members.",
        "The club will raise up to £5 million from its members.",
        "Women made up 40% of the crew.",
        "The hall holds up to 900 guests.",
        "A poll shows Ann Roe with 47 percent versus Ida Holm, who has 44 percent.",
        "Some 56 percent agree, compared with 38 percent who do not.",
        "There were three cuts to the budget.",
        "Two men were hurt.",
    ],
)
def test_what_is_no_change_has_no_parts(text: str) -> None:
    assert parts(text) == []


def test_up_to_bounds_how_much_something_changes() -> None:
    (loss,) = numbers("Traders could lose up to 40 per cent of their takings.")
    assert (loss.part, loss.high, loss.change) == ("by", 40, "<")
