"""SGML of news corpora: Gigaword, TREC (AP, LA Times, AQUAINT), Reuters-21578."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ...cleaning.characters import mend
from ...cleaning.line_wrapping import paragraphs
from ...credits.author_fields import parse_people
from ...credits.datelines import take_dateline
from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft
from ...errors import FormatError
from ...file import File
from ...markup import block_texts, find_all, parse_xml, text_at
from ..format import Format, Options, Part
from .elements import read_each
from .feeds import FEED

_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!DOCTYPE lewis[^>]{0,100}>\s*)?"
    r"(?:<DOC(?: [^>]{1,200})?>\s*<(?:DOCNO|DOCID|DOCTYPE|HEADLINE|DATELINE|TEXT|DATE_TIME|HEAD)\b"
    r"|<REUTERS [^>]*>)"
)
_CONTROL = re.compile(r"&#(?:[0-9]|[12][0-9]|3[01]);")
_DAY_IN_ID = re.compile(r"(?<!\d)((?:19|20)\d{2}[01]\d[0-3]\d|\d{2}[01]\d[0-3]\d)(?=[.\-_]|$)")
_SIGNED = re.compile(r"\s*(?:Reuter|REUTER)\s*$")
_RECORD, _OLD = "doc", "reuters"


def read_corpus(file: File, options: Options) -> Iterator[Part]:
    """The articles of a file of a corpus, labelled `[1]`, `[2]` ….

    Raises:
        FormatError: there is none in it.
    """
    text = _CONTROL.sub("", re.sub(r"<!DOCTYPE[^>]*>|<\?xml[^>]*\?>", "", file.text))
    root = parse_xml(f"<corpus>{text}</corpus>".encode())
    name = _RECORD if next(find_all(root, _RECORD), None) is not None else _OLD
    yield from read_each(root, _draft, name)


def _draft(record: etree._Element) -> Draft:
    """The article of a document of a corpus.

    Raises:
        FormatError: it has no text, as headlines alone in Reuters-21578.
    """
    text = next(find_all(record, "text"), None)
    if text is None:
        raise FormatError("contains no article text")
    title = text_at(record, "headline", "hl", "head", "title")
    day = parse_date(text_at(record, "date", "date_time", "datetime", "dd")) or _day_of(record)
    dated = text_at(record, "dateline").rstrip("-– ")
    place, _ = take_dateline(f"{dated} - The") if dated else (Credits(), "")
    people = parse_people([text_at(record, "byline", "author")])
    body = next(find_all(text, "body"), text)
    for element in list(find_all(body, "headline", "hl", "title", "dateline", "byline", "author")):
        if element is not body and (parent := element.getparent()) is not None:
            parent.remove(element)
    credits = Credits(wires=place.wires, published=day, dateline=place.dateline) | people
    return Draft(tuple(map(mend, _lines(body))), " ".join(mend(title).split()), credits=credits)


def _lines(body: etree._Element) -> list[str]:
    """The paragraphs of a text: of its elements, or of its lines, which are hard-wrapped."""
    if next(find_all(body, "p"), None) is not None:
        return block_texts(body)
    lines = "".join(map(str, body.itertext())).split("\n")
    return paragraphs(_SIGNED.sub("", mend("\n".join(lines))))


def _day_of(record: etree._Element) -> str | None:
    """The day in the number of a document (`APW_ENG_20051130.0001`, `AP890101-0002`)."""
    number = record.get("id") or record.get("ID") or text_at(record, "docno", "docid")
    found = _DAY_IN_ID.search(re.sub(r"^[A-Za-z_]+", "", number))
    digits = found[1] if found else ""
    return parse_date(digits if len(digits) == 8 else f"19{digits}") if digits else None


CORPUS = Format(
    name="corpus",
    title="SGML of news corpora (Gigaword, TREC, Reuters-21578)",
    group=FEED.group,
    suffixes=(),
    read=read_corpus,
    matches=lambda file: bool(_DOCUMENT.match(file.opening)),
    many=True,
)
