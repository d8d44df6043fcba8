"""JSON of news services, JSON Lines."""

import json

import pytest

from newsroom import BODIES, REPORTERS, TEXTS, TITLES, are_all_three, load, load_one, page, paragraphs


@pytest.mark.parametrize(
    "record",
    [
        {
            "headline": TITLES[0],
            "byline": f"By {REPORTERS[0]}",
            "body_xhtml": paragraphs(0),
            "firstcreated": "2023-03-14T09:00:00Z",
        },
        {
            "headlines": [{"value": TITLES[0]}],
            "by": REPORTERS[0],
            "firstcreated": "2023-03-14",
            "bodies": [{"role": "main", "contenttype": "text/html", "value": paragraphs(0)}],
        },
        {
            "response": {
                "results": [
                    {
                        "webTitle": TITLES[0],
                        "webPublicationDate": "2023-03-14T09:00:00Z",
                        "fields": {
                            "byline": f"{REPORTERS[0]} in Ansel",
                            "bodyText": " ".join(BODIES[0]),
                            "body": paragraphs(0),
                        },
                    }
                ]
            }
        },
        [
            {
                "title": {"rendered": TITLES[0]},
                "content": {"rendered": paragraphs(0)},
                "date": "2023-03-14T09:00:00",
                "author": 7,
                "_embedded": {"author": [{"name": REPORTERS[0]}]},
            }
        ],
        {
            "articles": {
                "results": [
                    {
                        "title": TITLES[0],
                        "body": "\n".join(BODIES[0]),
                        "dateTimePub": "2023-03-14T09:00:00Z",
                        "source": {"uri": "a.example", "title": "Courier"},
                        "authors": [{"name": REPORTERS[0]}],
                    }
                ]
            }
        },
        {
            "rows": [
                {
                    "row": {
                        "title": TITLES[0],
                        "text": "\n".join(BODIES[0]),
                        "date": "2023-03-14 00:00:00",
                        "author": REPORTERS[0],
                    }
                }
            ]
        },
        {
            "title": TITLES[0],
            "maintext": "\n".join(BODIES[0]),
            "date_publish": "2023-03-14",
            "date_modify": "2024-01-01",
            "authors": [REPORTERS[0]],
        },
        {
            "@graph": [
                {"@type": "WebSite", "name": "C"},
                {
                    "@type": "NewsArticle",
                    "headline": TITLES[0],
                    "articleBody": "\n".join(BODIES[0]),
                    "datePublished": "2023-03-14",
                    "author": {"@type": "Person", "name": REPORTERS[0]},
                },
            ]
        },
        {
            "hits": {
                "hits": [
                    {
                        "_id": "1",
                        "_source": {
                            "title": TITLES[0],
                            "text": "\n".join(BODIES[0]),
                            "date": "2023-03-14",
                            "author": REPORTERS[0],
                        },
                    }
                ]
            }
        },
    ],
    ids=[
        "ninjs 1",
        "ninjs 2",
        "Guardian",
        "WordPress",
        "Event Registry",
        "HuggingFace",
        "news-please",
        "schema.org",
        "Elasticsearch",
    ],
)
def test_json_of_services(tmp_path, record):
    article = load_one(tmp_path, "a.json", json.dumps(record))
    assert (article.title, article.text) == (TITLES[0], "\n\n".join(BODIES[0]))
    assert (article.published, article.reporters) == ("2023-03-14", (REPORTERS[0],))


def test_json_lines_under_the_name_of_json(tmp_path):
    lines = "\n".join(json.dumps({"title": TITLES[n], "text": "\n".join(BODIES[n])}) for n in range(3))
    assert are_all_three(load(tmp_path, "a.json", lines))


CHAT = {
    "name": "Desk",
    "messages": [{"type": "message", "from": "Ida", "date": "2023-05-04", "text": "In June."}],
}
LOCKED = {
    "title": {"rendered": TITLES[0]},
    "content": {"rendered": "<p>Enter the password.</p>", "protected": True},
}


@pytest.mark.parametrize(("value", "said"), [(CHAT, "messages of a chat"), ([LOCKED], "with a password")])
def test_what_is_no_article_is_refused(tmp_path, value, said):
    (error,) = load(tmp_path, "a.json", json.dumps(value))
    assert said in error.reason


def test_json_written_by_column(tmp_path):
    by_column = {"title": dict(enumerate(TITLES)), "text": dict(enumerate(TEXTS))}
    assert are_all_three(load(tmp_path, "a.json", json.dumps(by_column)))
    assert are_all_three(load(tmp_path, "b.json", json.dumps({"title": TITLES, "text": TEXTS})))


def test_blocks_of_the_guardian(tmp_path):
    markup = "".join(f"<p>{line}</p>" for line in TEXTS[0].split("\n\n"))
    record = {"webTitle": TITLES[0], "blocks": {"body": [{"bodyHtml": markup, "published": True}]}}
    assert load_one(tmp_path, "a.json", json.dumps({"response": {"results": [record]}})).text == TEXTS[0]


def test_links_between_paragraphs_and_components_of_apple_news(tmp_path):
    link = {"type": "interstitial_link", "content": "Read more of this"}
    blocks = [link, *({"type": "text", "content": line} for line in BODIES[0]), link]
    story = {"headlines": {"basic": TITLES[0]}, "content_elements": blocks}
    assert load_one(tmp_path, "a.json", json.dumps(story)).text == TEXTS[0]
    parts = [{"role": "photo", "caption": "Rain"}, *({"role": "body", "text": line} for line in BODIES[0])]
    news = {"title": TITLES[0], "components": parts, "metadata": {"authors": [REPORTERS[0]]}}
    article = load_one(tmp_path, "b.json", json.dumps(news))
    assert (article.title, article.text, article.reporters) == (TITLES[0], TEXTS[0], (REPORTERS[0],))


def test_what_a_service_says_in_place_of_a_text_is_no_text(tmp_path):
    record = {"title": TITLES[0], "content": "ONLY AVAILABLE IN PAID PLANS", "description": BODIES[0][0]}
    (error,) = load(tmp_path, "a.json", json.dumps({"results": [record]}))
    assert "no text" in error.reason


def test_markup_and_whole_pages_in_records(tmp_path):
    known = {"title": TITLES[0], "published_at": "2023-03-14"}
    for markup in (paragraphs(0), page()):
        article = load_one(tmp_path, "a.json", json.dumps({**known, "html": markup}))
        assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")


def test_headings_of_sections(tmp_path):
    sections = [
        {"headline": [], "paragraphs": BODIES[0][:2]},
        {"headline": ["No end"], "paragraphs": BODIES[0][2:]},
    ]
    record = {
        "title": TITLES[0],
        "publishing_date": "2023-03-14",
        "body": {"summary": ["x"], "sections": sections},
    }
    article = load_one(tmp_path, "a.json", json.dumps([record]))
    assert article.text == "\n\n".join((*BODIES[0][:2], "No end", *BODIES[0][2:]))
