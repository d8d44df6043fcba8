"""Time to analyse grows little faster than the length of a repetitive text; `make bench` measures more."""

import time

import pytest
from growth import STEEPEST, text_of

from onrecord import Article, analyze


def seconds(kind, length):
    begun = time.process_time()
    analyze(Article(text_of(kind, length), "River rises", published="2024-03-04"))
    return time.process_time() - begun


@pytest.mark.parametrize("kind", ["open quotations", "questions", "names who say"])
def test_analysis_takes_little_more_than_four_times_as_long_for_four_times_as_much(kind):
    seconds(kind, 500)
    short, long = seconds(kind, 600), seconds(kind, 2_400)
    assert long <= 4**STEEPEST * short + 0.5
