"""Capitalized words that are no names."""

import pytest

from onrecord.actors.names.find import find_names
from onrecord.actors.names.sentence_openings import trim
from stage import parse


def names(text):
    tokens = parse(text).tokens
    return [tokens.words(m.first, m.last) for m in trim(tokens, find_names(tokens))]


@pytest.mark.parametrize(
    "text",
    [
        "The council paid US $3 million to Olle Brask.",
        "It cost 5000 US dollars and 90 Hong Kong dollars, said Olle Brask.",
        "The fund gave N200 billion to Olle Brask, who paid Dh800.",
        "The firm owed its members GH¢200 million and NT$100,000, said Olle Brask.",
        "Her record as secretary of State was weak, said Olle Brask.",
        "The mine sold 200 tonnes of U3O8 to Olle Brask.",
        "The band sang K-pop on the e-Farm portal of Olle Brask.",
        "On Dec. 12 and Jun 16, there was a letter by Olle Brask.",
        "It was Islamic and Christian art that Olle Brask sold.",
        "There was a South Indian dish and Central American food for Olle Brask.",
        "Lice and scabies spread, said Olle Brask.",
    ],
)
def test_money_dates_formulas_and_adjectives_are_no_names(text):
    assert names(text) == ["Olle Brask"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Leaders of the G20 met.", "G20"),
        ("The US sent dollars.", "US"),
        ("Apple and rivals said no.", "Apple"),
        ("They left for the South Korean coast and Otjonga region.", "Otjonga"),
        ("On Tuesday, Mar Castro spoke.", "Mar Castro"),
    ],
)
def test_near_ones_are_names(text, name):
    assert name in names(text)
