import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.networks import tagger
from onrecord.networks.pieces import CASES, PLACES, encode, layout, windows

TEXT = 'Mayor Ann Frost said: “We WILL build 40 homes.”\n\nShe "hopes" so.'


def words_of(pieces, text):
    """Return each word with its case and place."""
    starts = [*np.flatnonzero(pieces.first).tolist(), len(pieces)]
    return {
        text[pieces.begin[i] : pieces.end[j - 1]]: (
            CASES[pieces.features[i] // len(PLACES)],
            PLACES[pieces.features[i] % len(PLACES)],
        )
        for i, j in itertools.pairwise(starts)
    }


def test_case_and_place_of_words():
    words = words_of(encode(TEXT, tagger.load().tokenizer), TEXT)
    assert words["Mayor"] == ("title", "outside")
    assert words["“"] == ("mark", "opens")
    assert words["WILL"] == ("upper", "inside")
    assert words["40"] == ("digit", "inside")
    assert words["”"] == ("mark", "closes")
    assert words["hopes"] == ("lower", "inside")  # between straight marks
    assert words["so"] == ("lower", "outside")


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_pieces_stay_inside_any_text(text):
    pieces = encode(text, tagger.load().tokenizer)
    assert (pieces.begin <= pieces.end).all()
    assert (pieces.end <= len(text)).all()
    assert (np.diff(pieces.paragraph) >= 0).all()
    assert not len(pieces) or pieces.first[0]


@given(st.lists(st.integers(1, 40), max_size=12), st.integers(1, 60), st.integers(1, 60))
def test_windows_hold_every_piece_once(lengths, room, limit):
    unit = np.repeat(np.arange(len(lengths)), lengths)
    cut = windows(unit, min(room, limit), limit)
    assert [i for b, e in cut for i in range(b, e)] == list(range(len(unit)))
    assert all(e - b <= limit for b, e in cut)


def test_layout_parts_paragraphs():
    row, marks, positions = layout(np.array([7, 8, 9]), np.array([1, 2, 3]), np.array([0, 0, 1]), (101, 102))
    assert row.tolist() == [101, 7, 8, 102, 9, 102]
    assert marks.tolist() == [0, 1, 2, 0, 3, 0]
    assert positions.tolist() == [1, 2, 4]
