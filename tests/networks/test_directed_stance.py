"""The network of directed stance reads clear examples correctly, and its files are checked."""

import shutil
from dataclasses import replace
from importlib import resources

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.errors import ModelError
from onrecord.networks import directed_stance
from onrecord.networks.directed_stance import Pair
from onrecord.stance.towards import Towards, between, towards


def place(text, name):
    return text.index(name), text.index(name) + len(name)


def stance(text, source, target):
    (found,) = between([Pair(text, place(text, source), place(text, target))])
    return found


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Ray praised Ost in a speech.", "positive"),
        ("Ray condemned Ost in a speech.", "negative"),
        ("Ray met Ost in Leeds.", "neutral"),
        ("Ost was condemned by Ray.", "negative"),
        ("Ost has the backing of Ray.", "positive"),
        ("Ray no longer supports Ost.", "negative"),
        ("Ray does not support Ost.", "negative"),
        ("Will Ray support Ost?", "neutral"),
        ("“Ost is a liar,” Ray said.", "negative"),
    ],
)
def test_one_towards_another(text, label):
    assert stance(text, "Ray", "Ost").label == label


def test_the_direction_counts():
    text = "Ost was condemned by Ray in a long speech."
    assert stance(text, "Ray", "Ost").score < -0.5
    assert stance(text, "Ost", "Ray").label == "neutral"


def test_denied_support_is_not_support():
    assert stance("Ray denied that he supports Ost.", "Ray", "Ost").label != "positive"


def test_who_is_defended_and_against_whom():
    text = "Ray defended Ann Ost against Bo Lund."
    assert stance(text, "Ray", "Ann Ost").label == "positive"
    assert stance(text, "Bo Lund", "Ann Ost").label == "negative"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The corrupt mayor Ost lied to voters.", "negative"),
        ("Ost, a hero of the flood, rescued forty people.", "positive"),
        ("Critics blasted Ost for the delay.", "negative"),
        ("Ost took the train to Leeds.", "neutral"),
    ],
)
def test_the_writers_sentiment_towards_a_mention(text, label):
    (found,) = towards([(text, place(text, "Ost"))])
    assert found.label == label


def test_probabilities_sum_to_one_and_the_score_is_their_difference():
    found = stance("Ray thanked Ost.", "Ray", "Ost")
    assert found.negative + found.neutral + found.positive == pytest.approx(1)
    assert found.score == found.positive - found.negative
    assert Towards(0.2, 0.5, 0.3).label == "neutral"


def test_no_pairs_give_no_readings():
    assert between([]) == [] and towards([]) == []


def test_answers_keep_the_order_of_the_questions():
    texts = ["Ray praised Ost.", "After a long day in the hall, Ray condemned Ost.", "Ray met Ost."]
    pairs = [Pair(text, place(text, "Ray"), place(text, "Ost")) for text in texts]
    pairs += [Pair(text, None, place(text, "Ost")) for text in texts]
    for alone, among in zip(pairs, between(pairs), strict=True):
        (one,) = between([alone])
        assert one.label == among.label
        assert one.score == pytest.approx(among.score, abs=0.2)  # int8 rounding depends on the batch


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=80), st.data())
def test_any_text_can_be_read(text, data):
    at = st.integers(0, len(text))
    source, target = (tuple(sorted((data.draw(at), data.draw(at)))) for _ in range(2))
    (found,) = between([Pair(text, source, target)])
    assert -1 <= found.score <= 1


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(str(resources.files("onrecord.networks") / "weights"), tmp_path / "models")
    return tmp_path / "models"


def test_a_missing_model_is_named(folder):
    (folder / "stance.onnx").unlink()
    with pytest.raises(ModelError, match=r"stance\.onnx: the trained model is missing; reinstall"):
        directed_stance.load_from(folder)


def test_a_damaged_model_is_refused(folder):
    data = bytearray((folder / "stance.onnx").read_bytes())
    data[len(data) // 2] ^= 1
    (folder / "stance.onnx").write_bytes(data)
    with pytest.raises(ModelError, match="damaged"):
        directed_stance.load_from(folder)


def test_the_model_is_small(folder):
    assert (folder / "stance.onnx").stat().st_size <= 25_000_000


def test_the_prior_of_paragraphs_is_for_three_sentences_or_more():
    loaded = directed_stance.load()
    plain = replace(loaded, paragraph=np.zeros(3))
    two = "Ann Ost lost the vote. The hall was full."
    three = f"{two} It rained."

    def shift(text):
        asked = [Pair(text, None, (0, len("Ann Ost")))]
        return (directed_stance.probabilities(loaded, asked) - directed_stance.probabilities(plain, asked))[0]

    assert np.allclose(shift(two), 0)
    _, neutral, positive = shift(three)
    assert neutral > 0 > positive
