"""Several articles in one text."""

import pytest

from newsroom import DAYS, REPORTERS, TEXTS, TITLES, are_all_three, docx, load, load_one

BYLINE = f"By {REPORTERS[0]}"
ONES = [f"{TITLES[n]}\n\nBy {REPORTERS[n]}\n{DAYS[n]}\n\n{TEXTS[n]}" for n in range(3)]


@pytest.mark.parametrize(
    "between", ["\n\n====\n\n", "\n\n***\n\n", "\n\n* * *\n\n", "\f", "\n\n\n", "\n----------\n"]
)
def test_several_articles_in_a_text(tmp_path, between):
    assert are_all_three(load(tmp_path, "a.txt", between.join(ONES)), "published", "reporters")


def test_several_articles_in_markdown_and_word(tmp_path):
    marked = "\n\n---\n\n".join(f"## {TITLES[n]}\n\n{TEXTS[n]}" for n in range(3))
    assert are_all_three(load(tmp_path, "a.md", marked))
    assert are_all_three(load(tmp_path, "a.docx", docx(*"\n\n=====\n\n".join(ONES).split("\n"))), "reporters")


def test_sections_of_one_article_are_not_articles(tmp_path):
    article = load_one(tmp_path, "a.txt", f"{TITLES[0]}\n\n{BYLINE}\n\n" + "\n\n* * *\n\n".join(TEXTS))
    assert article.title == TITLES[0] and "Nordvax" in article.text


def test_rules_without_bylines_are_warned_of(tmp_path):
    article = load_one(tmp_path, "a.txt", "\n\n***\n\n".join(f"{TITLES[n]}\n\n{TEXTS[n]}" for n in range(3)))
    assert "several articles" in article.warnings[0]


NEWS = tuple(f"{TITLES[n]}\n\n{TEXTS[n]}" for n in range(3))
GAP = "\n\n\n\n"


def test_wide_gaps_separate_what_is_surely_an_article_each(tmp_path):
    assert are_all_three(load(tmp_path, "a.txt", GAP.join(NEWS)))


@pytest.mark.parametrize(
    "heading",
    [
        "Ferry crews at Port Ansel walked out on Tuesday",  # its section calls Dora Quill by her family name
        "What the operator says now about the ferry crews",
        "The other side",
    ],
)
def test_wide_gaps_between_sections_of_one_article_do_not(tmp_path, heading):
    more = TEXTS[0].replace("Dora Quill, who", "Quill, who").replace("Tom Reed, a", "Reed, a")
    article = load_one(tmp_path, "a.txt", GAP.join([NEWS[1], NEWS[0], f"{heading}\n\n{more}"]))
    assert article.title == TITLES[1] and heading in article.text


def test_wide_gaps_that_may_separate_articles_are_warned_of(tmp_path):
    vague = "Shifts, soup and a gym in town\n\n" + TEXTS[0]
    article = load_one(tmp_path, "a.txt", GAP.join([NEWS[1], vague]))
    assert "several articles" in article.warnings[0]
