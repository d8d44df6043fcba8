"""Lines above and below the story that are none of it: labels, bylines, notes about the reporter."""

import pytest

from newsroom import BODIES, REPORTERS, TITLES
from onrecord.loading.make_article import make_article
from onrecord.loading.pages.page_lines import without_page_lines
from onrecord.loading.pages.read_page import read_page

STORY = (*BODIES[0], *BODIES[1])
WHO = REPORTERS[0]


@pytest.mark.parametrize(
    "above",
    [
        ["Exclusive"],
        [TITLES[0], f"By {WHO}"],
        [f"{WHO} / ANX / March 14, 2023, 18:41 IST"],
        [f"By {WHO.upper()}/ Staff Writer"],
    ],
)
def test_lines_above(above):
    assert without_page_lines([*above, *STORY], [TITLES[0]], [WHO]) == list(STORY)


@pytest.mark.parametrize(
    "below",
    [
        f"{WHO} reports on ports from Ansel.",
        f"{WHO} is a reporter for the Courier. She joined in 2016.",
        f"{WHO}, who lives in Ansel, covers the sea.",
    ],
)
def test_notes_about_the_reporter(below):
    assert without_page_lines([*STORY, below], [], [WHO]) == list(STORY)


def test_sentences_about_others_and_other_first_lines_stay():
    lines = [f"By {REPORTERS[1]} alone, the pier", *STORY, f"{REPORTERS[1]} is a reporter on the ship."]
    assert without_page_lines(lines, [], [WHO]) == lines


def test_the_headline_of_a_page_without_headings_is_above_its_byline():
    menu = "<a href=/>Front page</a> | <a href=/n>News</a>"
    head = f"<font size=5><b>{TITLES[0]}</b></font><br><i>By {WHO}<br>Tuesday, March 14, 2023</i>"
    body = f"<table><tr><td>{menu}</td></tr><tr><td>{head}<p>{'<p>'.join(STORY)}</td></tr></table>"
    (draft,) = read_page(f"<html><head><title>Ansel Courier: News</title></head><body>{body}</body></html>")
    article = make_article(draft, "page.html")
    assert (article.title, article.text) == (TITLES[0], "\n\n".join(STORY))
    assert (article.reporters, article.published) == ((WHO,), "2023-03-14")
