"""The tables of a corpus as a reader meets them: each answers a question, row by row."""

from __future__ import annotations

from typing import Any

from ..tables import Cell, Column, Row, Table
from .cells import (
    article_address,
    day,
    figure,
    percent,
    publisher,
    rows,
    signed,
    speaker,
    speaker_address,
    text,
)
from .store import Corpus

MOST = 200
"""Rows a table shows at most; the Parquet tables have all."""


def _shown(shown: int, total: int, what: str) -> str:
    """What a caption says of rows that are left out."""
    return (
        f" The first {shown:,} of {total:,} {what}; the rest is in the Parquet tables."
        if total > shown
        else ""
    )


def speakers(corpus: Corpus) -> Table:
    """Who is quoted, how often and by how many."""
    answer = corpus.ask(
        """
        SELECT e.label, e.slug, e.kind, e.claims, e.words, count(DISTINCT c.article) AS articles,
            count(DISTINCT coalesce(a.publisher, '')) AS publishers, min(a.published) AS first,
            max(a.published) AS last,
            sum(c.words) FILTER (c.kind = 'direct') / nullif(sum(c.words), 0) AS direct,
            (SELECT string_agg(role, '; ' ORDER BY n DESC, role) FROM (
                SELECT role, count(*) AS n FROM appearances AS p
                WHERE p.entity = e.entity AND role IS NOT NULL GROUP BY role ORDER BY n DESC, role LIMIT 2
            )) AS roles
        FROM claims AS c JOIN entities AS e USING (entity) JOIN articles AS a USING (article)
        GROUP BY e.entity, e.label, e.slug, e.kind, e.claims, e.words ORDER BY e.words DESC, e.label LIMIT ?
        """,
        [MOST],
    )
    total = corpus.ask("SELECT count(*) AS n FROM entities WHERE claims > 0")["n"].iloc[0]
    found = tuple(
        Row(
            None,
            (
                Cell(speaker(s.label), link=speaker_address(corpus, s.slug, s.claims)),
                Cell(text(s.kind)),
                Cell(text(s.roles)),
                figure(s.articles),
                figure(s.publishers),
                figure(s.claims),
                figure(s.words),
                percent(s.direct),
                Cell(day(s.first)),
                Cell(day(s.last)),
            ),
        )
        for s in rows(answer)
    )
    columns = (
        Column("Speaker"),
        Column("Kind", filtered=True),
        Column("Roles seen"),
        Column("Articles", numeric=True),
        Column("Publishers", numeric=True),
        Column("Claims", numeric=True),
        Column("Words", numeric=True),
        Column("Quoted directly", numeric=True),
        Column("First"),
        Column("Last"),
    )
    caption = "Speakers by attributed words; the name leads to all they are quoted with."
    return Table(
        "speakers",
        caption + _shown(MOST, total, "speakers"),
        columns,
        found,
        "Nobody who is named is quoted in these articles.",
    )


def stances(corpus: Corpus) -> Table:
    """How a speaker stands towards a target, first and last, where more than one article tells."""
    answer = corpus.ask(
        """
        WITH told AS (
            SELECT s.entity, s.target, s.label, s.score, s.article, a.page, a.published, s.claims
            FROM stances AS s JOIN articles AS a USING (article)
            WHERE s.entity IS NOT NULL AND s.target IS NOT NULL AND s.entity <> s.target AND a.same_as IS NULL
        ), pairs AS (
            SELECT entity, target, count(*) AS n, avg(score) AS mean,
                count(*) FILTER (label = 'supports') AS supports,
                count(*) FILTER (label = 'opposes') AS opposes,
                count(*) FILTER (label NOT IN ('supports', 'opposes')) AS others,
                arg_min(label, published) AS first, arg_max(label, published) AS last,
                list((article, page, claims[1]) ORDER BY label = 'neutral', published, article)[:6]
                    AS evidence
            FROM told GROUP BY entity, target HAVING count(DISTINCT article) > 1 AND supports + opposes > 0
        )
        SELECT p.*, e.label AS speaker, e.slug, e.claims, t.label AS about
        FROM pairs AS p JOIN entities AS e USING (entity) JOIN entities AS t ON t.entity = p.target
        ORDER BY supports > 0 AND opposes > 0 DESC, n DESC, speaker, about LIMIT ?
        """,
        [MOST],
    )
    found = tuple(
        Row(
            None,
            (
                Cell(speaker(s.speaker), link=speaker_address(corpus, s.slug, s.claims)),
                Cell(speaker(s.about)),
                figure(s.n),
                figure(s.supports),
                figure(s.opposes),
                figure(s.others),
                signed(s.mean),
                Cell(_turn(s)),
                Cell("", links=_evidence(corpus, s.evidence)),
            ),
        )
        for s in rows(answer)
    )
    columns = (
        Column("Speaker", filtered=True),
        Column("Towards", filtered=True),
        Column("Articles", numeric=True),
        Column("Supports", numeric=True),
        Column("Opposes", numeric=True),
        Column("Neither", numeric=True),
        Column("Mean score", numeric=True),
        Column("First and last"),
        Column("Evidence"),
    )
    return Table(
        "stances",
        "Stance of a speaker towards another in several articles, those that change sides first.",
        columns,
        found,
        "No speaker takes sides towards the same actor in more than one article.",
    )


