"""The layout of pages: lines in reading order, column by column, joined into paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, multimode

from ...cleaning.line_wrapping import ENDS_SENTENCE, join_lines

_GUTTER = 0.6
_MARGIN_LINES = 3
_HEAD_LINES, _MARKS = 15, 2
_PAGE_NUMBER = re.compile(r"(?:page )?[-–— ]*\d{1,4}[-–— ]*(?:(?:of|/) ?\d{1,4})?|[ivxl]{1,6}", re.IGNORECASE)
_PRINTED = re.compile(r"(?:(?:https?|file)://\S+|\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? .*)(?: \d+/\d+)?$")
_LEADING = 1.5
"""Type sizes between the lines of a paragraph, at most, unless the text is spaced out."""
_LARGER = 1.15
_LONGEST_TITLE = 30


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; positions are in points from the left and bottom of the page.

    Attributes:
        text: its words.
        left: where it begins.
        bottom: its base line.
        right: where it ends.
        top: where its tallest letter ends.
        size: type size.
        page: counted from 0.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    page: int


def without_running_heads(pages: Sequence[Sequence[Line]], keeps: Callable[[str], bool]) -> list[list[Line]]:
    """Pages without page numbers, what browsers print, and lines at the edges that several pages repeat.

    Args:
        pages: their lines.
        keeps: whether the text of a line is needed although several pages have it.
    """
    margins = [_margin(page) for page in pages]
    counts = Counter(key for margin in margins for key in {_same(line.text) for line in margin})
    kept: list[list[Line]] = []
    for page, margin in zip(pages, margins, strict=True):
        opens = sum(keeps(line.text) for line in page[:_HEAD_LINES]) >= _MARKS  # an article of an export
        printed = [line.bottom for line in margin if _PRINTED.fullmatch(line.text)]
        gone = {
            line
            for line in margin
            if any(abs(line.bottom - height) < 0.5 for height in printed)
            or (counts[_same(line.text)] > 1 and len(pages) > 1 and not opens and not keeps(line.text))
            or _PAGE_NUMBER.fullmatch(line.text)
        }
        kept.append([line for line in page if line not in gone])
    return kept if any(kept) else [list(page) for page in pages]


def _margin(page: Sequence[Line]) -> list[Line]:
    """The uppermost and lowest lines of a page."""
    by_height = sorted(page, key=lambda line: -line.top)
    return list(dict.fromkeys((*by_height[:_MARGIN_LINES], *by_height[-_MARGIN_LINES:])))


def _same(text: str) -> str:
    """A running head without its numbers, which differ from page to page."""
    return re.sub(r"\d+", "#", text).casefold()


def in_order(lines: Sequence[Line]) -> list[Line]:
    """Lines in reading order: cut between columns, then at horizontal gaps, recursively."""
    if len(lines) < 4:
        return sorted(lines, key=lambda line: (-line.top, line.left))
    if cut := _gutter(lines):
        left = [line for line in lines if line.right <= cut]
        right = [line for line in lines if line.right > cut]
        return in_order(left) + in_order(right)
    if at := _widest_gap(lines):
        above = [line for line in lines if line.bottom >= at]
        below = [line for line in lines if line.bottom < at]
        return in_order(above) + in_order(below)
    return sorted(lines, key=lambda line: (-round(line.top), line.left))


def _gutter(lines: Sequence[Line]) -> float | None:
    """The position of a gap between columns (several lines on both sides, none across), or None."""
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


def _widest_gap(lines: Sequence[Line]) -> float | None:
    """The height of the widest white stripe across lines, or None if there is none."""
    rows = sorted(lines, key=lambda line: -line.top)
    best, at, lowest = 0.0, None, rows[0].bottom
    for line in rows[1:]:
        if lowest - line.top > best:
            best, at = lowest - line.top, lowest
        lowest = min(lowest, line.bottom)
    return at if best > 0.5 else None


def split_title(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The headline (the largest lines of the first page; none if all have one size) and the other lines."""
    body = median(line.size for line in lines)
    first = [line for line in lines if line.page == lines[0].page]
    large = [line for line in first if line.size > body * _LARGER and len(line.text.split()) > 1]
    if not large:
        return [], list(lines)
    size = max(line.size for line in large)
    begin = next(index for index, line in enumerate(lines) if line.size == size)
    end = begin
    while end < len(lines) and abs(lines[end].size - size) < 0.5:
        end += 1
    title = list(lines[begin:end])
    if sum(len(line.text.split()) for line in title) > _LONGEST_TITLE:
        return [], list(lines)
    return title, [*lines[:begin], *lines[end:]]


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Lines joined into paragraphs, by gaps, indents and short last lines."""
    found: list[str] = []
    for line, continues in _marked(lines):
        if continues:
            found[-1] = join_lines(found[-1], line.text)
        else:
            found.append(line.text)
    return found


def spaced(lines: Sequence[Line]) -> list[str]:
    """The texts of lines, with an empty one before each paragraph."""
    return [text for line, continues in _marked(lines) for text in (*([] if continues else [""]), line.text)]


def _marked(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Lines, each with whether it continues the paragraph of the line before."""
    below = [(a, a.bottom - b.bottom) for a, b in pairwise(lines) if a.page == b.page and a.bottom > b.bottom]
    close = [gap for line, gap in below if gap < _LEADING * line.size]
    step = min(multimode(round(gap) for gap in close or [gap for _, gap in below]), default=0)
    before: Line | None = None
    for line in lines:
        yield line, before is not None and _continues(before, line, step, lines)
        before = line


def _continues(before: Line, line: Line, step: float, lines: Sequence[Line]) -> bool:
    """Whether a line continues the paragraph of the previous line."""
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
