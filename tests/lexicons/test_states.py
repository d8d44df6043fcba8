"""The lexicon of states and institutions."""

import pytest
from babel import Locale

from onrecord.lexicons.states import key, lexicon

TERRITORIES_TOO_SMALL = 45


def entry(name):
    match = lexicon().match(key(name))
    return match[1] if match and match[0] == len(key(name)) else None


@pytest.mark.parametrize(
    ("name", "actor", "form"),
    [
        ("U.S.", "United States", "state"),
        ("US", "United States", "state"),
        ("the Netherlands".removeprefix("the "), "Netherlands", "state"),
        ("Holland", "Netherlands", "state"),
        ("Kyiv", "Ukraine", "seat"),
        ("Kiev", "Ukraine", "seat"),
        ("Brussels", "European Union", "seat"),
        ("Holyrood", "Scottish Parliament", "seat"),
        ("Norwegian", "Norway", "adjective"),
        ("Danes", "Denmark", "people"),
        ("Frenchwoman", "France", "adjective"),
        ("Côte d’Ivoire", "Ivory Coast", "state"),
        ("Élysée Palace", "Elysée", "institution"),
        ("No 10", "Downing Street", "institution"),
        ("Texas", "Texas", "region"),
    ],
)
def test_names_stand_for_their_actor(name, actor, form):
    found = entry(name)
    assert found is not None
    assert (found.name, found.form) == (actor, form)


def test_institutions_belong_to_their_state():
    assert entry("Kremlin").of == "Russia"
    assert entry("European Commission").of == "European Union"


def test_georgia_is_a_state_with_a_rival():
    assert entry("Georgia").form == "state"
    assert lexicon().rivals["Georgia"].of == "United States"


def test_the_longest_name_wins():
    length, found = lexicon().match(key("South Korea said"))
    assert (length, found.name) == (2, "South Korea")


def test_nearly_every_territory_of_the_cldr_is_known():
    territories = Locale("en").territories
    names = [name for code, name in territories.items() if len(code) == 2 and code.isalpha()]
    missing = [name for name in names if entry(name) is None]
    assert len(missing) < TERRITORIES_TOO_SMALL
    assert not {"France", "Nigeria", "Türkiye", "Czechia", "Eswatini", "North Macedonia"} & set(missing)
