"""The tables show names for ids, words for offsets, and lead to the words."""

import re
from dataclasses import replace

import pytest

from onrecord.display import tables
from onrecord.display.annotated import annotated_article
from onrecord.display.sides_list import sides
from onrecord.display.summary import summarize

FULL = [tables.actors, tables.claims, tables.numbers, tables.stances, tables.wording]
ALL = [*FULL, tables.bystanders, tables.compared, tables.nobody_named]


def test_claims_show_speaker_words_and_notes(analysis):
    rows = tables.claims(analysis).frame
    assert rows["Speaker"].tolist() == ["Ada Quill", "Ada Quill", "Tom Rook", "Tom Rook", "spokesperson"]
    assert rows["Claim"][1] == "“It is unsafe,” Quill said. “We have 14 cracked"
    assert rows["Claim"][2] == "called the plan “a disgrace”"
    assert rows["Note"].tolist() == ["", "", "", "hedged", "negated"]
    assert rows["Said on"][0] == "2024-03-04"


def test_actors_show_affiliation_by_name_and_who_is_not_named(analysis):
    rows = tables.actors(analysis).frame
    assert rows["Belongs to"].tolist() == ["", "harbour board", "", "harbour board"]
    assert rows["Kind"].tolist() == ["organization", "person", "person", "person, not named"]
    assert rows["Words"].tolist() == ["0", "15", "10", "4"]


def test_the_cue_is_set_apart(analysis):
    html = tables.claims(analysis)._repr_html_()
    assert '<b class="cue">called</b> the plan “a disgrace”' in html


def test_who_neither_speaks_nor_is_spoken_about_is_folded_away():
    from conftest import actor, build, claim
    from onrecord import Article

    text = "Bo said Cy had left. It rained in Dee."
    actors = [actor(1, "Bo", [(0, 2)]), actor(2, "Cy", [(8, 10)]), actor(3, "Dee", [(34, 37)], kind="place")]
    made = build(Article(text), actors, [claim(1, "a1", [(8, 19)])])
    assert tables.actors(made).frame["Name"].tolist() == ["Bo", "Cy"]
    assert tables.bystanders(made).frame["Name"].tolist() == ["Dee"]


def test_numbers_show_their_value_with_its_unit(analysis):
    rows = tables.numbers(analysis).frame
    shown = [row.cells[3].text for row in tables.numbers(analysis).rows]
    assert shown == ["14", "£2m", "March 2024"]
    # the exact value is kept for spreadsheets
    assert tables.numbers(analysis).rows[1].cells[3].exact == "2,000,000 GBP"
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
        ({"value": -3, "unit": "degree Celsius"}, "−3°C"),
        ({"value": 60, "unit": "mile per hour"}, "60 miles per hour"),
        ({"low": 3, "high": 5, "unit": "square foot"}, "3 to 5 square feet"),
        ({"value": 40, "unit": "USD"}, "$40"),
        ({"value": 1_130_000_000, "unit": "GBP"}, "£1.13bn"),
        ({"value": 0.041, "unit": "GBP"}, "4.1p"),
        ({"low": 25e6, "high": 30e6, "unit": "GBP"}, "£25m to £30m"),
        ({"value": "T12:00", "kind": "time"}, "12:00"),
        ({"value": 1_500_000, "approximate": True}, "about 1.5m"),
        ({}, ""),
        (
            {"value": "XXXX-WXX-3", "low": "2022-01-26", "high": "2022-01-26", "kind": "date"},
            "26 January 2022",
        ),
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
    assert [row.cells[3].text for row in tables.numbers(made).rows] == [shown]


@pytest.mark.parametrize("make", ALL)
def test_a_table_without_rows_is_a_sentence(make, empty):
    table = make(empty)
    html = table._repr_html_()
    assert "<table" not in html
    assert table.empty in html
    assert list(table.frame.columns) == [column.heading for column in table.columns]


