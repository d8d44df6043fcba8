"""Spans of text: pairs of character offsets, end exclusive, and the few things done with them."""

from __future__ import annotations

import re
from collections.abc import Iterable

Span = tuple[int, int]

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_EDGES = " \t\r\n\u00a0\u202f\u2009"


def paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the non-blank lines of a text; a line is a paragraph, edges trimmed of white space."""
    return tuple(trim(text, m.span()) for m in _PARAGRAPH.finditer(text))


def trim(text: str, span: Span, edges: str = _EDGES) -> Span:
    """The span without the characters of `edges` at its two ends (empty if nothing else is in it)."""
    begin, end = span
    while begin < end and text[begin] in edges:
        begin += 1
    while end > begin and text[end - 1] in edges:
        end -= 1
    return begin, end


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def words_in(text: str, spans: Iterable[Span]) -> int:
    """How many words (runs of word characters) stand in the spans."""
    return sum(len(re.findall(r"\w+(?:[’'\-]\w+)*", text[b:e])) for b, e in spans)


def cut(text: str, spans: Iterable[Span]) -> str:
    """The words of the spans, joined by one space."""
    return " ".join(text[b:e] for b, e in spans)
