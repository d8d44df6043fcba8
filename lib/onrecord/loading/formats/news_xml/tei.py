"""TEI."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...cleaning.characters import mend
from ...credits.author_fields import parse_people
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from ...file import File
from ...markup import find_all, parse_xml, text_at, text_of
from ..format import Format, Options, Part
from .elements import body_texts, read_each, root_name
from .feeds import FEED


def read_tei(file: File, options: Options) -> Iterator[Part]:
    """The articles of a TEI document or corpus."""
    yield from read_each(parse_xml(file.data), _tei_draft, "tei")


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
    lines = body_texts(body) if body is not None else []
    return Draft(
        tuple(lines),
        mend(title),
        credits=Credits(publisher=publisher or None, published=parse_date(day)) | parse_people(authors),
    )


TEI = Format(
    name="tei",
    title="TEI",
    group=FEED.group,
    suffixes=(".tei",),
    read=read_tei,
    matches=lambda file: root_name(file) in ("tei", "tei.2", "teicorpus"),
)
