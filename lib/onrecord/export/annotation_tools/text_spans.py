"""The parts of an analysis that annotation tools show: typed spans of the text, and links between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from ...model.spans import Span, paragraphs

MENTION, SOURCE, CUE, CONTENT = "Mention", "Source", "Cue", "Content"
ATTRIBUTED_TO, CUED_BY = "AttributedTo", "CuedBy"


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of text that an annotation tool shows.

    Attributes:
        key: unique in the analysis: `c3.content`, `a2.mention.4`.
        type: `Mention`, `Source`, `Cue` or `Content`.
        pieces: pairs of offsets in code points, in order; none contains a line break.
        row: id of the actor or claim that it belongs to.
        note: the actor's name, or the speaker of the claim.
        features: columns of the row that a person may correct, as text.
    """

    key: str
    type: str
    pieces: tuple[Span, ...]
    row: str
    note: str
    features: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SpanLink:
    """A link between two spans, by their keys: from a content to its source or cue."""

    type: str
    start: str
    end: str


def spans_of(data: Mapping[str, Any]) -> list[TextSpan]:
    """Return the spans of all mentions and claims, in order of rows.

    Args:
        data: an analysis as plain values (`Analysis.to_dict`).
    """
    text: str = data["article"]["text"]
    lines = paragraphs(text)
    return [span for span in _all_spans(data, lines) if span.pieces]


def _all_spans(data: Mapping[str, Any], lines: Sequence[Span]) -> Iterator[TextSpan]:
    names = {actor["id"]: actor["name"] for actor in data["actors"]}
    for actor in data["actors"]:
        features = {"kind": str(actor["kind"])}
        for number, mention in enumerate(actor["mentions"], 1):
            key = f"{actor['id']}.mention.{number}"
            yield TextSpan(key, MENTION, _in_lines([mention], lines), actor["id"], actor["name"], features)
    for claim in data["claims"]:
        speaker = names.get(claim["speaker"], "")
        features = {"act": str(claim["act"]), "kind": str(claim["kind"])}
        for type, column in ((SOURCE, "source"), (CUE, "cue"), (CONTENT, "content")):
            pieces = _in_lines(claim[column], lines)
            own = features if type == CONTENT else {}
            yield TextSpan(f"{claim['id']}.{column}", type, pieces, claim["id"], speaker, own)


def _in_lines(spans: Sequence[Sequence[int]], lines: Sequence[Span]) -> tuple[Span, ...]:
    """Spans cut at line breaks, which many tools do not allow inside a span."""
    pieces = (
        (max(begin, first), min(end, last))
        for begin, end in sorted(map(tuple, spans))
        for first, last in lines
    )
    return tuple(piece for piece in pieces if piece[0] < piece[1])


def links_of(data: Mapping[str, Any], spans: Sequence[TextSpan]) -> list[SpanLink]:
    """Return the links of each content to its source and its cue.

    A claim without words for its source is linked to the first mention of its speaker.
    """
    there = {span.key for span in spans}
    first: dict[str, str] = {}
    for span in spans:
        if span.type == MENTION:
            first.setdefault(span.row, span.key)
    links: list[SpanLink] = []
    for claim in data["claims"]:
        content, source, cue = (f"{claim['id']}.{part}" for part in ("content", "source", "cue"))
        if content not in there:
            continue
        named = source if source in there else first.get(claim["speaker"])
        if named:
            links.append(SpanLink(ATTRIBUTED_TO, content, named))
        if cue in there:
            links.append(SpanLink(CUED_BY, content, cue))
    return links


def utf16_offsets(text: str) -> list[int]:
    """Return the offset of each code point, and of the end, in UTF-16 units, as Java and JavaScript count."""
    return [0, *accumulate(2 if char > "\uffff" else 1 for char in text)]
