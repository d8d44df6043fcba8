"""The tables of sides and of wording."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from ...model.frames import rows_of
from ...model.spans import Span, cut
from ...sentiment import wording as sentiment
from ..annotated.text_segments import reported_anchor
from ..html.templates import one_line
from ..phrasing.claim_sentences import short_sentence
from ..phrasing.confidence_levels import SURE_SIDE
from ..phrasing.display_names import name_of, names, shorten
from ..statements import claims_of
from .table import Cell, Column, Row, Table, claim_links, figure, said, signed

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_ROOM = 160
"""Characters of a sentence of evidence; its link leads to the whole."""


def stances(analysis: Analysis) -> Table:
    """Return the table of stances, with their evidence."""
    known, text = names(analysis.actors), analysis.article.text
    claims = {str(claim.id): claim for claim in rows_of(analysis.claims)}
    forms = {actor.id: (actor.name, *actor.aliases) for actor in rows_of(analysis.actors)}
    rows = [
        Row(
            f"row-s{number}",
            (
                Cell(name_of(known, s.speaker)),
                Cell(name_of(known, s.target)),
                Cell(f"{s.label}" if s.confidence >= SURE_SIDE else f"{s.label}, doubtful"),
                Cell(signed(s.score), sort=float(s.score)),
                Cell(f"{s.confidence:.2f}", sort=float(s.confidence)),
                _evidence(text, claims, s, forms.get(s.target, ())),
                Cell("", links=(*claim_links(s.claims), *_reported_links(number, s.reported))),
            ),
            bool(s.corrected),
        )
        for number, s in enumerate(rows_of(analysis.stances), 1)
    ]
    columns = (
        Column("Speaker", filtered=True),
        Column("Towards", filtered=True),
        Column("Side", filtered=True),
        Column("Score", numeric=True),
        Column("Confidence", numeric=True, filtered=True),
        Column("Evidence", words=True),
        Column("Where"),
    )
    return Table(
        "stances",
        "Sides that actors take, from −1 (opposes) to +1 (supports); check the doubtful ones before use.",
        columns,
        tuple(rows),
        "On Record found no stance of a speaker towards anyone else.",
    )


def wording(analysis: Analysis) -> Table:
    """Return the table of the sentiment of each speaker's wording."""
    known = names(analysis.actors)
    stated = analysis.sentiment[analysis.sentiment["claim"].isin(claims_of(analysis)["id"])]
    measured = stated.groupby("speaker", sort=False)["claim"].agg(tuple)
    rows = [
        Row(
            f"row-w-{s.speaker}",
            (
                Cell(name_of(known, s.speaker)),
                figure(s.n),
                figure(s.words),
                Cell(signed(s.polarity), sort=float(s.polarity)),
                Cell(_interval(s)),
                Cell(f"{s.subjectivity:.2f}", sort=float(s.subjectivity)),
                Cell("", links=claim_links(measured.get(s.speaker, ()))),
            ),
        )
        for s in rows_of(sentiment.per_speaker(stated))
    ]
    columns = (
        Column("Speaker"),
        Column("Claims", numeric=True),
        Column("Words", numeric=True),
        Column("Mean polarity", numeric=True),
        Column("95% interval", numeric=True),
        Column("Subjectivity", numeric=True),
        Column("Evidence"),
    )
    return Table(
        "wording",
        "Polarity of the wording of statements from −1 (negative) to +1 (positive), by TextBlob’s lexicon.",
        columns,
        tuple(rows),
        "There are no claims whose wording could be measured.",
    )


def _interval(row: Any) -> str:
    if pd.isna(row.low):
        return "too few claims" if row.n < sentiment.MIN_CLAIMS else "–"
    return f"{signed(row.low)} to {signed(row.high)}"


def _evidence(text: str, claims: Mapping[str, Any], stance: Any, target: Sequence[str]) -> Cell:
    """Return the first sentence that shows a stance, with its cue and the target's name."""
    key = next((key for key in stance.claims if key in claims), None)
    if key is not None:
        return said(short_sentence(text, claims[key], _ROOM, about=target))
    return Cell(shorten(one_line(cut(text, stance.reported[:1])), _ROOM))


def _reported_links(row: int, reported: Sequence[Span]) -> tuple[tuple[str, str], ...]:
    """Return links to the sentences in which the article reports a stance."""
    return tuple((f"sentence {place}", reported_anchor(row, place)) for place in range(1, len(reported) + 1))
