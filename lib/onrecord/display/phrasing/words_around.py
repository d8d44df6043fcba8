"""The words of a sentence that are shown with its numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.spans import Span, words_in
from .claim_sentences import sentence_at

AROUND = 12
"""Words on each side of a number that are shown with it."""
_FARTHEST = 24
"""Most words before a number, if fewer are no clause."""
_NO_BEGINNING = re.compile(r"(?:which|who|whose|where|was|were|is|are|has|had|have|will|would)\b")
"""Words without which what follows has no subject."""
_BREAK = re.compile(r"[;:—–]\s|,\s|\s\(|\)\s|\n")


def words_around(text: str, numbers: Sequence[Span], limits: Sequence[Span] = ()) -> Span:
    """The stretch of a sentence around numbers: their clauses, at most twelve words on each side.

    Args:
        text: the article's text.
        numbers: spans of the numbers, in order, all in one sentence.
        limits: spans that the stretch must not leave, such as the content of a claim.
    """
    begin, end = numbers[0][0], numbers[-1][1]
    first, last = sentence_at(text, begin)[0], sentence_at(text, max(begin, end - 1))[1]
    for low, high in limits:
        if low <= begin < high:
            first = max(first, low)
        if low < end <= high:
            last = min(last, high)
    before, after = text[first:begin], text[end : max(end, last)]
    cuts = [s.end() for s in _BREAK.finditer(before) if words_in(before, [(s.end(), len(before))]) >= 2]
    words = [word.start() for word in re.finditer(r"\S+", before)]
    start = max([0, *cuts[-1:], *words[-AROUND:][:1]] if words else [0])
    for earlier in (*reversed([cut for cut in cuts if cut < start]), 0):
        if not _NO_BEGINNING.match(before, start) or words_in(before, [(earlier, len(before))]) > _FARTHEST:
            break
        start = earlier
    stops = (s.start() for s in _BREAK.finditer(after))
    stop = next((place for place in stops if words_in(after, [(0, place)]) >= 2), len(after))
    ends = [word.end() for word in re.finditer(r"\S+", after)]
    return first + start, end + min([stop, *ends[AROUND - 1 :][:1]])
