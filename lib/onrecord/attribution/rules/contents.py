"""The characters of a content, by the conventions of PolNeAR.

The content includes its quotation marks and “that”. It excludes the cue, the source and a final full stop
outside a quotation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ...model.spans import Span, trim

_EDGES = " \t\r\n\u00a0\u202f\u2009"
_RIGHT = _EDGES + ",;:.—–-"


def tidy(text: str, span: Span) -> Span:
    """Strip punctuation that does not belong to the content from the edges of a span."""
    begin, end = trim(text, span, _RIGHT)
    if text[end : end + 1] == "." and text[begin:end].rfind(".") > end - 5 and _abbreviation(text, end):
        end += 1
    return begin, end


def _abbreviation(text: str, end: int) -> bool:
    """Whether the full stop at `end` belongs to a word such as U.S."""
    return end >= 3 and text[end - 1].isupper() and text[end - 2] == "."


def close_quotes(span: Span, outer: Sequence[Span], starts: Sequence[int]) -> Span:
    """Extend a span so that it does not split a quotation (`outer`: spans with marks, in order)."""
    begin, end = span
    if begin >= end:
        return span
    for at in (begin, end - 1):
        k = bisect_right(starts, at) - 1
        if k >= 0 and outer[k][0] <= at < outer[k][1]:
            begin, end = min(begin, outer[k][0]), max(end, outer[k][1])
    return begin, end


def without(span: Span, holes: Sequence[Span]) -> tuple[Span, ...]:
    """The parts of a span outside the holes."""
    pieces = [span]
    for hole in sorted(holes):
        first, last = pieces[-1]
        if hole[1] <= first or hole[0] >= last:
            continue
        pieces[-1:] = [(first, max(first, hole[0])), (min(last, hole[1]), last)]
    return tuple(piece for piece in pieces if piece[0] < piece[1])
