"""Combining: what sentences show becomes the probability of a side."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.networks.directed_stance import Pair
from onrecord.stance.combining import Calibration, Voice, calibration, combine, voices
from onrecord.stance.readings import Reading
from onrecord.stance.towards import Towards

PLAIN = Calibration(
    weights=dict.fromkeys(("own", "said", "inner"), 1.0)
    | dict.fromkeys(("reported", "hearsay", "thing", "stated", "stated by others"), 0.5),
    fading=1.0,
    scale=1.0,
    shift=0.0,
    least=0.5,
    own=0.9,
    mixed=0.6,
)
AGAINST, FOR, NEITHER = Towards(0.8, 0.2, 0.0), Towards(0.0, 0.2, 0.8), Towards(0.0, 1.0, 0.0)


def voice(against=0.0, towards=0.0, origin="own", claim="c1", place=(0, 9)):
    return Voice(origin, against, towards, claim, place)


def reading(origin, claim="c1", place=(0, 9)):
    return Reading("a1", "a2", origin, Pair("text", None, (0, 1)), place, claim, 1.0)


def test_one_voice_is_believed_as_far_as_its_origin_goes():
    assert combine([voice(against=0.8)], PLAIN).confidence == 0.8
    assert combine([voice(against=0.8, origin="reported")], PLAIN).confidence == pytest.approx(0.4)


def test_voices_for_the_same_side_add_up_and_for_the_other_take_away():
    alone = combine([voice(towards=0.6)], PLAIN)
    both = combine([voice(towards=0.6), voice(towards=0.5)], PLAIN)
    torn = combine([voice(towards=0.6), voice(against=0.3)], PLAIN)
    assert torn.confidence < alone.confidence < both.confidence
    assert {alone.label, both.label, torn.label} == {"supports"}


def test_further_voices_count_less_if_they_fade():
    many = [voice(towards=0.5)] * 3
    alone, faded, full = (
        combine(v, replace(PLAIN, fading=f)).confidence
        for v, f in ((many[:1], 1.0), (many, 0.5), (many, 1.0))
    )
    assert alone < faded < full


def test_two_clear_sides_are_mixed():
    side = combine([voice(towards=0.9, claim="c1"), voice(against=0.8, claim="c2")], PLAIN)
    assert side.label == "mixed" and side.confidence == 0.8
    assert [v.claim for v in side.voices] == ["c1", "c2"]


def test_the_evidence_is_what_shows_the_side_most_telling_first():
    side = combine([voice(towards=0.3, claim="c1"), voice(towards=0.9, claim="c2"), voice(claim="c3")], PLAIN)
    assert [v.claim for v in side.voices] == ["c2", "c1"]


def test_the_calibration_moves_the_confidence_but_not_the_order():
    bold = replace(PLAIN, shift=1.0)
    weak, strong = [voice(against=0.4)], [voice(against=0.7)]
    assert combine(weak, bold).confidence > combine(weak, PLAIN).confidence
    assert combine(strong, bold).confidence > combine(weak, bold).confidence


def test_a_sentence_that_is_read_in_two_ways_counts_once():
    found = voices([reading("own"), reading("said")], [AGAINST, NEITHER])
    assert [(v.origin, v.against) for v in found] == [("own", 0.4)]


def test_words_of_different_sentences_count_apart():
    found = voices([reading("own"), reading("said", place=(10, 19))], [AGAINST, FOR])
    assert [(v.origin, v.against, v.towards) for v in found] == [("own", 0.8, 0.0), ("said", 0.0, 0.8)]


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PLAIN.weights)), st.floats(0, 1), st.floats(0, 1)),
        min_size=1,
        max_size=6,
    )
)
def test_any_voices_give_a_probability_and_evidence(drawn):
    side = combine(
        [voice(a * (1 - b), b * (1 - a), origin) for origin, a, b in drawn],
        replace(PLAIN, scale=0.7, shift=0.4),
    )
    assert 0 <= side.confidence <= 1 and -1 <= side.score <= 1
    assert side.voices


def test_the_package_has_a_weight_for_every_origin():
    assert calibration().weights.keys() == PLAIN.weights.keys()
