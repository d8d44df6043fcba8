import numpy as np
import pytest
from onrecord.networks.named_entities import SCHEME, TYPES, named_entities
from onrecord.networks.pieces import Pieces
from onrecord.networks.reader import Reading

TEXT = "Ann Frost left Oslo"
EDGES = [(0, 3), (4, 7), (7, 9), (10, 14), (15, 19)]
"""The second word is two pieces."""


def reading(labels, sure=0.9):
    first = np.array([True, True, False, True, True])
    pieces = Pieces(
        ids=np.arange(5),
        features=np.zeros(5, dtype=np.int64),
        first=first,
        begin=np.array([b for b, _ in EDGES]),
        end=np.array([e for _, e in EDGES]),
        paragraph=np.zeros(5, dtype=np.int64),
    )
    names = np.full((5, len(SCHEME)), (1 - sure) / (len(SCHEME) - 1))
    for i, label in enumerate(labels):
        names[i, SCHEME.labels.index(label)] = sure
    none = np.zeros((5, 0), dtype=np.float32)
    return Reading(pieces, ((0, 5),), none, none, np.log(names).astype(np.float32), none)


def test_names_are_cut_at_words_and_have_a_type():
    labels = ["B-person", "E-person", "O", "O", "S-place"]
    ann, oslo = named_entities(reading(labels))
    assert TEXT[slice(*ann.span)] == "Ann Frost" and TYPES[ann.type] == "person"
    assert TEXT[slice(*oslo.span)] == "Oslo" and TYPES[oslo.type] == "place"
    assert ann.probability == pytest.approx(0.9)
    assert sum(ann.types) == pytest.approx(1.0) and max(ann.types) == ann.types[ann.type]


def test_a_reading_without_names_gives_none():
    assert named_entities(reading(["O"] * 5)) == ()
