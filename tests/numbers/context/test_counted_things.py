"""What a number counts."""

from __future__ import annotations

import pytest

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from stage import parse

PUBLISHED = "2022-01-26"


def numbers(text: str, published: str | None = PUBLISHED) -> tuple[Number, ...]:
    return read_figures(parse(text), published).numbers


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The army moved 4,000 troops to the border.", "troops"),
        ("Dozens of angry farmers blocked the road.", "angry farmers"),
        ("Two-thirds of the members voted against it.", "members"),
        ("The death toll rose to 45.", "death"),
        ("It would add about 1,100 tons of carbon a year.", "carbon"),
        ("Officials put troop estimates at 90,000, and more troops are coming.", "troops"),
        ("Unemployment fell to 4.1%.", "Unemployment"),
        ("The star spins 700 times a minute.", "star"),
        ("The Dow lost 190 points.", "Dow"),
        ("Robots sampled the gas at 46 points along the lake.", "points"),
        ("Three years later, the firm had closed.", None),
        ("In the last three months the office has cut prices.", None),
        ("The library opens at nine.", None),
        ("The guests had left by 8.", None),
        ("The sun rose at six.", None),
        ("The museum is open from ten to four on weekdays.", None),
        ("The number of seats fell to five.", "seats"),
        ("The jobless rate stood at five.", "jobless rate"),
        ("His 14-year-old daughter saw it.", "daughter"),
        ("The flood took a 500-metre-long bridge.", "long bridge"),
        ("The stock closed at $38.17 in heavy morning trading.", "stock"),
        ("The firm paid $70 million in damages.", "damages"),
        ("They want another pick or two.", "pick"),
        ("Between 200 and 300 people displaced by the storm slept there.", "people displaced"),
    ],
)
def test_the_thing_counted_is_named(text: str, counted: str) -> None:
    assert numbers(text)[0].counted == counted


@pytest.mark.parametrize(
    ("text", "counted", "of_subject"),
    [
        ("The price of gold in London rose 3%.", "price of gold in London", False),
        ("A car with 300 horsepower won the race.", "car", False),
        ("The new tower cost £20 million.", "new tower", False),
        ("The firm will spend $14 million to rebuild the plant.", "firm", True),
        ("He sold the bakery for $5 million.", "bakery", False),
    ],
)
def test_what_a_measured_number_describes_is_a_phrase(text: str, counted: str, of_subject: bool) -> None:
    number = numbers(text)[0]
    assert (number.counted, number.of_subject) == (counted, of_subject)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Rents rose 3%.", "up"),
        ("A 3% rise in rents followed.", "="),
        ("Rents fell to £900.", "="),
        ("They need at least 40 beds.", ">"),
        ("They need about 40 beds.", "~"),
    ],
)
def test_how_a_value_stands(text: str, change: str) -> None:
    assert numbers(text)[0].change == change


def test_a_part_counts_what_the_whole_does() -> None:
    whole, part = numbers("The outage hit 6 million homes, including 1.5 million in the south.")
    assert whole.counted == part.counted == "homes"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Analyst Lena Roe cautioned that costs in Ely had more than doubled to £776m.", "costs in Ely"),
        ("Auditor Jane Roe warned that it had nearly doubled to £5m.", None),
        ("A spokesman said that it weighs 40 tonnes.", None),
        ("It was worth £5m, the firm said.", None),
        ("The firm's revenue grew 5% to £9m.", "firm's revenue"),
    ],
)
def test_a_number_does_not_describe_who_says_it(text: str, counted: str | None) -> None:
    assert numbers(text)[-1].counted == counted
