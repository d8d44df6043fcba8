"""Pages as older and simpler sites make them: few names, no paragraphs, several time stamps."""

import json

import pytest

from newsroom import BODIES, REPORTERS, TITLES
from onrecord.loading.make_article import make_article
from onrecord.loading.pages.read_page import read_page

LINES = (*BODIES[0], *BODIES[1])
STORY = "".join(f"<p>{line}</p>" for line in LINES)
ALL = "\n\n".join(LINES)


def article(body: str, head: str = "", title: str = TITLES[0]):
    (draft,) = read_page(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>")
    return make_article(draft, "page.html")


def test_a_form_around_a_page_without_paragraphs_is_not_cut():
    lines = "<br><br>".join(LINES)
    assert article(f"<form><h1>{TITLES[0]}</h1><div><span>{lines}</span></div></form>").text == ALL


def test_a_box_named_after_the_layout_is_not_a_side_bar():
    byline = f'<span class="byline">By {REPORTERS[0]}</span>'
    found = article(f'<div class="sidebar content">{byline}<h1>{TITLES[0]}</h1>{STORY}</div>')
    assert found.text == ALL and found.reporters == (REPORTERS[0],)


@pytest.mark.parametrize("lead", ["{}", "<b>{}</b>", "<!-- ad -->{}<script>x()</script>"])
def test_a_first_sentence_outside_the_paragraphs_is_part_of_the_story(lead):
    rest = "".join(f"<p>{line}</p>" for line in LINES[1:])
    assert article(f"<h1>{TITLES[0]}</h1><div>{lead.format(LINES[0])}{rest}</div>").text == ALL


@pytest.mark.parametrize(
    "around",
    [
        '<p class="video-desc">Zebras cross the road at dawn, and drivers wait for them.</p>{}',
        '<div class="credit">Ansel Images / Bo Poe</div>{}',
        "{}<p>____</p>",
        "<p>Updated</p>{}",
        "<div><a href='#comments'>157</a></div>{}",
        "{}<section><a href='/about'>About our reviews</a></section>",
        '{}<div class="flyout"><p>View what readers sent in and add your own to it.</p></div>',
    ],
)
def test_what_stands_above_and_below_the_story_is_cut(around):
    assert article(f"<article><h1>{TITLES[0]}</h1>{around.format(STORY)}</article>").text == ALL


def test_the_caption_beside_a_picture_between_paragraphs_is_cut():
    caption = "<div><a href='/p'><img src=a.png></a><p>Zebras cross the road in the rain at dawn.</p></div>"
    half = "".join(f"<p>{line}</p>" for line in LINES[:4])
    rest = "".join(f"<p>{line}</p>" for line in LINES[4:])
    assert "Zebras" not in article(f"<h1>{TITLES[0]}</h1><div>{half}{caption}{rest}</div>").text


def test_the_job_below_a_known_name_is_cut():
    head = f'<meta name="author" content="{REPORTERS[0]}">'
    assert article(f"<h1>{TITLES[0]}</h1><p>ABC Executive News Editor</p>{STORY}", head).text == ALL


@pytest.mark.parametrize(
    ("given", "shown", "url", "day"),
    [
        ("2015-04-07T03:42:00Z", "2015-04-06 23:42:00-0400", "", "2015-04-06"),
        ("2015-04-07", "2015-04-06 23:42:00-0400", "", "2015-04-06"),
        ("2015-04-07T12:42:00Z", "2015-04-02 23:42:00-0400", "", "2015-04-07"),
        ("2019-06-17T18:28:00+0200", "", "https://a.example/home/2017/7/12/montauk", "2017-07-12"),
        ("2017-06-17", "", "https://a.example/home/2017/7/12/montauk", "2017-06-17"),
    ],
)
def test_the_day_is_the_papers_own_and_the_first(given, shown, url, day):
    head = (
        f'<meta property="article:published_time" content="{given}"><meta property="og:url" content="{url}">'
    )
    shown = f"<time datetime='{shown}' pubdate>a day</time>" if shown else ""
    assert article(f"<h1>{TITLES[0]}</h1>{shown}{STORY}", head).published == day


def test_a_written_day_counts_and_not_the_time_stamp_of_a_change():
    shown = "<time datetime='2019-07-03T10:18:46Z'>Published 29 June 2019</time>"
    assert article(f"<h1>{TITLES[0]}</h1>{shown}{STORY}").published == "2019-06-29"


def test_a_guessed_day_is_named_in_a_warning():
    found = article(f'<h1>{TITLES[0]}</h1><abbr class="date">8/17/13 11:04am</abbr>{STORY}')
    assert found.published == "2013-08-17"
    assert found.warnings == ("the page does not declare its date; 2013-08-17 was guessed",)


@pytest.mark.parametrize(
    ("heading", "head", "title"),
    [
        (f"<h1>The Post</h1><h1>{TITLES[0]}</h1>", "The Post", f"{TITLES[0]} | The Post"),
        (f"<h1>{TITLES[0]}</h1>", "", "Zebra shoes or boots? – A blog"),
    ],
)
def test_the_name_of_the_site_and_the_title_for_searches_are_no_headline(heading, head, title):
    head = f'<meta property="og:site_name" content="{head}">' if head else ""
    assert article(f"<div>{heading}{STORY}</div>", head, title).title == TITLES[0]


@pytest.mark.parametrize(
    "author",
    [
        '<meta name="author" content="Ansel Wave (www.wave.example)">'
        '<meta name="publisher" content="Ansel Wave">',
        "<script type='application/ld+json'>"
        + json.dumps(
            {"@type": "Article", "author": {"@type": "Organization", "name": "Contributors to Ansel"}}
        )
        + "</script>",
    ],
)
def test_sites_and_organizations_are_no_reporters(author):
    assert article(f"<h1>{TITLES[0]}</h1>{STORY}", author).reporters == ()


def several(heads, title):
    articles = "".join(f"<article><h2>{head}</h2>{STORY}</article>" for head in heads)
    return read_page(f"<html><head><title>{title}</title></head><body>{articles}</body></html>")


def test_of_articles_that_follow_the_one_asked_for_none_is_read():
    (draft,) = several(TITLES[:3], f"{TITLES[0]} | The Post")
    assert draft.title == TITLES[0] and list(draft.paragraphs) == list(LINES)
    assert draft.warnings == ("the page shows 3 articles; only the one that it is about was read",)
    assert len(several(TITLES[:3], "The Post")) == 3


def test_teasers_are_not_several_articles():
    teasers = "".join(
        f'<article class="post_teaser"><h2>{title}</h2>{STORY[:400]}</article>' for title in TITLES[1:3]
    )
    story = f"<h1>{TITLES[0]}</h1><div>{STORY * 2}</div>"
    (draft,) = read_page(f"<html><head><title>x</title></head><body>{story}{teasers}</body></html>")
    assert LINES[0] in draft.paragraphs


def test_a_text_in_a_variable_of_the_window_is_read():
    record = {"article": {"title": TITLES[0], "body": "".join(f"<p>{line}</p>" for line in LINES)}}
    page = (
        f"<html><head><title>x</title></head><body><script>window.__STATE__ = {json.dumps(record)};</script>"
    )
    (draft,) = read_page(f"{page}<div id=app></div></body></html>")
    assert list(draft.paragraphs) == list(LINES)


def test_byline_and_day_in_the_footer_of_a_post():
    footer = f'<div class="post-footer">Posted by <span class="post-author">{REPORTERS[0]}</span> '
    footer += '<abbr class="published" title="2016-12-23T05:11:00-05:00">5:11 AM</abbr></div>'
    found = article(f'<div class="widget Blog"><h3>{TITLES[0]}</h3><div>{STORY}</div>{footer}</div>')
    assert (found.reporters, found.published) == ((REPORTERS[0],), "2016-12-23")


def test_a_sentence_right_below_the_headline_is_its_deck():
    deck = "Six more night shifts a week are too many, say the seamen, and they stay ashore."
    assert article(f"<h1>{TITLES[0]}</h1><h2>{deck}</h2><div>{STORY}</div>").text == f"{deck}\n\n{ALL}"


def test_the_day_in_the_address_counts_before_days_without_a_label():
    head = '<meta property="og:url" content="https://a.example/2014/7/4/shovel">'
    assert article(f"<h1>{TITLES[0]}</h1><p>June 30, 2014</p>{STORY}", head).published == "2014-07-04"
    assert article(f"<h1>{TITLES[0]}</h1><p>June 30, 1943</p>{STORY}").published == "1943-06-30"


def test_the_writers_of_a_paper_are_nobody():
    head = '<meta name="author" content="World\'s Editorial Writers">'
    assert article(f"<h1>{TITLES[0]}</h1>{STORY}", head).reporters == ()
