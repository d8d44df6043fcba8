"""Sources that say how many of a group speak: they are called by the noun of the group."""

import pytest

from marked import cast_of


def speaker(marked):
    """The name, kind and role of the last speaker."""
    cast = cast_of(marked)
    actor = next(a for a in cast.actors if a.id == cast.speakers[-1])
    return actor.name, actor.kind, actor.role


@pytest.mark.parametrize(
    ("marked", "name", "kind"),
    [
        ("Several teachers joined the strike. [Some] said they had no choice.", "teachers", "group"),
        ("Dozens of residents came. [Many] complained of noise.", "residents", "group"),
        ("Police questioned 12 people. [Two] told officers that he had a gun.", "people", "group"),
        ("[A lot of people here] wonder why it was closed.", "people here", "group"),
        ("[Half of the nurses] said they were tired.", "nurses", "group"),
        ("[Some of the workers at the plant] said they were unpaid.", "workers at the plant", "group"),
        ("Asylum seekers described the barge. [One] said it was a prison.", "asylum seeker", "person"),
        ("[One of the residents] said he was safe.", "resident", "person"),
        ("The firm fired three brokers. [One] said it knew. [Another] said it did not.", "broker", "person"),
        ("The firm fired brokers. [One] said it knew. [A third] said it did not.", "broker", "person"),
        ("Voters were asked in May. [A third] said they would stay at home.", "Voters", "group"),
    ],
)
def test_a_part_of_a_group_is_called_by_its_noun(marked, name, kind):
    found, what, role = speaker(marked)
    assert (found.casefold(), what) == (name.casefold(), kind)
    assert role in (None, name)


def test_the_two_are_the_pair_and_two_alone_are_two_of_the_others():
    text = "Emma Thorn and Alan Carr were among ministers who had met. [{}] said they would resign."
    assert speaker(text.format("The two"))[0] == "Emma Thorn and Alan Carr"
    assert speaker(text.format("Two"))[0] == "ministers"


def test_all_of_a_group_are_the_group():
    cast = cast_of("[The drivers] went on strike. [All] said they were ill.")
    assert cast.speakers[0] == cast.speakers[1]


def test_a_number_without_a_group_stays_as_it_is():
    assert speaker("[Some] say that the bridge is haunted.")[0] == "Some"


def test_shares_without_a_noun_have_no_role():
    assert speaker("[Nearly nine out of 10] say that they will learn new skills.")[2] is None


@pytest.mark.parametrize(
    "marked", ["[No one] says so.", "[The episode of the plane] shows that it was late."]
)
def test_no_one_and_mere_things_are_no_speakers(marked):
    assert cast_of(marked).speakers == (None,)


def test_a_document_speaks():
    assert speaker("[The report] says that the pool is shut.")[0] == "report"
