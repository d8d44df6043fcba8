"""Dates of publication in their many forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.loading.credits.publication_date import date_of_url, parse_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-01-26T10:00:00Z", "2022-01-26"),
        ("Wed, 26 Jan 2022 10:00:00 GMT", "2022-01-26"),
        ("26th of January 2022", "2022-01-26"),
        ("Jan. 26, 2022", "2022-01-26"),
        ("26/01/2022", "2022-01-26"),
        ("01/26/2022", "2022-01-26"),
        ("01/02/2022", None),
        ("01.02.2022", "2022-02-01"),
        ("31 February 2022", None),
        (1643155200, "2022-01-26"),
        ("1643155200000", "2022-01-26"),
        (float("nan"), None),
        ("yesterday", None),
    ],
)
def test_parse_date(text, day):
    assert parse_date(text) == day


def test_date_of_url():
    assert date_of_url("https://a.example/world/2022/jan/26/story") == "2022-01-26"
    assert date_of_url("https://a.example/2022/13/26/story") is None
    assert date_of_url(None) is None


@given(st.one_of(st.text(max_size=60), st.floats(), st.integers()))
def test_parse_date_never_fails(value):
    parse_date(value)
