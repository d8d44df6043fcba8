"""PDF files."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from statistics import median
from typing import Any

from ...cleaning.characters import mend
from ...cleaning.line_wrapping import rejoin_words
from ...credits.bylines import parse_date_line
from ...credits.names import Credits
from ...credits.publication_date import DAY_MONTH, MONTH_DAY, parse_date
from ...draft import Draft
from ...errors import FormatError
from ...file import File
from ..databases.labels import is_mark
from ..databases.split_export import split_export
from ..format import Format, Options, Part
from .page_layout import Line, in_order, paragraphs, spaced, split_title, without_running_heads

MAX_PAGES = 300
_MAX_CHARACTERS = 3_000_000
_MAX_HEAD = 12
_MAX_ABOVE = 4
_GAP = 1.6
_BREAKS = "\x02\ufffe\xad"
"""PDFium's character for a hyphen at the end of a line."""
_HYPHENS = "\u2010\u2011"


def read(file: File, options: Options) -> Iterator[Part]:
    """The article of a PDF file.

    Raises:
        FormatError: it is locked, broken or too long, or holds only pictures of pages.
    """
    pages = _pages(file.data)
    if not any(pages):
        raise FormatError("a PDF without a text, probably scanned; run text recognition (OCR) on it first")
    lines = [line for page in without_running_heads(pages, is_mark) for line in in_order(page)]
    title, rest = split_title(lines)
    day, rest = _take_day(pages[0], rest, title)
    texts = [rejoin_words(mend(text)) for text in paragraphs(rest)]
    if exported := split_export(list(map(mend, spaced(lines)))):
        for number, draft in enumerate(exported, 1):
            yield Part(f"[{number}]" if len(exported) > 1 else "", draft)
        return
    yield Part(
        "", Draft(tuple(texts), mend(" ".join(line.text for line in title)), credits=Credits(published=day))
    )


def _take_day(
    page: Sequence[Line], lines: Sequence[Line], title: Sequence[Line]
) -> tuple[str | None, list[Line]]:
    """The date on a line of the first page, and the lines without the head of the page that has it.

    The line holds nothing else, or, above the headline, also the paper and the number of the page.

    Args:
        page: the first page, with its running heads.
        lines: the text, in order.
        title: the headline.
    """
    dated = (parse_date_line(line.text) for line in page)
    if found := next(filter(None, dated), None):
        return found.published, list(lines)
    top = max((line.top for line in title), default=0.0)
    for index, line in enumerate(lines[:_MAX_ABOVE]):
        day = MONTH_DAY.search(line.text) or DAY_MONTH.search(line.text)
        if day and line.page == 0 and line.bottom > top and len(line.text.split()) <= _MAX_HEAD:
            return parse_date(day[0]), [*lines[:index], *lines[index + 1 :]]
    return None, list(lines)


def _pages(data: bytes) -> list[list[Line]]:
    """The lines of each page, in the order in which they are drawn."""
    import pypdfium2 as pdfium  # a library of 4 MB that only PDF files need

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise FormatError(
            "a PDF locked with a password; unlock it first" if locked else "a PDF that is broken or cut off"
        ) from error
    try:
        if len(document) > MAX_PAGES:
            raise FormatError(
                f"a PDF of {len(document):,} pages; at most {MAX_PAGES} are read, cut the article out first"
            )
        pages: list[list[Line]] = []
        total = 0
        for number in range(len(document)):
            pages.append(_page_lines(document, number, pdfium))
            total += sum(len(line.text) for line in pages[-1])
            if total > _MAX_CHARACTERS:
                raise FormatError(f"a PDF with more than {_MAX_CHARACTERS:,} characters")
        return pages
    finally:
        document.close()


def _page_lines(document: Any, number: int, pdfium: Any) -> list[Line]:
    """The lines of a page: runs of adjacent characters."""
    raw = pdfium.raw
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return []
    box = [ctypes.c_double() for _ in range(4)]
    origin = [ctypes.c_double() for _ in range(2)]
    lines: list[Line] = []
    run: list[tuple[str, float, float, float, float, float]] = []
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, index) or 32)
        if char in _HYPHENS:
            char = "-"
        if char in "\r\n":
            lines.extend(_close(run, number))
            run = []
            continue
        raw.FPDFText_GetCharBox(text.raw, index, *map(ctypes.byref, (box[0], box[2], box[1], box[3])))
        left, bottom, right, top = (value.value for value in box)
        raw.FPDFText_GetCharOrigin(text.raw, index, ctypes.byref(origin[0]), ctypes.byref(origin[1]))
        size = raw.FPDFText_GetFontSize(text.raw, index)
        if (
            run
            and char != " "
            and right > left
            and left - _last_right(run) > _GAP * max(size, top - bottom, 4)
        ):
            lines.extend(_close(run, number))
            run = []
        broken = char in _BREAKS
        run.append(("-" if broken else char, left, origin[1].value, right, top, size))
        if broken:
            lines.extend(_close(run, number))
            run = []
    lines.extend(_close(run, number))
    text.close()
    page.close()
    return lines


def _last_right(run: Sequence[tuple[str, float, float, float, float, float]]) -> float:
    """Where the last visible character of a run ends."""
    return next(
        (right for char, left, _, right, _, _ in reversed(run) if char != " " and right > left), float("inf")
    )


def _close(run: Sequence[tuple[str, float, float, float, float, float]], page: int) -> Iterator[Line]:
    """The line of a run of characters, unless it is blank."""
    seen = [piece for piece in run if not piece[0].isspace() and piece[3] > piece[1]]
    text = " ".join("".join(piece[0] for piece in run).split())
    if seen and text:
        yield Line(
            text,
            min(piece[1] for piece in seen),
            median(piece[2] for piece in seen),
            max(piece[3] for piece in seen),
            max(piece[4] for piece in seen),
            median(piece[5] for piece in seen),
            page,
        )


PDF = Format(
    name="pdf",
    title="PDF",
    group="documents",
    suffixes=(".pdf",),
    read=read,
    matches=lambda file: b"%PDF-" in file.head[:1024],
    binary=True,
    media_types=("application/pdf",),
)
