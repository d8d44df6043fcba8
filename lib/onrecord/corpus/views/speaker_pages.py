"""A page per speaker: their claims by article, their roles, and whom they support or oppose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from ...display.html import templates
from ...display.phrasing.confidence_levels import DOUBTFUL, SURE_SIDE
from ...display.phrasing.display_names import counted, listed
from ...display.tables.table import Cell, Column, Row, Table
from ...display.workbook import Note, said
from ...files.writing import why_unwritable
from ...model.errors import OutputError
from ...report.report_page import page_style, policy
from ..result_cells import article_address, day, publisher, signed, speaker, text
from ..store import SPEAKERS, Corpus
from .corpus_summary import period

IN_SQL = "tables"
"""Folder of the tables: not beside the report, or `reports/*/claims.parquet` would match both."""
TABLES = (
    "articles",
    "entities",
    "appearances",
    "claims",
    "unclear",
    "sources",
    "accused",
    "numbers",
    "stances",
    "quotes",
    "differing",
    "events",
    "limits",
)
_MOST = 500
"""Most claims on a page; more would slow a browser down."""


def save(corpus: Corpus, output_dir: str | Path | None) -> Note:
    """Write a corpus as Parquet tables, and a page for each speaker who gets one; without a folder, nothing.

    Raises:
        OutputError: the folder cannot be written to.
    """
    if output_dir is None:
        return said(
            "Nothing was saved: give `output_dir` a folder for the tables and a page for each speaker."
        )
    folder = Path(output_dir)
    try:
        for name in (IN_SQL, SPEAKERS):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for name in TABLES:
            corpus.database.table(name).write_parquet(str(folder / IN_SQL / f"{name}.parquet"))
        number = 0
        for slug, page in pages(corpus):
            (folder / SPEAKERS / f"{slug}.html").write_text(page, encoding="utf-8")
            number += 1
    except OSError as error:
        raise OutputError(f"{folder}: {why_unwritable(folder, error)}") from error
    return said(
        f"Saved in {output_dir}: {listed(list(TABLES), len(TABLES))}; {counted(number, 'page')} of speakers."
    )


def pages(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield the file name (without extension) and the HTML of each speaker's page."""
    script = templates.script("tables.js", "report.js")
    frame = {
        "policy": policy(f"\n{script}\n"),
        "style": templates.Markup(page_style()),
        "script": templates.Markup(script),
    }
    seen = groupby(corpus.rows(_SEEN), key=lambda row: row[0])
    stances = groupby(corpus.rows(_STANCES), key=lambda row: row[0])
    unclear = groupby(corpus.rows(_UNCLEAR), key=lambda row: row[0])
    seen_by, stances_by, unclear_by = _Aligned(seen), _Aligned(stances), _Aligned(unclear)
    for entity, rows in groupby(corpus.rows(_CLAIMS), key=lambda row: row[0]):
        own = list(rows)
        maybe = unclear_by.take(entity)
        claims = sorted([*own, *maybe], key=_order) if maybe else own
        label, slug, kind = claims[0][1:4]
        shown = {
            "name": speaker(label),
            "facts": _facts(own, len(maybe), text(kind)),
            "seen": _counted(seen_by.take(entity)),
            "claims": _html(_claims(corpus, claims[:_MOST], len(claims))),
            "stances": _html(_stances(corpus, stances_by.take(entity))),
        }
        yield slug, str(templates.render("parts/speaker.html.j2", **frame, **shown))


def _html(table: Table) -> templates.Markup:
    return templates.Markup(table._repr_html_())


class _Aligned:
    """Groups of rows in order of entity, read in parallel with another stream in the same order."""

    def __init__(self, groups: Iterator[tuple[Any, Iterator[Any]]]) -> None:
        self._groups = groups
        self._next: tuple[Any, list[Any]] | None = None

    def take(self, entity: int) -> list[Any]:
        """Return the rows of an entity; skip those of smaller ones."""
        while self._next is None or self._next[0] < entity:
            key, rows = next(self._groups, (float("inf"), iter(())))
            self._next = key, list(rows)
        return self._next[1] if self._next[0] == entity else []


_CLAIMS = """
SELECT e.entity, e.label, e.slug, e.kind, c.article, c.claim, c.sentence, c.words, c.kind, c.act, c.date,
    c.hedged, c.negated, c.confidence, a.title, a.publisher, a.published, a.page, c.sourced,
    coalesce(c.speaker_confidence, 1) AS speaker_confidence, a.same_as IS NOT NULL,
    k.claim IS NOT NULL
FROM claims AS c JOIN entities AS e USING (entity) JOIN articles AS a USING (article)
LEFT JOIN counted AS k ON k.article = c.article AND k.claim = c.claim
WHERE e.slug IS NOT NULL ORDER BY e.entity, a.published NULLS LAST, c.article, length(c.claim), c.claim
"""
_UNCLEAR = """
SELECT e.entity, e.label, e.slug, e.kind, c.article, c.claim, c.sentence, c.words, c.kind, c.act, c.date,
    c.hedged, c.negated, c.confidence, a.title, a.publisher, a.published, a.page, c.sourced, 0,
    a.same_as IS NOT NULL, false
FROM unclear AS u JOIN claims AS c USING (article, claim) JOIN entities AS e ON e.entity = u.entity
JOIN articles AS a USING (article)
WHERE e.slug IS NOT NULL ORDER BY e.entity, a.published NULLS LAST, c.article, length(c.claim), c.claim
"""
"""The claims that may be a speaker's, with the columns of `_CLAIMS`."""
_SEEN = """
SELECT entity, name, role, affiliation, count(*) FROM appearances
SEMI JOIN (SELECT entity FROM entities WHERE slug IS NOT NULL) USING (entity)
GROUP BY ALL ORDER BY entity, count(*) DESC, name, role, affiliation
"""
_STANCES = """
SELECT s.entity, t.label, s.label, s.score, s.confidence, s.claims, a.article, a.page, a.publisher,
    a.published
FROM stances AS s JOIN entities AS t ON t.entity = s.target JOIN articles AS a USING (article)
WHERE s.entity <> s.target AND s.entity IN (SELECT entity FROM entities WHERE slug IS NOT NULL)
ORDER BY s.entity, t.label, a.published NULLS LAST, a.article, s.target
"""


