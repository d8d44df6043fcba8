"""Stances that several articles show: the first and the last of a speaker towards a target."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...display.phrasing.confidence_levels import SURE_SIDE
from ...display.phrasing.display_names import shorten
from ...display.tables.table import Cell, Column, Table
from ..result_cells import article_address, figure, signed, speaker, text
from ..result_table import MOST, Maker, make_table, rest, speaker_cell, total_of
from ..store import Corpus

_ROOM = 120
"""Characters of a sentence of evidence; its link leads to the whole."""
_LINKS = 6
"""Most links to sides in a row."""
_QUESTION = """
WITH stated AS (
    SELECT s.entity, s.target, s.label, s.score, s.article, a.page, a.published, s.claims, s.corrected,
        c.sentence, coalesce(s.confidence, 1) >= ? AS sure
    FROM stances AS s JOIN articles AS a USING (article)
    LEFT JOIN claims AS c ON c.article = s.article AND c.claim = s.claims[1]
    WHERE s.entity IS NOT NULL AND s.target IS NOT NULL AND s.entity <> s.target AND a.same_as IS NULL
        AND s.label <> 'neutral'
), pairs AS (
    SELECT entity, target, count(DISTINCT article) AS n, avg(score) AS mean,
        count(*) FILTER (sure AND label = 'supports') AS supports,
        count(*) FILTER (sure AND label = 'opposes') AS opposes,
        count(*) FILTER (sure AND label NOT IN ('supports', 'opposes')) AS mixed,
        count(*) FILTER (NOT sure) AS doubtful,
        list({
            'article': article, 'page': page, 'claim': claims[1], 'label': label, 'sentence': sentence,
            'sure': sure, 'day': published::VARCHAR, 'by_hand': corrected
        } ORDER BY NOT sure, published NULLS LAST, article, label) AS sides
    FROM stated GROUP BY entity, target HAVING count(DISTINCT article) > 1
)
SELECT p.*, e.label AS speaker, e.slug, e.claims, t.label AS about, count(*) OVER () AS total
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
        (Column("First and last"), lambda row: Cell(_turn(row.sides))),
        (Column("Evidence", words=True), lambda row: Cell(_words(row.sides))),
        (Column("Where"), lambda row: _where(corpus, row.sides)),
    )
    answer = corpus.ask(_QUESTION, [SURE_SIDE, MOST])
    return make_table(
        "stances",
        "Sides of a speaker towards another in several articles; changes come first. Doubtful sides "
        "(confidence below 0.7) do not count as support, opposition or change."
        + rest(MOST, total_of(answer), "pairs"),
        answer,
        makers,
        "No speaker takes sides towards the same actor in more than one article.",
    )


def _told(sides: Sequence[Any]) -> tuple[Any, Any] | None:
    """Return the first and the last sure side with a date, or None."""
    told = [side for side in sides if side["sure"] and side["day"]]
    return (told[0], told[-1]) if told else None


def _turn(sides: Sequence[Any]) -> str:
    told = _told(sides)
    if told is None:
        return "dates unknown" if any(side["sure"] for side in sides) else "doubtful"
    first, last = told
    same = first["label"] == last["label"] and first["by_hand"] == last["by_hand"]
    order = " and, on the same day," if first["day"] == last["day"] else ", then"
    return _named(first) if same else f"{_named(first)}{order} {_named(last)}"


def _named(side: Any) -> str:
    return f"{side['label']} (by hand)" if side["by_hand"] else str(side["label"])


def _words(sides: Sequence[Any]) -> str:
    """Return the sentences that show the sides of `_turn`, in that order.

    A side that was set by hand has no sentence, but another article may have one for the same side.
    """
    first, last = _told(sides) or (sides[0], sides[-1])
    found = [_sentence(sides, first), _sentence(sides[::-1], last)]
    return " / ".join(shorten(one, _ROOM) for one in dict.fromkeys(found) if one)


def _sentence(sides: Sequence[Any], told: Any) -> str:
    """Return the first sentence for a side that is as sure as the one told."""
    same = (side for side in sides if (side["label"], side["sure"]) == (told["label"], told["sure"]))
    missing = "set by hand" if told["by_hand"] else ""
    return next((found for side in same if (found := text(side["sentence"]))), missing)


def _where(corpus: Corpus, sides: Sequence[Any]) -> Cell:
    """Return links to the sides, at most `_LINKS`; those without a claim lead to the list of sides."""
    links = []
    for number, side in enumerate(sides[:_LINKS], 1):
        anchor = f"row-{side['claim']}" if side["claim"] else "sides"
        address = article_address(corpus, side["article"], side["page"], anchor)
        if address:
            links.append((str(number), address))
    more = f"{_LINKS} of {len(sides):,}: " if links and len(sides) > _LINKS else ""
    return Cell(more, links=tuple(links))
