"""Speakers as cards: who they are, what they say in order, whom they support and oppose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...model.frames import rows_of
from ...model.spans import words_in
from ..html import templates
from ..phrasing.claim_sentences import Sentence, short_sentence
from ..phrasing.confidence_levels import DOUBTFUL
from ..phrasing.display_names import counted, name_of, names
from ..phrasing.quoted_words import quoted_words
from .speaker_colours import SpeakerMark, speaker_marks, speakers_of

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_ROOM = 105
"""Characters of a sentence on a card; its link leads to the whole sentence."""


@dataclass(frozen=True, slots=True)
class CardSide:
    """A side on a card: number of its row, label, target and confidence."""

    row: int
    label: str
    target: str
    confidence: float


@dataclass(frozen=True, slots=True)
class SpeakerCard:
    """One speaker.

    Attributes:
        id: actor id.
        mark: colour and initials.
        about: role and affiliation, if the article states them.
        words: “97 words, all quoted”.
        said: each statement as a sentence with its claim's id, in the order of the article.
        others: the same for everything else attributed to them, such as wishes and plans.
        sides: the sides they take, the surest first.
    """

    id: str
    mark: SpeakerMark
    about: str
    words: str
    said: tuple[tuple[Sentence, str], ...]
    others: tuple[tuple[Sentence, str], ...]
    sides: tuple[CardSide, ...]


def speaker_cards(analysis: Analysis) -> tuple[SpeakerCard, ...]:
    """Return the cards of all speakers: those with statements first, then by words."""
    text, known, marks = analysis.article.text, names(analysis.actors), speaker_marks(analysis)
    actors = {actor.id: actor for actor in rows_of(analysis.actors)}
    claims: dict[str, list[Any]] = {}
    for claim in rows_of(analysis.claims):
        if isinstance(claim.speaker, str):
            claims.setdefault(claim.speaker, []).append(claim)
    sides: dict[str, list[CardSide]] = {}
    for row, s in enumerate(rows_of(analysis.stances), 1):
        if s.label != "neutral" and s.confidence >= DOUBTFUL:
            side = CardSide(row, str(s.label), name_of(known, s.target), float(s.confidence))
            sides.setdefault(s.speaker, []).append(side)
    cards = [
        SpeakerCard(
            key,
            marks[key],
            _about(actors[key], known),
            _words(text, [claim for claim in claims.get(key, []) if claim.sourced]),
            _sentences(text, claims.get(key, []), True),
            _sentences(text, claims.get(key, []), False),
            tuple(sorted(sides.get(key, []), key=lambda side: -side.confidence)),
        )
        for key in speakers_of(analysis)
    ]
    return tuple(sorted(cards, key=lambda card: not card.said))


def _sentences(text: str, claims: list[Any], sourced: bool) -> tuple[tuple[Sentence, str], ...]:
    return tuple(
        (short_sentence(text, claim, _ROOM), str(claim.id))
        for claim in claims
        if bool(claim.sourced) == sourced
    )


def render_cards(cards: tuple[SpeakerCard, ...]) -> str:
    """Return the HTML of cards."""
    return str(templates.render("parts/cards.html.j2", cards=cards))


def _about(actor: Any, known: dict[str, str]) -> str:
    role = actor.role if isinstance(actor.role, str) and actor.role != actor.name else ""
    belongs = name_of(known, actor.affiliation, "")
    said = role if actor.named and actor.kind == "person" else f"{actor.name} {role}"
    known_already = re.search(rf"\b{re.escape(belongs.casefold())}\b", said.casefold())
    shown = [role, "" if known_already else belongs]
    if not actor.named and actor.kind == "person":
        shown.append("not named")
    return ", ".join(templates.one_line(part) for part in shown if part)


def _words(text: str, claims: list[Any]) -> str:
    total = sum(words_in(text, claim.content) for claim in claims)
    quoted = quoted_words(text, claims)
    how = "all quoted" if quoted == total else f"{quoted} quoted" if quoted else "none quoted"
    return f"{counted(total, 'word')}, {how}" if total else counted(total, "word")
