"""Attributions inside contents: in “Holt said the suspect had told officers he fled”, what he told.

The network labels each word once, so it finds only the outer attribution. It reads the content again as a
text of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..lexicons.cues import find_cue
from ..model.attribution import Attribution
from ..model.spans import Span, overlap, trim
from ..text.parsed import Parsed, tokenize_all
from .tagging.find import find_attributions

LEAST = 0.6
"""Least confidence of an inner attribution."""
_LEAST_CUE = 0.4
_MARKS = "“”\"«»‘’'„‹› \t\u00a0"
_SPEAKERS = frozenset(("i", "we", "you", "it", "there", "who", "which", "that"))
_OUTER = 0.5


def add_nested(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with those inside their contents, in the order of their contents.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    inner = [
        nested
        for outer in found
        if outer.cue and not outer.verbatim and outer.confidence >= _OUTER
        for nested in _inside(parsed, outer)
        if not any(_same(nested, other) for other in found)
    ]
    return tuple(sorted((*found, *inner), key=lambda a: a.content[0]))


def _inside(parsed: Parsed, outer: Attribution) -> Iterator[Attribution]:
    """Yield the attributions inside the contents of another."""
    for span in outer.content:
        begin, end = trim(parsed.text, span, _MARKS)
        if parsed.text[begin : begin + 5].lower() == "that ":
            begin += 5
        if not _has_cue(parsed, (begin, end)):
            continue
        (content,) = tokenize_all([parsed.text[begin:end]])
        for nested in find_attributions(content):
            if nested.confidence >= LEAST and nested.cue and _is_other(content.text, nested):
                yield replace(
                    nested,
                    source=_moved(nested.source, begin),
                    cue=_moved(nested.cue, begin),
                    content=_moved(nested.content, begin),
                )


def _has_cue(parsed: Parsed, span: Span) -> bool:
    """Whether a span may hold an attribution: a verb of speech with a subject, or “according to”."""
    for token in parsed.tokens_in([span]):
        if token.lower_ == "according":
            return True
        cue = find_cue(token.lemma_) if token.pos_ == "VERB" else None
        if cue is not None and max(cue.takes.get(kind, 0.0) for kind in ("clause", "quote")) >= _LEAST_CUE:
            return True
    return False


def _is_other(text: str, nested: Attribution) -> bool:
    """Whether the source of an inner attribution is somebody other than the outer speaker or the hearer."""
    source = [text[b:e].lower() for b, e in nested.source]
    return bool(source) and not set(source) & _SPEAKERS


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple((begin + by, end + by) for begin, end in spans)


def _same(nested: Attribution, other: Attribution) -> bool:
    """Whether two attributions share their cue."""
    return any(overlap(a, b) for a in nested.cue for b in other.cue)
