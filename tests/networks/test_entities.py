import shutil
from importlib import resources
from itertools import pairwise

import numpy as np
import pytest

from onrecord.model.errors import ModelError
from onrecord.networks import entities
from onrecord.networks.entities import (
    KINDS,
    N_TAGS,
    TYPES,
    Head,
    decode,
    find_entities,
    kinds_of,
    log_probabilities,
)
from onrecord.networks.reader import read

TEXT = (
    "Ann Frost, who leads the Harbour Workers Union, met French officials in Lisbon on Monday.\n\n"
    "The union wants 5 percent more, or about $40 million."
)


def begins(kind):
    return 1 + 2 * TYPES.index(kind)


def scores(*words):
    """Log-probabilities of words, each given as its likely tags."""
    rows = np.full((len(words), N_TAGS), 0.0001)
    for row, likely in zip(rows, words, strict=True):
        for tag, probability in likely.items():
            row[tag] = probability
    return np.log(rows / rows.sum(axis=1, keepdims=True)).astype(np.float32)


def decoded(tags, *breaks):
    paragraph = np.cumsum([i in breaks for i in range(len(tags))])
    return [(first, stop, TYPES[kind]) for first, stop, kind in decode(tags, paragraph)]


def test_names_dates_and_amounts_are_found_with_their_types():
    found = {(TEXT[slice(*span)], kind) for span, kind in find_entities(read(TEXT))}
    assert {("Ann Frost", "PERSON"), ("French", "NORP"), ("Lisbon", "GPE"), ("Monday", "DATE")} <= found
    assert any("Harbour Workers Union" in words and kind == "ORG" for words, kind in found)
    assert any("$40 million" in words and kind == "MONEY" for words, kind in found)


def test_entities_are_in_order_and_do_not_overlap():
    spans = [span for span, _ in find_entities(read(TEXT))]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize("text", ["", " \n ", "?", "\u200b"])
def test_a_text_without_words_has_no_entities(text):
    assert find_entities(read(text)) == ()


def span_of(words):
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_names_have_probabilities_of_kinds_and_other_words_are_none():
    words = ("Ann Frost", "Harbour Workers Union", "Lisbon", "French", "Monday", "about")
    found = kinds_of(read(TEXT), [span_of(word) for word in words])
    likeliest = [KINDS[i] for i in found.argmax(axis=1)]
    assert likeliest == ["person", "organization", "place", "group", "none", "none"]
    assert np.allclose(found.sum(axis=1), 1, atol=1e-4)


def test_a_span_without_words_is_none():
    assert KINDS[int(kinds_of(read(TEXT), [(9, 9)])[0].argmax())] == "none"
    assert kinds_of(read(TEXT), []).shape == (0, len(KINDS))
    assert KINDS[int(kinds_of(read(""), [(0, 0)])[0].argmax())] == "none"


def test_a_word_has_the_same_tags_whichever_words_are_asked_for():
    rng = np.random.default_rng(0)
    head = Head(*(rng.normal(size=shape) for shape in ((6, 4), 4, (3, 4, 5), 5, (5, N_TAGS), N_TAGS)))
    vectors = rng.normal(size=(9, 6))
    whole = log_probabilities(head, vectors)
    for at in ([0], [8], [2, 3, 7]):
        assert np.allclose(log_probabilities(head, vectors, np.array(at)), whole[at])


def test_an_entity_cannot_continue_before_it_begins():
    person, org = begins("PERSON"), begins("ORG")
    tags = scores({0: 1.0}, {person: 0.4, 0: 0.3}, {org + 1: 0.5, person + 1: 0.4}, {0: 1.0})
    assert decoded(tags) == [(1, 3, "PERSON")]


def test_two_names_side_by_side_stay_apart_and_none_crosses_paragraphs():
    person = begins("PERSON")
    tags = scores({person: 0.9}, {person + 1: 0.8, person: 0.1}, {person: 0.9}, {person + 1: 0.9})
    assert decoded(tags) == [(0, 2, "PERSON"), (2, 4, "PERSON")]
    assert decoded(tags, 1) == [(0, 1, "PERSON"), (1, 2, "PERSON"), (2, 4, "PERSON")]


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(str(resources.files("onrecord.networks") / "weights"), tmp_path / "weights")
    return tmp_path / "weights"


def test_missing_or_damaged_weights_are_named(folder):
    data = bytearray((folder / "entities.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "entities.npz").write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        entities.load_from(folder)
    (folder / "entities.npz").unlink()
    with pytest.raises(ModelError, match=r"entities\.npz: the trained model is missing; reinstall"):
        entities.load_from(folder)
    assert len(data) < 2_000_000
