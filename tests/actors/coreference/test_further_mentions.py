"""Mentions besides names and speakers: roles, predicates, “it” and “they”."""

import pytest

from marked import cast_of
from onrecord.model.cast import Cast


def words(cast: Cast, text: str, name: str) -> set[str]:
    """The words of all mentions of an actor."""
    (actor,) = (a for a in cast.actors if a.name == name)
    return {text[begin:end] for begin, end in actor.mentions}


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        ("Leeds striker Omar Diallo left.", "Omar Diallo", "Leeds striker"),
        ("Grace Pell, a nurse from Hull, wept.", "Grace Pell", "a nurse"),
        ("Grace Pell later became a judge.", "Grace Pell", "a judge"),
        ("Grace Pell had been “a teacher”.", "Grace Pell", "a teacher"),
        ("Kurt Stein studied law and served as a prosecutor.", "Kurt Stein", "a prosecutor"),
        (
            "Hull Shipping lost money. The company, a firm with ten ships, will sell it.",
            "Hull Shipping",
            "a firm",
        ),
        ("Voters elected Ida Frost as their mayor.", "Ida Frost", "their mayor"),
        ("Hull Shipping lost money after it sold its ships.", "Hull Shipping", "its"),
    ],
)
def test_what_refers_to_an_actor_is_a_mention(text, name, mention):
    assert mention in words(cast_of(text), text, name)


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Grace Pell is not a judge.", "Grace Pell", "a judge"),
        ("It was raining when Hull Shipping lost money.", "Hull Shipping", "It"),
        ("President Ida Frost left.", "Ida Frost", "President"),
    ],
)
def test_what_does_not_refer_to_an_actor_is_no_mention(text, name, other):
    assert other not in words(cast_of(text), text, name)


def test_a_mention_is_no_alias():
    cast = cast_of("Grace Pell later became a judge.")
    assert cast.actors[0].aliases == ("Grace Pell",)


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        (
            "Carl Ostrow, who runs Hull Shipping, is accused of bribing a customs officer.",
            "Carl Ostrow",
            "a customs officer",
        ),
        (
            "Hull Shipping built the ship. It worked with a Danish company on the engine.",
            "Hull Shipping",
            "a Danish company",
        ),
        (
            "Coach Carl Ostrow named his squad. He will test his current squad on Monday.",
            "Carl Ostrow",
            "his current squad",
        ),
        (
            "Hull Shipping sold its ships. It challenged the government's decision.",
            "Hull Shipping",
            "the government",
        ),
        ("Ida Frost left Parliament. Members voted to remove her from office.", "Parliament", "office"),
    ],
)
def test_somebody_new_or_of_another_sort_is_no_mention(text, name, other):
    assert other not in words(cast_of(text), text, name)


@pytest.mark.parametrize(
    ("text", "name", "mention"),
    [
        (
            "Hull Shipping lost money. Hull Shipping, the largest ferry company, will sell its ships.",
            "Hull Shipping",
            "the largest ferry company",
        ),
        (
            "Grace Pell, who was ill for years and then became a judge, died on Monday.",
            "Grace Pell",
            "a judge",
        ),
        ("Hull Shipping lost money. It said the company's ships were old.", "Hull Shipping", "the company"),
        ("Max Roe was born in 1950. He achieved some fame as an architect.", "Max Roe", "an architect"),
        (
            "Max Roe was born in 1950. His brother died, and Roe became the eldest son.",
            "Max Roe",
            "eldest son",
        ),
    ],
)
def test_what_describes_an_actor_is_a_mention(text, name, mention):
    assert mention in words(cast_of(text), text, name)
