"""Splits the text of an article wherever a claim, a cue, an actor or a number begins or ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from ...model.frames import rows_of
from ...model.spans import Span, paragraphs

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of a table and the spans that it marks.

    Attributes:
        layer: `claim`, `cue`, `actor`, `number` or `reported` (a sentence that states a side).
        id: id of the row.
        spans: in text order, none across paragraphs; of an actor, the first by name comes first.
    """

    layer: str
    id: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a paragraph in which the marks do not change.

    Attributes:
        text: its words.
        claims: ids of the claims that it belongs to, the innermost last.
        cue: id of the claim that it is the cue of, or None.
        actor: id of the actor that it mentions, or None.
        number: id of the number that it is, or None.
        anchors: anchors that begin here.
        ends: ids of the claims that end here.
        first: whether it is the actor's first mention.
    """

    text: str
    claims: tuple[str, ...]
    cue: str | None
    actor: str | None
    number: str | None
    anchors: tuple[str, ...]
    ends: tuple[str, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive segments that belong to the same claims.

    Attributes:
        claims: ids of the claims, the innermost last; empty outside all claims.
        segments: the segments.
        ends: ids of the claims that end here.
    """

    claims: tuple[str, ...]
    segments: tuple[Segment, ...]
    ends: tuple[str, ...]


def marked_paragraphs(analysis: Analysis) -> tuple[tuple[Stretch, ...], ...]:
    """Return the paragraphs of an article as stretches; the segments joined give its text."""
    text, marks = analysis.article.text, _marks(analysis)
    return tuple(_stretches(_segments(text, line, marks)) for line in paragraphs(text))


def reported_anchor(row: int, place: int) -> str:
    """Return the anchor of a sentence that states a side.

    Args:
        row: number of the row in the table of stances, from 1.
        place: number of the sentence among those of the row, from 1.
    """
    return f"reported-s{row}-{place}"


def _marks(analysis: Analysis) -> tuple[Mark, ...]:
    """Return all marks; spans across paragraphs are split."""
    lines = paragraphs(analysis.article.text)
    claims, numbers = list(rows_of(analysis.claims)), list(rows_of(analysis.numbers))
    found = [Mark("claim", str(c.id), _within(c.content or c.cue or c.source, lines)) for c in claims]
    found += [Mark("cue", str(c.id), _within(c.cue, lines)) for c in claims]
    found += [
        Mark("actor", str(a.id), _named_first(analysis.article.text, a, _within(a.mentions, lines)))
        for a in rows_of(analysis.actors)
    ]
    found += [Mark("number", str(n.id), _within([(n.start, n.end)], lines)) for n in numbers]
    found += [
        Mark("reported", reported_anchor(number, place), _within([span], lines))
        for number, stance in enumerate(rows_of(analysis.stances), 1)
        for place, span in enumerate(stance.reported, 1)
    ]
    return tuple(mark for mark in found if mark.spans)


def _named_first(text: str, actor: Any, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the mentions of an actor, with the first one by name before “I” and “the manager”."""
    names = {actor.name, *actor.aliases}
    first = next((span for span in spans if text[slice(*span)] in names), None)
    return spans if first is None else (first, *(span for span in spans if span != first))


def _within(spans: Iterable[Sequence[int]], lines: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans, split at the ends of paragraphs, in text order."""
    pieces = [
        (max(begin, line[0]), min(end, line[1]))
        for begin, end in spans
        for line in lines
        if begin < line[1] and line[0] < end
    ]
    return tuple(sorted(pieces))


def _segments(text: str, paragraph: Span, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """Return a paragraph, split wherever a mark begins or ends."""
    begins: dict[int, list[tuple[Mark, Span]]] = defaultdict(list)
    cuts = {paragraph[0], paragraph[1]}
    for mark, span in _in_paragraph(marks, paragraph):
        begins[span[0]].append((mark, span))
        cuts.update(span)
    active: list[tuple[Mark, Span]] = []
    segments = []
    places = sorted(cuts)
    for begin, end in pairwise(places):
        opened = begins.get(begin, [])
        active = [(mark, span) for mark, span in active if span[1] > begin] + opened
        segments.append(_segment(text, (begin, end), active, opened))
    return tuple(segments)


def _stretches(segments: Sequence[Segment]) -> tuple[Stretch, ...]:
    """Return the segments of a paragraph, grouped by the claims that they belong to."""
    groups = [(claims, tuple(group)) for claims, group in groupby(segments, key=lambda s: s.claims)]
    return tuple(Stretch(claims, group, group[-1].ends) for claims, group in groups)


def _in_paragraph(marks: Sequence[Mark], paragraph: Span) -> Iterator[tuple[Mark, Span]]:
    for mark in marks:
        for span in mark.spans:
            if paragraph[0] <= span[0] < paragraph[1]:
                yield mark, span


def _segment(
    text: str, place: Span, active: Sequence[tuple[Mark, Span]], opened: Sequence[tuple[Mark, Span]]
) -> Segment:
    by_layer: dict[str, list[tuple[Mark, Span]]] = defaultdict(list)
    for mark, span in sorted(active, key=lambda item: item[1][0] - item[1][1]):  # the longest first
        by_layer[mark.layer].append((mark, span))
    inner = {layer: items[-1][0].id for layer, items in by_layer.items()}
    firsts = [mark for mark, span in opened if span == mark.spans[0]]
    return Segment(
        text=text[place[0] : place[1]],
        claims=tuple(mark.id for mark, _ in by_layer["claim"]),
        cue=inner.get("cue"),
        actor=inner.get("actor"),
        number=inner.get("number"),
        anchors=tuple(
            f"m-{mark.id}" if mark.layer == "actor" else mark.id for mark in firsts if mark.layer != "cue"
        ),
        ends=tuple(
            mark.id for mark, span in by_layer["claim"] if span == mark.spans[-1] and span[1] == place[1]
        ),
        first=any(mark.layer == "actor" and mark.id == inner.get("actor") for mark in firsts),
    )
