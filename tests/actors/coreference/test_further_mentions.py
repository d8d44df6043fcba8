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
        ("Kurt Stein studied law and served as a prosecutor.", "Kurt Stein", "a prosecutor"),
        (
            "Hull Shipping lost money. The ferry operator, a firm with ten ships, will sell it.",
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
