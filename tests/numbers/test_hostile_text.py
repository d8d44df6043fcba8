"""Any text is read in a time that grows with its length."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.numbers import read_figures
from stage import parse

PUBLISHED = "2022-01-26"


FRAGMENTS = st.sampled_from(
    [
        *(
            "between ",
            "from ",
            "a ",
            "the ",
            "half",
            "one",
            "twenty",
            "-",
            "–",
            "$",
            "£",
            "US$",
            "%",
            "°",
            "C",
            "/",
            "'",
        ),
        *(
            "1",
            "12",
            "2008",
            "1,234",
            "1.5",
            "¾",
            "May",
            "February",
            "mid",
            "last",
            "week",
            "year",
            "old",
            "ago",
            ".",
        ),
        *(
            " ",
            "\n",
            ",",
            "and ",
            "to ",
            "hundred",
            "million",
            "th",
            "s",
            "bn",
            "of ",
            "and a half",
            "times",
            "in ",
        ),
        *(
            "Q3",
            "the end of ",
            "p.m.",
            ":",
            "(",
            ")",
            "point ",
            "few",
            "several",
            "dozens",
            "aged ",
            "her ",
            "40s",
        ),
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(st.text(max_size=60), st.lists(FRAGMENTS, max_size=14).map("".join)),
    st.sampled_from((None, PUBLISHED, "x")),
)
def test_any_text_is_read_and_offsets_cut_it(text: str, published: str | None) -> None:
    end = 0
    for number in read_figures(parse(text), published).numbers:
        assert text[number.start : number.end] == number.text
        assert number.text.strip() == number.text != ""
        assert number.start >= end
        end = number.end


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "1," * 9_000,
        "1.1" * 7_000,
        "one hundred and " * 300,
        "1-" * 3_000,
        "1 million " * 200,
        "1e9" * 200,
        "9" * 400 + "e999 percent",
        "(0" * 4_000,
    ],
)
def test_long_runs_take_no_longer_than_their_length(text: str) -> None:
    begin = time.process_time()
    read_figures(parse(text[:20_000]), PUBLISHED)
    assert time.process_time() - begin < 20
