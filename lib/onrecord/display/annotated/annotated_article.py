"""The article with its claims in the colours of their speakers, and notes in the margin beside the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...model.frames import rows_of
from ..html import templates
from ..phrasing.confidence_levels import DOUBTFUL
from ..phrasing.display_names import names, speaker_of
from ..phrasing.number_values import human_day, human_value
from ..speakers.speaker_colours import SHADES, UNKNOWN, SpeakerMark, speaker_marks, speakers_of
from .text_segments import Stretch, marked_paragraphs

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

BY_HAND = "by hand"
"""How rows that a person corrected are marked."""
_DIGITS = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A note beside a paragraph.

    Attributes:
        id: id of the claim or date that it belongs to.
        mark: the speaker's colour and initials; None for a date.
        name: the speaker, or the words that name the date.
        kind: kind of quotation, or `day` for a date.
        facts: the act, the date, the value of a number, whether a person corrected it, doubt.
        is_statement: whether the claim is a statement for which the story cites a source.
    """

    id: str
    mark: SpeakerMark | None
    name: str
    kind: str
    facts: tuple[str, ...]
    is_statement: bool = True

    @property
    def text(self) -> str:
        """Return the note as text."""
        return ", ".join((self.name, *self.facts))


@dataclass(frozen=True, slots=True)
class LegendSpeaker:
    """A speaker in the legend, and whether any of their claims is a statement."""

    mark: SpeakerMark
    is_statement: bool


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A colour of the legend and the speakers that have it."""

    shade: int
    speakers: tuple[LegendSpeaker, ...]

    @property
    def is_statement(self) -> bool:
        """Return whether any claim in this colour is a statement."""
        return any(speaker.is_statement for speaker in self.speakers)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the article with the notes beside it."""

    stretches: tuple[Stretch, ...]
    notes: tuple[MarginNote, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Annotated:
    """An article with its claims, actors and numbers marked.

    Attributes:
        paragraphs: its paragraphs.
        claims: notes on claims, by claim id.
        actors: names of actors, by actor id.
        numbers: values of numbers, by number id.
        legend: the colours; speakers with the most words come first, and the last colour may be shared.
        everything: whether to show everything attributed at first, not only statements.
    """

    paragraphs: tuple[Paragraph, ...]
    claims: Mapping[str, MarginNote]
    actors: Mapping[str, str]
    numbers: Mapping[str, str]
    legend: tuple[LegendEntry, ...]
    everything: bool = False

    @property
    def has_others(self) -> bool:
        """Return whether some claims are not statements."""
        return not all(note.is_statement for note in self.claims.values())

    def __repr__(self) -> str:
        return f"<Annotated: {len(self.paragraphs)} paragraphs, {len(self.claims)} claims>"

    def _repr_html_(self) -> str:
        return str(templates.render("parts/annotated.html.j2", article=self))


def annotate(analysis: Analysis, everything: bool = False) -> Annotated:
    """Return the article of an analysis with its claims, actors and numbers marked.

    Args:
        analysis: the analysis.
        everything: whether to show everything attributed at first, not only statements; the legend switches.
    """
    known, marks = names(analysis.actors), speaker_marks(analysis)
    numbers = list(rows_of(analysis.numbers))
    values = {str(n.id): human_value(n) or str(n.kind) for n in numbers}
    claims = {str(c.id): _claim_note(c, numbers, known, marks) for c in rows_of(analysis.claims)}
    days = dict(_day_notes(analysis.article.published, numbers))
    return Annotated(
        paragraphs=tuple(
            Paragraph(stretches, tuple(_notes_of(stretches, claims, days)))
            for stretches in marked_paragraphs(analysis)
        ),
        claims=claims,
        actors=dict(known),
        numbers=values,
        legend=_legend(analysis, marks),
        everything=everything,
    )


def _notes_of(
    stretches: Sequence[Stretch], claims: Mapping[str, MarginNote], days: Mapping[str, MarginNote]
) -> Iterator[MarginNote]:
    """Yield the notes on the claims and dates that begin in a paragraph, in text order."""
    for stretch in stretches:
        for segment in stretch.segments:
            for anchor in segment.anchors:
                if anchor in claims:
                    yield claims[anchor]
                elif anchor in days:
                    yield days[anchor]


def _claim_note(
    claim: Any, numbers: Sequence[Any], known: Mapping[str, str], marks: Mapping[str, SpeakerMark]
) -> MarginNote:
    mark = marks.get(claim.speaker, UNKNOWN) if isinstance(claim.speaker, str) else UNKNOWN
    facts = [str(claim.act)] if claim.act != "statement" else []
    if isinstance(claim.date, str):
        facts.append(human_day(claim.date, claim.date))
    facts += [
        f"{n.text}: {human_value(n)}{f' ({BY_HAND})' if n.corrected else ''}"
        for n in numbers
        if isinstance(n.claim, str) and n.claim == claim.id and (n.corrected or _says_more(n))
    ]
    if claim.corrected:
        facts.append(BY_HAND)
    if claim.confidence < DOUBTFUL:
        facts.append("doubtful")
    return MarginNote(
        str(claim.id), mark, speaker_of(known, claim), str(claim.kind), tuple(facts), bool(claim.sourced)
    )


def _says_more(number: Any) -> bool:
    """Return whether the value of a number has digits that its words lack, and so adds information."""
    words, value = (_DIGITS.findall(text) for text in (str(number.text), human_value(number)))
    return bool(words and value) and words != value and number.kind in ("money", "measurement", "percent")


def _day_notes(published: str | None, numbers: Sequence[Any]) -> Iterator[tuple[str, MarginNote]]:
    """Yield notes on words such as “Monday” with their date, except for the day of publication."""
    seen: set[str] = set()
    for number in numbers:
        dated = number.kind in ("date", "date-range") and isinstance(number.low, str)
        if not dated or not isinstance(number.high, str) or "X" not in str(number.value):
            continue
        words = templates.one_line(str(number.text))
        if number.low == number.high == published or words.casefold() in seen:
            continue
        seen.add(words.casefold())
        key = str(number.id)
        yield key, MarginNote(key, None, words, "day", (human_day(number.low, number.high),))


def _legend(analysis: Analysis, marks: Mapping[str, SpeakerMark]) -> tuple[LegendEntry, ...]:
    """Return an entry for each speaker with a colour, then one for all others and unknown speakers."""
    claims = analysis.claims
    stating = set(claims.loc[claims["sourced"], "speaker"].dropna())
    shown = [LegendSpeaker(marks[key], key in stating) for key in speakers_of(analysis)]
    own = [LegendEntry(one.mark.shade, (one,)) for one in shown if one.mark.shade < SHADES]
    others = [one for one in shown if one.mark.shade == SHADES]
    nobody = claims["speaker"].isna()
    if nobody.any():
        others.append(LegendSpeaker(UNKNOWN, bool(claims.loc[nobody, "sourced"].any())))
    return (*own, LegendEntry(SHADES, tuple(others))) if others else tuple(own)
