"""Numbers as facts: in words, with who says so."""

import pytest

from conftest import actor, build, claim, number, place
from onrecord import Article
from onrecord.display.number_facts import number_facts
from onrecord.display.phrasing.number_values import human_day

TEXT = (
    "Annual profit fell 18% to £46.2 million, Mills said on Thursday. "
    "The firm, which employs about 310 people, "
    "has 14 shops and 5,200 staff. It opened on 31 December."
)


def made(published="2024-02-15"):
    numbers = [
        number(1, TEXT, "18%", kind="percent", value=18, unit="percent", counted="annual profit", part="by",
               direction="down", related=("n2",), speaker="a1", claim="c1"),
        number(2, TEXT, "£46.2 million", kind="money", value=46_200_000, unit="GBP", counted="annual profit",
               part="to", direction="down", related=("n1",), speaker="a1", claim="c1"),
        number(3, TEXT, "Thursday", kind="date", value="XXXX-WXX-4", low="2024-02-15", high="2024-02-15"),
        number(4, TEXT, "about 310", value=310, approximate=True, counted="people"),
        number(5, TEXT, "14", value=14, counted="shops"),
        number(6, TEXT, "5,200", value=5200, counted="staff"),
        number(7, TEXT, "31 December", kind="date", value="XXXX-12-31", low="2023-12-31", high="2023-12-31"),
    ]  # fmt: skip
    actors = [actor(1, "Mills", [place(TEXT, "Mills")], kind="organization")]
    claims = [claim(1, "a1", [place(TEXT, "Annual profit fell 18% to £46.2 million")])]
    return build(Article(TEXT, published=published), actors, claims, numbers)


def test_a_change_is_a_sentence_and_numbers_of_one_sentence_are_one_fact():
    found = number_facts(made())
    assert [fact.text for fact in found.facts] == [
        "Annual profit fell 18% to £46.2m, says Mills",
        "which employs about 310 people, has 14 shops and 5,200 staff",
    ]
    exact = [part.exact for fact in found.facts for part in fact.parts if part.anchor]
    assert exact == ["18%", "46,200,000 GBP", "about 310", "14", "5,200"]


def test_days_are_resolved_and_the_day_of_publication_is_not_listed():
    assert number_facts(made()).dates == (("31 December", "31 December 2023", "n7"),)
    assert [words for words, _, _ in number_facts(made("2024-02-16")).dates] == ["Thursday", "31 December"]


def test_a_number_without_a_source_says_so():
    assert number_facts(made())._repr_html_().count("no source given") == 1


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("2023-10-02", "2023-10-02", "2 October 2023"),
        ("2024-03-01", "2024-03-31", "March 2024"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2023-11-20", "2023-11-26", "20 to 26 November 2023"),
        ("2024-03-01", "2024-05-31", "March to May 2024"),
        ("no day", "no day", "no day"),
    ],
)
def test_days_are_written_as_newspapers_do(low, high, shown):
    assert human_day(low, high) == shown


def test_hostile_numbers_are_text(hostile, empty):
    assert "<b onclick" not in number_facts(hostile)._repr_html_()
    assert "gives no numbers" in number_facts(empty)._repr_html_()
