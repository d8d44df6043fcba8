"""Needs `requirements-train.txt`; a network learns the names of a made-up text by heart."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from onrecord.model.names import Entity  # noqa: E402
from onrecord.networks.entities import TYPES, decode, load_from, log_probabilities, words_of  # noqa: E402
from onrecord.networks.reader import read  # noqa: E402
from onrecord.training.entities.fit import fit, save  # noqa: E402
from onrecord.training.entities.measure import scores_of_names  # noqa: E402
from onrecord.training.entities.texts import Document, Example  # noqa: E402

TEXT = "Ann Frost met Carl Wells in Lisbon. Later Carl Wells left Lisbon, and the Ost Bank closed."
NAMES = (
    ("Ann Frost", "Person"),
    ("Carl Wells", "Person"),
    ("Lisbon", "Location"),
    ("Ost Bank", "Organization"),
)


@pytest.fixture(scope="module")
def example():
    reading = read(TEXT)
    words = words_of(reading.pieces)
    names = tuple((TEXT.index(name), TEXT.index(name) + len(name), kind) for name, kind in NAMES)
    names += tuple((TEXT.rindex(name), TEXT.rindex(name) + len(name), kind) for name, kind in NAMES[1:3])
    vectors = words.vectors(reading).astype(np.float16)
    return Example(Document("x", TEXT, names), words, vectors, ((),))


def test_names_seen_in_training_are_found_with_the_weights_as_written(example, tmp_path):
    network = fit([example], epochs=150)
    save(network.head(), tmp_path)
    head = load_from(tmp_path)
    with torch.no_grad():
        scores = network(torch.from_numpy(example.vectors).float()[None])[0].log_softmax(-1).numpy()
    tags = log_probabilities(head, example.vectors.astype(np.float32))
    assert np.allclose(tags, scores, atol=0.1)
    found = [
        Entity(example.words.span(i, j), TYPES[kind]) for i, j, kind in decode(tags, example.words.paragraph)
    ]
    assert scores_of_names([example], [found]) == {"person": 100.0, "organization": 100.0, "place": 100.0}


def test_the_and_possessives_do_not_count(example):
    end = TEXT.index("Ost Bank")
    found = [Entity((end - 4, end + 8), "ORG")]
    assert scores_of_names([example], [found])["organization"] == 100.0
