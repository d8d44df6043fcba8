"""The headline of a page: the visible one, bare."""

import pytest

from newsroom import BODIES, TITLES
from onrecord.loading.errors import FormatError
from onrecord.loading.pages.read_page import read_page

STORY = "".join(f"<p>{line}</p>" for line in (*BODIES[0], *BODIES[1]))


@pytest.mark.parametrize(
    ("heading", "head"),
    [
        ("<h1>{}</h1>", "<title>Share</title><meta property='og:title' content='What you need to know'>"),
        ("<h1>{}</h1>", "<title>Home | The Ansel Post</title>"),
        ("<h1>News</h1><h1>{}</h1>", "<title>The Ansel Post</title>"),
        ("<h1>{} <small>Exclusive</small></h1>", "<title>{} - The Ansel Post</title>"),
        ("", "<title>{} · Ansel Daily</title>"),
        ("<h1>UPDATE 2-{}</h1>", "<title>UPDATE 2-{}</title>"),
    ],
)
def test_the_headline_is_the_visible_one_without_labels(heading, head):
    head = f"<meta property='og:site_name' content='The Ansel Post'>{head.replace('{}', TITLES[0])}"
    body = f"<main><article>{heading.replace('{}', TITLES[0])}{STORY}</article></main>"
    (draft,) = read_page(f"<html><head>{head}</head><body>{body}</body></html>")
    assert draft.title == TITLES[0] and TITLES[0] not in draft.paragraphs


def test_a_headline_in_capitals_is_taken_from_the_head():
    head = f"<head><title>{TITLES[1]}</title></head>"
    page = f"<html>{head}<body><h1>{TITLES[1].upper()}</h1>{STORY}</body></html>"
    assert read_page(page)[0].title == TITLES[1]


def test_a_page_of_links_is_no_article():
    items = "".join(f"<li><a href='https://a.example/{n}'>{title}</a></li>" for n, title in enumerate(TITLES))
    with pytest.raises(FormatError, match="a page of 3 links and no article"):
        read_page(f"<html><head><title>Links</title></head><body><ul>{items}</ul></body></html>")
