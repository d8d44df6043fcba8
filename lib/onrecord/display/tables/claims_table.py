"""The table of claims: who said what, each claim as a sentence with its cue.

Anchors, the same in every display: `c1` where claim c1 begins in the article, `m-a1` at the first mention
of actor a1, `n1` at number n1; `row-c1`, `row-a1`, `row-n1` at their rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...model.frames import rows_of
from ..phrasing.claim_sentences import claim_sentence
from ..phrasing.confidence_levels import DOUBTFUL
from ..phrasing.display_names import names, speaker_of
from .table import Cell, Column, Row, Table, said, text_of

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis


def claims(analysis: Analysis) -> Table:
    """Return the table of claims: one row per attribution."""
    known = names(analysis.actors)
    text = analysis.article.text
    speakers = {c.id: speaker_of(known, c) for c in rows_of(analysis.claims)}
    rows = [
        Row(
            f"row-{c.id}",
            (
                Cell(str(c.id), link=str(c.id), sort=position),
                Cell(speaker_of(known, c)),
                said(claim_sentence(text, c)),
                Cell(str(c.kind)),
                Cell(str(c.act)),
                Cell(text_of(c.date)),
                Cell(", ".join(_notes(c, speakers))),
                Cell(f"{c.confidence:.2f}", sort=float(c.confidence)),
            ),
            bool(c.corrected),
            not c.sourced,
        )
        for position, c in enumerate(rows_of(analysis.claims))
    ]
    columns = (
        Column("Id"),
        Column("Speaker", filtered=True),
        Column("Claim", words=True),
        Column("Kind", filtered=True),
        Column("Act", filtered=True),
        Column("Said on"),
        Column("Note"),
        Column("Confidence", numeric=True, filtered=True),
    )
    return Table(
        "claims",
        "Claims in order of appearance, with the cue in bold; the id leads to the words in the article.",
        columns,
        tuple(rows),
        "The article attributes nothing to anyone: no quotations, no reported speech.",
    )


def _notes(claim: Any, speakers: Mapping[str, str]) -> list[str]:
    """Return what a reader should know before relying on a claim."""
    flags = [f"reported by {speakers[claim.reported_by]}"] if claim.reported_by in speakers else []
    flags += [word for word in ("hedged", "negated") if getattr(claim, word)]
    flags += [] if claim.sourced else ["not a statement"]
    return [*flags, "doubtful"] if claim.confidence < DOUBTFUL else flags
