"""Numbers joined in pairs form groups, named by their smallest number."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from onrecord.corpus.joining.connected_groups import Groups

PAIRS = st.lists(st.tuples(st.integers(0, 29), st.integers(0, 29)), max_size=40)


def joined(pairs):
    """Each number with the smallest one that pairs lead to."""
    first = list(range(30))
    for _ in first:
        for a, b in pairs:
            first[a] = first[b] = min(first[a], first[b])
    return first


@given(st.lists(PAIRS, max_size=3))
def test_groups_are_what_pairs_connect(steps):
    groups = Groups(30)
    for pairs in steps:
        groups.join(*np.array(pairs, dtype=np.int64).reshape(-1, 2).T)
    expected = joined([pair for pairs in steps for pair in pairs])
    assert groups.of(np.arange(30)).tolist() == expected
    several = {n: first for n, first in enumerate(expected) if expected.count(first) > 1}
    assert groups.of_several() == several
