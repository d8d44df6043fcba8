"""Units, ranges and the ends of changes."""

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


def test_a_change_gives_both_of_its_ends() -> None:
    assert [n.value for n in numbers("The fee rose from 3 to 5 percent.")] == [3, 5]
    assert [(n.low, n.high) for n in numbers("Tickets cost from 3 to 5 dollars.")] == [(3, 5)]


def test_a_rising_pair_before_what_it_counts_is_a_range_even_beside_winning() -> None:
    number = only("The party could win 10-12 seats.")
    assert (number.kind, number.low, number.high) == ("count", 10, 12)
    assert only("Rovers won 10-12 on aggregate.").kind == "score"


def test_pounds_are_money_where_the_text_shows_it() -> None:
    assert only("The sack weighs 20 pounds.").kind == "measurement"
    assert numbers("It costs £30, or 20 pounds for members.")[1].unit == "GBP"
    assert only("The club owes 12 million pounds.").unit == "GBP"
    assert only("They sold 12 million pounds of beef.").unit == "pound"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The city sold 1.3m homes.", "count", 1_300_000),
        ("She won the 400m final.", "measurement", 400),
        ("The statue is 1.8m tall.", "measurement", 1.8),
        ("The group spent £4m on it.", "money", 4_000_000),
    ],
)
def test_m_is_millions_or_metres(text: str, kind: str, value: float) -> None:
    number = only(text)
    assert (number.kind, number.value) == (kind, value)
