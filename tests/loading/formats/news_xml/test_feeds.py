"""Feeds."""

from xml.sax.saxutils import escape

from newsroom import BODIES, DAYS, REPORTERS, TITLES, are_all_three, load, load_one, page, paragraphs
from onrecord.loading.fetching.fetch import Page
from onrecord.model.errors import SourceError

CONTENT = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
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


def test_comments_and_settings_in_the_export_of_a_blog_are_no_articles(tmp_path):
    kind = "http://schemas.google.com/g/2005#kind"
    entries = "".join(
        f"<entry><category scheme='{kind}' term='http://x.example/kind#{term}'/><title>{TITLES[n]}</title>"
        f"<published>2023-03-14T08:00:00Z</published>"
        f"<content type='html'>{escape(paragraphs(n))}</content></entry>"
        for n, term in enumerate(("post", "comment", "template"))
    )
    article = load_one(tmp_path, "blog.xml", f"<?xml version='1.0'?><feed>{entries}</feed>")
    assert article.title == TITLES[0]
