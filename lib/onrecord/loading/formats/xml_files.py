"""XML of newsrooms: feeds (RSS, Atom), NITF, NewsML, TEI, site maps; other XML with telling names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from lxml import etree

from ..author_fields import parse_people
from ..cleaning import mend
from ..credit_names import Credits
from ..markup import block_texts, find_all, has_markup, local, parse_fragment, parse_xml, text_at, text_of
from ..publication_date import parse_date
from ..records import body_lines
from ..values import Draft, File, Format, FormatError, Link, Options, Part, attempt

_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,300}\?>\s*|<!--.{0,4000}?-->\s*|<!DOCTYPE[^>\[]{0,400}(?:\[.{0,4000}?\])?\s*>\s*)*<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)",
    re.DOTALL | re.IGNORECASE,
)
_CUT_FEED = re.compile(
    r"(?:\[(?:…|&#8230;|\.\.\.)\]|…|\.\.\.|continue reading.{0,80}|read more.{0,40}"
    r"|the post .{0,300} appeared first on .{0,120})\s*$",
    re.IGNORECASE,
)
_APPEARED = re.compile(r"the post .{0,300} (?:appeared first|first appeared) on .{0,120}", re.IGNORECASE)
_WHOLE_CONTENT = 25
_WHOLE_SUMMARY = 150


def root_name(file: File) -> str:
    """The name of the root element of an XML or HTML file, in lower case; empty if it is not one."""
    found = _ROOT.match(file.opening)
    return found[1].lower() if found else ""


# --- feeds


def read_feed(file: File, options: Options) -> Iterator[Part]:
    """The articles of a feed, `[1]`, `[2]` …; of entries with less than the whole text, links to it.

    Raises:
        FormatError: it has no entries.
    """
    root = parse_xml(file.data)
    channel = next(find_all(root, "channel"), root)
    publisher = next((text_of(e) for e in channel if local(e) == "title"), "") or None
    entries = [root] if local(root) == "entry" else list(find_all(root, "item", "entry"))
    if not entries:
        raise FormatError("a feed without entries")
    for number, entry in enumerate(entries, 1):
        if text_at(entry, "post_type") not in ("attachment", "nav_menu_item", "page"):
            yield attempt(f"[{number}]", partial(_read_entry, entry, publisher))


def _read_entry(entry: etree._Element, publisher: str | None) -> Draft | Link:
    """The article of an entry of a feed."""
    content = _inner(entry, "encoded") or _inner(entry, "content")
    summary = _inner(entry, "description") or _inner(entry, "summary")
    url = _entry_link(entry)
    authors = [text_of(next(find_all(e, "name"), e)) for e in entry if local(e) in ("creator", "author")]
    day = next(
        (
            day
            for name in ("pubdate", "published", "date", "issued", "updated")
            if (day := _child_day(entry, name))
        ),
        None,
    )
    title = " ".join(mend(text_of(parse_fragment(_inner(entry, "title")))).split())
    credits = Credits(publisher=publisher, published=day) | parse_people(authors, publisher)
    for text, enough in ((content, _WHOLE_CONTENT), (summary, _WHOLE_SUMMARY)):
        lines = [line for line in body_lines(text) if not _APPEARED.fullmatch(line)] if text else []
        words = sum(len(line.split()) for line in lines)
        if lines and not _CUT_FEED.search(lines[-1]) and (words >= enough or (text is content and not url)):
            return Draft(tuple(lines), title, url, credits)
    known = Draft(tuple(body_lines(summary or content)), title, url, credits)
    if url and url.startswith(("http://", "https://")):
        return Link(url, known)
    raise FormatError("the feed gives only a summary of it, and no address to fetch the text from")


def _inner(entry: etree._Element, name: str) -> str:
    """The text or markup of a child of an entry."""
    for child in entry:
        if local(child) == name:
            inside = "".join(etree.tostring(node, encoding="unicode", with_tail=True) for node in child)
            return ((child.text or "") + inside).strip()
    return ""


def _entry_link(entry: etree._Element) -> str | None:
    """The address of an entry's page."""
    for child in entry:
        if local(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return str(child.get("href")).strip()
            if child.text and child.text.strip():
                return child.text.strip()
    guid = next((text_of(child) for child in entry if local(child) in ("guid", "origlink", "id")), "")
    return guid if guid.startswith(("http://", "https://")) else None


def _child_day(entry: etree._Element, name: str) -> str | None:
    return next(
        (parse_date(text_of(child)) for child in entry if local(child) == name and text_of(child)), None
    )


# --- articles


def read_nitf(file: File, options: Options) -> Iterator[Part]:
    """The articles of a NITF document, or of NewsML 1 with NITF inside."""
    yield from _read_each(parse_xml(file.data), _nitf_draft, "nitf")


def _nitf_draft(root: etree._Element) -> Draft:
    body = next(find_all(root, "body.content"), None)
    lines = block_texts(body) if body is not None else []
    day = next((e.get("norm") for e in find_all(root, "date.issue", "story.date") if e.get("norm")), "")
    day = day or next((e.get("date.publication") or "" for e in find_all(root, "pubdata")), "")
    publisher = next((e.get("name") for e in find_all(root, "pubdata") if e.get("name")), None)
    publisher = publisher or next((e.get("holder") for e in find_all(root, "doc.copyright")), None)
    place = text_at(root, "location") if next(find_all(root, "dateline"), None) is not None else ""
    title = text_at(root, "hl1", "hedline", "headline", "title")
    people = _bylines(root, "byline")
    return Draft(
        tuple(map(mend, lines)),
        mend(title),
        credits=Credits((), (), publisher, parse_date(day), place or None) | people,
    )


def read_newsml_g2(file: File, options: Options) -> Iterator[Part]:
    """The articles of a NewsML-G2 item or message."""
    yield from _read_each(parse_xml(file.data), _newsml_g2_draft, "newsitem")


def _newsml_g2_draft(root: etree._Element) -> Draft:
    inside = next(find_all(root, "inlinexml"), None)
    nitf = next(find_all(root, "nitf"), None)
    if nitf is not None:
        own = _nitf_draft(nitf)
        lines = list(own.paragraphs)
    else:
        own = Draft(())
        data = inside if inside is not None else next(find_all(root, "inlinedata"), None)
        body = next(find_all(data, "body"), data) if data is not None else None
        lines = [] if body is None else block_texts(body)
        if len(lines) == 1 and has_markup(lines[0]):
            lines = body_lines(lines[0])
    day = text_at(root, "published", "firstcreated", "versioncreated", "contentcreated")
    provider = next(find_all(root, "provider", "infosource"), None)
    publisher = (text_at(provider, "name") or provider.get("literal")) if provider is not None else None
    title = text_at(root, "headline") or own.title or text_at(root, "title", "slugline")
    credits = (
        Credits(publisher=publisher, published=parse_date(day))
        | _bylines(root, "by", "creditline")
        | own.credits
    )
    return Draft(tuple(map(mend, lines)), mend(title), credits=credits)


def read_newsml_1(file: File, options: Options) -> Iterator[Part]:
    """The articles of a NewsML 1 document."""
    yield from _read_each(parse_xml(file.data), _newsml_1_draft, "newsitem")


def _newsml_1_draft(root: etree._Element) -> Draft:
    nitf = next(find_all(root, "nitf"), None)
    data = next(find_all(root, "datacontent"), None)
    own = (
        _nitf_draft(nitf)
        if nitf is not None
        else Draft(tuple(map(mend, block_texts(data))) if data is not None else ())
    )
    day = parse_date(text_at(root, "dateid", "firstcreated"))
    provider = next(find_all(root, "provider", "newsprovider"), None)
    name = (
        next((e.get("FormalName") for e in find_all(provider, "party")), None)
        if provider is not None
        else None
    )
    credits = own.credits | Credits(publisher=name, published=day) | _bylines(root, "byline")
    return Draft(own.paragraphs, mend(text_at(root, "headline")) or own.title, credits=credits)


def read_tei(file: File, options: Options) -> Iterator[Part]:
    """The articles of a TEI document or corpus."""
    yield from _read_each(parse_xml(file.data), _tei_draft, "tei")


def _tei_draft(root: etree._Element) -> Draft:
    head = next(find_all(root, "teiheader"), None)
    body = next(find_all(root, "body"), None)
    title = text_at(head, "title") if head is not None else ""
    day, publisher, authors = "", "", []
    if head is not None:
        dated = next(find_all(head, "date"), None)
        day = (dated.get("when") or text_of(dated)) if dated is not None else ""
        publisher = text_at(head, "publisher")
        authors = [text_of(author) for author in find_all(head, "author")]
    lines = block_texts(body) if body is not None else []
    return Draft(
        tuple(map(mend, lines)),
        mend(title),
        credits=Credits(publisher=publisher or None, published=parse_date(day)) | parse_people(authors),
    )


def read_other(file: File, options: Options) -> Iterator[Part]:
    """The article of XML that is not one of the formats of news, if its elements say what they hold.

    Raises:
        FormatError: they do not.
    """
    root = parse_xml(file.data)
    body = next(
        find_all(root, "body", "bodytext", "fulltext", "articlebody", "text", "content", "story"), None
    )
    title = text_at(root, "headline", "hl1", "hed", "title", "heading")
    lines = list(map(mend, block_texts(body))) if body is not None else []
    if sum(len(line.split()) for line in lines) < 20 or not title:
        raise FormatError(
            f"XML of an unknown kind (its root is <{local(root)}>); feeds, NITF, NewsML and TEI are read,"
            " convert it to one of these, to JSON or to a table"
        )
    day = text_at(root, "published", "pubdate", "publicationdate", "date")
    credits = Credits(
        publisher=text_at(root, "publisher", "publication", "source") or None, published=parse_date(day)
    )
    yield Part("", Draft(tuple(lines), mend(title), credits=credits | _bylines(root, "byline", "author")))


def read_site_map(file: File, options: Options) -> Iterator[Part]:
    """Links of a site map.

    Raises:
        FormatError: it has none.
    """
    root = parse_xml(file.data)
    number = 0
    for number, entry in enumerate(find_all(root, "url"), 1):
        address = text_at(entry, "loc")
        known = Draft(
            (),
            text_at(entry, "title"),
            address,
            Credits(published=parse_date(text_at(entry, "publication_date"))),
        )
        yield Part(f"[{number}]", Link(address, known))
    if not number:
        raise FormatError("a site map without pages")


def _bylines(root: etree._Element, *names: str) -> Credits:
    """The people of the elements of some names."""
    return parse_people([text_of(element) for element in find_all(root, *names)])


def _read_each(root: etree._Element, read: Callable[[etree._Element], Draft], name: str) -> Iterator[Part]:
    """The article of each element of a name; of the root if there is none."""
    found = [e for e in find_all(root, name) if not any(local(a) == name for a in e.iterancestors())] or [
        root
    ]

    def checked(element: etree._Element) -> Draft:
        draft = read(element)
        if not draft.paragraphs:
            raise FormatError("no text of an article in it")
        return draft

    for number, element in enumerate(found, 1):
        yield attempt(f"[{number}]" if len(found) > 1 else "", partial(checked, element))


FEED = Format(
    name="feed",
    title="feed (RSS, Atom; entries with only a summary are fetched from their address)",
    group="feeds and formats of news agencies",
    suffixes=(".rss", ".atom", ".rdf"),
    read=read_feed,
    matches=lambda file: root_name(file) in ("rss", "feed", "rdf", "entry"),
    many=True,
    media_types=("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
)
NITF = Format(
    name="nitf",
    title="NITF",
    group=FEED.group,
    suffixes=(".nitf",),
    read=read_nitf,
    matches=lambda file: root_name(file) == "nitf",
)
NEWSML_G2 = Format(
    name="newsml-g2",
    title="NewsML-G2",
    group=FEED.group,
    suffixes=(),
    read=read_newsml_g2,
    matches=lambda file: root_name(file) in ("newsitem", "newsmessage", "packageitem"),
    media_types=("application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml"),
)
NEWSML_1 = Format(
    name="newsml",
    title="NewsML 1",
    group=FEED.group,
    suffixes=(),
    read=read_newsml_1,
    matches=lambda file: root_name(file) == "newsml",
)
TEI = Format(
    name="tei",
    title="TEI",
    group=FEED.group,
    suffixes=(".tei",),
    read=read_tei,
    matches=lambda file: root_name(file) in ("tei", "tei.2", "teicorpus"),
)
SITE_MAP = Format(
    name="sitemap",
    title="site map (its pages are fetched)",
    group="addresses",
    suffixes=(),
    read=read_site_map,
    matches=lambda file: root_name(file) == "urlset",
    many=True,
)
OTHER_XML = Format(
    name="xml",
    title="other XML whose elements are named `headline` or `title` and `body` or `text`",
    group=FEED.group,
    suffixes=(".xml",),
    read=read_other,
    matches=lambda file: (
        file.opening.lstrip().startswith("<?xml") and root_name(file) not in ("html", "plist", "")
    ),
    media_types=("application/xml", "text/xml"),
)
