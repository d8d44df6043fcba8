"""The tables as a reader meets them: names for ids, words for offsets, links to the words in the article.

Anchors, the same in every display: `c1` where claim c1 begins in the article, `m-a1` at the first mention
of actor a1, `n1` at number n1; `row-c1`, `row-a1`, `row-n1` at their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from ...model.frames import rows_of
from ...model.spans import Span, cut
from ...sentiment import wording as sentiment
from ..annotated_article import told_anchor
from ..display_names import name_of, names
from .number_cells import change_of, scope_of, value_of
from .table import Cell, Column, Row, Table, text_of

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

DOUBTFUL = 0.5
"""A claim or stance with a lower confidence is marked: it is wrong more often than right."""


def actors(analysis: Analysis) -> Table:
    """Who is in the article."""
    known = names(analysis.actors)
    rows = [
        Row(
            f"row-{a.id}",
            (
                Cell(str(a.id), link=f"m-{a.id}" if len(a.mentions) else None, sort=position),
                Cell(known[a.id]),
                Cell(a.kind if a.named else f"{a.kind}, not named"),
                Cell(text_of(a.role)),
                Cell(name_of(known, a.affiliation, "")),
                Cell("; ".join(alias for alias in a.aliases if alias != a.name)),
                _figure(len(a.mentions)),
                _figure(a.claims),
                _figure(a.words),
            ),
            bool(a.corrected),
        )
        for position, a in enumerate(rows_of(analysis.actors))
    ]
    columns = (
        Column("Id"),
        Column("Name"),
        Column("Kind", filtered=True),
        Column("Role"),
        Column("Belongs to"),
        Column("Also called"),
        Column("Mentions", numeric=True),
        Column("Claims", numeric=True),
        Column("Words", numeric=True),
    )
    return Table(
        "actors",
        "Actors in the order they appear; words are those attributed to them.",
        columns,
        tuple(rows),
        "The article names no people, organisations or places that On Record recognises.",
    )


def _notes(claim: Any) -> list[str]:
    """What to know of a claim before relying on it."""
    flags = [word for word in ("hedged", "negated") if getattr(claim, word)]
    return [*flags, "doubtful"] if claim.confidence < DOUBTFUL else flags


def claims(analysis: Analysis) -> Table:
    """Who said what: one row for each attribution."""
    known = names(analysis.actors)
    text = analysis.article.text
    rows = [
        Row(
            f"row-{c.id}",
            (
                Cell(str(c.id), link=str(c.id), sort=position),
                Cell(name_of(known, c.speaker)),
                Cell(cut(text, c.content)),
                Cell(cut(text, c.cue)),
                Cell(str(c.kind)),
                Cell(str(c.act)),
                Cell(text_of(c.date)),
                Cell(", ".join(_notes(c))),
                Cell(f"{c.confidence:.2f}", sort=float(c.confidence)),
            ),
            bool(c.corrected),
        )
        for position, c in enumerate(rows_of(analysis.claims))
    ]
    columns = (
        Column("Id"),
        Column("Speaker", filtered=True),
        Column("What is attributed", words=True),
        Column("Cue"),
        Column("Kind", filtered=True),
        Column("Act", filtered=True),
        Column("Said on"),
        Column("Note"),
        Column("Confidence", numeric=True, filtered=True),
    )
    return Table(
        "claims",
        "Claims in the order they appear; the id leads to the words in the article.",
        columns,
        tuple(rows),
        "The article attributes nothing to anyone: no quotations, no reported speech.",
    )


def numbers(analysis: Analysis) -> Table:
    """The numbers, with their value and who states them."""
    known = names(analysis.actors)
    rows = [
        Row(
            f"row-{n.id}",
            (
                Cell(str(n.id), link=str(n.id), sort=position),
                Cell(str(n.text)),
                Cell(str(n.kind)),
                value_of(n),
                Cell(text_of(n.counted)),
                Cell(scope_of(n)),
                change_of(n),
                Cell(name_of(known, n.speaker, "the article itself")),
                Cell("", links=_claim_links([n.claim])),
            ),
            bool(n.corrected),
        )
        for position, n in enumerate(rows_of(analysis.numbers))
    ]
    columns = (
        Column("Id"),
        Column("In the article", words=True),
        Column("Kind", filtered=True),
        Column("Value", numeric=True),
        Column("Of what"),
        Column("Where and when"),
        Column("Change"),
        Column("Stated by", filtered=True),
        Column("Claim"),
    )
    return Table(
        "numbers",
        "Numbers in the order they appear, with the value they were read as.",
        columns,
        tuple(rows),
        "The article gives no numbers, amounts or dates.",
    )


def stances(analysis: Analysis) -> Table:
    """How speakers stand towards others, with the claims that show it."""
    known = names(analysis.actors)
    rows = [
        Row(
            f"row-s{number}",
            (
                Cell(name_of(known, s.speaker)),
                Cell(name_of(known, s.target)),
                Cell(str(s.label), link=f"evidence-s{number}" if len(s.claims) or len(s.reported) else None),
                Cell(_signed(s.score), sort=float(s.score)),
                Cell(f"{s.confidence:.2f}", sort=float(s.confidence)),
                Cell("", links=(*_claim_links(s.claims), *_told_links(number, s.reported))),
            ),
            bool(s.corrected),
        )
        for number, s in enumerate(rows_of(analysis.stances), 1)
    ]
    columns = (
        Column("Speaker", filtered=True),
        Column("Towards", filtered=True),
        Column("Stance", filtered=True),
        Column("Score", numeric=True),
        Column("Confidence", numeric=True, filtered=True),
        Column("Evidence"),
    )
    return Table(
        "stances",
        "Stance of a speaker towards an actor, from −1 (opposes) to +1 (supports).",
        columns,
        tuple(rows),
        "No speaker takes a stance towards anyone that On Record can tell.",
    )


def evidence(analysis: Analysis) -> Table:
    """The words that decided each stance, one row for each claim that did."""
    known = names(analysis.actors)
    text = analysis.article.text
    said = {c.id: cut(text, sorted((*c.source, *c.cue, *c.content))) for c in rows_of(analysis.claims)}
    rows = [
        Row(
            None if place else f"evidence-s{number}",
            (
                Cell(name_of(known, s.speaker)),
                Cell(str(s.label), link=f"row-s{number}"),
                Cell(name_of(known, s.target)),
                Cell(words),
                Cell("", links=(link,)),
            ),
        )
        for number, s in enumerate(rows_of(analysis.stances), 1)
        for place, (words, link) in enumerate(
            zip(
                [*(said.get(claim, "") for claim in s.claims), *(cut(text, [span]) for span in s.reported)],
                [*_claim_links(s.claims), *_told_links(number, s.reported)],
                strict=True,
            )
        )
    ]
    columns = (
        Column("Speaker", filtered=True),
        Column("Stance", filtered=True),
        Column("Towards", filtered=True),
        Column("In these words"),
        Column("Claim"),
    )
    return Table(
        "evidence",
        "What was said or told that decided each stance; of a neutral one, all that was said of the actor.",
        columns,
        tuple(rows),
        "No stance was found, so there is no evidence of one.",
    )


def wording(analysis: Analysis) -> Table:
    """Sentiment of the wording of each speaker's claims."""
    known = names(analysis.actors)
    measured = analysis.sentiment.groupby("speaker", sort=False)["claim"].agg(tuple)
    rows = [
        Row(
            f"row-w-{s.speaker}",
            (
                Cell(name_of(known, s.speaker)),
                _figure(s.n),
                _figure(s.words),
                Cell(_signed(s.polarity), sort=float(s.polarity)),
                Cell(_interval(s.low, s.high)),
                Cell(f"{s.subjectivity:.2f}", sort=float(s.subjectivity)),
                Cell("", links=_claim_links(measured.get(s.speaker, ()))),
            ),
        )
        for s in rows_of(sentiment.per_speaker(analysis.sentiment))
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
        "Polarity of the wording from −1 (negative) to +1 (positive), by TextBlob’s lexicon.",
        columns,
        tuple(rows),
        "There are no claims whose wording could be measured.",
    )


def _figure(number: int) -> Cell:
    return Cell(f"{number:,}", sort=int(number))


def _signed(number: float) -> str:
    return f"{number:+.2f}".replace("-", "−") if abs(number) >= 0.005 else "0.00"


def _interval(low: float, high: float) -> str:
    return "too few claims" if pd.isna(low) else f"{_signed(low)} to {_signed(high)}"


def _told_links(row: int, told: Sequence[Span]) -> tuple[tuple[str, str], ...]:
    """Links to the sentences that tell the stance in a row."""
    return tuple((f"sentence {place}", told_anchor(row, place)) for place in range(1, len(told) + 1))


def _claim_links(ids: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((key, key) for key in ids if isinstance(key, str))
