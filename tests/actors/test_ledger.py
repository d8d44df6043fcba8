"""The ledger of facts and what they add up to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.actors.ledger import Ledger
from onrecord.model.facts import Fact

WHY = (0, 4)


def ledger_of(*names):
    ledger = Ledger()
    for name in names:
        ledger.open(WHY, name=name, kind="person")
    return ledger


def test_a_fact_of_the_next_id_makes_an_entity():
    ledger = Ledger()
    ledger.learn([Fact(0, "name", "Ida Frost", WHY), Fact(0, "kind", "person", WHY)])
    assert (ledger[0].name, ledger[0].kind, ledger.next_id) == ("Ida Frost", "person", 1)


def test_what_was_read_before_does_not_change():
    ledger = ledger_of("Ida Frost")
    before = ledger[0]
    ledger.learn([Fact(0, "gender", "f", WHY), Fact(0, "mention", "Frost", (9, 14))])
    assert (before.gender, before.mentions) == (None, ())
    assert (ledger[0].gender, ledger[0].mentions) == ("f", (((9, 14), "Frost"),))


def test_all_facts_are_kept_with_their_words():
    ledger = ledger_of("Ida Frost")
    ledger.learn([Fact(0, "kind", "group", (2, 3)), Fact(0, "kind", "person", (5, 6))])
    assert [(f.value, f.why) for f in ledger.facts if f.field == "kind"][1:] == [
        ("group", (2, 3)),
        ("person", (5, 6)),
    ]


def test_forms_and_roles_are_added_once():
    ledger = ledger_of("Ida Frost")
    ledger.learn([Fact(0, "form", ("frost",), WHY)] * 2)
    assert ledger[0].forms == (("frost",),)


@pytest.mark.parametrize("fact", [Fact(0, "shoe", 41, WHY), Fact(7, "kind", "person", WHY)])
def test_unknown_fields_and_entities_are_errors(fact):
    with pytest.raises(ValueError, match="no "):
        ledger_of("Ida Frost").learn([fact])


def test_what_pointed_to_a_merged_entity_points_to_what_it_became():
    ledger = ledger_of("lawyer", "Amos Reed", "aide", "both")
    ledger.learn([Fact(2, "affiliation", 0, WHY), Fact(3, "members", (0, 2), WHY)])
    ledger.learn([Fact(0, "mention", "the lawyer", WHY)])
    ledger.merge(Fact(0, "same as", 1, WHY))
    assert ledger[0] is ledger[1]
    assert ledger[0].mentions == ((WHY, "the lawyer"),)
    assert (ledger[2].affiliation, ledger[3].members) == (1, (1, 2))
    assert [entity.name for entity in ledger] == ["Amos Reed", "aide", "both"]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_no_id_dangles_after_any_merges(pairs):
    ledger = ledger_of(*"abcdef")
    for key in range(6):
        ledger.learn(
            [Fact(key, "affiliation", (key + 1) % 6, WHY), Fact(key, "mention", "x", (key, key + 1))]
        )
    for old, new in pairs:
        ledger.merge(Fact(old, "same as", new, WHY))
    left = {entity.id for entity in ledger}
    assert {ledger[key].id for key in range(6)} == left
    assert {entity.affiliation for entity in ledger} <= left | {None}
    assert sum(len(entity.mentions) for entity in ledger) == 6
