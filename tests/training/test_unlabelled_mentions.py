"""Mentions that a teacher may label: inside their texts, apart from each other and from those labelled."""

from itertools import combinations

from onrecord.model.spans import overlap
from onrecord.training import unlabelled_mentions
from onrecord.training.newsmtsc import Labelled

TEXT = (
    "Maria Keller met the French prime minister in Oslo on Friday. She told Peter Lund that the old harbour "
    "would be sold, and he thanked her for it."
)


def test_mentions_are_whole_words_of_the_text_and_do_not_overlap():
    by_text = {}
    for text, (begin, end) in unlabelled_mentions.in_articles([TEXT] * 20):
        assert text in TEXT and 0 <= begin < end <= len(text)
        assert text[begin:end] == text[begin:end].strip()
        assert not (text[begin - 1 : begin].isalnum() or text[end : end + 1].isalnum())
        by_text.setdefault(text, set()).add(text[begin:end])
    found = set().union(*by_text.values())
    assert {"Maria Keller", "Peter Lund"} <= found


def test_what_is_labelled_is_left_alone():
    target = (TEXT.index("Peter Lund"), TEXT.index("Peter Lund") + len("Peter Lund"))
    row = Labelled(id="a#0", article="a", text=TEXT, target=target, label=1, alone=True)
    spans = [span for _, span in unlabelled_mentions.beside([row])]
    assert spans
    assert not any(overlap(span, target) for span in spans)
    assert not any(overlap(a, b) for a, b in combinations(spans, 2))


def test_the_same_seed_gives_the_same_mentions():
    first, second = (list(unlabelled_mentions.in_articles([TEXT], seed=3)) for _ in range(2))
    assert first == second
