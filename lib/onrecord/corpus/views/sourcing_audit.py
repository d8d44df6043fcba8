"""The source audit of many articles, per publisher and month, with n and intervals; who is not heard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from ...display.tables.table import Cell, Column, Row, Table
from ..intervals import LEAST, Estimate, mean, proportion
from ..result_cells import UNDATED, article_address, day, figure, publisher, speaker, text
from ..result_table import MOST, Maker, make_table, rest, speaker_cell, total_of
from ..store import Corpus

_PER_ARTICLE = """
SELECT a.article, a.publisher, strftime(a.published, '%Y-%m') AS month, count(*) AS sources,
    sum(s.words) AS words, coalesce(sum(s.words) FILTER (s.type LIKE 'named%'), 0) AS named,
    coalesce(sum(s.words) FILTER (s.type = 'document'), 0) AS documents, max(s.words) AS largest,
    count(*) FILTER (s.type IN ('unnamed person', 'unnamed group')) AS unexplained,
    count(*) FILTER (s.type = 'anonymous by request') AS explained,
    count(*) FILTER (s.pronoun = 'she') AS she, count(*) FILTER (s.pronoun = 'he') AS he,
    count(*) FILTER (s.pronoun = 'they') AS they,
    count(*) FILTER (p.kind = 'person' AND s.pronoun IS NULL) AS unstated,
    (SELECT count(*) FROM accused AS x WHERE x.article = a.article) AS accused
FROM articles AS a JOIN sources AS s USING (article)
LEFT JOIN appearances AS p ON p.article = s.article AND p.actor = s.actor
WHERE a.same_as IS NULL GROUP BY a.article, a.publisher, a.published ORDER BY a.article
"""
_ACCUSED = """
SELECT e.label, e.slug, e.claims, p.name, c.claim, c.sentence, s.label AS accuser, a.*,
    count(*) OVER () AS total
