import numpy as np
import pytest

from onrecord.model.errors import ModelError
from onrecord.networks.word_vectors import WordVectors, load_from


def test_frequent_pieces_are_numbers_and_others_two_levels_in_a_byte():
    levels = np.linspace(-1, 0.875, 16, dtype=np.float32)
    codes = np.array([[0x0F, 0xF0], [0x88, 0x12]], dtype=np.uint8)
    common, scales = np.array([[5, -5, 127, 0]], dtype=np.int8), np.array([[0.1], [2], [1]], dtype=np.float32)
    words = WordVectors(common, codes, scales, levels)
    right = [[[0.5, -0.5, 12.7, 0], [-2, 1.75, 1.75, -2], [0, 0, levels[1], levels[2]]]]
    assert words.of(np.array([[0, 1, 2]])) == pytest.approx(np.array(right))


def test_a_missing_table_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"words\.npz: the trained model is missing"):
        load_from(tmp_path)


def test_all_pieces_may_be_frequent():
    words = WordVectors(
        np.ones((2, 4), np.int8),
        np.zeros((1, 2), np.uint8),
        np.ones((3, 1), np.float32),
        np.zeros(16, np.float32),
    )
    assert words.of(np.array([0, 1])).tolist() == [[1] * 4] * 2
