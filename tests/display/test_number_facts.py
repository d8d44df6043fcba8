"""Numbers as facts: in words, with who says so."""

import pytest

from conftest import actor, build, claim, number, place
from onrecord import Article, analyze
from onrecord.corrections import files as corrections
from onrecord.display.number_facts import number_facts
from onrecord.display.phrasing.number_values import human_day
from onrecord.files.checked_yaml import parse

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
        "The firm, which employs about 310 people, has 14 shops and 5,200 staff",
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


def facts(text, by_hand=""):
    entries = corrections.from_document(parse(by_hand, "x.yaml", corrections.SCHEMA)) if by_hand else None
    found = number_facts(analyze(Article(text, published="2024-03-03"), corrections=entries))
    return [fact.text for fact in found.facts]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (
            "Analyst Lena Roe cautioned that costs in Ely had more than doubled to £776m.",
            "costs in Ely had more than doubled to £776m, says Lena Roe",
        ),
        (
            "Annual profit will fall 18% to £46.2m, Mills said.",
            "Annual profit will fall 18% to £46.2m, says Mills",
        ),
        ("Mills denied that profit fell 18% to £46m.", "Mills denied that profit fell 18% to £46m"),
        ("Rents did not fall by 3% to £700.", "Rents did not fall by 3% to £700"),
        ("The firm's revenue grew 5% to £9m.", "The firm's revenue rose 5% to £9m"),
        ("Costs have risen from £3m to £4m.", "Costs rose from £3m to £4m"),
    ],
)
def test_a_change_is_put_into_words_only_if_the_text_states_it(text, fact):
    assert facts(text) == [fact]


def test_says_stands_only_behind_what_somebody_said():
    assert facts("Mayor Priya Raman on Tuesday defended a £14.5m plan to bring trams back.") == [
        "Mayor Priya Raman on Tuesday defended a £14.5m plan to bring trams back"
    ]
    html = number_facts(analyze(Article("Mayor Priya Raman defended a £14.5m plan for trams.")))._repr_html_()
    assert "PR" in html and "no source given" not in html


SHOP = (
    "Shop owner Ann Roe said they could lose up to 40 per cent of their takings. "
    "Mayor Bo Lee defended a £14.5m plan for trams. Annual profit fell 18% to £46.2m, Ida Holm said."
)
BY_HAND = """
claims:
  - {id: c1, words: they could lose, speaker: Ida Holm}
actors:
  - {id: a2, words: Bo Lee, name: Bob Lee}
numbers:
  - {id: n1, words: 40 per cent, value: 14}
  - {id: n3, words: 18%, value: 28}
"""


def test_facts_show_values_and_names_that_a_person_corrected():
    assert facts(SHOP, BY_HAND) == [
        "they could lose up to 40 per cent [corrected by hand: 14%] of their takings, says Ida Holm",
        "Mayor Bo Lee defended a £14.5m plan for trams – Bob Lee",
        "Annual profit fell 28% [corrected by hand] to £46.2m, says Ida Holm",
    ]


def test_hostile_numbers_are_text(hostile, empty):
    assert "<b onclick" not in number_facts(hostile)._repr_html_()
    assert "gives no numbers" in number_facts(empty)._repr_html_()


def test_a_quotation_in_straight_marks_ends_without_its_comma():
    text = '"It cost us 40 million euros," said Ann Roe, "and we lost."'
    numbers = [
        number(1, text, "40 million euros", kind="money", value=4e7, unit="EUR", speaker="a1", claim="c1")
    ]
    said = [claim(1, "a1", [place(text, '"It cost us 40 million euros,"')])]
    found = number_facts(build(Article(text), [actor(1, "Ann Roe", [place(text, "Ann Roe")])], said, numbers))
    assert [fact.text for fact in found.facts] == ['"It cost us 40 million euros", says Ann Roe']
