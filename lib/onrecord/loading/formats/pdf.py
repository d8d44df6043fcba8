"""PDF files: lines in reading order, column by column, without running heads, joined to paragraphs."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from ..cleaning import mend
from ..press_databases import split_export
from ..values import Draft, File, Format, FormatError, Options, Part
from ..wrapping import ENDS_SENTENCE, join_lines, rejoin_words

MAX_PAGES = 300
_MAX_CHARACTERS = 3_000_000
_GAP = 1.6
_GUTTER = 0.6
_MARGIN_LINES = 3
_PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/) ?\d{1,4})?|[ivxl]{1,6}", re.IGNORECASE)
_PRINTED = re.compile(r"(?:https?://\S+|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? .*)(?: \d+/\d+)?$")
_LARGER = 1.15


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page; `x` and `y` are points from the left and from the bottom."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    page: int


def read(file: File, options: Options) -> Iterator[Part]:
    """The article of a PDF file.

    Raises:
        FormatError: it is locked, broken, too long, or holds pictures of pages and no text.
    """
    pages = _pages(file.data)
    if not any(pages):
        raise FormatError("a PDF without a text, probably scanned; run text recognition (OCR) on it first")
    lines = [line for page in _without_running_heads(pages) for line in _in_order(page)]
    title, rest = _split_title(lines)
    texts = [rejoin_words(mend(text)) for text in _paragraphs(rest)]
    if exported := split_export([mend(line.text) for line in lines]):
        for number, draft in enumerate(exported, 1):
            yield Part(f"[{number}]" if len(exported) > 1 else "", draft)
        return
    yield Part("", Draft(tuple(texts), mend(title)))


def _pages(data: bytes) -> list[list[_Line]]:
    """The lines of each page, as they are drawn."""
    import pypdfium2 as pdfium  # a library of 4 MB, which only PDF files need

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
        pages: list[list[_Line]] = []
        total = 0
        for number in range(len(document)):
            pages.append(_page_lines(document, number, pdfium))
            total += sum(len(line.text) for line in pages[-1])
            if total > _MAX_CHARACTERS:
                raise FormatError(f"a PDF with more than {_MAX_CHARACTERS:,} characters")
        return pages
    finally:
        document.close()


def _page_lines(document: Any, number: int, pdfium: Any) -> list[_Line]:
    """The lines of a page: runs of characters that stand beside one another."""
    raw = pdfium.raw
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return []
    box = [ctypes.c_double() for _ in range(4)]
    lines: list[_Line] = []
    run: list[tuple[str, float, float, float, float, float]] = []
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, index) or 32)
        if char in "\r\n":
            lines.extend(_close(run, number))
            run = []
            continue
        raw.FPDFText_GetCharBox(text.raw, index, *map(ctypes.byref, (box[0], box[2], box[1], box[3])))
        left, bottom, right, top = (value.value for value in box)
        size = raw.FPDFText_GetFontSize(text.raw, index)
        if (
            run
            and char != " "
            and right > left
            and left - _last_right(run) > _GAP * max(size, top - bottom, 4)
        ):
            lines.extend(_close(run, number))
            run = []
        run.append(("-" if char in "\x02\ufffe\xad" else char, left, bottom, right, top, size))
    lines.extend(_close(run, number))
    text.close()
    page.close()
    return lines


def _last_right(run: Sequence[tuple[str, float, float, float, float, float]]) -> float:
    """Where the last visible character of a run ends."""
    return next(
        (right for char, left, _, right, _, _ in reversed(run) if char != " " and right > left), float("inf")
    )


def _close(run: Sequence[tuple[str, float, float, float, float, float]], page: int) -> Iterator[_Line]:
    """The line of a run of characters, if it shows anything."""
    seen = [piece for piece in run if not piece[0].isspace() and piece[3] > piece[1]]
    text = " ".join("".join(piece[0] for piece in run).split())
    if seen and text:
        yield _Line(
            text,
            min(piece[1] for piece in seen),
            min(piece[2] for piece in seen),
            max(piece[3] for piece in seen),
            max(piece[4] for piece in seen),
            median(piece[5] for piece in seen),
            page,
        )


def _without_running_heads(pages: Sequence[Sequence[_Line]]) -> list[list[_Line]]:
    """Pages without the lines at their edges that are page numbers or stand on several pages."""
    margins = [_margin(page) for page in pages]
    counts = Counter(key for margin in margins for key in {_same(line.text) for line in margin})
    kept: list[list[_Line]] = []
    for page, margin in zip(pages, margins, strict=True):
        gone = {
            line
            for line in margin
            if (counts[_same(line.text)] > 1 and len(pages) > 1)
            or _PAGE_NUMBER.fullmatch(line.text)
            or _PRINTED.fullmatch(line.text)
        }
        kept.append([line for line in page if line not in gone])
    return kept


def _margin(page: Sequence[_Line]) -> list[_Line]:
    """The uppermost and lowest lines of a page."""
    by_height = sorted(page, key=lambda line: -line.top)
    return list(dict.fromkeys((*by_height[:_MARGIN_LINES], *by_height[-_MARGIN_LINES:])))


def _same(text: str) -> str:
    """A running head for comparison: its numbers differ from page to page."""
    return re.sub(r"\d+", "#", text).casefold()


def _in_order(lines: Sequence[_Line]) -> list[_Line]:
    """Lines in reading order: cut between columns, then between what is above and below, and so on."""
    if len(lines) < 4:
        return sorted(lines, key=lambda line: (-line.top, line.left))
    if cut := _gutter(lines):
        left = [line for line in lines if line.right <= cut]
        right = [line for line in lines if line.right > cut]
        return _in_order(left) + _in_order(right)
    if at := _widest_gap(lines):
        above = [line for line in lines if line.bottom >= at]
        below = [line for line in lines if line.bottom < at]
        return _in_order(above) + _in_order(below)
    return sorted(lines, key=lambda line: (-round(line.top), line.left))


def _gutter(lines: Sequence[_Line]) -> float | None:
    """A vertical line that no line of text crosses, with several lines on both sides, or None."""
    wide = median(line.size for line in lines) * _GUTTER
    edges = sorted({line.right for line in lines})
    for edge in edges[:-1]:
        left = [line for line in lines if line.right <= edge + 0.1]
        right = [line for line in lines if line.right > edge + 0.1]
        if len(left) < 3 or len(right) < 3 or min(line.left for line in right) - edge < wide:
            continue
        overlap = min(max(p.top for p in left), max(p.top for p in right)) - max(
            min(p.bottom for p in left), min(p.bottom for p in right)
        )
        if overlap > 3 * median(line.size for line in lines):
            return edge + 0.1
    return None


def _widest_gap(lines: Sequence[_Line]) -> float | None:
    """The height of the widest white stripe across lines, or None if there is none."""
    rows = sorted(lines, key=lambda line: -line.top)
    best, at, lowest = 0.0, None, rows[0].bottom
    for line in rows[1:]:
        if lowest - line.top > best:
            best, at = lowest - line.top, lowest
        lowest = min(lowest, line.bottom)
    return at if best > 0.5 else None


def _split_title(lines: Sequence[_Line]) -> tuple[str, list[_Line]]:
    """The headline (the largest lines of the first page) and the other lines; none if all are alike."""
    body = median(line.size for line in lines)
    first = [line for line in lines if line.page == lines[0].page]
    large = [line for line in first if line.size > body * _LARGER and len(line.text.split()) > 1]
    if not large:
        return "", list(lines)
    size = max(line.size for line in large)
    begin = next(index for index, line in enumerate(lines) if line.size == size)
    end = begin
    while end < len(lines) and abs(lines[end].size - size) < 0.5:
        end += 1
    title = " ".join(line.text for line in lines[begin:end])
    if len(title.split()) > 30:
        return "", list(lines)
    return title, [*lines[:begin], *lines[end:]]


def _paragraphs(lines: Sequence[_Line]) -> list[str]:
    """Lines joined to paragraphs by the gaps, indents and short last lines between them."""
    found: list[str] = []
    gaps = [a.bottom - b.bottom for a, b in pairwise(lines) if a.page == b.page and a.bottom > b.bottom]
    step = median(gaps) if gaps else 0.0
    before: _Line | None = None
    for line in lines:
        if before is not None and _continues(before, line, step, lines):
            found[-1] = join_lines(found[-1], line.text)
        else:
            found.append(line.text)
        before = line
    return found


def _continues(before: _Line, line: _Line, step: float, lines: Sequence[_Line]) -> bool:
    """Whether a line goes on with the paragraph of the line before."""
    if abs(before.size - line.size) > 0.15 * before.size:
        return False
    below = before.page == line.page and before.bottom - line.bottom > 0
    if not below:  # the next column or page
        return not ENDS_SENTENCE.search(before.text) or line.text[:1].islower()
    if abs(before.bottom - line.bottom) < 0.3 * line.size:
        return True
    if before.bottom - line.bottom > 1.35 * step and step:
        return False
    column = [
        o.right for o in lines if o.page == line.page and o.left < before.right and o.right > before.left
    ]
    short = before.right < max(column) - 0.12 * (max(column) - min(before.left, line.left))
    indented = line.left - before.left > 0.6 * line.size
    return not (indented or (short and ENDS_SENTENCE.search(before.text) is not None))


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
