import shutil
from importlib import resources

import numpy as np
import pytest

from onrecord.model.errors import ModelError
from onrecord.networks import antecedents, reader
from onrecord.networks.reader import LIMIT, read

PARAGRAPH = "The council agreed on Monday, Ann Frost said. " * 12


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(str(resources.files("onrecord.networks") / "weights"), tmp_path / "weights")
    return tmp_path / "weights"


def test_windows_are_whole_paragraphs_and_cover_the_text():
    reading = read("\n\n".join([PARAGRAPH] * 5))
    assert [i for b, e in reading.windows for i in range(b, e)] == list(range(len(reading.pieces)))
    assert max(e - b for b, e in reading.windows) <= LIMIT
    paragraphs = [set(reading.pieces.paragraph[b:e]) for b, e in reading.windows]
    assert all(not a & b for i, a in enumerate(paragraphs) for b in paragraphs[i + 1 :])


def test_every_piece_has_a_vector_that_does_not_depend_on_what_was_read_before():
    first = read(PARAGRAPH).vectors
    read("Something else entirely, he said.")
    assert np.array_equal(first, read(PARAGRAPH).vectors)
    assert len(first) == len(read(PARAGRAPH).pieces)


def test_the_tagger_labels_every_piece_once():
    reading = read("\n\n".join([PARAGRAPH] * 3))
    assert [i for w in reading.tagged for i in range(w.begin, w.end)] == list(range(len(reading.pieces)))
    assert all(np.allclose(np.exp(w.labels).sum(axis=1), 1.0, atol=1e-4) for w in reading.tagged)


def test_a_text_without_words_has_an_empty_reading():
    reading = read(" \n ")
    assert len(reading.pieces) == 0 and reading.windows == () and reading.vectors.shape[0] == 0


@pytest.mark.parametrize("name", ["reader.onnx", "antecedents.npz"])
def test_a_missing_or_damaged_file_is_named(folder, name):
    load = antecedents.load_from if name.endswith("npz") else reader.load_from
    data = bytearray((folder / name).read_bytes())
    data[len(data) // 2] ^= 1
    (folder / name).write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        load(folder)
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name}: the trained model is missing; reinstall"):
        load(folder)


def test_the_networks_of_a_release_are_small(folder):
    assert sum((folder / name).stat().st_size for name in ("reader.onnx", "antecedents.npz")) <= 7_000_000
