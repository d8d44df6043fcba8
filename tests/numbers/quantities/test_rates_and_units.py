"""Prices per unit, compound forms of ranges and fractions, and units in unusual writing."""

from __future__ import annotations

import pytest

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from stage import parse


def only(text: str) -> Number:
    (number,) = read_figures(parse(text), None).numbers
    return number


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Cleaners earn $15 an hour.", 15, "USD per hour"),
        ("Oil costs $90 a barrel.", 90, "USD per barrel"),
        ("Milk costs £2 per litre.", 2, "GBP per litre"),
        ("The firm pays 40 cents a share.", 0.4, "USD per share"),
        ("The bridge cost HK $5.4m.", 5_400_000, "HKD"),
        ("He owes R100.", 100, "ZAR"),
        ("She gave him two dimes.", 0.2, "USD"),
        ("The tax is 3-3/8 percent.", 3.375, "percent"),
        ("They farm 2-1/2 acres.", 2.5, "acre"),
        ("The mine sold 816 000 t of ore.", 816_000, "tonne"),
        ("The radio sends at 2.4Ghz.", 2.4, "gigahertz"),
        ("The beam bears 9 ksi.", 9, "kilopound per square inch"),
        ("The tank is kept at minus-60 degrees Fahrenheit.", -60, "degree Fahrenheit"),
        ("The wall is 30' high.", 30, "foot"),
        ("The chip holds 20 pF.", 20, "picofarad"),
        ("The well gives 5,000 bpd.", 5000, "barrel per day"),
        ("The capacitor has a capacitance of 2.5 F.", 2.5, "farad"),
        ("The oven was at 450 F.", 450, "degree Fahrenheit"),
        ("The hook bears a force of 20 N.", 20, "newton"),
        ("The Dow lost 190 points.", 190, "point"),
        ("The bridge cost hk $ 5.4m.", 5_400_000, "HKD"),
        ('It bought a 24" screen.', 24, "inch"),
        ("The star spins 700 times a minute.", 700, "times per minute"),
        ("They paid a PS6m bonus.", 6_000_000, "GBP"),
        ("They paid a bonus (PS21,700).", 21_700, "GBP"),
        ("The car ran a 1:36.6 in the final.", 96.6, "second"),
        ("The fund bought bonds for Y=40 billion.", 40_000_000_000, "JPY"),
        ("The wave has 2.998×10−8 metres.", 2.998e-8, "metre"),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str) -> None:
    number = only(text)
    assert number.unit == unit
    assert number.value == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Its 0-to-60-mph sprint is short.", 0, 60),
        ("The car goes from 0 to 62 mph.", 0, 62),
        ("They want an 8- to 16-metre mirror.", 8, 16),
        ("It took a five- or ten-minute walk.", 5, 10),
        ("It has a length of 20±0.5 cm.", 19.5, 20.5),
        ("They forecast sales of the $89 to $93 billion that they had promised.", 89e9, 93e9),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    number = only(text)
    assert (number.low, number.high) == (low, high)


def test_a_conversion_has_the_bounds_of_what_it_converts() -> None:
    feet, metres = read_figures(parse("The mast is just under 300 feet (91 metres) tall."), None).numbers
    assert (feet.high, metres.high) == (300, 91)


def test_a_percentage_behind_or_is_the_same_change() -> None:
    points, share = read_figures(parse("The index fell 12 points, or 0.3%."), None).numbers
    assert (points.direction, share.part, share.direction) == ("down", "by", "down")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The winter of 2014-15 was mild.", ["date"]),
        ("One child fell; a third, aged nine, wept.", ["count", "ordinal", "age"]),
        ("They camped on Ninety Mile Beach.", []),
        ("A category 4 storm is near.", []),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [n.kind for n in read_figures(parse(text), None).numbers] == kinds


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Cleaners earn $10 to $15 an hour.", 10, 15, "USD per hour"),
        ("It costs between $45 and $50 a barrel.", 45, 50, "USD per barrel"),
        ("It sells for £2-£3 per litre.", 2, 3, "GBP per litre"),
    ],
)
def test_a_range_of_prices_has_the_rate_that_is_said_once(
    text: str, low: float, high: float, unit: str
) -> None:
    number = only(text)
    assert (number.low, number.high, number.unit) == (low, high, unit)


def test_both_ends_of_a_change_have_the_rate_that_is_said_once() -> None:
    start, end = read_figures(parse("Oil rose from $70 to $75 a barrel."), None).numbers
    assert start.unit == end.unit == "USD per barrel"
    assert (start.part, end.part) == ("from", "to")


def test_a_rate_behind_a_conversion_is_the_rate_of_both() -> None:
    shekels, dollars = read_figures(parse("It cost 9 billion shekels ($2.4 billion) a year."), None).numbers
    assert (shekels.unit, dollars.unit) == ("ILS per year", "USD per year")


def test_ends_of_a_change_share_a_unit() -> None:
    before, after = read_figures(parse("The boxer dropped from 208 pounds to 193."), None).numbers
    assert (before.unit, after.unit) == ("pound", "pound")
    assert after.kind == "measurement"


def test_a_level_of_an_index_is_in_points_and_that_of_a_share_counts_nothing() -> None:
    _, level = read_figures(parse("Germany's DAX fell 0.4 percent to 13,176."), None).numbers
    _, price = read_figures(parse("Acme rose 8.1% to 3.65."), None).numbers
    assert level.unit == "point"
    assert (price.unit, price.counted) == (None, None)
