"""Paragraphs and table rows of word processors’ documents, and the articles made from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from textwrap import shorten

from lxml import etree

from ...cleaning.characters import mend
from ...cleaning.line_wrapping import rejoin_words
from ...draft import Draft
from ...errors import FormatError
from ...markup import local
from ...records.read_record import draft_of
from ..databases.split_export import split_export
from ..format import Part
from ..text.labelled_head import take_labelled_rows
from ..text.mail_heads import Pasted
from ..text.pasted import without_marks
from ..text.plain_text import read_texts
from ..text.several_articles import are_articles, split_texts

_LONG_BOX = 25
_PROSE = 12
_MISSED = 5
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A paragraph of a document.

    Attributes:
        text: its words.
        heading: whether its style is a title or top-level heading.
        aside: whether it is a short text box, which is left out.
    """

    text: str
    heading: bool = False
    aside: bool = False


def table_lines(
    table: etree._Element, row: str, cell: str, text: Callable[[etree._Element], str]
) -> Iterator[DocumentLine]:
    """The rows of a table as text, with bars between the cells."""
    for tr in (e for e in table.iter() if local(e) == row):
        cells = [" ".join(text(tc).split()) for tc in tr if local(tc) == cell]
        if any(cells):
            yield DocumentLine(" | ".join(cells))


def is_layout(table: etree._Element, cell: str, text: Callable[[etree._Element], str]) -> bool:
    """Whether a table only places text: a cell holds several paragraphs of prose, and no other table."""
    cells = [e for e in table.iter() if local(e) == cell]
    if any(local(e) in ("tbl", "table") for one in cells for e in one):
        return False
    paragraphs = ([text(p) for p in one if local(p) == "p"] for one in cells)
    return any(sum(len(line.split()) >= _PROSE for line in lines) > 1 for lines in paragraphs)


def is_long_box(box: etree._Element) -> bool:
    """Whether a text box belongs to the article; pull quotes and captions are shorter."""
    return len(" ".join(box.itertext()).split()) >= _LONG_BOX


def short_box(box: etree._Element) -> Iterator[DocumentLine]:
    """The words of a text box that is left out, if there are enough of them to be missed."""
    words = " ".join(" ".join(box.itertext()).split())
    if len(words.split()) >= _MISSED:
        yield DocumentLine(words, aside=True)


def read_lines(lines: list[DocumentLine]) -> Iterator[Part]:
    """The articles in the paragraphs of a document, with a warning about text boxes that are left out.

    Raises:
        FormatError: all are empty.
    """
    boxes = [line.text for line in lines if line.aside]
    parts = _read_lines([line for line in lines if not line.aside])
    for part in parts:
        content = part.content
        if boxes and isinstance(content, Draft):
            others = f" and {len(boxes) - 1} more" if len(boxes) > 1 else ""
            doubt = f"a text box was left out{others}: “{shorten(boxes[0], _SHOWN, placeholder=' …')}”"
            content = replace(content, warnings=(*content.warnings, doubt))
            boxes = []
        yield Part(part.label, content)


def _read_lines(lines: list[DocumentLine]) -> Iterator[Part]:
    """The articles in paragraphs; see `read_lines`."""
    texts = [mend(line.text).strip() for line in lines]
    if not any(texts):
        raise FormatError("a document without a text (it may hold only pictures)")
    whole = "\n".join(texts)
    if split_export(texts) or len(split_texts(whole)) > 1:
        yield from read_texts(whole)
        return
    if parts := _under_headings(lines, texts):
        for number, (title, rest) in enumerate(parts, 1):
            yield Part(f"[{number}]", Draft(tuple(map(rejoin_words, rest)), title))
        return
    first = next(index for index, text in enumerate(texts) if text)
    title = " ".join(texts[first].split()) if lines[first].heading else ""
    fields, rest = take_labelled_rows(texts[first + 1 if title else first :])
    known = draft_of(fields)
    story = without_marks(Pasted("\n".join(rest))).text.split("\n")
    paragraphs = tuple(rejoin_words(" ".join(text.split())) for text in story if text)
    yield Part("", Draft(paragraphs, title or known.title, known.url, known.credits))


def _under_headings(lines: list[DocumentLine], texts: list[str]) -> list[tuple[str, list[str]]]:
    """Heading and text of each article of a collection: each has a story with a byline or day above it."""
    starts = [index for index, line in enumerate(lines) if line.heading and texts[index]]
    edges = [*starts, len(lines)]
    parts = [(texts[a], [text for text in texts[a + 1 : b] if text]) for a, b in pairwise(edges)]
    if parts and not parts[0][1]:  # the name of the collection
        parts = parts[1:]
    whole = len(parts) > 1 and are_articles(["\n".join((title, *rest)) for title, rest in parts])
    return parts if whole else []
