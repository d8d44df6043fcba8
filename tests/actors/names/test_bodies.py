"""Long names of bodies are one name."""

import pytest

from onrecord.actors.names.find import find_names
from onrecord.actors.names.sentence_openings import trim
from stage import parse


def names(text):
    tokens = parse(text).tokens
    return [tokens.raw[slice(*name.span)] for name in trim(tokens, find_names(tokens))]


@pytest.mark.parametrize(
    "name",
    [
        "Association for the Protection of the Dalby Heath",
        "Ministry of Agriculture, Livestock and Fisheries",
        "Commission of Inquiry into Allegations of Fraud",
        "Regional Centre for Mapping of Forests for Development",
        "Dalby Magistrate's Court",
        "Technological University of the Central Valleys of Oaxaca",
        "Gastronomic Center of Oaxaca",
        "Harbour Authority of Thailand",
        "Parliament of Ghana",
        "Labour Party of Norway",
        "Port of Duqm",
        "Gulf of Mexico",
        "Office of the First Lady",
        "Constitution of Kenya",
        "Chama cha Mapinduzi",
        "CPI(M)",
    ],
)
def test_the_long_name_of_a_body_is_one(name):
    assert name in names(f"On Monday the {name} was in the news again.")


@pytest.mark.parametrize("name", ["Ko Woo-rim", "Nur ad-Din", "Asia-Pacific"])
def test_a_hyphen_does_not_end_a_name(name):
    assert any(name in found for found in names(f"Critics said on Monday that {name} was in the news."))


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The Ministry of Water met, and so did Parliament.", ["Ministry of Water", "Parliament"]),
        ("The Ministry of Finance and Ann Hale met on Monday.", ["Ministry of Finance", "Ann Hale"]),
        ("Ann Hale left the Football Association for Arsenal.", ["Football Association", "Arsenal"]),
        (
            "Ann Hale of the Board of Directors of the Kuwait Rowing Federation left.",
            ["Kuwait Rowing Federation"],
        ),
        ("The World Bank's Harbour Department met on Monday.", ["World Bank", "Harbour Department"]),
        ("The office of First Lady Jane Roe was shut.", ["Jane Roe"]),
        ("The Biden-led talks and the Chu-era laws were in the news.", ["Biden"]),
    ],
)
def test_two_names_stay_two(text, apart):
    assert set(apart) <= set(names(text))


def test_a_state_called_a_state_is_the_state():
    tokens = parse("The State of Qatar and the Kingdom of Norway met on Monday.").tokens
    assert [name.entry and name.entry.name for name in find_names(tokens)] == ["Qatar", "Norway"]
