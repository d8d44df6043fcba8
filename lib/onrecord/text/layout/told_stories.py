"""Stories that somebody tells in the first person to a reporter (“As told to Nadia Brill”)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...model.spans import Span, trim, words_in
from .questions import EDGES, SINGLE, plain

_TOLD = re.compile(r"[*_(\s]*(?:as\s+)?told to\s+[A-Z][^.?!]{2,50}[.)*_\s]*", re.IGNORECASE)
_LEAST = 3
"""So many paragraphs at least are in the first person."""
_LONG = 8
"""A paragraph of so many words is part of the story, not a heading or caption."""


def told_story(
    text: str, paragraphs: Sequence[Span], people: Sequence[Span], quoted: Sequence[Span]
) -> tuple[Span | None, tuple[Span, ...]]:
    """Return the name of who tells a story, and the paragraphs of the story; none if the text is no such one.

    A line says to whom it was told, and most long paragraphs speak of “I” or “my” outside quotations. The
    name is the first one of a person outside the story and that line, or None.

    Args:
        text: the text.
        paragraphs: its paragraphs.
        people: the names of people in it.
        quoted: its outermost quotations.
    """
    line = next((p for p in paragraphs if _TOLD.fullmatch(text, *p)), None)
    long = [p for p in paragraphs if p != line and words_in(text, [p]) >= _LONG]
    own = [p for p in long if SINGLE.search(plain(text, p, quoted))]
    if line is None or len(own) < _LEAST or 2 * len(own) <= len(long):
        return None, ()
    story = tuple(p for p in long if own[0] <= p <= own[-1])
    apart = (p for p in people if not any(b <= p[0] < e for b, e in (line, *story)))
    return next(apart, None), tuple(trim(text, p, EDGES) for p in story)
