"""SGML of news corpora: Gigaword, TREC (AP, LA Times, AQUAINT), Reuters-21578."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

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
from ..format import Format, Options, Part, attempt
from .feeds import FEED

_DOCUMENT = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!DOCTYPE lewis[^>]{0,100}>\s*)?"
    r"(?:<DOC(?: [^>]{1,200})?>\s*<(?:DOCNO|DOCID|DOCTYPE|HEADLINE|DATELINE|TEXT|DATE_TIME|HEAD)\b"
    r"|<REUTERS [^>]*>)"
)
_START = re.compile(r"(?=<(?:DOC|REUTERS)[ >])")
_MOST_EMPTY = 100
_CONTROL = re.compile(r"&#(?:[0-9]|[12][0-9]|3[01]);")
_DAY_IN_ID = re.compile(r"(?<!\d)((?:19|20)\d{2}[01]\d[0-3]\d|\d{2}[01]\d[0-3]\d)(?=[.\-_]|$)")
_SIGNED = re.compile(r"\s*(?:Reuter|REUTER)\s*$")


def read_corpus(file: File, options: Options) -> Iterator[Part]:
    """The articles of a file of a corpus, labelled `[1]`, `[2]` …; one is parsed at a time.

    Raises:
        FormatError: too many documents in a row have no text.
    """
    records = _START.split(file.text)[1:]
    empty = 0
    for number, record in enumerate(records, 1):
        part = attempt(f"[{number}]" if len(records) > 1 else "", partial(_read, record))
        yield part
        empty = empty + 1 if isinstance(part.content, Exception) else 0
        if empty >= _MOST_EMPTY:
            raise FormatError(f"{_MOST_EMPTY} documents in a row without a text; the others were left out")


def _read(record: str) -> Draft:
    """The article of the markup of a document.

    Raises:
        FormatError: there is none in it, as where Reuters-21578 has only headlines.
    """
    draft = _draft(parse_xml(_CONTROL.sub("", record).encode("utf-8", "replace")))
    if not draft.paragraphs:
        raise FormatError("contains no article text")
    return draft


def _draft(record: etree._Element) -> Draft:
    """The article of a document of a corpus; it may have no paragraphs."""
    text = next(find_all(record, "text"), None)
    if text is None:
        return Draft(())
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
