"""Spans of text."""

import pytest

from onrecord.model.spans import Cover, Numbered, overlap

SPANS = [(10, 20), (0, 4), (2, 30), (40, 40), (50, 55)]


@pytest.mark.parametrize("span", [(0, 1), (4, 4), (30, 40), (29, 31), (39, 41), (55, 60), (54, 60), (5, 5)])
def test_a_cover_meets_what_one_of_its_spans_overlaps(span):
    assert Cover(SPANS).meets(span) == any(overlap(span, other) for other in SPANS)


def test_an_empty_cover_meets_nothing():
    assert not Cover(()).meets((0, 9))


@pytest.mark.parametrize("span", [(0, 1), (11, 12), (2, 30), (29, 31), (40, 40), (51, 52), (60, 61)])
def test_the_spans_around_another_are_those_that_contain_it(span):
    numbered = [(begin, end, number) for number, (begin, end) in enumerate(SPANS)]
    expected = [one for one in numbered if one[0] <= span[0] and span[1] <= one[1]]
    assert sorted(Numbered(numbered).around(span)) == sorted(expected)
