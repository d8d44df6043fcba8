import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from onrecord.networks.bioes import Scheme

SCHEME = Scheme(("person", "place"))


def test_spans_come_back_from_their_labels():
    spans = [(0, 1, 1), (2, 5, 0), (5, 7, 0)]
    labels = SCHEME.encode(spans, 8)
    assert [SCHEME.labels[i] for i in labels[:5]] == ["S-place", "O", "B-person", "I-person", "E-person"]
    assert SCHEME.spans(labels.tolist()) == spans


def test_an_illegal_best_sequence_is_mended():
    scores = np.full((3, len(SCHEME)), -9.0)
    for i, name in enumerate(("B-person", "E-place", "O")):
        scores[i, SCHEME.labels.index(name)] = 0.0
    scores[1, SCHEME.labels.index("E-person")] = -1.0
    assert SCHEME.spans(SCHEME.viterbi(scores).tolist()) == [(0, 2, 0)]


@given(st.integers(0, 12), st.integers(0, 2**32 - 1))
def test_every_decoded_sequence_is_legal(length, seed):
    scores = np.random.default_rng(seed).normal(size=(length, len(SCHEME)))
    labels = SCHEME.viterbi(scores)
    assert np.array_equal(SCHEME.encode(SCHEME.spans(labels.tolist()), length), labels)
