"""Parts of names, and when two names are one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicons.name_matching import (
    initials,
    is_short_for,
    parse_person,
    same_organization,
    same_person,
)
from onrecord.lexicons.words import fold


def folded(name):
    return tuple(fold(word) for word in name.split())


@pytest.mark.parametrize(
    ("name", "given_parts", "family", "suffix"),
    [
        ("Ludwig van Beethoven", ("ludwig",), "van beethoven", ""),
        ("Martin Luther King Jr.", ("martin", "luther"), "king", "jr"),
        ("J. K. Rowling", ("j.", "k."), "rowling", ""),
        ("Madonna", (), "madonna", ""),
    ],
)
def test_parts_of_a_name(name, given_parts, family, suffix):
    person = parse_person(folded(name))
    assert (person.given, person.family, person.suffix) == (given_parts, family, suffix)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Joseph R. Biden Jr.", "Joe Biden", True),
        ("Thomas Hardwick", "Tom Hardwick", True),
        ("T. Hardwick", "Thomas Hardwick", True),
        ("José Peña", "Jose Pena", True),
        ("Jinping Xi", "Xi Jinping", True),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", True),
        ("Bill Clinton", "Hillary Clinton", False),
        ("John Sullivan", "Jake Sullivan", False),
        ("Donald Trump", "Donald Trump Jr.", False),
        ("Anna Smith", "Anna Schmidt", False),
    ],
)
def test_one_person_or_two(a, b, same):
    assert same_person(folded(a), folded(b)) is same
    assert same_person(folded(b), folded(a)) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("International Monetary Fund", "IMF", True),
        ("Acme Inc.", "Acme", True),
        ("University of Leeds", "Leeds University", True),
        ("Bank of England", "BoE", True),
        ("Foreign Ministry", "Finance Ministry", False),
        ("Acme Steel", "Acme Foods", False),
    ],
)
def test_one_organization_or_two(a, b, same):
    assert same_organization(folded(a), folded(b)) is same


def test_short_names_by_family_before_given_name():
    full = folded("Boris van der Berg")
    assert is_short_for("berg", full) == 2
    assert is_short_for("boris", full) == 1
    assert is_short_for("smith", full) == 0


def test_sex_of_given_names():
    assert parse_person(folded("Maria Lopez")).sex == "f"
    assert parse_person(folded("Dmitry Ivanov")).sex == "m"
    assert parse_person(folded("Robin Day")).sex is None


@given(st.lists(st.text("abcdefghij.-", min_size=1, max_size=6), min_size=2, max_size=5))
def test_every_name_is_the_same_as_itself(parts):
    assert same_person(parts, parts)
    assert same_organization(parts, parts)
    assert all(len(acronym) > 1 for acronym in initials(parts))
