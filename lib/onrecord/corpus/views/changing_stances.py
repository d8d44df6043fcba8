"""Stances that several articles show: the first and the last of a speaker towards a target."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ...display.phrasing.confidence_levels import SURE_SIDE
from ...display.phrasing.display_names import shorten
from ...display.tables.table import Cell, Column, Table
from ..result_cells import TOP, article_address, figure, signed, speaker, text
from ..result_table import MOST, Maker, make_table, speaker_cell
from ..store import Corpus

_ROOM = 120
"""Characters of a sentence of evidence; its link leads to the whole."""
_QUESTION = """
WITH stated AS (
    SELECT s.entity, s.target, s.label, s.score, s.confidence, s.article, a.page, a.published, s.claims,
        c.sentence, coalesce(s.confidence, 1) >= ? AS sure
    FROM stances AS s JOIN articles AS a USING (article)
    LEFT JOIN claims AS c ON c.article = s.article AND c.claim = s.claims[1]
    WHERE s.entity IS NOT NULL AND s.target IS NOT NULL AND s.entity <> s.target AND a.same_as IS NULL
        AND s.label <> 'neutral'
), pairs AS (
    SELECT entity, target, count(*) AS n, avg(score) AS mean,
        count(*) FILTER (sure AND label = 'supports') AS supports,
        count(*) FILTER (sure AND label = 'opposes') AS opposes,
        count(*) FILTER (sure AND label NOT IN ('supports', 'opposes')) AS mixed,
        count(*) FILTER (NOT sure) AS doubtful,
        arg_min(label, published) FILTER (sure) AS first, arg_max(label, published) FILTER (sure) AS last,
        list((article, page, claims[1]) ORDER BY NOT sure, published, article)[:6] AS evidence,
        list(sentence ORDER BY NOT sure, published, article) FILTER (sentence IS NOT NULL) AS sentences
    FROM stated GROUP BY entity, target HAVING count(DISTINCT article) > 1
)
SELECT p.*, e.label AS speaker, e.slug, e.claims, t.label AS about
FROM pairs AS p JOIN entities AS e USING (entity) JOIN entities AS t ON t.entity = p.target
ORDER BY supports > 0 AND opposes > 0 DESC, supports + opposes > 0 DESC, n DESC, speaker, about LIMIT ?
"""


def stances(corpus: Corpus) -> Table:
    """Return the table of stances that several articles show, first and last."""
    makers: tuple[Maker, ...] = (
        (Column("Speaker", filtered=True), lambda row: speaker_cell(corpus, row.speaker, row)),
        (Column("Towards", filtered=True), lambda row: Cell(speaker(row.about))),
        (Column("Articles", numeric=True), lambda row: figure(row.n)),
        (Column("Supports", numeric=True), lambda row: figure(row.supports)),
        (Column("Opposes", numeric=True), lambda row: figure(row.opposes)),
        (Column("Mixed", numeric=True), lambda row: figure(row.mixed)),
        (Column("Doubtful", numeric=True), lambda row: figure(row.doubtful)),
        (Column("Mean score", numeric=True), lambda row: signed(row.mean)),
        (Column("First and last"), lambda row: Cell(_turn(row))),
        (Column("Evidence", words=True), lambda row: Cell(_words(row.sentences))),
        (Column("Where"), lambda row: Cell("", links=_evidence(corpus, row.evidence))),
    )
    return make_table(
        "stances",
        "Sides of a speaker towards another in several articles; changes come first. Doubtful sides "
        "(confidence below 0.7) do not count as support, opposition or change.",
        corpus.ask(_QUESTION, [SURE_SIDE, MOST]),
        makers,
        "No speaker takes sides towards the same actor in more than one article.",
    )


def _turn(row: Any) -> str:
    if pd.isna(row.first):
        return "dates unknown" if row.supports + row.opposes + row.mixed else "doubtful"
    first, last = text(row.first), text(row.last)
    return first if first == last else f"{first}, then {last}"


def _words(sentences: Any) -> str:
    """Return the first and the last sentence that show a side."""
    found = [] if pd.api.types.is_scalar(sentences) else [text(one) for one in sentences]
    return " / ".join(shorten(one, _ROOM) for one in dict.fromkeys([*found[:1], *found[-1:]]))


def _evidence(corpus: Corpus, evidence: Any) -> tuple[tuple[str, str], ...]:
    links = []
    for number, (article, page, claim) in enumerate(evidence, 1):
        address = article_address(corpus, article, page, f"row-{claim}" if claim else TOP)
        if address:
            links.append((str(number), address))
    return tuple(links)
