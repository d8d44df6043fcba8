"""The tables show names for ids, words for offsets, and lead to the words."""

import re
from dataclasses import replace

import pytest

from onrecord.display import annotated_article
from onrecord.display.tables import article_tables, number_views

ALL = (
    *(
        article_tables.actors,
        article_tables.claims,
        article_tables.numbers,
        article_tables.stances,
        article_tables.evidence,
        article_tables.wording,
    ),
    *(number_views.compared, number_views.nobody_named),
)
FULL = [make for make in ALL if make not in (number_views.compared, number_views.nobody_named)]


def test_claims_show_speaker_words_and_notes(analysis):
    rows = article_tables.claims(analysis).frame
    assert rows["Speaker"].tolist() == ["Ada Quill", "Ada Quill", "Tom Rook", "Tom Rook", "spokesperson"]
    assert rows["What is attributed"][1] == "“It is unsafe,” “We have 14 cracked"
    assert rows["Note"].tolist() == ["", "", "", "hedged", "negated"]
    assert rows["Said on"][0] == "2024-03-04"


def test_actors_show_affiliation_by_name_and_who_is_not_named(analysis):
    rows = article_tables.actors(analysis).frame
    assert rows["Belongs to"].tolist() == ["", "harbour board", "", "harbour board"]
    assert rows["Kind"].tolist() == ["organization", "person", "person", "person, not named"]
    assert rows["Words"].tolist() == ["0", "15", "10", "4"]


def test_evidence_gives_the_words_of_every_claim_that_decided_a_stance(analysis):
    rows = article_tables.evidence(analysis).frame
    assert rows["Claim"].tolist() == ["c3", "c4", "c2"]
    assert rows["In these words"][0] == "called the plan “a disgrace”"
    assert rows["Stance"].tolist() == ["opposes", "opposes", "neutral"]


def test_numbers_show_their_value_with_its_unit(analysis):
    rows = article_tables.numbers(analysis).frame
    assert rows["Value"].tolist() == ["14", "2,000,000 GBP", "2024-03-01 to 2024-03-31"]
    assert rows["Stated by"].tolist() == ["Ada Quill", "Tom Rook", "the article itself"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"value": 40, "low": 40}, "at least 40"),
        ({"value": 40, "high": 40}, "at most 40"),
        ({"low": 40, "high": 60}, "40 to 60"),
        ({"value": 18.5, "unit": "percent"}, "18.5%"),
        ({"value": 12, "unit": "month"}, "12 months"),
        ({"value": 1, "unit": "month"}, "1 month"),
        ({"value": -3, "unit": "degree Celsius"}, "-3 degrees Celsius"),
        ({"value": 60, "unit": "mile per hour"}, "60 miles per hour"),
        ({"low": 3, "high": 5, "unit": "square foot"}, "3 to 5 square feet"),
        ({"value": 40, "unit": "USD"}, "40 USD"),
        ({"value": 1_500_000, "approximate": True}, "about 1,500,000"),
        ({}, ""),
        ({"value": "XXXX-WXX-3", "low": "2022-01-26", "high": "2022-01-26", "kind": "date"}, "2022-01-26"),
        ({"value": ("XXXX-02-04", "XXXX-02-20"), "kind": "date-range"}, "year not known"),
        ({"value": "XXXX-02-04", "kind": "date"}, "year not known"),
        ({"value": "XXXX-WXX-3", "kind": "date"}, "day not known"),
    ],
)
def test_values_read_as_a_reader_writes_them(fields, shown):
    from conftest import build, number
    from onrecord import Article

    text = "There are some piles."
    made = build(Article(text), [], [], [number(1, text, "some", **fields)])
    assert article_tables.numbers(made).frame["Value"].tolist() == [shown]


@pytest.mark.parametrize("make", ALL)
def test_a_table_without_rows_is_a_sentence(make, empty):
    table = make(empty)
    html = table._repr_html_()
    assert "<table" not in html
    assert table.empty in html
    assert list(table.frame.columns) == [column.heading for column in table.columns]


@pytest.mark.parametrize("make", FULL)
def test_headings_are_headings_and_boxes_can_be_scrolled_by_key(make, analysis):
    html = make(analysis)._repr_html_()
    assert html.count('<th scope="col"') == len(make(analysis).columns)
    assert 'tabindex="0"' in html and "aria-labelledby" in html


def test_every_link_leads_to_an_anchor_and_back(analysis):
    page = "".join(make(analysis)._repr_html_() for make in ALL)
    page += annotated_article.annotate(analysis)._repr_html_()
    ids = re.findall(r'\bid="([^"]+)"', page)
    links = re.findall(r'href="#([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    for row in ("c1", "c5", "n3"):
        assert row in links and f"row-{row}" in links
    assert "m-a3" in links and "row-a3" in links


def test_two_actors_of_one_name_are_told_apart():
    from conftest import actor, build
    from onrecord import Article

    made = build(Article("Lee met Lee."), [actor(1, "Lee", [(0, 3)]), actor(2, "Lee", [(8, 11)])], [])
    assert article_tables.actors(made).frame["Name"].tolist() == ["Lee (a1)", "Lee (a2)"]


@pytest.mark.parametrize("make", ALL)
def test_what_the_article_says_is_text(make, hostile):
    html = make(hostile)._repr_html_()
    assert not re.search(r"<(?:script|img|i|b|h1)\b", html)
    assert "\u0007" not in html
    assert not re.search(r'href="(?!#)', html)


def test_a_doubtful_claim_is_marked(analysis):
    analysis.claims.loc[0, "confidence"] = 0.49
    first, second, *_ = article_tables.claims(analysis).rows
    assert "doubtful" in [cell.text for cell in first.cells]
    assert not any("doubtful" in cell.text for cell in second.cells)


def test_a_stance_that_the_reporter_tells_leads_to_its_sentence(analysis):
    told = replace(analysis, stances=analysis.stances.assign(claims=[()] * 2, reported=[((0, 9),)] * 2))
    row = article_tables.evidence(told).rows[0]
    assert row.cells[3].text == analysis.article.text[:9]
    ((label, anchor),) = row.cells[4].links
    assert label == "sentence 1"
    assert f'id="{anchor}"' in annotated_article.annotate(told)._repr_html_()