FROM accused AS x JOIN articles AS a USING (article)
JOIN claims AS c ON c.article = x.article AND list_contains(x.claims, c.claim)
JOIN appearances AS p ON p.article = x.article AND p.actor = x.actor
LEFT JOIN entities AS e ON e.entity = x.entity LEFT JOIN entities AS s ON s.entity = c.entity
WHERE a.same_as IS NULL ORDER BY a.published DESC NULLS LAST, a.article, p.name, c.claim LIMIT ?
"""


def per_article(corpus: Corpus) -> pd.DataFrame:
    """Return the figures of the audit for each article that cites a source; copies are left out."""
    return corpus.ask(_PER_ARTICLE)


def audit_by_publisher(corpus: Corpus) -> Table:
    """Return the source audit per publisher, those with most articles first."""
    found = per_article(corpus).groupby("publisher", dropna=False, sort=False)
    groups = sorted(
        ((publisher(key), rows) for key, rows in found), key=lambda item: (-len(item[1]), item[0])
    )
    return _table("audit-by-publisher", "Publisher", groups)


def audit_by_month(corpus: Corpus) -> Table:
    """Return the source audit per month of publication, the latest first; undated articles come last."""
    found = per_article(corpus).groupby("month", dropna=False, sort=False)
    groups = [(UNDATED if pd.isna(key) else str(key), rows) for key, rows in found]
    groups.sort(key=lambda item: (item[0] != UNDATED, item[0]), reverse=True)
    return _table("audit-by-month", "Month", groups)


def accused(corpus: Corpus) -> Table:
    """Return who is accused or criticized in an article and not heard there, the latest article first."""

    def article(row: Any) -> Cell:
        return Cell(text(row.title), link=article_address(corpus, row.article, row.page))

    def claim(row: Any) -> Cell:
        return Cell(
            text(row.sentence), link=article_address(corpus, row.article, row.page, f"row-{row.claim}")
        )

    answer = corpus.ask(_ACCUSED, [MOST])
    makers: tuple[Maker, ...] = (
        (Column("Who"), lambda row: speaker_cell(corpus, text(row.label) or text(row.name), row)),
        (Column("Accused or criticized by", filtered=True), lambda row: Cell(speaker(row.accuser))),
        (Column("Claim"), claim),
        (Column("Publisher", filtered=True), lambda row: Cell(publisher(row.publisher))),
        (Column("Published"), lambda row: Cell(day(row.published))),
        (Column("Article"), article),
    )
    return make_table(
        "accused",
        "People and organizations that an article accuses or criticizes without quoting them or "
        "anyone who belongs to them. Each claim links to its words." + rest(MOST, total_of(answer), "claims"),
        answer,
        makers,
        "Nobody is accused or criticized in these articles without being quoted.",
    )


def _table(name: str, first: str, groups: list[tuple[str, pd.DataFrame]]) -> Table:
    columns = (Column(first), *(column for column, _ in _COLUMNS))
    rows = tuple(
        Row(None, (Cell(title, sort=place), *(make(rows) for _, make in _COLUMNS)))
        for place, (title, rows) in enumerate(groups[:MOST])
    )
    return Table(
        name,
        f"Source audit per {first.lower()}: means with 95% intervals, for at least {LEAST} articles. "
        "Copies and articles without sources are left out. Shares are of the words that have a source; "
        "the others are from unnamed sources. People are counted by the article’s pronouns."
        + rest(MOST, len(groups), f"{first.lower()}s"),
        columns,
        rows,
        "No article cites a source.",
    )


def _share(rows: pd.DataFrame, column: str) -> Estimate:
    return mean((rows[column] / rows["words"].where(rows["words"] > 0)).astype(float).tolist())


def _percent(found: Estimate) -> Cell:
    if not found.n:
        return Cell("–", sort=-1)
    ends = f" ({100 * found.low:.0f}–{found.high:.0%})" if found.is_certain else ""
    return Cell(f"{found.value:.0%}{ends}", sort=round(found.value, 4))


def _mean(found: Estimate) -> Cell:
    ends = f" ({found.low:.1f}–{found.high:.1f})" if found.is_certain else ""
    return Cell(f"{found.value:.1f}{ends}", sort=round(found.value, 4))


def _unexplained(rows: pd.DataFrame) -> Cell:
    without, all_unnamed = (
        int(rows["unexplained"].sum()),
        int((rows["unexplained"] + rows["explained"]).sum()),
    )
    return Cell(f"{without:,} of {all_unnamed:,}" if all_unnamed else "none", sort=without)


def _pronouns(rows: pd.DataFrame) -> Cell:
    counts = [int(rows[name].sum()) for name in ("she", "he", "they", "unstated")]
    return Cell(" / ".join(f"{count:,}" for count in counts), sort=counts[0])


def _not_heard(rows: pd.DataFrame) -> Cell:
    hits = int((rows["accused"] > 0).sum())
    return Cell(f"{hits:,} of {len(rows):,}", sort=proportion(hits, len(rows)).value)


_COLUMNS: tuple[tuple[Column, Callable[[pd.DataFrame], Cell]], ...] = (
    (Column("Articles", numeric=True), lambda rows: figure(len(rows))),
    (
        Column("Sources per article", numeric=True),
        lambda rows: _mean(mean(rows["sources"].astype(float).tolist())),
    ),
    (Column("Words: named sources", numeric=True), lambda rows: _percent(_share(rows, "named"))),
    (Column("Documents", numeric=True), lambda rows: _percent(_share(rows, "documents"))),
    (Column("Largest source", numeric=True), lambda rows: _percent(_share(rows, "largest"))),
    (Column("Not named, no reason given", numeric=True), _unexplained),
    (Column("She / he / they / not stated", numeric=True), _pronouns),
    (Column("Articles with someone accused, not quoted", numeric=True), _not_heard),
)
