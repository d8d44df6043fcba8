"""The source audit in words, and the switch between statements and everything attributed."""

from dataclasses import replace

import pytest

from conftest import actor, build, claim, place, source
from onrecord import Article, charts, tables
from onrecord.display.annotated.annotated_article import annotate
from onrecord.display.findings import findings
from onrecord.display.source_audit import source_audit
from onrecord.display.speakers.speaker_cards import speaker_cards

TEXT = (
    "Clerk Ida Brandt accused Otto Kern and Mill Lane Homes of hiding the survey. Otto Kern’s lawyer, Pia "
    "Roos, said he had done nothing wrong. Brandt hopes for a new roof. A builder who asked not to be named "
    "said the beams were wet. Neighbours said it smelled. “It was dry,” said Ned Falk of Mill Lane Homes."
)


@pytest.fixture(scope="module")
def analysis():
    actors = [
        actor(1, "Ida Brandt", [place(TEXT, "Ida Brandt")]),
        actor(2, "Otto Kern", [place(TEXT, "Otto Kern")]),
        actor(3, "Mill Lane Homes", [place(TEXT, "Mill Lane Homes")], kind="organization"),
        actor(4, "builder", [place(TEXT, "A builder")], named=False),
        actor(5, "neighbours", [place(TEXT, "Neighbours")], kind="group", named=False),
        actor(6, "Ned Falk", [place(TEXT, "Ned Falk")], affiliation="a3"),
    ]
    claims = [
        claim(1, "a1", [place(TEXT, "Otto Kern and Mill Lane Homes of hiding the survey")], act="accusation",
              cue=(place(TEXT, "accused"),)),
        claim(2, "a1", [place(TEXT, "for a new roof")], act="intention", cue=(place(TEXT, "hopes"),),
              sourced=False),
        claim(3, "a4", [place(TEXT, "the beams were wet")]),
        claim(4, "a5", [place(TEXT, "it smelled")]),
        claim(5, "a6", [place(TEXT, "“It was dry,”")], kind="direct"),
    ]  # fmt: skip
    sources = [
        source("a1", 10, pronoun="she"),
        source("a4", 4, type="anonymous by request"),
        source("a5", 2, type="unnamed group"),
        source("a6", 3),
    ]
    return build(Article(TEXT, "Survey"), actors, claims, sources=sources)


def test_the_audit_answers_what_an_editor_asks(analysis):
    facts = {fact.question: fact.text.partition(": ")[2] for fact in source_audit(analysis).facts}
    assert facts == {
        "Sources": "4 sources: 2 named people, 1 unnamed group and 1 anonymous by request",
        "Words": "68% of the sourced words have a named source; 53% come from one source, Ida Brandt",
        "Not named": "neighbours (no reason given); builder (anonymity requested or granted)",
        "People, by the article’s pronouns": "she 1, not stated 2",
        "Accused or criticized, not quoted": "Otto Kern (c1)",  # the company has a quoted spokesman
    }


def test_the_audit_links_to_words_and_escapes_them(analysis):
    html = source_audit(analysis)._repr_html_()
    assert 'href="#m-a5"' in html and 'href="#c1"' in html
    odd = analysis.actors.assign(name=["<b>x</b>", *analysis.actors["name"][1:]])
    assert "<b>" not in source_audit(replace(analysis, actors=odd))._repr_html_()


def test_names_keep_their_place_among_names_of_another_writing_direction(analysis):
    odd = analysis.actors.assign(name=[f"محمد {key}" for key in analysis.actors["id"]])
    audit = source_audit(replace(analysis, actors=odd))._repr_html_()
    for key in ("a1", "a2", "a4", "a5"):
        assert f'<a href="#m-{key}"><bdi>محمد {key}</bdi></a>' in audit
    overview = replace(analysis, actors=odd)._repr_html_()
    assert "<bdi>محمد a1</bdi>, <bdi>محمد a" in overview


def test_a_story_without_sources_shows_nothing(empty):
    assert "cites no source" in source_audit(empty)._repr_html_()


def test_displays_count_statements_unless_everything_is_asked_for(analysis):
    for chart in (charts.attributed_words, charts.positions):
        few, every = (chart(analysis, everything).data for everything in (False, True))
        assert not every.equals(few), chart
    assert "10 of 19 words" in findings(analysis).items[0].text


def test_what_is_not_a_statement_is_folded_and_not_deleted(analysis):
    card = next(card for card in speaker_cards(analysis) if card.mark.name == "Ida Brandt")
    assert [key for _, key in card.said] == ["c1"] and [key for _, key in card.others] == ["c2"]
    assert card.words == "10 words, none quoted"
    html = annotate(analysis)._repr_html_()
    assert html.count("no-statement") == 3  # words, cue and note
    assert 'class="show-everything">' in html
    assert 'class="show-everything" checked>' in annotate(analysis, everything=True)._repr_html_()
    assert [row.anchor for row in tables.claims(analysis).rows if row.is_folded] == ["row-c2"]
