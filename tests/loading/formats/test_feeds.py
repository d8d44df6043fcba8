"""Feeds and formats of news agencies; what they give less than whole is fetched, or said to be cut."""

import json

import pytest

from newsroom import BODIES, DAYS, REPORTERS, TITLES, are_all_three, load, load_one, page, paragraphs, why_not
from onrecord.loading.fetch import Page
from onrecord.model.errors import SourceError

CONTENT = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
NITF = (
    f'<nitf><head><docdata><date.issue norm="20230314T100000Z"/></docdata><pubdata name="Ansel Wire"/></head>'
    "<body>"
    f"<body.head><hedline><hl1>{TITLES[0]}</hl1></hedline><byline>By <person>{REPORTERS[0]}</person></byline>"
    f"</body.head><body.content>{paragraphs(0)}</body.content></body></nitf>"
)


def test_rss_with_whole_texts(tmp_path):
    items = "".join(
        f"<item><title>{TITLES[n]}</title><link>https://a.example/{n}</link>"
        f"<pubDate>Tue, {14 + n} Mar 2023 09:00:00 GMT</pubDate>"
        f"<dc:creator><![CDATA[{REPORTERS[n]}]]></dc:creator><description>Short […]</description>"
        f"<content:encoded><![CDATA[{paragraphs(n)}<p>The post <a href=x>y</a> appeared first on Z.</p>]]>"
        f"</content:encoded></item>"
        for n in range(3)
    )
    found = load(
        tmp_path,
        "a.xml",
        f'<?xml version="1.0"?><rss {CONTENT}><channel><title>Courier</title>{items}</channel></rss>',
    )
    assert are_all_three(found, "published", "reporters")
    assert (found[0].publisher, found[0].url) == ("Courier", "https://a.example/0")


def test_atom(tmp_path):
    entries = "".join(
        f'<entry><title>{TITLES[n]}</title><link href="https://a.example/{n}"/><updated>2024-01-01T00:00:00Z</updated>'
        f"<published>{DAYS[n]}T09:00:00Z</published><author><name>{REPORTERS[n]}</name></author>"
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{paragraphs(n)}</div></content></entry>'
        for n in range(3)
    )
    assert are_all_three(
        load(tmp_path, "a.atom", f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>'),
        "published",
        "reporters",
    )


def test_entries_with_only_a_summary_are_fetched(tmp_path, monkeypatch):
    def fetch(url, **options):
        if url.endswith("1"):
            raise SourceError(url, "host not found")
        return Page(page().encode(), url, "html", None)

    monkeypatch.setattr("onrecord.loading.read.fetch", fetch)
    items = "".join(
        f"<item><title>Title {n}</title><link>https://a.example/{n}</link><description>{BODIES[0][0]}</description></item>"
        for n in (0, 1)
    )
    first, second = load(tmp_path, "a.rss", f"<rss><channel><title>C</title>{items}</channel></rss>")
    assert first.title == "Title 0" and len(first.text.split("\n\n")) == 4
    assert (
        second.reason.startswith("gives only the beginning of its text") and "host not found" in second.reason
    )


def test_nitf_alone_and_in_newsml(tmp_path):
    lines = f"<NewsLines><HeadLine>{TITLES[0]}</HeadLine></NewsLines>"
    around = f'<?xml version="1.0"?><NewsML><NewsItem>{lines}{NITF}</NewsItem></NewsML>'
    for name, text in (("a.nitf", NITF), ("a.xml", around)):
        article = load_one(tmp_path, name, text)
        assert (article.title, article.published) == (TITLES[0], "2023-03-14")
        assert (article.reporters, article.publisher) == ((REPORTERS[0],), "Ansel Wire")
        assert article.text.split("\n\n") == list(BODIES[0])


def test_newsml_g2(tmp_path):
    items = "".join(
        f"<newsItem><itemMeta><provider literal='Ansel Wire'/><versionCreated>2024-01-01</versionCreated>"
        f"<firstCreated>{DAYS[n]}</firstCreated></itemMeta>"
        f"<contentMeta><headline>{TITLES[n]}</headline><by>By {REPORTERS[n]}</by></contentMeta>"
        f"<contentSet><inlineXML><html><body>{paragraphs(n)}</body></html></inlineXML></contentSet></newsItem>"
        for n in range(3)
    )
    text = (
        f'<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{items}</newsMessage>'
    )
    assert are_all_three(load(tmp_path, "a.xml", text), "published", "reporters")


def test_tei(tmp_path):
    head = f"<title>{TITLES[0]}</title><author>{REPORTERS[0]}</author><date when='2023-03-14'/>"
    article = load_one(
        tmp_path,
        "a.xml",
        f"<TEI><teiHeader>{head}</teiHeader><text><body>{paragraphs(0)}</body></text></TEI>",
    )
    assert (article.title, article.published, article.reporters) == (TITLES[0], "2023-03-14", (REPORTERS[0],))


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


def test_other_xml_is_read_if_its_elements_say_what_they_are(tmp_path):
    known = (
        f'<?xml version="1.0"?><story><headline>{TITLES[0]}</headline><body>{paragraphs(0)}</body></story>'
    )
    assert load_one(tmp_path, "a.xml", known).title == TITLES[0]
    assert "its root is <bank>" in why_not(
        tmp_path, "a.xml", '<?xml version="1.0"?><bank><entry>1</entry></bank>'
    )


def test_entities_of_hostile_xml_are_not_expanded(tmp_path):
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
    )
    reason = why_not(
        tmp_path,
        "a.xml",
        f"{bomb}<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>&j;&x;</title></item></channel></rss>",
    )
    assert "root:" not in reason and len(reason) < 300
