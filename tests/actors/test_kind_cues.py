"""Words beside and in a name that say what it is."""

import pytest

from onrecord.actors.cast import find_actors
from onrecord.attribution.rules import find_attributions
from onrecord.model.article import Article
from stage import parse


def actors_of(text):
    parsed = parse(text)
    return find_actors(parsed, find_attributions(parsed), Article(text)).actors


def kinds(text):
    return {a.name: a.kind for a in actors_of(text)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The dam lies near the town of Brulo. Nobody left.", "Brulo", "place"),
        ("Rain fell. Olle Brask left the Jenin camp.", "Jenin", "place"),
        ("Olle Brask was born in Brulo, a small market town in Kenya.", "Brulo", "place"),
        ("Olle Brask closed Olmer Drive.", "Olmer Drive", "place"),
        ("Rain fell in Hutu County.", "Hutu County", "place"),
        ("Olle Brask filmed it on the video app Dolyo.", "Dolyo", "organization"),
        ("The Peruvian newspaper El Correo said so.", "El Correo", "organization"),
        (
            "Orbix Kenya said that prices would rise. Orbix Kenya is ready to sue.",
            "Orbix Kenya",
            "organization",
        ),
        ("The Rendu community left. Nobody stayed.", "Rendu", "group"),
        ("Sofia has a very average facade. Sofia is old.", "Sofia", "place"),
        ("NAIROBI, May 6 (XYZ) - Farmers left.", "Nairobi", "place"),
    ],
)
def test_words_beside_a_name_tell_its_kind(text, name, kind):
    assert kinds(text)[name] == kind


def test_whoever_are_something_are_several():
    assert kinds("Ngati Toro are entitled to it. Ngati Toro are angry.")["Ngati Toro"] != "person"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Clinton camp said no. Hillary Clinton left.", "Hillary Clinton", "person"),
        ("The film Spielberg made was long.", "Spielberg", "person"),
        ("The app Helen Orr uses is new.", "Helen Orr", "person"),
        ("Michael Jordan said no.", "Michael Jordan", "person"),
        ("Berlin has to act. Moscow is ready to talk.", "Germany", "government"),
    ],
)
def test_other_words_beside_a_name_do_not(text, name, kind):
    assert kinds(text)[name] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Electric vehicles (EVs) are cheap. EVs sell well, Olle Brask said.",
        "Olle Brask called it illegal, unreported and unregulated (IUU) fishing. IUU boats left.",
        "Olle Brask signed the Free Trade Agreement (TATU). TATU helped farmers.",
        "The yacht Rubino and her crew sank, Olle Brask said.",
        "Olle Brask cited R v. Sharma and Doe v. Orr.",
    ],
)
def test_works_laws_and_plain_things_are_no_actors(text):
    assert set(kinds(text)) == {"Olle Brask"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Government of Nicaragua expressed sorrow. Nicaragua sent aid.", "Nicaragua"),
        ("The Kenyan Government said no. Kenya voted.", "Kenya"),
        ("The Scottish Government said no.", "Scottish Government"),
        ("The Narendra Modi government said no.", "Narendra Modi government"),
        ("The government said that it would act.", "government"),
        ("The City of Ardley said it would pay.", "City of Ardley"),
    ],
)
def test_governments_have_one_kind(text, name):
    found = {a.name.lower(): a.kind for a in actors_of(text) if a.kind in ("government", "organization")}
    assert found == {name.lower(): "government"}


def test_a_division_and_its_short_name_are_one_place():
    text = "Rain fell in Lower Kesti Governorate. Farmers in Lower Kesti left."
    assert [a.name for a in actors_of(text) if a.kind == "place"] == ["Lower Kesti Governorate"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "Vantor, a Dublin-based airline, said sorry. Vantor denied it. Vantor left.",
            "Vantor",
            "organization",
        ),
        ("Lampo Oy is large. Lampo Oy said so.", "Lampo Oy", "organization"),
        ("Brandt & Cole cut its price. Brandt & Cole left.", "Brandt & Cole", "organization"),
        ("The Bielefeld-based company said no. Nobody left Bielefeld.", "Bielefeld", "place"),
    ],
)
def test_companies_and_their_bases(text, name, kind):
    assert kinds(text)[name] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Brightwell's chief executive, Olle Brask, said so. Brightwell said no.",
        "Shares in Brightwell said no. Brightwell said so.",
        "Olle Brask, chief executive of Brightwell, said so. Brightwell said no.",
        "Olle Brask of Brightwell said so. Brightwell said no.",
        "Brightwell, which makes tyres, said so. Brightwell said no.",
    ],
)
def test_who_has_shares_or_an_executive_is_no_person(text):
    assert kinds(text)["Brightwell"] != "person"
