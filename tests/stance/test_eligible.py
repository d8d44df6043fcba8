"""Who can be a target, and who belongs to whom."""

import pytest

from onrecord.model.cast import Actor
from onrecord.stance.eligible import belongs, can_be_target


def actor(key, name, kind="person", role=None, of=None, named=True):
    return Actor(key, name, kind, role, of, named, (name,), ())


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (actor("a1", "Eva Moss"), True),
        (actor("a1", "Harbour Board", "organization"), True),
        (actor("a1", "Norway", "government"), True),
        (actor("a1", "Long Lake", "place"), False),
        (actor("a1", "a lawyer", named=False), False),
        (actor("a1", "voters", "group", named=False), False),
    ],
)
def test_common_nouns_and_places_are_no_targets(one, expected):
    assert can_be_target(one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (actor("a1", "Eva Moss", of="a2"), actor("a2", "Harbour Board", "organization"), True),
        (actor("a1", "Eva Moss", of="a3"), actor("a2", "Harbour Board", "organization"), True),
        (actor("a1", "Ida Reed", role="lawyer for Moss"), actor("a2", "Eva Moss"), True),
        (actor("a1", "Ida Reed", role="Moss’s lawyer"), actor("a2", "Eva Moss"), True),
        (actor("a1", "Ida Reed and Eva Moss", "group"), actor("a2", "Eva Moss"), True),
        (actor("a1", "Ida Reed", role="mayor"), actor("a2", "Eva Moss"), False),
    ],
)
def test_members_lawyers_and_parts_belong(one, other, expected):
    everybody = {a.id: a for a in (one, other, actor("a3", "Pilots", "group", of="a2"))}
    assert belongs(one, other, everybody) is expected
    assert belongs(other, one, everybody) is expected