def _order(row: Any) -> tuple[Any, ...]:
    """Return the sort key of a claim: its article's date, its article, its number."""
    return row[16] is None, row[16] or 0, row[4], len(row[5]), row[5]


def _facts(rows: list[Any], unclear: int, kind: str) -> tuple[str, ...]:
    """Return the figures of the table of speakers, and how many more rows the page has."""
    claims = [row for row in rows if row[21]]
    more = len(rows) - len(claims)
    days = [row[16] for row in claims if row[16] is not None]
    when = period(min(days), max(days)) if days else "no date known"
    undated = len({row[4] for row in claims if row[16] is None})
    articles = len({row[4] for row in claims})
    return (
        kind,
        f"{counted(len(claims), 'claim')} in {counted(articles, 'article')}"
        + (f", {more:,} more not counted (not statements, or in copies)" if more else "")
        + (f", {unclear:,} more of an unclear speaker" if unclear else ""),
        counted(sum(row[7] for row in claims), "word"),
        listed(sorted({publisher(name) for name in {row[15] for row in claims}}), 4),
        when + (f", {undated:,} without a date" if undated and days else ""),
    )


def _counted(seen: list[Any]) -> tuple[tuple[str, list[tuple[str, int]], bool], ...]:
    """Return names, roles and affiliations of a speaker, each with its articles, and whether more exist."""
    found = []
    for title, column in (("Named", 1), ("Roles seen", 2), ("Belongs to", 3)):
        counts: Counter[str] = Counter()
        for row in seen:
            if text(row[column]):
                counts[text(row[column])] += row[4]
        if counts:
            found.append((title, counts.most_common(12), len(counts) > 12))
    return tuple(found)


def _claims(corpus: Corpus, claims: list[Any], total: int) -> Table:
    rows = tuple(
        Row(
            None,
            (
                Cell(day(row[16])),
                Cell(publisher(row[15])),
                Cell(text(row[14]), link=article_address(corpus, row[4], row[17], base=corpus.up)),
                Cell(text(row[6])),
                Cell(text(row[8])),
                Cell(text(row[9])),
                Cell(_notes(row)),
                Cell(row[5], link=article_address(corpus, row[4], row[17], f"row-{row[5]}", corpus.up)),
            ),
            is_folded=not row[18],
        )
        for row in claims
    )
    columns = (
        Column("Published"),
        Column("Publisher", filtered=True),
        Column("Article"),
        Column("Claim"),
        Column("Kind", filtered=True),
        Column("Act", filtered=True),
        Column("Note", filtered=True),
        Column("Row"),
    )
    caption = "Claims, oldest article first; each row links to its words."
    if any(not row[19] for row in claims):
        caption += " Where the speaker is unclear, the claim is this speaker’s or somebody else’s."
    if total > len(claims):
        caption += f" The first {len(claims):,} of {total:,}; the others are in the Parquet tables."
    return Table("claims-of-speaker", caption, columns, rows)


def _notes(row: Any) -> str:
    flags = [word for word, is_so in (("hedged", row[11]), ("negated", row[12])) if is_so]
    flags += [] if row[18] else ["not a statement"]
    flags += ["in a copy"] if row[20] else []
    flags += ["speaker unclear"] if not row[19] else ["speaker doubtful"] if row[19] < SURE_SIDE else []
    return ", ".join([*flags, "doubtful"] if row[13] is not None and row[13] < DOUBTFUL else flags)


def _stances(corpus: Corpus, stances: list[Any]) -> Table:
    rows = tuple(
        Row(
            None,
            (
                Cell(speaker(row[1])),
                Cell(_side(row)),
                signed(row[3] or 0.0),
                Cell(day(row[9])),
                Cell(publisher(row[8])),
                Cell("", links=_links(corpus, row)),
            ),
        )
        for row in stances
    )
    columns = (
        Column("Towards", filtered=True),
        Column("Stance", filtered=True),
        Column("Score", numeric=True),
        Column("Published"),
        Column("Publisher", filtered=True),
        Column("Evidence"),
    )
    empty = "On Record found no stance towards anyone."
    return Table("stances-of-speaker", "Stance towards others in each article.", columns, rows, empty)


def _side(row: Any) -> str:
    """Return a side, marked as in the report of its article."""
    is_doubtful = row[4] is not None and row[4] < SURE_SIDE
    return f"{text(row[2])}, doubtful" if is_doubtful else text(row[2])


def _links(corpus: Corpus, row: Any) -> tuple[tuple[str, str], ...]:
    found = (
        (claim, article_address(corpus, row[6], row[7], f"row-{claim}", corpus.up)) for claim in row[5] or ()
    )
    return tuple((claim, address) for claim, address in found if address)
