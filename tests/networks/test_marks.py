"""The input of the network of directed stance: mentions with marks around them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.networks import directed_stance
from onrecord.networks.marks import mark, pad_marked, pad_places

SPECIAL = directed_stance.load().special
TOKENIZER = directed_stance.load().tokenizer


def marked(text, *mentions, limit=160):
    return mark(TOKENIZER.encode(text, add_special_tokens=False), mentions, SPECIAL, limit)


def read(row):
    return [TOKENIZER.id_to_token(int(i)) for i in row.ids]


def test_each_mention_stands_between_two_marks():
    row = marked("Bo Ray blamed Ann Ost.", (0, 6), (14, 21))
    assert read(row) == [
        *("[CLS]", "*", "bo", "ray", "*", "blamed", "*", "ann", "os", "##t", "*", ".", "[SEP]")
    ]
    assert row.spans == ((2, 4), (7, 10))


def test_mentions_side_by_side_keep_their_marks():
    row = marked("Ost Ray left.", (0, 3), (4, 7))
    assert read(row) == ["[CLS]", "*", "os", "##t", "*", "*", "ray", "*", "left", ".", "[SEP]"]


def test_a_mention_within_a_mention_has_a_place_of_its_own():
    row = marked("Ost police left.", (0, 10), (0, 3))
    assert [read(row)[b:e] for b, e in row.spans] == [["os", "##t", "*", "police"], ["os", "##t"]]


def test_a_long_text_is_cut_around_the_mentions():
    text = "one two three four five Ost six seven eight nine"
    begin = text.index("Ost")
    row = marked(text, (begin, begin + 3), limit=6)
    (span,) = row.spans
    assert len(row) == 6 + 4
    assert "os" in read(row)[slice(*span)] and "one" not in read(row) and "nine" not in read(row)


def test_the_last_mention_is_kept_if_they_are_too_far_apart():
    text = "Ray " + "and so on " * 10 + "Ost"
    row = marked(text, (0, 3), (len(text) - 3, len(text)), limit=8)
    assert row.spans[0] is None and row.spans[1] is not None


def test_a_mention_longer_than_the_limit_is_cut():
    assert read(marked("a b c d e f", (0, 11), limit=4)) == ["[CLS]", "*", "a", "b", "c", "d", "*", "[SEP]"]


@given(st.text(max_size=60), st.data())
def test_any_mentions_of_any_text_are_marked(text, data):
    place = st.integers(0, len(text))
    spans = [tuple(sorted((data.draw(place), data.draw(place)))) for _ in range(2)]
    row = marked(text, *spans, limit=data.draw(st.integers(1, 30)))
    for span in filter(None, row.spans):
        assert 0 < span[0] < span[1] < len(row)
        assert row.ids[span[0] - 1] == SPECIAL[2] == row.ids[span[1]]


def test_a_batch_is_padded_and_the_writer_has_no_pieces():
    rows = [marked("Bo Ray blamed Ann Ost.", (0, 6), (14, 21)), marked("Ost left.", (0, 3))]
    ids, mask, row, source, target = pad_marked(rows, [(0, 0, 1), (0, 1, 0), (1, None, 0)], 0)
    assert ids.shape == mask.shape == (2, 13)
    assert mask.sum(axis=1).tolist() == [13, len(rows[1])]
    assert row.tolist() == [0, 0, 1]
    assert source.sum(axis=1).tolist() == pytest.approx([1, 1, 0])
    assert target.sum(axis=1).tolist() == pytest.approx([1, 1, 1])
    assert np.array_equal(source[0], target[1])


def test_places_are_the_start_and_all_mentions_of_a_row():
    rows = [marked("Bo Ray blamed Ann Ost.", (0, 6), (14, 21)), marked("Ost left.", (0, 3))]
    questions = [(0, 0, 1), (0, 1, 0), (1, None, 0)]
    *_, row, source, target = pad_marked(rows, questions, 0)
    *_, at_source, at_target, places = pad_places(rows, questions, 0)
    assert places[:, 0].tolist() == [0, 0]
    for whole, kept in ((source, at_source), (target, at_target)):
        spread = np.zeros_like(whole)
        for question, weights in enumerate(kept):
            np.add.at(spread[question], places[row[question]], weights)
        assert np.array_equal(spread, whole)
