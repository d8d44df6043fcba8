"""XML of news agencies, and other XML."""

from xml.sax.saxutils import escape

import pytest

from newsroom import (
    BODIES,
    DAYS,
    REPORTERS,
    TEXTS,
    TITLES,
    are_all_three,
    load,
    load_one,
    paragraphs,
    why_not,
)

NITF = (
    f'<nitf><head><docdata><date.issue norm="20230314T100000Z"/></docdata><pubdata name="Ansel Wire"/></head>'
    "<body>"
    f"<body.head><hedline><hl1>{TITLES[0]}</hl1></hedline><byline>By <person>{REPORTERS[0]}</person></byline>"
    f"</body.head><body.content>{paragraphs(0)}</body.content></body></nitf>"
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


def test_jobs_and_captions_in_nitf_are_left_out(tmp_path):
    job = "</person><byttl>Harbour Correspondent</byttl>"
    media = "<media><media-caption><p>The pier at dawn.</p></media-caption></media></body.content>"
    text = NITF.replace("</person>", job).replace("</body.content>", media)
    article = load_one(tmp_path, "a.nitf", text)
    assert article.reporters == (REPORTERS[0],) and article.text.split("\n\n") == list(BODIES[0])


def test_news_items_of_a_corpus_of_agency_news(tmp_path):
    text = (
        f'<?xml version="1.0"?><newsitem itemid="1" date="2023-03-14"><headline>{TITLES[0]}</headline>'
        f"<byline>{REPORTERS[0]}</byline><text>{paragraphs(0)}</text></newsitem>"
    )
    article = load_one(tmp_path, "a.xml", text)
    assert (article.title, article.text, article.published) == (TITLES[0], TEXTS[0], "2023-03-14")


def test_the_lead_of_an_archived_article_is_not_read_twice(tmp_path):
    lead = f'<block class="lead_paragraph"><p>{BODIES[0][0]}</p></block>'
    blocks = f'{lead}<block class="full_text">{paragraphs(0)}</block>'
    article = load_one(tmp_path, "a.xml", '<?xml version="1.0"?>' + NITF.replace(paragraphs(0), blocks))
    assert article.text == TEXTS[0]


def test_a_plain_text_in_newsml_keeps_its_paragraphs(tmp_path):
    content = f"<contentSet><inlineData contenttype='text/plain'>{TEXTS[0]}</inlineData></contentSet>"
    text = (
        f'<?xml version="1.0"?><newsItem><contentMeta><headline>{TITLES[0]}</headline></contentMeta>{content}'
    )
    assert load_one(tmp_path, "a.xml", text + "</newsItem>").text == TEXTS[0]


@pytest.mark.parametrize(
    "text",
    [
        f'<doc title="{TITLES[0]}" author="{REPORTERS[0]}" date="2023-03-14"><main>{paragraphs(0)}</main>'
        "<comments><p>We heard all of that before, and nothing was done about it.</p></comments></doc>",
        f"<RECORD><Title>{TITLES[0]}</Title><NumericDate>2023-03-14</NumericDate><OriginalForm>{REPORTERS[0]}"
        f"</OriginalForm><TextInfo><Text>{escape('<html><body>' + paragraphs(0) + '</body></html>')}</Text>"
        "</TextInfo></RECORD>",
        f"<note><title>{TITLES[0]}</title><date>20230314T101500Z</date><author>{REPORTERS[0]}</author><content>"
        f'<![CDATA[<?xml version="1.0"?><!DOCTYPE en-note><en-note>{paragraphs(0)}</en-note>]]>'
        "</content></note>",
    ],
    ids=["attributes", "markup written as text", "markup of a note program"],
)
def test_xml_with_fields_in_other_places(tmp_path, text):
    article = load_one(tmp_path, "a.xml", f'<?xml version="1.0"?>{text}')
    assert (article.title, article.text) == (TITLES[0], TEXTS[0])
    assert (article.published, article.reporters) == ("2023-03-14", (REPORTERS[0],))
