"""Intervals over articles: none for a few, wider for fewer, and inside what is possible."""

from math import isnan, nan

import pytest

from onrecord.corpus.intervals import mean, proportion


def test_two_articles_have_a_mean_and_no_interval():
    found = mean([0.2, 0.4])
    assert found.value == pytest.approx(0.3) and not found.is_certain and found.n == 2


def test_the_mean_is_in_its_interval_which_is_the_same_each_time():
    found = mean([0.1, 0.2, 0.9, 0.4, nan])
    assert found.low < found.value < found.high and found.n == 4
    assert found == mean([0.1, 0.2, 0.9, 0.4])


def test_a_proportion_has_the_interval_of_wilson():
    found = proportion(2, 20)  # 0.028 to 0.301 in Newcombe, Statistics in Medicine 17 (1998), by formula
    assert (round(found.low, 3), round(found.high, 3)) == (0.028, 0.301)
    assert proportion(0, 10).low == 0.0 and isnan(proportion(0, 0).value)