def _turn(row: Any) -> str:
    first, last = text(row.first), text(row.last)
    return first if first == last else f"{first}, then {last}" if first and last else "dates unknown"


def _evidence(corpus: Corpus, evidence: Any) -> tuple[tuple[str, str], ...]:
    links = []
    for number, (article, page, claim) in enumerate(evidence, 1):
        address = article_address(corpus, article, page, f"row-{claim}" if claim else "main")
        if address:
            links.append((str(number), address))
    return tuple(links)


def numbers(corpus: Corpus) -> Table:
    """Numbers that count the same and differ between articles."""
    answer = corpus.ask(
        """
        WITH things AS (
            SELECT thing, count(DISTINCT article) AS n, max(coalesce(value, low, high)) AS most,
                min(coalesce(value, low, high)) AS least
            FROM differing JOIN numbers USING (article, number) GROUP BY thing
        )
        SELECT dense_rank() OVER (ORDER BY t.n DESC, t.thing) AS rank, n.text, n.counted, n.before, n.after,
            n.number,
            coalesce(n.value, n.low, n.high) AS amount, t.least, t.most, e.label AS speaker, a.*
        FROM differing AS d JOIN things AS t USING (thing) JOIN numbers AS n USING (article, number)
        JOIN articles AS a USING (article) LEFT JOIN entities AS e USING (entity)
        ORDER BY rank, a.published, a.article, n.number LIMIT ?
        """,
        [MOST],
    )
    found = tuple(
        Row(
            None,
            (
                figure(n.rank),
                Cell(text(n.text), sort=float(n.amount)),
                Cell(text(n.counted)),
                Cell(f"… {_tail(n.before)} {text(n.text)} {_head(n.after)} …"),
                Cell(text(n.speaker) or "the article itself"),
                Cell(publisher(n.publisher)),
                Cell(day(n.published)),
                Cell(text(n.title), link=article_address(corpus, n.article, n.page, f"row-{n.number}")),
            ),
        )
        for n in rows(answer)
    )
    columns = (
        Column("Thing", numeric=True, filtered=True),
        Column("Number", numeric=True),
        Column("Of what"),
        Column("In its words"),
        Column("Stated by"),
        Column("Publisher", filtered=True),
        Column("Published"),
        Column("Article"),
    )
    return Table(
        "differing",
        "Rows of one “thing” seem to count the same and give different values.",
        columns,
        found,
        "No two articles seem to give different numbers for the same thing.",
    )


def _tail(before: Any) -> str:
    return " ".join(text(before).split()[1:])


def _head(after: Any) -> str:
    return " ".join(text(after).split(" ")[:-1])


def sources(corpus: Corpus) -> Table:
    """How much of what a publisher attributes has no named source."""
    answer = corpus.ask(UNNAMED)
    found = tuple(
        Row(
            None,
            (
                Cell(publisher(p.publisher)),
                figure(p.articles),
                figure(p.claims),
                figure(p.words),
                percent(p.share),
                percent(p.nobody),
                percent(p.low),
                percent(p.high),
            ),
        )
        for p in rows(answer)
    )
    columns = (
        Column("Publisher"),
        Column("Articles", numeric=True),
        Column("Claims", numeric=True),
        Column("Attributed words", numeric=True),
        Column("From unnamed sources", numeric=True),
        Column("… of which nobody at all", numeric=True),
        Column("Lower quarter", numeric=True),
        Column("Upper quarter", numeric=True),
    )
    return Table(
        "unnamed",
        "Share of the attributed words whose source has no name; the quarters are of single articles.",
        columns,
        found,
        "Nothing is attributed to anyone in these articles.",
    )


