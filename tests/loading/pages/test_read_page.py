"""Web pages: the whole story and nothing around it, with its own headline, reporters and day."""

import json

import pytest

from newsroom import BODIES, REPORTERS, TEXTS, TITLES, page, paragraphs
from onrecord.loading.make_article import make_article
from onrecord.loading.pages.read_page import read_page

P = [f"<p>{line}</p>" for line in (*BODIES[0], *BODIES[1])]
STORY, FIRST, REST = "".join(P), "".join(P[:4]), "".join(P[4:])
ALL = "\n\n".join((*BODIES[0], *BODIES[1]))


def read_one(body=STORY, head="", title=TITLES[0], url=None):
    (draft,) = read_page(page(body, head, title), url)
    return make_article(draft, "x")


def linked(**fields) -> str:
    record = {"@type": "NewsArticle", "headline": TITLES[0]} | fields
    return f'<script type="application/ld+json">{json.dumps(record)}</script>'


@pytest.mark.parametrize(
    "body",
    [
        f'<div class="a">{FIRST}</div><aside class="ad">Advertisement</aside><div class="b">{REST}</div>',
        f'<section class="text body">{FIRST}</section><section class="text body next">{REST}</section>',
        "<div>" + "<br><br>".join((*BODIES[0], *BODIES[1])) + "</div>",
        f"<table><tr><td>{STORY}</td></tr></table>",
        "".join(f'<div class="paragraph">{line}</div>' for line in (*BODIES[0], *BODIES[1])),
        f"{P[0]}<blockquote>{P[1]}</blockquote>{''.join(P[2:])}",
        f'{FIRST}<div class="related"><h3>More</h3><p><a href=x>Harbour dredged.</a></p></div>{REST}',
        f"{FIRST}<div><h4>The Tide</h4><p>In your inbox.</p><p>Sign up</p></div>{REST}",
        f'{FIRST}<p hidden>Not shown to any reader.</p><p style="display:none">Nor is this, ever.</p>{REST}',
        f'{FIRST}<div class="photo-gallery"><p>1/12 The harbour at dawn, in the rain.</p></div>{REST}',
        f"{STORY}<p>You may also like...</p><p>Harbour dredged again</p><p>Pilots sign a deal</p>",
        f"<p>Print this article</p><p>https://a.example/x.php</p>{STORY}<p>Something went wrong.</p>",
    ],
    ids=[
        *("two boxes", "two sections", "line breaks", "layout table", "divs", "quotation"),
        *("related", "sign-up", "hidden", "gallery", "you may like", "print lines"),
    ],
)
def test_the_text_is_whole_and_alone(body):
    assert read_one(body).text == ALL


def test_the_lead_in_the_header_is_part_of_the_text():
    lead = "Six more night shifts a week are too many, say the seamen, and they stay ashore."
    body = f'<header><h1>{TITLES[0]}</h1><p class="standfirst">{lead}</p></header>{STORY}'
    assert read_one(body).text == f"{lead}\n\n{ALL}"


def test_tables_stay_tables():
    table = "<table><tr><th>Year</th><th>Ships</th></tr><tr><td>2022</td><td>14</td></tr></table>"
    assert "\n\nYear | Ships\n\n2022 | 14\n\n" in read_one(FIRST + table + REST).text


def test_words_of_neighbouring_elements_are_not_glued():
    body = "<p>The <span>operator</span><span> said</span> so.<br>Its <em>director</em>, Bo Haugen, left.</p>"
    assert read_one(body + STORY).text.startswith("The operator said so.\n\nIts director, Bo Haugen, left.")


def test_a_box_that_opens_at_the_pointer_is_left_out():
    box = "<span><a>Bo Haugen</a><a>Fares to rise</a> <a>Tunnel is late</a></span>"
    body = f"<p>The minister, <span><a>Bo Haugen</a>{box}</span>, will open it.</p>"
    assert read_one(body + STORY).text.startswith("The minister, Bo Haugen, will open it.")


def test_a_section_above_the_headline_is_left_out():
    body = f'<header><p class="kicker">transport</p><h1>{TITLES[0]}</h1></header>{STORY}'
    assert read_one(body).text == ALL


@pytest.mark.parametrize(
    "line",
    [
        "Updated at 3:15 p.m.",
        "Got news? Write to Ola at ola@ansel.example or call the desk.",
        "If you enjoyed this, share it with a friend!",
        "Want more? Tap here for our app.",
        "The rest of this article is for members of the Courier.",
        "We would like to hear from you.",
        "The content is the property of Ansel Media.",
        "It may not be reproduced without permission.",
        "Ansel Courier 2023, ISSN 1234-5679",
    ],
)
def test_lines_of_the_page_are_left_out(line):
    assert read_one(f"{STORY}<p>{line}</p>").text == ALL


def test_linked_data_gives_what_the_page_shows_only_in_part():
    article = read_one(P[0], linked(articleBody="\n".join((*BODIES[0], *BODIES[1]))))
    assert article.text == ALL and not article.warnings
    assert read_one("<div id=app></div>", linked(articleBody=STORY)).text == ALL


def test_a_text_in_the_data_of_a_script():
    record = {"props": {"article": {"headline": TITLES[0], "body": [*BODIES[0], *BODIES[1]]}}}
    script = f'<script type="application/json">{json.dumps(record)}</script>'
    assert read_one(f"<div id=app></div>{script}").text == ALL


