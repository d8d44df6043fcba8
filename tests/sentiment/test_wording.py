"""The sentiment of a claim depends only on the words of its content."""

from math import isnan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import schema
from onrecord.sentiment import wording
from stage import claims_of

GOOD = "“This is a wonderful, excellent bridge,” Moss said of the horrible, ugly wreck."


def table(*rows: tuple[str | None, float, int]) -> pd.DataFrame:
    return schema.frame(
        "sentiment",
        [
            {"claim": f"c{i}", "speaker": s, "polarity": p, "subjectivity": 0.5, "words": w}
            for i, (s, p, w) in enumerate(rows, 1)
        ],
    )


def test_only_the_words_of_the_content_count():
    _, found, _ = claims_of(GOOD, ("Moss", "said", "“This is a wonderful, excellent bridge,”"))
    (row,) = wording.find_sentiment(GOOD, found)
    assert row.polarity > 0.5 and row.subjectivity > 0.5
    assert row.words == 6
    assert (row.claim, row.speaker) == ("c1", None)


def test_all_parts_of_a_content_count():
    text = "“It is wonderful,” Moss said. “It is horrible.”"
    _, found, _ = claims_of(text, ("Moss", "said", "“It is wonderful,” … “It is horrible.”"))
    (row,) = wording.find_sentiment(text, found)
    assert row.words == 6 and row.polarity == pytest.approx(0)


def test_no_claims_give_no_rows():
    assert wording.find_sentiment("Rain fell.", []) == ()


def test_mean_is_weighted_by_words():
    (row,) = wording.per_speaker(table(("a1", 1.0, 30), ("a1", -1.0, 10))).itertuples()
    assert (row.speaker, row.n, row.words) == ("a1", 2, 40)
    assert row.polarity == pytest.approx(0.5)
    assert row.subjectivity == pytest.approx(0.5)


def test_an_interval_takes_three_claims():
    two = wording.per_speaker(table(("a1", 0.1, 5), ("a1", 0.3, 5)))
    three = wording.per_speaker(table(("a1", 0.1, 5), ("a1", 0.3, 5), ("a1", 0.5, 5)))
    assert isnan(two["low"][0]) and isnan(two["high"][0])
    assert three["low"][0] < three["polarity"][0] < three["high"][0]


def test_speakers_are_sorted_by_words_and_unknown_ones_left_out():
    found = wording.per_speaker(table(("a1", 0.0, 5), (None, 1.0, 99), ("a2", 0.0, 9)))
    assert found["speaker"].tolist() == ["a2", "a1"]


def test_no_claims_give_an_empty_table_with_its_columns():
    found = wording.per_speaker(table())
    assert found.empty
    assert found.columns.tolist() == ["speaker", "n", "words", "polarity", "low", "high", "subjectivity"]


def test_claims_without_words_have_no_interval():
    (row,) = wording.per_speaker(table(*[("a1", 0.0, 0)] * 3)).itertuples()
    assert row.polarity == 0 and isnan(row.low)


@given(st.lists(st.tuples(st.just("a1"), st.floats(-1, 1), st.integers(0, 60)), min_size=3, max_size=8))
def test_the_interval_holds_within_the_claims_and_is_the_same_each_time(rows):
    first, second = (wording.per_speaker(table(*rows)) for _ in range(2))
    pd.testing.assert_frame_equal(first, second)
    (row,) = first.itertuples()
    polarity = [p for _, p, _ in rows]
    if not isnan(row.low):
        assert min(polarity) - 1e-9 <= row.low <= row.high <= max(polarity) + 1e-9
