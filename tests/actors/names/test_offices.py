"""Offices with “of” or “for”, and ranks without a full stop: neither are parts of names."""

import pytest

from onrecord.actors.cast import find_actors
from onrecord.attribution.rules import find_attributions
from onrecord.model.article import Article
from stage import parse, speaker_names


def cast_of(text):
    parsed = parse(text)
    return find_actors(parsed, find_attributions(parsed), Article(text))


def rows(text):
    cast = cast_of(text)
    names = {actor.id: actor.name for actor in cast.actors}
    return {a.name: (a.role, names.get(a.affiliation, a.affiliation)) for a in cast.actors}


@pytest.mark.parametrize(
    ("text", "name", "role", "owner"),
    [
        (
            "Deputy Minister of Mines and Energy Ann Roe said the pit would open.",
            "Ann Roe",
            "Deputy Minister of Mines and Energy",
            None,
        ),
        (
            "Minister of Health and Welfare Hsu Jui-yuan said the plan was ready.",
            "Hsu Jui-yuan",
            "Minister of Health and Welfare",
            None,
        ),
        (
            "Minister of Agriculture, Livestock and Fisheries Peter Munga said prices fell.",
            "Peter Munga",
            "Minister of Agriculture, Livestock and Fisheries",
            None,
        ),
        (
            "Tourism and Sports Minister Peter Munga said the season was good.",
            "Peter Munga",
            "Tourism and Sports Minister",
            None,
        ),
        (
            "MEC for Finance Nomsa Dlamini said the budget was small.",
            "Nomsa Dlamini",
            "MEC for Finance",
            None,
        ),
        (
            "The President of the Nigeria Labour Congress, Musa Wabara, said workers would march.",
            "Musa Wabara",
            "President of the Nigeria Labour Congress",
            "Nigeria Labour Congress",
        ),
        (
            "Director of the Agricultural Affairs Department, Yousuf Al Kuwari, said it would open.",
            "Yousuf Al Kuwari",
            "Director of the Agricultural Affairs Department",
            "Agricultural Affairs Department",
        ),
        (
            "International Organisation of Employers vice president for Africa, Jacinta Mugure, said so.",
            "Jacinta Mugure",
            "International Organisation of Employers vice president for Africa",
            "International Organisation of Employers",
        ),
        (
            "The slow-moving goalkeeper Paulo Cesari said the game was lost.",
            "Paulo Cesari",
            "slow-moving goalkeeper",
            None,
        ),
        ("Justice Md Khairuzzam said the appeal had failed.", "Md Khairuzzam", "Justice", None),
        ("Rajesh Jadhav, a child labour survivor, said no.", "Rajesh Jadhav", "child labour survivor", None),
        ("Labour Minister Bo Lee said wages would rise.", "Bo Lee", "Labour Minister", None),
        ("Labour minister Bo Lee denied the report.", "Bo Lee", "Labour minister", "Labour Party"),
    ],
)
def test_what_an_office_is_for_is_part_of_the_role(text, name, role, owner):
    found = rows(text)
    assert found[name] == (role, owner)
    assert set(found) - {"Africa"} == {name} | ({owner} if owner else set())


def test_the_bearer_of_an_office_speaks_not_the_body():
    text = "Tourism Authority of Thailand (TAT) governor Yuthana Supasorn said the agency met airlines."
    assert speaker_names(cast_of(text)) == ["Yuthana Supasorn"]


def test_a_rank_without_a_full_stop_is_no_name():
    text = "Prime Minister Prayong Chan-ocha was late. Gen Prayong said he was sorry."
    assert speaker_names(cast_of(text)) == ["Prayong Chan-ocha"]
    assert "Gen Z" in rows("Gen Z voters said they liked him.")


@pytest.mark.parametrize(
    "name",
    [
        "General Medical Council",
        "Special Investigation Unit",
        "Prince of Wales Hospital",
        "Department of Economic Affairs",
        "Bank of Ruritania",
    ],
)
def test_names_that_begin_like_a_title_are_whole(name):
    assert name in rows(f"The {name} said on Monday that it had closed.")


def test_the_title_of_the_next_person_is_no_apposition():
    text = "Foreign Minister Ann Roe, Director of the Office of the King Carl Dunn and Bo Lee attended."
    assert rows(text)["Ann Roe"][0] == "Foreign Minister"
    assert rows(text)["Carl Dunn"][0] == "Director of the Office of the King"


def test_a_plural_title_is_the_role_of_each():
    found = rows("Lawyers Ann Roe and Bo Lee said the case was weak.")
    assert (found["Ann Roe"][0], found["Bo Lee"][0]) == ("lawyer", "lawyer")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Karim Khamis, a pharmacist in Amman, said the drugs were scarce.", "Karim Khamis"),
        ("The union's critics said the vote was unfair.", "union's critics"),
        ("Deputy district judge Ann Roe said the case was closed.", "Ann Roe"),
    ],
)
def test_places_and_plain_words_are_no_affiliations(text, name):
    assert rows(text)[name][1] is None


def test_house_means_the_body_of_the_united_states_only_in_such_a_text():
    found = cast_of("The assembly met on Monday. The House rejected the bill.").actors
    assert ("House", "organization") in [(actor.name, actor.kind) for actor in found]
    text = "Republicans said the House rejected the bill. The House met on Monday."
    assert "House of Representatives" in rows(text)


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "The Police Public Relations Officer (PPRO) in the state, DSP Bisi Olani, said no.",
            "Bisi Olani",
            "DSP, Police Public Relations Officer",
        ),
        (
            "The Municipal Chief Executive (MCE), Hon. Kwabena Asante, said no.",
            "Kwabena Asante",
            "Municipal Chief Executive",
        ),
        (
            "The Cabinet Secretary (CS) for Health, Dr Amina Wanjiru, said no.",
            "Amina Wanjiru",
            "Cabinet Secretary",
        ),
        ("The Regional Director, Mr Kofi Owusu, said no.", "Kofi Owusu", "Regional Director"),
        ("The chair of the board, Colonel Ida Frost, said no.", "Ida Frost", "Colonel, chair of the board"),
        ("The Ooni of Ife, Ade Ogun, said no.", "Ade Ogun", "Ooni of Ife"),
        ("DC Jane Moss said no.", "Jane Moss", "DC"),
    ],
)
def test_an_office_is_no_actor_beside_its_holder(text, name, role):
    people = {actor: told for actor, (told, _) in rows(text).items() if actor not in ("Ife", "Health")}
    assert people == {name: role}


def test_through_whom_somebody_speaks_is_not_their_role():
    assert rows("Through a spokeswoman, Roland Fitch said it was over.")["Roland Fitch"][0] is None


def test_where_a_company_is_based_has_no_role():
    found = rows("The Bielefeld-based company, Ostwald, said no.")
    assert found.get("Bielefeld", (None, None))[0] is None
