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
    outer = [a for a in found if a.cue and not a.verbatim and a.confidence >= _OUTER]
    contents = [_bare(parsed.text, span) for attribution in outer for span in attribution.content]
    inner = (a for span in contents if _has_cue(parsed, span) for a in _inside(parsed.text, span))
    new = [nested for nested in inner if not any(_same(nested, other) for other in found)]
    return tuple(sorted((*found, *new), key=lambda a: a.content[0]))


def _bare(text: str, span: Span) -> Span:
    """A content without quotation marks and “that”."""
    begin, end = trim(text, span, _MARKS)
    return begin + 5 * (text[begin : begin + 5].lower() == "that "), end


def _inside(text: str, content: Span) -> Iterator[Attribution]:
    """Yield the attributions inside a content, which the network reads as a text of its own.

    Read together with others it would have another confidence, since the network's int8 scales are those of a
    batch.
    """
    begin, end = content
    (read,) = tokenize_all([text[begin:end]])
    for nested in find_attributions(read):
        if nested.confidence >= LEAST and nested.cue and _is_other(read.text, nested):
            yield replace(
                nested,
                source=_moved(nested.source, begin),
                cue=_moved(nested.cue, begin),
                content=_moved(nested.content, begin),
            )


def _has_cue(parsed: Parsed, span: Span) -> bool:
    """Whether a span may hold an attribution: “according to”, or a verb of speech with its own subject."""
    for token in parsed.tokens_in([span]):
        if token.lower_ == "according":
            return True
        cue = find_cue(token.lemma_) if token.pos_ == "VERB" else None
        if cue is None or max(cue.takes.get(kind, 0.0) for kind in ("clause", "quote")) < _LEAST_CUE:
            continue
        subjects = [child.lower_ for child in token.children if child.dep_ in ("nsubj", "nsubjpass")]
        if token.dep_ == "pcomp" or any(subject not in _SPEAKERS for subject in subjects):
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
