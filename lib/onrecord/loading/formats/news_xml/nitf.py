"""NITF, the format of news agencies before NewsML."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ...cleaning.characters import mend
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from ...file import File
from ...markup import block_texts, drop, find_all, parse_xml, text_at
from ..format import Format, Options, Part
from .elements import bylines, read_each, root_name
from .feeds import FEED

_WHOLE = "full_text"
"""The class of the block with the text in archives that repeat its lead in another block."""


def read_nitf(file: File, options: Options) -> Iterator[Part]:
    """The articles of a NITF document, or of NewsML 1 with NITF inside."""
    yield from read_each(parse_xml(file.data), nitf_draft, "nitf")


def nitf_draft(root: etree._Element) -> Draft:
    """The draft of a `nitf` element."""
    for element in list(find_all(root, "media", "byttl")):
        drop(element)
    body = next(find_all(root, "body.content"), None)
    whole = next((e for e in find_all(root, "block") if e.get("class") == _WHOLE), None)
    body = body if whole is None else whole
    lines = block_texts(body) if body is not None else []
    day = next((e.get("norm") for e in find_all(root, "date.issue", "story.date") if e.get("norm")), "")
    day = day or next((e.get("date.publication") or "" for e in find_all(root, "pubdata")), "")
    publisher = next((e.get("name") for e in find_all(root, "pubdata") if e.get("name")), None)
    publisher = publisher or next((e.get("holder") for e in find_all(root, "doc.copyright")), None)
    place = text_at(root, "location") if next(find_all(root, "dateline"), None) is not None else ""
    title = text_at(root, "hl1", "hedline", "headline", "title")
    people = bylines(root, "byline")
    return Draft(
        tuple(map(mend, lines)),
        mend(title),
        credits=Credits((), (), publisher, parse_date(day), place or None) | people,
    )


NITF = Format(
    name="nitf",
    title="NITF",
    group=FEED.group,
    suffixes=(".nitf",),
    read=read_nitf,
    matches=lambda file: root_name(file) == "nitf",
)
