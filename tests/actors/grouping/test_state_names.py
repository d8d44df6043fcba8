"""A capital stands for its state only where it acts; elsewhere it is a city."""

import pytest

from onrecord.actors.cast import find_actors
from onrecord.attribution.rules import find_attributions
from onrecord.model.article import Article
from stage import parse


def kinds_of(text):
    parsed = parse(text)
    cast = find_actors(parsed, find_attributions(parsed), Article(text))
    return {actor.name: actor.kind for actor in cast.actors}


@pytest.mark.parametrize(
    "text",
    [
        "Bangkok's heaviest floods hit on Monday, officials said.",
        "The minister visited Bangkok, officials said.",
        "The ship was bound for Bangkok, officials said.",
        "The rebels were seen near the capital, Bangkok, officials said.",
    ],
)
def test_a_city_is_not_its_state(text):
    assert "Thailand" not in kinds_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Bangkok said it would respond.",
        "The pact between Bangkok and Hanoi ended, officials said.",
        "Bangkok denied it. Critics said Bangkok's aim was clear.",
    ],
)
def test_a_capital_that_acts_is_its_state(text):
    assert kinds_of(text)["Thailand"] == "government"


def test_the_government_of_a_capital_is_not_that_of_the_state():
    found = kinds_of("Critics said the Delhi government fired 884 workers. India's parliament met on Monday.")
    assert found["Delhi government"] == "government"
    assert found["India"] == "government"
