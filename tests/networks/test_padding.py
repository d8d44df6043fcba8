"""Rows of different lengths in batches."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.networks.padding import batches, mask, pad


@given(st.lists(st.integers(1, 300)), st.integers(1, 1500))
def test_each_row_is_in_one_batch_and_no_batch_of_several_is_too_large(lengths, most):
    found = batches(lengths, most)
    assert sorted(i for batch in found for i in batch) == list(range(len(lengths)))
    assert all(len(b) == 1 or len(b) * max(lengths[i] for i in b) <= most for b in found)


def test_a_long_row_among_short_ones_is_read_alone():
    assert batches([20, 300, 21, 20], 1500) == [[0, 3, 2], [1]]


def test_rows_of_one_length_go_together_up_to_the_limit():
    assert [len(batch) for batch in batches([30] * 10, 120)] == [4, 4, 2]


def test_rows_are_filled_up_at_their_ends_and_the_mask_tells_where():
    rows = [np.array([4, 5]), np.array([6, 7, 8])]
    assert pad(rows, 9).tolist() == [[4, 5, 9], [6, 7, 8]]
    assert mask([2, 3]).tolist() == [[1, 1, 0], [1, 1, 1]]


def test_vectors_are_padded_with_vectors_and_keep_their_type():
    padded = pad([np.ones((1, 2), dtype=np.float32), np.ones((2, 2), dtype=np.float32)])
    assert padded.tolist() == [[[1, 1], [0, 0]], [[1, 1], [1, 1]]]
    assert padded.dtype == np.float32