UNNAMED = """
WITH per_article AS (
    SELECT a.article, a.publisher, count(*) AS claims, sum(c.words) AS words,
        coalesce(sum(c.words) FILTER (c.entity IS NULL), 0) AS unnamed,
        coalesce(sum(c.words) FILTER (c.actor IS NULL), 0) AS nobody
    FROM claims AS c JOIN articles AS a USING (article) GROUP BY a.article, a.publisher
)
SELECT publisher, count(*) AS articles, sum(claims) AS claims, sum(words) AS words,
    sum(unnamed) / nullif(sum(words), 0) AS share, sum(nobody) / nullif(sum(words), 0) AS nobody,
    quantile_cont(unnamed / nullif(words, 0), 0.25) AS low,
    quantile_cont(unnamed / nullif(words, 0), 0.75) AS high
FROM per_article GROUP BY publisher ORDER BY publisher IS NULL, share DESC, publisher
"""


def namesakes(corpus: Corpus) -> Table:
    """Names that may be one actor's and were not joined, for a person to decide."""
    answer = corpus.ask(
        """
        WITH people AS (
            SELECT entity, label, name, articles, claims, slug, lower(split_part(name, ' ', -1)) AS family
            FROM entities WHERE kind = 'person'
        )
        SELECT a.label AS one, a.articles AS n, a.slug, a.claims, b.label AS other, b.articles AS m,
            CASE WHEN lower(a.name) = lower(b.name) THEN 'same name, and nothing that joins them'
                ELSE 'the short name could be theirs' END AS why
        FROM people AS a JOIN people AS b
            ON a.family = b.family AND a.entity <> b.entity
            AND ((lower(a.name) = lower(b.name) AND a.entity < b.entity)
                OR (NOT contains(a.name, ' ') AND contains(b.name, ' ')))
        ORDER BY a.claims + b.claims DESC, one, other LIMIT ?
        """,
        [MOST // 4],
    )
    found = tuple(
        Row(
            None,
            (
                Cell(speaker(n.one), link=speaker_address(corpus, n.slug, n.claims)),
                figure(n.n),
                Cell(speaker(n.other)),
                figure(n.m),
                Cell(text(n.why)),
            ),
        )
        for n in rows(answer)
    )
    columns = (
        Column("Name"),
        Column("Articles", numeric=True),
        Column("May be"),
        Column("Articles", numeric=True),
        Column("Why"),
    )
    return Table(
        "namesakes",
        "People kept apart who may be one, those with most claims first.",
        columns,
        found,
        "No two people share a name.",
    )


def articles(corpus: Corpus) -> Table:
    """The articles, the newest first."""
    answer = corpus.ask(
        """
        SELECT a.*, count(c.claim) AS claims, count(DISTINCT c.entity) AS speakers, count(*) OVER () AS total
        FROM articles AS a LEFT JOIN claims AS c USING (article) GROUP BY ALL
        ORDER BY published DESC NULLS LAST, article LIMIT ?
        """,
        [MOST],
    )
    found = tuple(
        Row(
            None,
            (
                Cell(text(a.title), link=article_address(corpus, a.article, a.page)),
                Cell(publisher(a.publisher)),
                Cell(day(a.published)),
                figure(a.words),
                figure(a.claims),
                figure(a.speakers),
                Cell("the same text as another" if text(a.same_as) else ""),
            ),
        )
        for a in rows(answer)
    )
    columns = (
        Column("Article"),
        Column("Publisher", filtered=True),
        Column("Published"),
        Column("Words", numeric=True),
        Column("Claims", numeric=True),
        Column("Named speakers", numeric=True),
        Column("Note"),
    )
    total = int(answer["total"].iloc[0])
    return Table("articles", "Articles, the newest first." + _shown(MOST, total, "articles"), columns, found)
