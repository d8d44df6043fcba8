"""A verb in a name of a headline is no name."""

import pytest

from onrecord.corpus.joining.headline_names import without_verb

KNOWN = {"ost", "ida brandt", "ali"}


@pytest.mark.parametrize(
    ("name", "person"),
    [
        ("Ost Said", "Ost"),
        ("Ida Brandt Thanked Ost", "Ida Brandt"),
        ("Ost Denies Charge", "Ost"),
        ("Edward Said", "Edward Said"),  # “Edward” alone is nobody in the corpus
        ("Ali Ahmed", "Ali Ahmed"),
        ("Ida Brandt", "Ida Brandt"),
    ],
)
def test_a_name_ends_before_a_verb_of_saying(name, person):
    assert without_verb(name, KNOWN) == person
