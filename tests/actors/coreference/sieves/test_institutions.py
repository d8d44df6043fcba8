"""Bodies with a plain noun after their name, and names that a plain noun ends."""

import pytest

from onrecord.actors.cast import find_actors
from onrecord.attribution.rules import find_attributions
from onrecord.model.article import Article
from stage import parse, speaker_names


def cast_of(text):
    parsed = parse(text)
    return find_actors(parsed, find_attributions(parsed), Article(text))


def bodies(text):
    return {actor.name for actor in cast_of(text).actors if actor.kind == "organization"}


def test_a_plain_noun_after_a_name_adds_nothing():
    text = "Republicans and the Black Lives Matter movement have agreed. The BLM group said Lee must go."
    assert speaker_names(cast_of(text)) == ["Black Lives Matter"]
    assert bodies("The train has left, Time magazine said. Time said so twice.") == {"Time"}


def test_bodies_of_the_gazetteer_have_agencies_of_their_own():
    assert speaker_names(cast_of("The UN met on Monday. The UN agency said the camp was full.")) == [
        "UN agency"
    ]


@pytest.mark.parametrize("name", ["Delhi High court", "Stanton Territorial hospital"])
def test_a_plain_noun_ends_a_name_that_is_none_without_it(name):
    assert bodies(f"The {name} said no. Critics said the {name} was late.") == {name}


def test_a_share_of_people_is_a_group_with_its_number():
    found = cast_of("More than 85 per cent of the respondents said they would go.").actors
    assert [(a.name, a.kind) for a in found] == [("More than 85 per cent of the respondents", "group")]


def test_a_noun_before_the_name_of_a_place_adds_nothing():
    found = cast_of("The Argentine city of Puerto Iguazú grew. Officials left. The city said it was ready.")
    assert [actor.name for actor in found.actors if actor.named] == ["Puerto Iguazú"]
    assert speaker_names(found) == ["Puerto Iguazú"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Roe Center for Justice said it was bad. It was bad, the Roe Center said.",
            "Roe Center for Justice",
        ),
        (
            "The Harbour Committee on Health said no. The Committee said it was late.",
            "Harbour Committee on Health",
        ),
    ],
)
def test_a_body_may_be_called_without_its_matter(text, name):
    assert bodies(text) == {name}


def test_the_ruling_party_is_the_one_that_the_text_calls_so():
    text = (
        "Roe of the opposition Harbour Party met Lee of the ruling Valley Party. The ruling party said that "
        "it was early. The opposition party said that it was late."
    )
    assert speaker_names(cast_of(text))[-2:] == ["Valley Party", "Harbour Party"]


def test_shares_of_people_are_not_one_group():
    text = "Twenty-four percent said they would go, while 9 percent said they would not."
    assert speaker_names(cast_of(text)) == ["Twenty-four percent", "9 percent"]
