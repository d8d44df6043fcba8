"""Find words that a person copied from an article, whatever copying changed in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..lexicons.words import fold
from ..model.spans import Span, overlap, paragraphs

_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'"})
_QUOTES, _APOSTROPHES = '["“”„«»]', "['‘’]"
_GAP = re.compile(r"…|\.\.\.")


class UnfitError(Exception):
    """A correction that does not fit the article; the text of the error says why."""


def plain(words: str) -> str:
    """Normalise what copying may change: case, white space, quotation marks, ellipses."""
    straight = words.translate(_MARKS).replace("...", "").replace("…", "")
    return " ".join(fold(straight).split())


def find_content(text: str, words: str, start: int | None = None) -> tuple[Span, ...]:
    """Return the spans of words in a text.

    Args:
        text: the article's text.
        words: the words, in one paragraph or several; `…` stands between pieces that are apart.
        start: about where the first piece begins, if it occurs several times.

    Raises:
        UnfitError: the words are not in the text, or several times without `start`.
    """
    first, *others = [piece for piece in _GAP.split(words) if piece.strip()] or [words]
    found = list(occurrences(text, first))
    if not found:
        raise UnfitError(f"the article does not have the words “{words}”")
    same_case = [span for span in found if _marks_plain(text[slice(*span)]) == _marks_plain(first)]
    found = same_case if start is None and len(same_case) == 1 else found
    if len(found) > 1 and start is None:
        raise UnfitError(
            f"the words “{words}” are in the article {len(found)} times: give more of them, or `start`, "
            f"one of {', '.join(str(begin) for begin, _ in found)}"
        )
    spans = [min(found, key=lambda span: abs(span[0] - (start or 0)))]
    for piece in others:
        after = next((span for span in occurrences(text, piece) if span[0] >= spans[-1][1]), None)
        if after is None:
            raise UnfitError(f"the article does not have the words “{piece.strip()}” after those before them")
        spans.append(after)
    return tuple(part for span in spans for part in _by_paragraph(text, span))


def find_beside(text: str, words: str, content: tuple[Span, ...]) -> Span:
    """Return the span of words that is nearest to a content, outside it, in its paragraphs.

    Raises:
        UnfitError: the words are not there.
    """
    near = [part for part in paragraphs(text) if any(overlap(part, span) for span in content)]
    span = nearest(
        [
            span
            for span in occurrences(text, words)
            if any(begin <= span[0] and span[1] <= end for begin, end in near)
        ],
        content,
    )
    if span is None:
        raise UnfitError(f"“{words}” is not beside these words, in the same paragraph")
    return span


def nearest(spans: list[Span], content: tuple[Span, ...]) -> Span | None:
    """Return the span that is nearest to a content and outside it, or None."""
    outside = [span for span in spans if not any(overlap(span, own) for own in content)]
    return min(outside, key=lambda s: min(max(b - s[1], s[0] - e) for b, e in content), default=None)


def occurrences(text: str, words: str) -> Iterator[Span]:
    """Yield the spans of whole words in a text, whatever its case, white space and quotation marks."""
    parts = [_pattern(word) for word in words.split()]
    if not parts:
        return
    pattern = r"\s+".join(parts)
    pattern = (r"(?<!\w)" if words.strip()[0].isalnum() else "") + pattern
    pattern += r"(?!\w)" if words.strip()[-1].isalnum() else ""
    yield from (match.span() for match in re.finditer(pattern, text, re.IGNORECASE))


def _marks_plain(words: str) -> str:
    """Words with plain quotation marks and white space; their case stays."""
    return " ".join(words.translate(_MARKS).split())


def _pattern(word: str) -> str:
    marks = {'"': _QUOTES, "'": _APOSTROPHES}
    return "".join(marks.get(c.translate(_MARKS), re.escape(c)) for c in word)


def _by_paragraph(text: str, span: Span) -> Iterator[Span]:
    """Yield the part of a span in each paragraph."""
    edges = sorted({*span, *(edge for part in paragraphs(text) for edge in part if span[0] < edge < span[1])})
    for begin, end in pairwise(edges):
        if text[begin:end].strip():
            yield begin, end
