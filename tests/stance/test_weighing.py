"""The evidence about a pair becomes the probability of a side."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.files.fitted_weights import Logistic
from onrecord.model.cast import Actor
from onrecord.stance.readings import HEARSAY, OWN, REPORTED, SAID
from onrecord.stance.stated import STATED
from onrecord.stance.voices import Voice
from onrecord.stance.weighing import FEATURES, Pair, features_of, weigh, weights

MOSS, ORLOV = (
    Actor(i, n, "person", None, None, True, (n,), ()) for i, n in (("a1", "Moss"), ("a2", "Orlov"))
)
PLAIN = Logistic(tuple(float(name == "evidence") for name in FEATURES), 0.0)
"""Weights that trust all sentences alike."""


def voice(against=0.0, towards=0.0, origin=OWN, claim="c1", place=(0, 9)):
    return Voice(origin, against, towards, claim, place)


def side_of(*voices, using=PLAIN):
    return weigh(Pair(MOSS, ORLOV, voices), using)


def test_voices_for_the_same_side_add_up():
    alone, both = side_of(voice(towards=0.6)), side_of(voice(towards=0.6), voice(towards=0.5))
    assert alone.confidence == 0.6 < both.confidence < 1
    assert {alone.label, both.label} == {"supports"}


def test_two_clear_sides_are_mixed():
    side = side_of(voice(towards=0.9, claim="c1"), voice(against=0.8, claim="c2"))
    assert (side.label, side.confidence) == ("mixed", 0.8)
    assert [v.claim for v in side.voices] == ["c1", "c2"]


def test_a_clear_side_and_a_weak_one_are_not_mixed():
    assert side_of(voice(towards=0.9), voice(against=0.6)).label == "supports"


def test_the_evidence_is_what_shows_the_side_most_telling_first():
    side = side_of(voice(towards=0.3, claim="c1"), voice(towards=0.9, claim="c2"), voice(claim="c3"))
    assert [v.claim for v in side.voices] == ["c2", "c1"]


def test_shipped_weights_believe_a_stated_side_more_and_hearsay_less():
    plain, stated, hearsay = (
        side_of(*found, using=weights()).confidence
        for found in (
            [voice(against=0.9)],
            [voice(against=0.9), voice(against=1.0, origin=STATED)],
            [voice(against=0.9, origin=HEARSAY)],
        )
    )
    assert hearsay < plain < stated


def test_shipped_weights_doubt_a_side_towards_a_country_that_nobody_states():
    person = Pair(MOSS, ORLOV, (voice(against=0.9),))
    country = replace(person, target=replace(ORLOV, kind="government"))
    assert weigh(country, weights()).confidence < weigh(person, weights()).confidence


@given(
    st.lists(
        st.tuples(st.sampled_from((OWN, SAID, REPORTED, HEARSAY, STATED)), st.floats(0, 1), st.floats(0, 1)),
        min_size=1,
        max_size=6,
    )
)
def test_any_voices_give_a_probability_and_evidence(drawn):
    side = side_of(*(voice(a * (1 - b), b * (1 - a), origin) for origin, a, b in drawn), using=weights())
    assert 0 <= side.confidence <= 1 and -1 <= side.score <= 1
    assert side.voices


@pytest.mark.parametrize("label", ["supports", "opposes"])
def test_every_feature_has_a_value(label):
    assert len(features_of(Pair(MOSS, ORLOV, (voice(towards=0.4),)), label)) == len(FEATURES)
