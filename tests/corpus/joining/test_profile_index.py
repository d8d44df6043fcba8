"""Groups that share something with another are found without comparing all."""

from onrecord.corpus.joining.actor_profiles import group_of
from onrecord.corpus.joining.profile_index import Namesakes


def group(role=None, affiliation=None, company=()):
    return group_of(0, "", role, affiliation, "organization", company)


def test_groups_are_found_by_words_of_roles_and_affiliations():
    known = Namesakes([group("chief judge"), group(affiliation="Harbour Bank"), group("banker")])
    assert known.near(group("judge")) == {0}
    assert known.near(group("skipper", "Harbour Museum")) == {1}
    assert known.near(group("harbour")) == set()


def test_a_group_that_was_joined_is_found_by_what_it_gained():
    known = Namesakes([group("judge", company=[1, 2]), group("nurse", company=[3])])
    known.join(1, group("skipper", company=[2, 3, 4]))
    assert known.near(group("skipper")) == {1}
    assert known.company(group(company=[1, 2, 3, 4, 5])) == {0: 2, 1: 3}
    assert known.groups[1].size == 2
