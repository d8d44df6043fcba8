import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribution.tagging.bioes import LABELS, TRANSITIONS, to_labels, to_spans, viterbi


@st.composite
def spans(draw):
    edges = sorted(draw(st.sets(st.integers(0, 30), max_size=12)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return [(b, e, draw(st.integers(0, 2))) for b, e in pairs]


@given(spans())
def test_spans_survive_conversion_to_labels(given_spans):
    assert to_spans(to_labels(given_spans, 30).tolist()) == given_spans


@given(st.integers(0, 20), st.integers(0, 2**32 - 1))
def test_viterbi_is_always_legal(length, seed):
    labels = viterbi(np.random.default_rng(seed).normal(size=(length, len(LABELS))))
    assert all(TRANSITIONS[a, b] == 0 for a, b in itertools.pairwise(labels))
    assert to_spans(to_labels(to_spans(labels.tolist()), length).tolist()) == to_spans(labels.tolist())


def test_viterbi_repairs_a_span_without_a_beginning():
    scores = np.full((3, len(LABELS)), -9.0)
    best = [LABELS.index("O"), LABELS.index("I-content"), LABELS.index("E-content")]
    scores[[0, 1, 2], best] = 0.0
    scores[1, LABELS.index("B-content")] = -1.0
    assert to_spans(viterbi(scores).tolist()) == [(1, 3, 2)]
