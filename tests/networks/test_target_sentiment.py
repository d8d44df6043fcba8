"""Sentiment towards a mention: what the network reads, what it says, and that it is this release’s."""

import shutil
from dataclasses import replace
from importlib import resources

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.errors import ModelError
from onrecord.networks import target_sentiment
from onrecord.networks.marks import mark, pad
from onrecord.stance.towards import Towards, towards

SPECIAL = target_sentiment.load().special
TOKENIZER = target_sentiment.load().tokenizer


def marked(text, target, limit=160):
    return mark(TOKENIZER.encode(text, add_special_tokens=False), target, SPECIAL, limit)


def read(row):
    return [TOKENIZER.id_to_token(int(i)) for i in row.ids]


def test_the_mention_stands_between_two_marks():
    row = marked("Critics blamed Ann Ost.", (15, 22))
    assert read(row) == ["[CLS]", "critics", "blamed", "*", "ann", "os", "##t", "*", ".", "[SEP]"]
    assert (row.begin, row.end) == (4, 7)


def test_of_a_long_text_the_words_around_the_mention_are_kept():
    text = "one two three four five Ost six seven eight nine"
    begin = text.index("Ost")
    row = marked(text, (begin, begin + 3), limit=6)
    assert len(row) == 6 + 4
    assert "os" in read(row)[row.begin : row.end] and "one" not in read(row) and "nine" not in read(row)


def test_a_mention_longer_than_the_limit_is_cut():
    row = marked("a b c d e f", (0, 11), limit=4)
    assert read(row) == ["[CLS]", "*", "a", "b", "c", "d", "*", "[SEP]"]


@given(st.text(max_size=60), st.data())
def test_any_mention_of_any_text_has_its_place(text, data):
    place = st.integers(0, len(text))
    span = tuple(sorted((data.draw(place), data.draw(place))))
    row = marked(text, span, limit=data.draw(st.integers(1, 30)))
    assert 0 < row.begin <= row.end < len(row)
    assert row.ids[row.begin - 1] == row.ids[row.end] == SPECIAL[2]


def test_a_batch_is_padded_and_its_weights_sum_to_one():
    rows = [marked("Critics blamed Ann Ost.", (15, 22)), marked("Ost left.", (0, 3))]
    ids, mask, weights = pad(rows, 0)
    assert ids.shape == mask.shape == weights.shape == (2, 10)
    assert mask.sum(axis=1).tolist() == [10, len(rows[1])]
    assert weights.sum(axis=1).tolist() == pytest.approx([1, 1])
    assert np.flatnonzero(weights[0]).tolist() == [4, 5, 6]


def read_name(text, name="Ost"):
    (found,) = towards([(text, (text.index(name), text.index(name) + len(name)))])
    return found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The corrupt mayor Ost lied to voters.", "negative"),
        ("Ost, a hero of the flood, rescued forty people.", "positive"),
        ("Critics blasted Ost for the delay.", "negative"),
        ("Fans cheered Ost.", "positive"),
        ("Ost took the train to Leeds.", "neutral"),
        ("Moss said that Ost was not to be trusted.", "negative"),
    ],
)
def test_sentiment_towards_a_mention(text, label):
    assert read_name(text).label == label


def test_two_in_one_sentence_get_each_their_own():
    text = "Moss praised Ann Ost and condemned Bo Ray."
    assert read_name(text, "Ann Ost").score > 0.3
    assert read_name(text, "Bo Ray").score < -0.3


def test_probabilities_sum_to_one_and_the_score_is_their_difference():
    found = read_name("Ost won.")
    assert found.negative + found.neutral + found.positive == pytest.approx(1)
    assert found.score == found.positive - found.negative
    assert Towards(0.2, 0.5, 0.3).label == "neutral"


def test_no_mentions_no_readings():
    assert towards([]) == []


def test_a_mention_reads_alike_alone_and_among_others():
    texts = [
        "Critics blasted Ost.",
        "Ost, who won the prize again this year, was cheered by fans.",
        "Ost left.",
    ]
    mentions = [(text, (text.index("Ost"), text.index("Ost") + 3)) for text in texts]
    for alone, among in zip(mentions, towards(mentions), strict=True):
        (one,) = towards([alone])
        assert one.label == among.label
        assert one.score == pytest.approx(among.score, abs=0.1)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80), st.data())
def test_any_text_can_be_read(text, data):
    place = st.integers(0, len(text))
    begin, end = sorted((data.draw(place), data.draw(place)))
    (found,) = towards([(text, (begin, end))])
    assert -1 <= found.score <= 1


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(str(resources.files("onrecord.networks") / "weights"), tmp_path / "models")
    return tmp_path / "models"


def test_a_missing_model_is_named(folder):
    (folder / "sentiment.onnx").unlink()
    with pytest.raises(ModelError, match=r"sentiment\.onnx: the trained model is missing; reinstall"):
        target_sentiment.load_from(folder)


def test_a_damaged_model_is_refused(folder):
    data = bytearray((folder / "sentiment.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "sentiment.onnx").write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        target_sentiment.load_from(folder)


def test_the_model_is_small(folder):
    assert (folder / "sentiment.onnx").stat().st_size <= 25_000_000


def test_the_prior_of_paragraphs_is_for_three_sentences_or_more():
    loaded = target_sentiment.load()
    plain = replace(loaded, paragraph=np.zeros(3))
    two = "Ann Ost lost the vote. The hall was full."
    three = f"{two} It rained."

    def shift(text):
        mention = [(text, (0, len("Ann Ost")))]
        return (
            target_sentiment.probabilities(loaded, mention) - target_sentiment.probabilities(plain, mention)
        )[0]

    assert np.allclose(shift(two), 0)
    _, neutral, positive = shift(three)
    assert neutral > 0 > positive