@pytest.mark.parametrize("make", FULL)
def test_headings_are_headings(make, analysis):
    html = make(analysis)._repr_html_()
    assert html.count('<th scope="col"') == len(make(analysis).columns)
    assert "aria-labelledby" in html


def test_every_link_leads_to_an_anchor_and_back(analysis):
    page = "".join(make(analysis)._repr_html_() for make in ALL)
    page += sides(analysis)._repr_html_()
    page += annotated_article.annotate(analysis)._repr_html_()
    ids = re.findall(r'\bid="([^"]+)"', page)
    links = re.findall(r'href="#([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    for row in ("c1", "c5", "n3"):
        assert row in links and f"row-{row}" in ids
    assert "m-a3" in links and "row-a3" in ids


def test_two_actors_of_one_name_are_told_apart():
    from conftest import actor, build, claim
    from onrecord import Article

    actors = [actor(1, "Lee", [(0, 3)]), actor(2, "Lee", [(8, 11)])]
    made = build(Article("Lee met Lee."), actors, [claim(1, "a1", [(4, 11)])])
    assert tables.actors(made).frame["Name"].tolist() == ["Lee (a1)", "Lee (a2)"]


@pytest.mark.parametrize("make", ALL)
def test_what_the_article_says_is_text(make, hostile):
    html = make(hostile)._repr_html_()
    assert not re.search(r"<(?:script|img|i|b(?! class=\"cue)|h1)\b", html)
    assert "\u0007" not in html
    assert not re.search(r'href="(?!#)', html)


def test_a_doubtful_claim_is_marked(analysis):
    analysis.claims.loc[0, "confidence"] = 0.49
    first, second, *_ = tables.claims(analysis).rows
    assert "doubtful" in [cell.text for cell in first.cells]
    assert not any("doubtful" in cell.text for cell in second.cells)


def test_a_side_that_the_reporter_states_leads_to_its_sentence(analysis):
    stated = replace(analysis, stances=analysis.stances.assign(claims=[()] * 2, reported=[((0, 9),)] * 2))
    *_, words, where = tables.stances(stated).rows[0].cells
    ((label, anchor),) = where.links
    assert words.text == analysis.article.text[:9]
    assert label == "sentence 1"
    assert f'id="{anchor}"' in annotated_article.annotate(stated)._repr_html_()


def test_the_evidence_of_a_side_is_a_sentence_with_its_cue(analysis):
    *_, words, where = tables.stances(analysis).rows[0].cells
    assert words.text == "called the plan “a disgrace”" and where.links[0] == ("c3", "c3")
    assert [piece.text for piece in words.sentence if piece.is_cue] == ["called"]


def test_a_speaker_who_is_not_clear_is_shown_with_the_candidates(analysis):
    unclear = analysis.claims.assign(
        speaker=analysis.claims["speaker"].where(analysis.claims["id"] != "c4"),
        candidates=[("a2", "a3") if key == "c4" else () for key in analysis.claims["id"]],
    )
    rows = tables.claims(replace(analysis, claims=unclear)).frame
    assert rows["Speaker"][3] == "unclear: Ada Quill or Tom Rook"


def test_wording_counts_statements_and_gives_no_interval_where_there_is_none(crowd):
    found = crowd(1)
    flat = replace(found, sentiment=found.sentiment.assign(polarity=0.0))
    assert tables.wording(flat).frame.loc[0, ["Claims", "95% interval"]].tolist() == ["3", "–"]
    told = replace(flat, claims=flat.claims.assign(sourced=[True, True, False]))
    assert tables.wording(told).frame.loc[0, ["Claims", "95% interval"]].tolist() == ["2", "too few claims"]


def test_the_index_counts_statements_and_names_who_makes_them(analysis):
    claims = analysis.claims.assign(sourced=analysis.claims["speaker"] != "a2")
    found = summarize(replace(analysis, claims=claims))
    assert found.claims == int(claims["sourced"].sum()) and "Ada Quill" not in found.speakers
