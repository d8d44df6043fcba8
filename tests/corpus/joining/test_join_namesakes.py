"""When two actors of one name are one."""

from onrecord.corpus.joining.actor_profiles import group_of, name_key, role_words
from onrecord.corpus.joining.join_namesakes import full_name_for, join_block
from onrecord.corpus.joining.profile_index import Profiles


def group(article, role=None, affiliation=None, company=(), middle="", kind="organization"):
    return group_of((article, "a1"), middle, role, affiliation, kind, company)


def articles(groups):
    return [sorted(article for article, _ in g.appearances) for g in groups]


def test_nothing_known_but_the_name_is_one():
    assert articles(join_block([group("a"), group("b")])) == [["a", "b"]]


def test_other_affiliations_are_two():
    assert articles(join_block([group("a", affiliation="Navy"), group("b", affiliation="Bank")])) == [
        ["a"],
        ["b"],
    ]


def test_other_affiliations_are_two_even_in_the_same_company():
    pair = [
        group("a", affiliation="Navy", company=[1, 2, 3]),
        group("b", affiliation="Bank", company=[1, 2, 3]),
    ]
    assert len(join_block(pair)) == 2


def test_an_affiliation_may_be_shortened():
    pair = [group("a", affiliation="Ohio Democratic Party"), group("b", affiliation="the Democratic Party")]
    assert len(join_block(pair)) == 1


def test_a_party_does_not_contradict_a_parliament_but_another_party_does():
    assert len(join_block([group("a", affiliation="Labour Party"), group("b", affiliation="Senate")])) == 2
    pair = [group("a", "senator", "Labour Party"), group("b", "Sen.", "Senate")]
    assert len(join_block(pair)) == 1
    assert len(join_block([group("a", "senator", "Labour Party"), group("b", "Sen.", "Green Party")])) == 2


def test_a_place_does_not_contradict_a_party():
    pair = [group("a", "senator", "Ohio", kind="place"), group("b", "Sen.", "Labour Party")]
    assert len(join_block(pair)) == 1


def test_other_roles_are_two_unless_they_share_company():
    assert len(join_block([group("a", role="nurse"), group("b", role="skipper")])) == 2
    assert (
        len(join_block([group("a", "nurse", company=[1, 2]), group("b", "skipper", company=[1, 2, 5])])) == 1
    )


def test_one_odd_affiliation_among_many_is_a_mistake():
    for company, entities in (([1, 2], 1), ([8, 9], 2)):
        many = [group(f"m{i}", affiliation="Navy", company=[1, 2]) for i in range(10)]
        assert len(join_block([*many, group("z", affiliation="Bank", company=company)])) == entities


def test_other_middle_initials_are_two():
    assert len(join_block([group("a", middle="w"), group("b", middle="hw")])) == 2


def test_a_bare_name_with_two_namesakes_goes_where_its_company_is():
    pair = [group("a", affiliation="Navy", company=[1, 2]), group("b", affiliation="Bank", company=[5, 6])]
    assert articles(join_block([*pair, group("c", company=[5, 6])])) == [["b", "c"], ["a"]]


def test_a_short_name_waits_for_evidence():
    full = [group("a", "president"), group("b", "singer")]
    assert full_name_for(group("c", "President"), Profiles(full)) == 0
    assert full_name_for(group("c"), Profiles(full)) is None
    assert full_name_for(group("c", "chair"), Profiles(full[:1])) is None


def test_names_are_compared_without_titles_initials_and_possessives():
    assert name_key("Mrs. Ada B. Quill’s", "person").key == name_key("Ada Quill", "person").key == "ada quill"
    assert name_key("the Quill Company Inc.", "organization").key == name_key("Quill", "organization").key
    assert name_key("Quill", "person").short


def test_roles_are_compared_by_what_they_say():
    assert role_words("former spokeswoman of the board") == role_words("a board spokesman")
    assert role_words("Sen.") == role_words("senator")
