"""Dates: the value is what the text says, low and high the days it comes to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.rows.number import Number
from onrecord.numbers import read_figures
from onrecord.numbers.dates.calendar_dates import read_date
from onrecord.numbers.dates.resolve_dates import Partial, resolve
from onrecord.numbers.dates.times_of_day import read_time
from onrecord.numbers.tokens.pieces import cut_pieces
from stage import parse

WEDNESDAY = "2022-01-26"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def dated(text: str, published: str | None = WEDNESDAY) -> Number:
    found = [n for n in read_figures(parse(text), published).numbers if n.kind in ("date", "date-range")]
    assert len(found) == 1, [n.text for n in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("He resigned on Tuesday.", "2022-01-25", "2022-01-25"),
        ("He resigned on Wednesday.", "2022-01-26", "2022-01-26"),
        ("He resigned last Wednesday.", "2022-01-19", "2022-01-19"),
        ("The court will rule on Friday.", "2022-01-28", "2022-01-28"),
        ("The court is to rule on Friday.", "2022-01-28", "2022-01-28"),
        ("He resigned yesterday.", "2022-01-25", "2022-01-25"),
        ("Voters will decide tomorrow.", "2022-01-27", "2022-01-27"),
        ("Sales fell last week.", "2022-01-17", "2022-01-23"),
        ("Sales fell last month.", "2021-12-01", "2021-12-31"),
        ("Sales fell earlier this year.", "2022-01-01", "2022-12-31"),
        ("Sales fell three weeks ago.", "2022-01-03", "2022-01-09"),
        ("Output shrank in April.", "2021-04-01", "2021-04-30"),
        ("She said it would open in June.", "2022-06-01", "2022-06-30"),
        ("He resigned in December.", "2021-12-01", "2021-12-31"),
        ("He will resign in November.", "2022-11-01", "2022-11-30"),
        ("It opened on Dec. 30.", "2021-12-30", "2021-12-30"),
        ("It opened in early 2019.", "2019-01-01", "2019-04-30"),
        ("It opened in mid-January.", "2022-01-11", "2022-01-20"),
        ("It opened at the end of March 2019.", "2019-03-21", "2019-03-31"),
        ("It closes at the end of the year.", "2022-09-01", "2022-12-31"),
        ("It opened in summer 2019.", "2019-06-01", "2019-08-31"),
        ("It opened on Wednesday, March 6, 2019.", "2019-03-06", "2019-03-06"),
        ("It opened on 3/6/2019.", "2019-03-06", "2019-03-06"),
        ("The 2020 election was close.", "2020-01-01", "2020-12-31"),
    ],
)
def test_dates_resolve_against_the_day_of_publication(text: str, first: str, last: str) -> None:
    number = dated(text)
    assert (number.low, number.high) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("One boat was out for weeks last winter.", "2025-12-01", "2026-02-28"),
        ("The boats sail next summer.", "2027-06-01", "2027-08-31"),
        ("The boats sail this summer.", "2026-06-01", "2026-08-31"),
        ("He quit last August.", "2025-08-01", "2025-08-31"),
        ("He quit last March.", "2026-03-01", "2026-03-31"),
        ("He will quit next August.", "2027-08-01", "2027-08-31"),
    ],
)
def test_last_is_over_and_next_has_not_begun(text: str, first: str, last: str) -> None:
    found = dated(text, "2026-08-18")
    assert (found.low, found.high) == (first, last)


def test_without_a_publication_date_only_what_the_text_says_is_known() -> None:
    assert dated("It opens on February 4.", None).value == "XXXX-02-04"
    assert dated("It opens on February 4.", None).low is None
    full = dated("It opened in August 2008.", None)
    assert (full.value, full.low, full.high) == ("2008-08", "2008-08-01", "2008-08-31")


def test_the_value_is_the_same_with_and_without_a_publication_date() -> None:
    for text in (
        "It opens on February 4.",
        "It opens on Friday.",
        "It ran 4-20 February.",
        "It fell last month.",
    ):
        assert dated(text).value == dated(text, None).value


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("It runs 4-20 February.", ("XXXX-02-04", "XXXX-02-20"), "2022-02-04", "2022-02-20"),
        ("It runs February 4-20.", ("XXXX-02-04", "XXXX-02-20"), "2022-02-04", "2022-02-20"),
        ("It ran between 4 and 20 May 2019.", ("2019-05-04", "2019-05-20"), "2019-05-04", "2019-05-20"),
        ("He led it from 2003 to 2011.", ("2003", "2011"), "2003-01-01", "2011-12-31"),
        ("The 1939–45 war ruined it.", ("1939", "1945"), "1939-01-01", "1945-12-31"),
        (
            "It ran from December 20 to January 5, 2020.",
            ("2019-12-20", "2020-01-05"),
            "2019-12-20",
            "2020-01-05",
        ),
        ("It rose in the 2021/22 season.", ("2021", "2022"), "2021-01-01", "2022-12-31"),
    ],
)
def test_ranges_of_dates(text: str, value: tuple[str, str], first: str, last: str) -> None:
    number = dated(text)
    assert number.kind == "date-range"
    assert (number.value, number.low, number.high) == (value, first, last)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7:30 p.m.", "T19:30"),
        ("12 a.m.", "T00:00"),
        ("12pm", "T12:00"),
        ("7.30pm", "T19:30"),
        ("15:00 GMT", "T15:00Z"),
        ("1900 GMT", "T19:00Z"),
        ("3 o’clock", "T03:00"),
        ("midnight", "T00:00"),
    ],
)
def test_times_of_day(text: str, value: str) -> None:
    time = read_time(cut_pieces(text), 0)
    assert time is not None
    assert time.value == value


def test_an_hour_takes_its_half_of_the_day_from_the_end_of_the_range() -> None:
    for text, low, high in (("8 to 10 p.m.", "T20:00", "T22:00"), ("11-1pm", "T11:00", "T13:00")):
        number = read_figures(parse(f"It runs from {text} on weekdays."), None).numbers[0]
        assert (number.kind, number.low, number.high) == ("time", low, high)


@pytest.mark.parametrize(
    "text", ["He may leave.", "They march for peace.", "an august body", "He had a fall.", "2000 men"]
)
def test_words_that_are_months_or_seasons_elsewhere(text: str) -> None:
    assert not [n for n in read_figures(parse(text), None).numbers if n.kind == "date"]


@settings(deadline=None)
@given(st.dates(date(1500, 1, 1), date(2150, 12, 31)))
def test_every_day_written_out_reads_back(day: date) -> None:
    name = MONTHS[day.month - 1]
    forms = (
        f"{name} {day.day}, {day.year}",
        f"{day.day} {name} {day.year}",
        day.isoformat(),
        f"{day.month}/{day.day}/{day.year}",
    )
    for form in forms:
        pieces = cut_pieces(form)
        found = read_date(pieces, 0, lambda _: True)
        assert found is not None, form
        assert not pieces[found.last].text
        assert found.begin.value() == day.isoformat()
        assert resolve(found.begin, None) == (day, day)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(1, 7), st.booleans())
def test_a_weekday_is_the_nearest_one_the_tense_allows(published: date, weekday: int, future: bool) -> None:
    span = resolve(Partial("weekday", count=weekday), published, "future" if future else None)
    assert span is not None
    assert span[0].isoweekday() == weekday
    distance = span[0] - published
    assert (timedelta(0) <= distance < timedelta(7)) if future else (timedelta(-7) < distance <= timedelta(0))


@given(
    st.sampled_from(("day", "week", "weekend", "month", "quarter", "year", "decade", "century")),
    st.integers(-5000, 5000),
    st.sampled_from((None, "early", "mid", "late")),
    st.dates(),
)
def test_counting_from_publication_never_fails(
    grain: str, offset: int, part: str | None, published: date
) -> None:
    span = resolve(Partial(grain, offset=offset, part=part), published)
    assert span is None or span[0] <= span[1]


def test_a_day_that_does_not_exist_has_a_value_but_no_days() -> None:
    number = dated("It opened on February 30, 2019.")
    assert (number.value, number.low) == ("2019-02-30", None)
