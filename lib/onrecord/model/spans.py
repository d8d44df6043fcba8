"""Spans of text: pairs of character offsets, end exclusive."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import accumulate

Span = tuple[int, int]

WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
"""A word: a run of word characters, with apostrophes and hyphens inside."""
GAP = 8
"""At most this many words between two parts of a claim are shown; more become an ellipsis."""
_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_EDGES = " \t\r\n\u00a0\u202f\u2009"


def paragraphs(text: str) -> tuple[Span, ...]:
    """The spans of a text's paragraphs: its non-blank lines, trimmed of white space."""
    return tuple(trim(text, m.span()) for m in _PARAGRAPH.finditer(text))


def trim(text: str, span: Span, edges: str = _EDGES) -> Span:
    """Strip the characters of `edges` from both ends of a span; it becomes empty if it has no others."""
    begin, end = span
    while begin < end and text[begin] in edges:
        begin += 1
    while end > begin and text[end - 1] in edges:
        end -= 1
    return begin, end


def overlap(a: Span, b: Span) -> int:
    """The number of characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


class Cover:
    """Spans, to ask quickly whether one of them overlaps another span.

    Args:
        spans: in any order.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(span for span in spans if span[0] < span[1])
        self._begins = [begin for begin, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meets(self, span: Span) -> bool:
        """Whether one of the spans shares a character with a span."""
        before = bisect_left(self._begins, span[1])
        return span[0] < span[1] and before > 0 and self._reach[before - 1] > span[0]


class Numbered:
    """Spans with numbers, to find quickly those around another span.

    Args:
        spans: begin, end and number of each, in any order.
    """

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        self._spans = sorted(spans)
        self._begins = [begin for begin, _, _ in self._spans]
        self._reach = list(accumulate((end for _, end, _ in self._spans), max))

    def around(self, span: Span) -> Iterator[tuple[int, int, int]]:
        """Those that contain a span, the last to begin first."""
        place = bisect_right(self._begins, span[0]) - 1
        while place >= 0 and self._reach[place] >= span[1]:
            if self._spans[place][1] >= span[1]:
                yield self._spans[place]
            place -= 1


def words_in(text: str, spans: Iterable[Span]) -> int:
    """The number of words (runs of word characters) in the spans."""
    return sum(len(WORD.findall(text, b, e)) for b, e in spans)


def cut(text: str, spans: Iterable[Span]) -> str:
    """The text of the spans, joined by spaces."""
    return " ".join(text[b:e] for b, e in spans)


def joined(text: str, spans: Sequence[Span], cuts: Collection[int] = ()) -> tuple[Span, ...]:
    """Spans joined where only a few words of the same paragraph lie between two, but not at `cuts`."""
    found = [spans[0]]
    for begin, end in spans[1:]:
        last = found[-1]
        between = text[last[1] : begin]
        near = last[1] not in cuts and "\n" not in between
        if begin <= last[1] or (near and words_in(text, [(last[1], begin)]) <= GAP):
            found[-1] = (last[0], max(last[1], end))
        else:
            found.append((begin, end))
    return tuple(found)
