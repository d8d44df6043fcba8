"""Who supports or opposes whom, as sentences with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..model.frames import rows_of
from ..model.spans import cut
from .annotated.text_segments import reported_anchor
from .html import templates
from .html.templates import one_line
from .phrasing.claim_sentences import Piece, Sentence, short_sentence
from .phrasing.confidence_levels import DOUBTFUL, SURE_SIDE
from .phrasing.display_names import counted, name_of, names
from .phrasing.side_verbs import is_several, side_verb
from .speakers.speaker_colours import UNKNOWN, SpeakerMark, speaker_marks

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

_ROOM = 95
_MOST_EVIDENCE = 1


@dataclass(frozen=True, slots=True)
class Side:
    """A side that a speaker takes.

    Attributes:
        row: number of its row in the table of stances, from 1.
        mark: the speaker's colour and initials.
        speaker: the speaker's name.
        label: `supports`, `opposes` or `mixed`.
        target: name of the actor that is supported or opposed.
        confidence: 0 to 1.
        evidence: sentences that show it, each with its anchor and the name of the place.
        more: number of further sentences that show it.
        by_hand: whether a person set it; then its confidence says nothing.
        several: whether the speaker is several people.
    """

    row: int
    mark: SpeakerMark
    speaker: str
    label: str
    target: str
    confidence: float
    evidence: tuple[tuple[Sentence, str, str], ...]
    more: int
    by_hand: bool = False
    several: bool = False

    @property
    def verb(self) -> str:
        """Return the side as a verb."""
        return side_verb(self.label, self.several)

    @property
    def phrase(self) -> str:
        """Return the side as a clause: “Ada Quill opposes the board”."""
        return f"{self.speaker} {self.verb} {self.target}"


@dataclass(frozen=True, slots=True, repr=False)
class Sides:
    """The sides of an article, divided into sure and doubtful ones."""

    sure: tuple[Side, ...]
    doubtful: tuple[Side, ...]

    def __repr__(self) -> str:
        return f"<{counted(len(self.sure), 'side')}, {len(self.doubtful)} doubtful>"

    def _repr_html_(self) -> str:
        return str(templates.render("parts/sides.html.j2", sides=self))


def sides(analysis: Analysis) -> Sides:
    """Return the sides that are probably right, the surest first; the table has all sides."""
    found = sorted(_sides(analysis), key=lambda side: -side.confidence)
    return Sides(
        tuple(side for side in found if side.confidence >= SURE_SIDE),
        tuple(side for side in found if side.confidence < SURE_SIDE),
    )


def _sides(analysis: Analysis) -> Iterator[Side]:
    text, known, marks = analysis.article.text, names(analysis.actors), speaker_marks(analysis)
    claims = {claim.id: claim for claim in rows_of(analysis.claims)}
    actors = {actor.id: actor for actor in rows_of(analysis.actors)}
    forms = {key: (actor.name, *actor.aliases) for key, actor in actors.items()}
    for number, stance in enumerate(rows_of(analysis.stances), 1):
        if stance.label == "neutral" or stance.confidence < DOUBTFUL:
            continue
        evidence = [
            (short_sentence(text, claims[key], _ROOM, about=forms.get(stance.target, ())), str(key), str(key))
            for key in stance.claims
            if key in claims
        ]
        evidence += [
            ((Piece(one_line(cut(text, [span]))),), reported_anchor(number, place), f"sentence {place}")
            for place, span in enumerate(stance.reported, 1)
        ]
        yield Side(
            number, _mark(marks, stance.speaker), name_of(known, stance.speaker), str(stance.label),
            name_of(known, stance.target), float(stance.confidence),
            tuple(evidence[:_MOST_EVIDENCE]), max(0, len(evidence) - _MOST_EVIDENCE), bool(stance.corrected),
            stance.speaker in actors and is_several(actors[stance.speaker]),
        )  # fmt: skip


def _mark(marks: Mapping[str, SpeakerMark], key: Any) -> SpeakerMark:
    return marks.get(key, UNKNOWN) if isinstance(key, str) else UNKNOWN
