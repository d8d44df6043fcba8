"""What stands around a story on its page is no part of it; a page in place of a story is refused."""

import pytest

from newsroom import BODIES, REPORTERS, TITLES
from onrecord.loading.errors import FormatError
from onrecord.loading.make_article import make_article
from onrecord.loading.pages.read_page import read_page

FIRST, LAST = ("".join(f"<p>{line}</p>" for line in BODIES[n]) for n in (0, 1))
OTHER = "Zebra stripes puzzle the keepers of the zoo"


def article(body: str, head: str = f"<title>{TITLES[0]}</title>"):
    (draft,) = read_page(f"<html><head>{head}</head><body>{body}</body></html>")
    return make_article(draft, "page.html")


@pytest.mark.parametrize(
    "amid",
    [
        f"<p><em><a href='/x'>{OTHER}</a></em></p>",
        f"<p>[<a href='/x'>{OTHER}</a>]</p>",
        f"<figure><p>Sign up to Zebra News</p><p>Our newsletter about {OTHER}.</p></figure>",
        f"<aside><p>{OTHER}, they said on Friday.</p></aside>",
        f"<p>{OTHER} | Subscribe to The Ansel Post for £1 a week</p>",
    ],
)
def test_pointers_to_other_stories_are_cut(amid):
    text = article(f"<article><h1>{TITLES[0]}</h1><div>{FIRST}{amid}{LAST}</div></article>").text
    assert OTHER not in text and text == "\n\n".join((*BODIES[0], *BODIES[1]))


def test_a_sentence_that_is_a_link_stays():
    linked = f"<p><a href='/x'>{BODIES[1][0]}</a></p>"
    text = article(f"<article><h1>{TITLES[0]}</h1><div>{FIRST}{linked}{LAST}</div></article>").text
    assert BODIES[1][0] in text


def test_comments_below_their_heading_are_cut():
    comments = f"<h3>Comments</h3><p>{OTHER}, said a reader called Bob.</p>"
    text = article(f"<article><h1>{TITLES[0]}</h1><div>{FIRST}{LAST}{comments}</div></article>").text
    assert OTHER not in text


def test_a_byline_without_a_telling_name_and_two_dates_on_a_line():
    head = (
        "<header><div>By "
        + REPORTERS[0]
        + "</div><p>Updated 1 May 2023 | Published 14 March 2023</p></header>"
    )
    found = article(f"<article><h1>{TITLES[0]}</h1>{head}{FIRST}{LAST}</article>")
    assert (found.reporters, found.published) == ((REPORTERS[0],), "2023-03-14")


def test_a_document_named_after_its_file_has_its_first_line_as_headline():
    lines = "".join(f"<p><span>{line}</span></p>" for line in (TITLES[0], *BODIES[0]))
    assert article(lines, "<title>story</title>").title == TITLES[0]


@pytest.mark.parametrize("said", ["Page not found", "The page you requested is no longer available."])
def test_a_page_in_place_of_a_story_is_refused(said):
    with pytest.raises(FormatError, match="says that the article does not exist"):
        article(
            f"<main><h1>Sorry</h1><p>{said} It may have been moved, or its address may be wrong.</p></main>"
        )


def test_the_menu_of_a_page_for_phones_is_no_text():
    menu = "<amp-sidebar><ul><li>Home</li><li>Health</li></ul></amp-sidebar>"
    found = article(f"<article>{menu}<h1>{TITLES[0]}</h1>{FIRST}</article>")
    assert found.text == "\n\n".join(BODIES[0])
