"""Sides in several articles: what is told of them, and the words that show it."""

import re

import pytest

from conftest import actor, build, claim, place, stance
from onrecord import Article, export
from onrecord.corpus import open_corpus, views
from onrecord.corpus.views import speaker_pages

TEXTS = {
    "supports": "Ann Roe praised the Brass Band.",
    "opposes": "Ann Roe attacked the Brass Band.",
}


@pytest.fixture
def shown(tmp_path):
    """A function from sides, (label, keywords) for each article, to the corpus and the row of its table."""
    opened = []

    def read(*articles, days=1):
        for number, sides in enumerate(articles):
            sides = [sides] if isinstance(sides, tuple) else sides
            text = " ".join(TEXTS[label] for label, _ in sides) + f" It rained {number} days."
            people = [
                actor(1, "Ann Roe", [place(text, "Ann Roe")]),
                actor(2, "Brass Band", [place(text, "Brass Band")], kind="organization"),
            ]
            claims = [claim(i, "a1", [place(text, TEXTS[label])]) for i, (label, _) in enumerate(sides, 1)]
            rows = [
                stance("a1", "a2", label, -0.7, [f"c{i}"]) | more for i, (label, more) in enumerate(sides, 1)
            ]
            article = Article(
                text, "t", "t", publisher="Mill Post", published=f"2024-03-{number * days + 1:02}"
            )
            folder = tmp_path / f"s{number}"
            export.write(build(article, people, claims, stances=rows), folder, "parquet")
            (folder / "report.html").write_text("<main id=main>", encoding="utf-8")
        opened.append(open_corpus(tmp_path, output_dir=tmp_path / "corpus"))
        (row,) = views.stances(opened[-1]).rows
        names = views.stances(opened[-1]).frame.columns
        return opened[-1], dict(zip(names, row.cells, strict=True))

    yield read
    for corpus in opened:
        corpus.close()


SURE, DOUBTFUL, BY_HAND = {}, {"confidence": 0.6}, {"confidence": 1.0, "claims": (), "corrected": True}


def test_the_evidence_is_that_of_the_sides_told(shown):
    _, row = shown(("opposes", SURE), ("supports", SURE), ("opposes", DOUBTFUL))
    assert row["First and last"].text == "opposes, then supports"
    assert row["Evidence"].text == f"{TEXTS['opposes']} / {TEXTS['supports']}"


def test_sides_of_one_day_have_no_order(shown):
    _, row = shown(("opposes", SURE), ("supports", SURE), days=0)
    assert row["First and last"].text == "opposes and, on the same day, supports"


def test_a_side_with_words_on_both_sides_is_no_finding(shown):
    corpus, _ = shown(("supports", {"score": 0.1}), ("opposes", SURE))
    assert "in one article and opposes" not in repr(views.findings(corpus))


def test_a_side_that_was_set_by_hand_is_marked_and_has_no_words(shown):
    _, row = shown(("supports", BY_HAND), ("opposes", SURE))
    assert row["First and last"].text == "supports (by hand), then opposes"
    assert row["Evidence"].text == f"set by hand / {TEXTS['opposes']}"
    addresses = [address.partition("report.html")[2] for _, address in row["Where"].links]
    assert addresses == ["#sides", "#row-c1"]


def test_links_that_are_left_out_are_counted(shown):
    _, row = shown(*[("opposes", SURE)] * 8)
    assert row["Where"].text == "6 of 8: " and len(row["Where"].links) == 6


def test_both_sides_in_one_article_are_no_change_between_articles(shown):
    corpus, _ = shown([("supports", SURE), ("opposes", SURE)], ("supports", DOUBTFUL))
    assert "in one article and opposes" not in repr(views.findings(corpus))
    assert "none supports in one article" in views.stances_over_time(corpus).finding


def test_sides_in_two_articles_are_a_change_between_articles(shown):
    corpus, _ = shown(("supports", SURE), ("opposes", SURE))
    change = "Ann Roe supports Brass Band in one article and opposes Brass Band in another."
    assert change in repr(views.findings(corpus))
    assert "Ann Roe towards Brass Band is read as support" in views.stances_over_time(corpus).finding


def test_the_page_of_a_speaker_marks_doubtful_sides(shown):
    corpus, _ = shown(("supports", SURE), ("opposes", DOUBTFUL))
    ((_, page),) = speaker_pages.pages(corpus)
    sides = re.findall("supports, doubtful|opposes, doubtful|supports|opposes", page.split("stances-of")[-1])
    assert sides == ["supports", "opposes, doubtful"]
