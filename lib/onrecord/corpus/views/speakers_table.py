"""The table of speakers: who is quoted, how often, and by how many publishers."""

from __future__ import annotations

import pandas as pd

from ...display.phrasing.display_names import shorten
from ...display.tables.table import Cell, Column, Table
from ..result_cells import day, figure, percent, text
from ..result_table import MOST, Maker, make_table, rest, speaker_cell
from ..store import Corpus

_ROLES = 60
"""Characters of roles shown; the speaker's page has all."""
_QUESTION = """
WITH most AS (SELECT * FROM entities WHERE claims > 0 ORDER BY words DESC, label LIMIT ?)
SELECT e.label, e.slug, e.kind, e.claims, e.words, count(DISTINCT c.article) AS articles,
    count(DISTINCT coalesce(a.publisher, '')) AS publishers, min(a.published) AS first,
    max(a.published) AS last,
    sum(c.words) FILTER (c.kind = 'direct') / nullif(sum(c.words), 0) AS direct,
    (SELECT count(*) FROM unclear AS u JOIN counted AS k USING (article, claim)
        WHERE u.entity = e.entity) AS unclear,
    (SELECT string_agg(role, '; ' ORDER BY n DESC, role) FROM (
        SELECT role, count(*) AS n FROM appearances AS p
        WHERE p.entity = e.entity AND role IS NOT NULL GROUP BY role ORDER BY n DESC, role LIMIT 2
    )) AS roles
FROM counted AS c JOIN most AS e USING (entity) JOIN articles AS a USING (article)
GROUP BY e.entity, e.label, e.slug, e.kind, e.claims, e.words ORDER BY e.words DESC, e.label
"""


def speakers(corpus: Corpus) -> Table:
    """Return the table of speakers, most claims first."""
    makers: tuple[Maker, ...] = (
        (Column("Speaker"), lambda row: speaker_cell(corpus, row.label, row)),
        (Column("Kind", filtered=True), lambda row: Cell(text(row.kind))),
        (Column("Roles seen"), lambda row: Cell(shorten(text(row.roles), _ROLES))),
        (Column("Articles", numeric=True), lambda row: figure(row.articles)),
        (Column("Publishers", numeric=True), lambda row: figure(row.publishers)),
        (Column("Claims", numeric=True), lambda row: figure(row.claims)),
        (Column("Unclear", numeric=True), lambda row: figure(row.unclear)),
        (Column("Words", numeric=True), lambda row: figure(row.words)),
        (Column("Quoted directly", numeric=True), lambda row: percent(row.direct)),
        (Column("First"), lambda row: Cell(day(row.first))),
        (Column("Last"), lambda row: Cell(day(row.last))),
    )
    total = int(corpus.ask("SELECT count(*) AS n FROM entities WHERE claims > 0")["n"].iloc[0])
    answer = corpus.ask(_QUESTION, [MOST])
    return make_table(
        "speakers",
        f"Speakers by attributed words, without copies{_links(corpus, answer)}. "
        "Unclear: further claims that may be theirs or somebody else’s." + rest(MOST, total, "speakers"),
        answer,
        makers,
        "No named speaker is quoted in these articles.",
    )


def _links(corpus: Corpus, answer: pd.DataFrame) -> str:
    """Return the words of the caption on the names that link to a page."""
    linked = int(answer["slug"].notna().sum()) if corpus.speakers else 0
    if not linked:
        return ""
    if linked == len(answer):
        return "; a name links to the claims of the speaker"
    return f"; {'one name links' if linked == 1 else f'{linked:,} names link'} to the claims of the speaker"
