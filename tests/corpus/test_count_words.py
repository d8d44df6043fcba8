"""Words of many spans, counted at once."""

import numpy as np
import pytest

from onrecord.corpus.count_words import WordCounts
from onrecord.model.spans import words_in


@pytest.mark.parametrize(
    "text", ["", "It’s 40 two-metre poles--old ones-", "’a’ b_c -d- é½²", "Déjà 😀 vu\n'tis e\u0301-f"]
)
def test_every_span_has_as_many_words_as_the_expression_finds(text):
    spans = [(b, e) for b in range(len(text) + 1) for e in range(b, len(text) + 1)]
    begins, ends = np.array(spans).T
    assert WordCounts(text).within(begins, ends).tolist() == [words_in(text, [span]) for span in spans]
