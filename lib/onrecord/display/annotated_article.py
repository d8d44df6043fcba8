"""The article with its claims, actors and numbers marked, each tied to its row in the tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from ..model.frames import rows_of
from ..model.spans import Span, paragraphs
from . import markup
from .display_names import NOBODY, name_of, names

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

SHADES = 8


@dataclass(frozen=True, slots=True)
class Mark:
    """What is marked over some spans.

    Attributes:
        layer: `claim`, `actor`, `number` or `told` (a sentence that tells a stance).
        id: id of its row.
        spans: where, each within one paragraph, in text order.
    """

    layer: str
    id: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of one paragraph over which the marks are the same.

    Attributes:
        text: its words.
        claims: ids of the claims it is part of, the innermost last.
        actor, number: ids of the actor it mentions and the number it is, or None.
        anchors: anchors that begin here.
        ends: ids of the claims that end here.
        first: whether it is the first mention of the actor.
    """

    text: str
    claims: tuple[str, ...]
    actor: str | None
    number: str | None
    anchors: tuple[str, ...]
    ends: tuple[str, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Stretch:
    """Segments in a row that belong to the same claims.

    Attributes:
        claims: ids of the claims, the innermost last; empty outside of all.
        segments: the segments.
        ends: ids of the claims that end with it.
    """

    claims: tuple[str, ...]
    segments: tuple[Segment, ...]
    ends: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """How a claim shows: number of its speaker's shade, kind, and the note that a reader gets on it."""

    shade: int
    kind: str
    note: str


@dataclass(frozen=True, slots=True, repr=False)
class Annotated:
    """An article as stretches of text, and what the page needs to know about each mark.

    Attributes:
        paragraphs: the stretches of each paragraph.
        claims: by id, how a claim shows.
        actors: by id, the note on an actor.
        numbers: by id, the note on a number.
        legend: shade and name of each speaker that has a shade, those with most words first.
    """

    paragraphs: tuple[tuple[Stretch, ...], ...]
    claims: Mapping[str, ClaimNote]
    actors: Mapping[str, str]
    numbers: Mapping[str, str]
    legend: tuple[tuple[int, str], ...]

    def __repr__(self) -> str:
        return f"<Annotated: {len(self.paragraphs)} paragraphs, {len(self.claims)} claims>"

    def _repr_html_(self) -> str:
        return str(markup.render("parts/annotated.html.j2", article=self))


def annotate(analysis: Analysis) -> Annotated:
    """The article of an analysis with its claims, actors and numbers marked."""
    text = analysis.article.text
    known = names(analysis.actors)
    shades, legend = _shades(analysis, known)
    notes = {
        str(c.id): ClaimNote(
            shades.get(c.speaker, SHADES) if isinstance(c.speaker, str) else SHADES,
            str(c.kind),
            f"{c.id}: {name_of(known, c.speaker)} ({c.kind} {c.act})",
        )
        for c in rows_of(analysis.claims)
    }
    marks = _marks(analysis)
    return Annotated(
        paragraphs=tuple(_stretches(_segments(text, line, marks)) for line in paragraphs(text)),
        claims=notes,
        actors=dict(known),
        numbers={str(n.id): f"{n.id}: {n.kind}" for n in rows_of(analysis.numbers)},
        legend=legend,
    )


def told_anchor(row: int, place: int) -> str:
    """The anchor of a sentence that tells the stance in a row, by its place among such sentences."""
    return f"told-s{row}-{place}"


def _shades(
    analysis: Analysis, known: Mapping[str, str]
) -> tuple[dict[str, int], tuple[tuple[int, str], ...]]:
    """Shade by speaker, and the legend: those with most words get one each, the others share the last."""
    speakers = analysis.actors[analysis.actors["claims"] > 0].sort_values(
        "words", ascending=False, kind="stable"
    )["id"]
    shades = {key: min(i, SHADES) for i, key in enumerate(speakers)}
    legend = [(shade, known[key]) for key, shade in shades.items() if shade < SHADES]
    rest = [key for key, shade in shades.items() if shade == SHADES]
    unknown = bool(analysis.claims["speaker"].isna().any())
    if rest or unknown:
        others = f"{len(rest)} other{'s' if len(rest) > 1 else ''}" if rest else ""
        legend.append((SHADES, " and ".join(part for part in (others, NOBODY if unknown else "") if part)))
    return shades, tuple(legend)


def _marks(analysis: Analysis) -> tuple[Mark, ...]:
    """All marks, their spans cut at the ends of paragraphs."""
    lines = paragraphs(analysis.article.text)
    found = [
        Mark("claim", str(c.id), _within(c.content or c.cue or c.source, lines))
        for c in rows_of(analysis.claims)
    ]
    found += [Mark("actor", str(a.id), _within(a.mentions, lines)) for a in rows_of(analysis.actors)]
    found += [
        Mark("number", str(n.id), _within([(n.start, n.end)], lines)) for n in rows_of(analysis.numbers)
    ]
    found += [
        Mark("told", told_anchor(number, place), _within([span], lines))
        for number, stance in enumerate(rows_of(analysis.stances), 1)
        for place, span in enumerate(stance.reported, 1)
    ]
    return tuple(mark for mark in found if mark.spans)


def _within(spans: Iterable[Sequence[int]], lines: Sequence[Span]) -> tuple[Span, ...]:
    """The spans cut to the paragraphs they cross, in text order."""
    pieces = [
        (max(begin, line[0]), min(end, line[1]))
        for begin, end in spans
        for line in lines
        if begin < line[1] and line[0] < end
    ]
    return tuple(sorted(pieces))


def _segments(text: str, paragraph: Span, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """One paragraph cut wherever a mark begins or ends."""
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
    """Segments of a paragraph, put together where they belong to the same claims."""
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
        actor=inner.get("actor"),
        number=inner.get("number"),
        anchors=tuple(f"m-{mark.id}" if mark.layer == "actor" else mark.id for mark in firsts),
        ends=tuple(
            mark.id for mark, span in by_layer["claim"] if span == mark.spans[-1] and span[1] == place[1]
        ),
        first=any(mark.layer == "actor" and mark.id == inner.get("actor") for mark in firsts),
    )
