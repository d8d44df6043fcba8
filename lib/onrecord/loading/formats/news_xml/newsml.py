"""NewsML-G2 and NewsML 1."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ...cleaning.characters import mend
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from ...file import File
from ...markup import block_texts, find_all, parse_xml, text_at
from ...records.read_record import body_lines
from ..format import Format, Options, Part
from .elements import bylines, read_each, root_name
from .feeds import FEED
from .nitf import nitf_draft


def read_newsml_g2(file: File, options: Options) -> Iterator[Part]:
    """The articles of a NewsML-G2 item or message."""
    yield from read_each(parse_xml(file.data), _newsml_g2_draft, "newsitem")


def _newsml_g2_draft(root: etree._Element) -> Draft:
    inside = next(find_all(root, "inlinexml"), None)
    nitf = next(find_all(root, "nitf"), None)
    if nitf is not None:
        own = nitf_draft(nitf)
        lines = list(own.paragraphs)
    else:
        own = Draft(())
        data = inside if inside is not None else next(find_all(root, "inlinedata"), None)
        body = next(find_all(data, "body"), data) if data is not None else None
        lines = [] if body is None else body_lines(body.text or "") if not len(body) else block_texts(body)
    day = text_at(root, "published", "firstcreated", "versioncreated", "contentcreated")
    provider = next(find_all(root, "provider", "infosource"), None)
    publisher = (text_at(provider, "name") or provider.get("literal")) if provider is not None else None
    title = text_at(root, "headline") or own.title or text_at(root, "title", "slugline")
    credits = (
        Credits(publisher=publisher, published=parse_date(day))
        | bylines(root, "by", "creditline")
        | own.credits
    )
    return Draft(tuple(map(mend, lines)), mend(title), credits=credits)


def read_newsml_1(file: File, options: Options) -> Iterator[Part]:
    """The articles of a NewsML 1 document."""
    yield from read_each(parse_xml(file.data), _newsml_1_draft, "newsitem")


def _newsml_1_draft(root: etree._Element) -> Draft:
    nitf = next(find_all(root, "nitf"), None)
    data = next(find_all(root, "datacontent"), None)
    own = (
        nitf_draft(nitf)
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
    credits = own.credits | Credits(publisher=name, published=day) | bylines(root, "byline")
    return Draft(own.paragraphs, mend(text_at(root, "headline")) or own.title, credits=credits)


NEWSML_G2 = Format(
    name="newsml-g2",
    title="NewsML-G2",
    group=FEED.group,
    suffixes=(),
    read=read_newsml_g2,
    matches=lambda file: (
        root_name(file) in ("newsitem", "newsmessage", "packageitem")
        and re.search(r"<(?:\w+:)?(?:newsItem|newsMessage|packageItem)\b", file.opening) is not None
    ),
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
