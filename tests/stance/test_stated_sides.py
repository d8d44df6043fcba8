"""Who is told to be for or against whom."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.stance import stated_sides
from stage import parse


def told(text):
    return {
        (s.agent.text, s.target.text): round(s.value, 1) for s in stated_sides.find_sides(parse(text).doc)
    }


@pytest.mark.parametrize(
    ("text", "pair", "value"),
    [
        ("Orlov sued Moss.", ("Orlov", "Moss"), -1.0),
        ("Orlov has endorsed Moss for the council.", ("Orlov", "Moss"), 1.0),
        ("Moss was booed by Orlov.", ("Orlov", "Moss"), -1.0),
        ("Orlov lashed out at Moss on Friday.", ("Orlov", "Moss"), -1.0),
        ("Orlov voted against Moss.", ("Orlov", "Moss"), -1.0),
        ("Orlov stood up for Moss.", ("Orlov", "Moss"), 1.0),
        ("Orlov took aim at Moss.", ("Orlov", "Moss"), -1.0),
        ("Orlov voiced support for Moss.", ("Orlov", "Moss"), 1.0),
        ("Orlov filed a lawsuit against Moss.", ("Orlov", "Moss"), -1.0),
        ("Moss spoke about Orlov’s dislike of Reed.", ("Orlov", "Reed"), -1.0),
        ("Moss, who had the backing of Orlov, won.", ("Orlov", "Moss"), 1.0),
        ("Moss came under fire from Orlov.", ("Orlov", "Moss"), -1.0),
        ("Orlov is critical of Moss.", ("Orlov", "Moss"), -1.0),
        ("Orlov admired what Moss had built.", ("Orlov", "Moss"), 1.0),
        ("Orlov went on to attack Moss.", ("Orlov", "Moss"), -1.0),
        ("Orlov, who supports Moss, left early.", ("Orlov", "Moss"), 1.0),
        ("Orlov urged voters to support Moss.", ("Orlov", "Moss"), 1.0),
        ("Orlov criticised voters for not supporting Moss.", ("voters", "Moss"), -0.7),
    ],
)
def test_a_sentence_tells_who_sides_with_whom(text, pair, value):
    assert told(text)[pair] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Orlov did not endorse Moss.", -0.7),
        ("Orlov refused to endorse Moss.", -0.7),
        ("Orlov declined to criticise Moss.", 0.0),
        ("Orlov does not oppose Moss.", 0.7),
        ("Orlov has no confidence in Moss.", -0.7),
        ("Orlov refrained from criticising Moss.", 0.0),
        ("Orlov may back Moss.", 0.3),
        ("Orlov should back Moss.", 0.0),
    ],
)
def test_negation_refusal_and_mood_change_it(text, value):
    assert told(text)["Orlov", "Moss"] == value


def test_whom_one_prefers_to_another_is_for_the_one_and_against_the_other():
    assert told("Orlov backs Reed over Moss.") == {("Orlov", "Reed"): 1.0, ("Orlov", "Moss"): -1.0}


def test_each_of_several_counts():
    found = told("Orlov and Reed praised Moss and Hale.")
    assert found == {(one, other): 1.0 for one in ("Orlov", "Reed") for other in ("Moss", "Hale")}


@pytest.mark.parametrize(
    "text",
    [
        "Orlov beat Moss by two goals.",
        "Orlov met Moss.",
        "Orlov asked Moss why.",
        "Former Moss defender Orlov spoke.",
        "No one praised Moss.",
    ],
)
def test_what_happens_between_two_is_no_side(text):
    assert told(text) == {}


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text):
    assert all(-1 <= side.value <= 1 for side in stated_sides.find_sides(parse(text).doc))
