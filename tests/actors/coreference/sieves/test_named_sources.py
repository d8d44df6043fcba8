"""Sources that name their speaker, with offices before the name, or that name several."""

import pytest

from onrecord.actors.cast import find_actors
from onrecord.attribution.rules import find_attributions
from onrecord.model.article import Article
from stage import parse, speaker_names


def cast_of(text):
    parsed = parse(text)
    return find_actors(parsed, find_attributions(parsed), Article(text))


def rows(text):
    return {actor.name: actor for actor in cast_of(text).actors}


@pytest.mark.parametrize(
    "source",
    [
        "Deputy Minister for Health and former mayor of Leeds Ann Roe",
        "Former president of Chile and current United Nations High Commissioner for Human Rights Ann Roe",
        "Presidential chief of staff Ann Roe",
        "Ann Roe, Land Control chief at the Migrations Board",
        "Bagerhat Chamber of Commerce and Industry President Ann Roe",
        "Executive Director of the Institute for Policy Studies (IPS) Prof. Ann Roe",
        "Secretary-General of the Cooperation Council for the States of the Gulf (CCSG) Dr. Ann Roe",
        "The acting Director-General of the National Agency for Food and Drug Control (NAFDC), Dr Ann Roe,",
    ],
)
def test_offices_before_a_name_are_no_other_person(source):
    cast = cast_of(f"{source} said the plan was ready.")
    assert speaker_names(cast) == ["Ann Roe"]
    assert [actor.name for actor in cast.actors if actor.kind in ("person", "group")] == ["Ann Roe"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Presidential chief of staff Ann Roe said no.", "Presidential chief of staff"),
        ("Lee had married journalist Ann Roe, who said that two men came.", "journalist"),
        (
            "The Secretary-General of the Gulf Trade Council (GTC), Dr. Ann Roe, said no.",
            "Secretary-General of the Gulf Trade Council",
        ),
        (
            "It was said by the minister of labour, industrial relaitons and employment, Ann Roe, on Monday.",
            "minister of labour, industrial relaitons and employment",
        ),
        (
            "The secretary of state for levelling up, housing and communities, Ann Roe, said no.",
            "secretary of state for levelling up, housing and communities",
        ),
        ("“Nobody asks,” Fight for $15 organizing director Ann Roe said.", "organizing director"),
    ],
)
def test_a_role_is_the_whole_office_and_no_more(text, role):
    assert rows(text)["Ann Roe"].role == role


@pytest.mark.parametrize(
    "text",
    [
        "Union Minister Ann Roe spoke on Monday. Union Minister said the work was done.",
        "NATO Secretary-General Ann Roe spoke on Monday. NATO Secretary-General said the work was done.",
        "Secretary-General of the Gulf Council Ann Roe spoke. The Secretary-General said it was late.",
        "Chief Minister of Sindh Ann Roe spoke on Monday. Chief Minister said the work was done.",
    ],
)
def test_an_office_without_an_article_is_the_person_who_has_it(text):
    assert speaker_names(cast_of(text))[-1] == "Ann Roe"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The mayor and the police chief", "mayor and the police chief"),
        ("The mayor and Ann Roe", "mayor and Ann Roe"),
        ("The council and Leeds United", "council and Leeds United"),
        ("Ann Roe & Emma Lee", "Ann Roe and Emma Lee"),
        ("The UN and African Union", "United Nations and African Union"),
    ],
)
def test_two_who_speak_together_are_a_group(source, name):
    cast = cast_of(f"{source} said the street was closed.")
    assert speaker_names(cast) == [name]
    assert next(actor.kind for actor in cast.actors if actor.name == name) == "group"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The row is an issue for the NPA and the Interior Ministry, Lee said.",
            {"NPA", "Interior Ministry"},
        ),
        ("Our partners, Ann Roe & Emma Lee of Acme, have bought it, she said.", {"Ann Roe", "Emma Lee"}),
        ("She did not mention Harbour Party MK Ann Roe, she said.", {"Ann Roe", "Harbour Party"}),
        ("The funds are from Our Homes Group, she said.", {"Our Homes Group"}),
    ],
)
def test_and_between_two_whole_names_is_in_neither(text, names):
    assert names <= set(rows(text))


def test_an_office_with_a_hyphen_is_not_in_the_name_of_its_body():
    text = "The Secretary-General of the Cooperation Council of the Gulf (GCC), Ann Roe, said no."
    assert "Cooperation Council of the Gulf" in rows(text)


def test_who_after_them_is_those_whom_they_means():
    text = "The workers met. The plan was called into question by them, who said the gesture was empty."
    assert speaker_names(cast_of(text))[-1] == "workers"


@pytest.mark.parametrize(
    "text", ["A man surnamed Wang said he fell.", "The manager, surnamed Wang, said he fell."]
)
def test_a_surname_that_the_text_gives_is_the_speaker(text):
    assert speaker_names(cast_of(text)) == ["Wang"]


def test_where_somebody_is_met_is_no_affiliation():
    assert rows("She paid Ann Roe when she met Roe at Ely, Bo Lee said.")["Ann Roe"].affiliation is None