def test_a_paywall_is_warned_of():
    article = read_one(f"{P[0]}<div class=wall><p>Subscribe to continue reading</p></div>")
    assert "cut off" in article.warnings[0]
    assert "subscribers" in read_one(P[0], linked(isAccessibleForFree=False)).warnings[0]


@pytest.mark.parametrize(
    ("body", "head", "title"),
    [
        (
            STORY,
            '<meta property="og:title" content="You will not believe who stayed ashore">',
            TITLES[0],
        ),
        (STORY, f'<meta property="og:title" content="Ansel Courier: {TITLES[0]}">', TITLES[0]),
        (STORY, "", f"Opinion | {TITLES[0]} - Ansel Courier"),
        (f"<h1><span>Shipping</span>{TITLES[0]}</h1>{STORY}", "", TITLES[0]),
        (
            f"<h1>Win a weekend in Rome</h1><h1>{TITLES[0]}</h1>{STORY}",
            "",
            f"{TITLES[0]} | Ansel Courier",
        ),
        (f"<h1>Ansel Courier</h1><h2>{TITLES[0]}</h2>{STORY}", "", f"{TITLES[0]} | Ansel Courier"),
        (f"<h1></h1><p>{TITLES[0]}</p>{STORY}", "", TITLES[0]),
    ],
    ids=["share button", "site", "section", "kicker", "promotion", "logo", "in the text"],
)
def test_the_headline_is_bare_and_does_not_stay_in_the_text(body, head, title):
    article = read_one(body, head, title)
    assert (article.title, article.text) == (TITLES[0], ALL)


@pytest.mark.parametrize(
    ("body", "head", "names"),
    [
        ('<div class="byline">by Ola Brink<br>Tuesday, March 14, 2023</div>', "", ["Ola Brink"]),
        ('<div class="byline"><b>Ola Brink</b> <i>Shipping Correspondent</i></div>', "", ["Ola Brink"]),
        (
            '<p class="byline">By <a rel="author">Ola Brink</a> and <a rel="author">Sam Voss</a></p>',
            "",
            ["Ola Brink", "Sam Voss"],
        ),
        ('<p class="byline">BY OLA BRINK ola@ansel.example @olab</p>', "", ["Ola Brink"]),
        (
            '<span class="username author">Username</span><p class="byline">By Ola Brink</p>',
            "",
            ["Ola Brink"],
        ),
        ('<div class="comments"><p class="author">Tinker Bell</p></div>', "", []),
        ("", '<meta name="author" content="Exclusive by Ola Brink, Courier Editor-at-large">', ["Ola Brink"]),
        (
            "",
            '<meta name="author" content="Ansel Ltd"><meta property="article:author" content="Ola Brink">',
            ["Ola Brink"],
        ),
        ("", '<meta name="author" content="J. R. Voss-Hale, PhD">', ["J. R. Voss-Hale"]),
        ("", '<meta name="author" content="No Author">', []),
        ("", linked(author={"@type": "Person", "name": "By OLA BRINK, Port Night Writer"}), ["Ola Brink"]),
        ("", '<meta name="author" content="Ansel Courier">', []),
        (
            "",
            linked(
                author=[{"@type": "Person", "name": "Ola Brink"}, {"@type": "Person", "name": "News Desk"}]
            ),
            ["Ola Brink"],
        ),
        ("", linked(author={"@type": "Organization", "name": "Ansel Courier"}), []),
    ],
)
def test_reporters_are_people_by_their_whole_names(body, head, names):
    assert list(read_one(body + STORY, head).reporters) == names


@pytest.mark.parametrize(
    ("body", "head", "day"),
    [
        ("<p>4 March 2023</p>", '<meta name="date" content="03/04/2023">', "2023-03-04"),
        (
            "<time datetime=2024-01-02 class=updated>Updated 2 January 2024</time>",
            "",
            None,
        ),
        (
            "<p>Published 14th March 2023, 10:05 GMT</p>",
            '<meta property="article:modified_time" content="2024-01-02">',
            "2023-03-14",
        ),
        ("", '<script>var d={"datePublished":"2023-03-14T10:00:00Z"}</script>', "2023-03-14"),
        ("", linked(datePublished="2023-03-14T23:30:00-05:00", dateModified="2024-01-01"), "2023-03-14"),
        ("<div class=related><time datetime=2019-01-01>1 January 2019</time></div>", "", None),
    ],
)
def test_the_day_is_that_of_publication(body, head, day):
    assert read_one(body + STORY, head).published == day


def test_a_day_of_change_or_of_two_readings_is_warned_of():
    changed = read_one(head='<meta property="article:modified_time" content="2024-01-02">')
    assert changed.published == "2024-01-02" and "last change" in changed.warnings[0]
    doubtful = read_one(head='<meta name="date" content="03/04/2023">')
    assert doubtful.published is None and "ambiguous" in doubtful.warnings[0]


def test_a_page_of_several_articles():
    parts = "".join(
        f"<article><h2>{TITLES[n]}</h2><p>By {REPORTERS[n]}</p>{paragraphs(n)}</article>" for n in range(3)
    )
    found = [make_article(draft, "x") for draft in read_page(f"<html><body>{parts}</body></html>")]
    assert [article.title for article in found] == list(TITLES)
    assert [article.text for article in found] == list(TEXTS)
    assert [article.reporters for article in found] == [(name,) for name in REPORTERS]
