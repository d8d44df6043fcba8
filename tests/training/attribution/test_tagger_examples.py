import numpy as np

from onrecord.model.attribution import Attribution
from onrecord.networks import tagger
from onrecord.training.attribution.tagger_examples import cut_windows, make_example

TEXT = "“Homes first,” Ann Frost said. “Rents too.”\n\nThe council agreed."


def span(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


ATTRIBUTION = Attribution(
    (span("Ann Frost"),), (span("said"),), (span("“Homes first,”"), span("“Rents too.”"))
)


def test_marks_become_spans_and_links():
    example = make_example("x", TEXT, [ATTRIBUTION, ATTRIBUTION], tagger.load().tokenizer)
    first, source, cue, second = (b for b, _, _ in example.spans)
    assert [role for _, _, role in example.spans] == [2, 0, 1, 2]
    assert set(example.links) == {(first, cue), (second, cue), (cue, source)}
    assert example.sentence[-1] == 2


def test_random_windows_cover_the_article_once():
    example = make_example("x", TEXT, [ATTRIBUTION], tagger.load().tokenizer)
    rng = np.random.default_rng(0)
    for _ in range(30):
        cut = cut_windows(example, rng, 8, 0.4)
        assert [i for b, e in cut for i in range(b, e)] == list(range(len(example.ids)))
