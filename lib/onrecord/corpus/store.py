"""A corpus: the tables of many articles merged in a DuckDB database, which is on disk while it is open.

Its tables and columns, which `views.save` also writes as Parquet:

* `articles`: article (its folder), title (or the source), source, publisher, published (null if it is not a
  date), sha256, page (whether it has a report), words, same_as (an earlier article with exactly the same
  text)
* `entities`: entity, name, label (distinguishes namesakes), kind, slug (of their page, or null), articles,
  claims, words
* `appearances`: actors in articles: article, actor, entity (null if unnamed), name, kind, role,
  affiliation (by name), affiliation_kind, named
* `claims`: article, claim, actor, entity, said (the words), sentence (the words with their cue), words, kind,
  act, date, hedged, negated, confidence, sourced (whether the story cites a source for it),
  speaker_confidence
* `unclear`: claims of an unclear speaker, once per candidate: article, claim, actor, entity
* `sources`: sources of articles: article, actor, entity, type, pronoun, statements, words
* `accused`: who is accused or criticized in an article and not heard there: article, actor, entity, claims
* `numbers`, `stances`: as in each article, with entities; a number has the text before and after it
* `quotes`: wordings of a sentence in several articles (see `onrecord.corpus.travelling_quotations`)
* `differing`: numbers that count the same thing but differ (see `onrecord.corpus.differing`)
* `events`: pairs of articles on one event: one, other, likeness of their actors, compared (whether their
  numbers were compared)
* `limits`: how many pairs of articles and of numbers were compared: what, compared, possible

The view `attributed` has statements, or everything attributed; the view `counted` has those of them that are
not in copies, and is the base of all counts. `claims` and `words` of an entity count its rows.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import duckdb
import pandas as pd
import pyarrow as pa

from ..files import locks
from ..model.errors import SourceError
from ..sourcing.audit import ACCUSING
from . import differing, report_folders, travelling_quotations
from .bulk_rows import read_rows
from .cut_texts import cut_texts
from .joining import entity_labels, join_actors, who_is_who
from .parquet_columns import READ

if TYPE_CHECKING:
    from .report_folders import Chunk

_MEMORY = "1GB"
_CHUNKS, _BYTES = 200, 64_000_000
"""Most chunks of tables that wait for the database, and most bytes."""
PAGES = 1_000
"""Speakers with a page, unless a caller says otherwise."""
SPEAKERS = "speakers"
"""Folder of their pages."""
_ACCUSED = f"""
        CREATE TABLE accused AS
        WITH RECURSIVE heard AS (
            SELECT article, speaker AS actor FROM read_claims
            WHERE coalesce(sourced, true) AND speaker IS NOT NULL
            UNION
            SELECT h.article, a.affiliation FROM heard AS h
            JOIN read_actors AS a ON a.article = h.article AND a.id = h.actor WHERE a.affiliation IS NOT NULL
        ), mentioned AS (
            SELECT article, id, unnest(mentions) AS mention,
                coalesce(named, true) AND kind IN ('person', 'organization') AS shown FROM read_actors
        ), accusing AS (
            SELECT article, id, speaker, unnest(content) AS span FROM read_claims
            WHERE coalesce(sourced, true) AND act IN {ACCUSING}
        ), about AS (
            SELECT m.article, m.id AS actor, m.shown, c.id AS claim
            FROM mentioned AS m JOIN accusing AS c
            ON c.article = m.article AND c.speaker IS DISTINCT FROM m.id
                AND c.span[1] <= m.mention[1] AND m.mention[2] <= c.span[2]
            QUALIFY m.mention[1] = min(m.mention[1]) OVER (PARTITION BY c.article, c.id)
        )
        SELECT article, actor, NULL::BIGINT AS entity, list(DISTINCT claim ORDER BY claim) AS claims
        FROM about ANTI JOIN heard USING (article, actor) WHERE shown GROUP BY article, actor
"""


@dataclass(frozen=True, slots=True, repr=False)
class Corpus:
    """Many articles, for SQL queries.

    Attributes:
        folder: the folder of their reports.
        database: the DuckDB connection.
        skipped: one line per folder that could not be read.
        unfitting: one line per correction that fits no actor.
        base: relative address of the folder of the reports, from where the corpus is shown: the working
            directory.
        speakers: relative address of the folder of speakers' pages, from there; None without pages.
        up: relative address of the folder of the reports, from a speaker's page.
    """

    folder: Path
    database: duckdb.DuckDBPyConnection
    skipped: tuple[str, ...]
    unfitting: tuple[str, ...]
    base: str
    speakers: str | None
    up: str
    _files: ExitStack

    def __repr__(self) -> str:
        try:
            ((articles,),) = self.rows("SELECT count(*) FROM articles")
        except duckdb.Error:
            return f"<Corpus of {self.folder}, closed>"
        return f"<Corpus of {self.folder}: {articles:,} article{'s' if articles != 1 else ''}>"

    def ask(self, query: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
        """Return the result of an SQL query.

        Args:
            query: the query; `?` stands for a parameter.
            parameters: values of the parameters, in a list.

        Raises:
            TypeError: `parameters` is a text.
            ValueError: the query is empty.
            duckdb.Error: DuckDB cannot run the query.
        """
        if isinstance(parameters, str):
            raise TypeError(f"`parameters` takes a list, such as [{parameters!r}], and no text")
        result = self.database.execute(query, list(parameters))
        if result is None:
            raise ValueError("the query is empty")
        return result.df()

    def rows(self, query: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Return the rows of a result, with a bounded number of them in memory."""
        return read_rows(self.database, query, parameters)

    def close(self) -> None:
        """Close the database and remove its files."""
        self.database.close()
        self._files.close()


def open_corpus(
    folder: str | Path,
    corrections_file: str | Path | None = None,
    output_dir: str | Path | None = None,
    everything: bool = False,
    pages: int = PAGES,
) -> Corpus:
    """Read all reports of a folder into a corpus, and join their actors.

    Args:
        folder: folder of the reports (see `onrecord.corpus.report_folders`).
        corrections_file: file that merges and splits actors (see `onrecord.corpus.joining.who_is_who`).
        output_dir: where the folder of speakers' pages will be; None without those pages.
        everything: whether to count everything attributed, and not only statements for which a story cites a
            source.
        pages: the number of speakers with a page; those with most words come first.

    Raises:
        SourceError: there is no such folder, it holds no articles, or the corrections are invalid.
    """
    by_hand = who_is_who.read(corrections_file)
    files = ExitStack()
    place = Path(
        files.enter_context(tempfile.TemporaryDirectory(prefix=".rendering-", ignore_cleanup_errors=True))
    )
    files.callback(locks.release, locks.hold(place))  # `leftovers.clear` removes it if this process is killed
    database = duckdb.connect(str(place / "corpus.duckdb"))
    database.execute(f"SET memory_limit = '{_MEMORY}'")
    try:
        skipped = tuple(_load(Path(folder), database))
        if database.execute("SELECT count(*) FROM read_articles").fetchall() == [(0,)]:
            raise SourceError(str(folder), "it holds no reports")
        _derive(database, everything)
        unfitting = tuple(join_actors.join(database, by_hand))
        entity_labels.label(database)
        _name_entities(database, pages)
        travelling_quotations.find_quotes(database)
        differing.find_differing(database)
        for name in READ:
            database.execute(f"DROP TABLE read_{name}")
    except BaseException:
        database.close()
        files.close()
        raise
    base = quote(os.path.relpath(folder))
    beside = None if output_dir is None else Path(output_dir) / SPEAKERS
    speakers = None if beside is None else quote(os.path.relpath(beside))
    up = base if beside is None else quote(os.path.relpath(folder, beside))
    return Corpus(Path(folder), database, skipped, unfitting, base, speakers, up, files)


def _load(folder: Path, database: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """Fill the tables `read_…`; return one line per folder that is skipped."""
    for name, columns in READ.items():
        empty = pa.table(
            {"article": pa.array([], pa.string())} | {f.name: pa.array([], f.type) for f in columns}
        )
        database.register("chunk", empty)
        database.execute(f"CREATE TABLE read_{name} AS SELECT * FROM chunk")
    waiting: list[Chunk] = []
    size = 0
    for found in report_folders.read_folder(folder):
        if isinstance(found, SourceError):
            yield str(found)
            continue
        waiting.append(found)
        size += sum(table.nbytes for table in found.values())
        if size > _BYTES or len(waiting) == _CHUNKS:
            size = 0
            _insert(waiting, database)
            waiting.clear()
    _insert(waiting, database)


def _insert(chunks: Sequence[Chunk], database: duckdb.DuckDBPyConnection) -> None:
    for name in READ:
        tables = [chunk[name] for chunk in chunks if name in chunk]
        if tables:
            database.register("chunk", pa.concat_tables(tables))
            database.execute(f"INSERT INTO read_{name} SELECT * FROM chunk")
            database.unregister("chunk")


def _derive(database: duckdb.DuckDBPyConnection, everything: bool) -> None:
    """Create the tables for queries that do not need joined actors."""
    cut_texts(database)
    database.execute(
        f"""
        CREATE TABLE articles AS
        SELECT article, coalesce(nullif(trim(title), ''), nullif(trim(source), ''), article) AS title, source,
            nullif(trim(publisher), '') AS publisher, try_cast(left(published, 10) AS DATE) AS published,
            coalesce(sha256, sha256(text)) AS sha256, coalesce(page, false) AS page, w.words
        FROM read_articles AS t JOIN text_lengths AS w ON w.row = t.rowid
        QUALIFY row_number() OVER (PARTITION BY article) = 1;
        ALTER TABLE articles ADD COLUMN same_as VARCHAR;
        UPDATE articles SET same_as = first.article FROM (
            SELECT sha256, arg_min(article, (coalesce(published, DATE '9999-12-31'), article)) AS article
            FROM articles GROUP BY sha256 HAVING count(*) > 1
        ) AS first WHERE first.sha256 = articles.sha256 AND first.article <> articles.article;
        CREATE TABLE appearances AS
        SELECT a.article, a.id AS actor, NULL::BIGINT AS entity, a.name, a.kind, a.role,
            coalesce(b.name, a.affiliation) AS affiliation, b.kind AS affiliation_kind,
            coalesce(a.named, true) AS named
        FROM read_actors AS a
        LEFT JOIN read_actors AS b ON b.article = a.article AND b.id = a.affiliation
        WHERE a.name IS NOT NULL ORDER BY a.article, a.id;
        CREATE TABLE claims AS
        SELECT c.article, c.id AS claim, c.speaker AS actor, NULL::BIGINT AS entity, w.said, w.sentence,
            w.words, c.kind, c.act, c.date, coalesce(c.hedged, false) AS hedged,
            coalesce(c.negated, false) AS negated, c.confidence, coalesce(c.sourced, true) AS sourced,
            c.speaker_confidence
        FROM read_claims AS c JOIN claim_words AS w ON w.row = c.rowid;
        CREATE TABLE unclear AS
        SELECT article, id AS claim, unnest(candidates) AS actor, NULL::BIGINT AS entity
        FROM read_claims WHERE speaker IS NULL;
        CREATE VIEW attributed AS SELECT * FROM claims{"" if everything else " WHERE sourced"};
        CREATE VIEW counted AS SELECT * FROM attributed
        ANTI JOIN (SELECT article FROM articles WHERE same_as IS NOT NULL) USING (article);
        CREATE TABLE sources AS
        SELECT article, actor, NULL::BIGINT AS entity, type, pronoun, statements, words FROM read_sources;
        {_ACCUSED};
        CREATE TABLE numbers AS
        SELECT n.article, n.id AS number, n.text, n.kind, n.value_number AS value, n.low_number AS low,
            n.high_number AS high, n.unit, CASE WHEN n.of_subject THEN NULL ELSE n.counted END AS counted,
            coalesce(n.approximate, false) AS approximate,
            n.place, n.time, n.part,
            n.speaker AS actor, NULL::BIGINT AS entity, n.claim, w.before, w.after
        FROM read_numbers AS n JOIN number_words AS w ON w.row = n.rowid;
        DROP TABLE text_lengths; DROP TABLE claim_words; DROP TABLE number_words;
        CREATE TABLE stances AS
        SELECT article, speaker AS actor, target AS target_actor, NULL::BIGINT AS entity,
            NULL::BIGINT AS target, label, score, confidence, claims,
            coalesce(corrected, false) AS corrected
        FROM read_stances;
        """
    )


def _name_entities(database: duckdb.DuckDBPyConnection, pages: int) -> None:
    """Set the joined actors in the tables, count what each entity said, and choose who has a page."""
    for table, actor, entity in (
        ("claims", "actor", "entity"),
        ("unclear", "actor", "entity"),
        ("sources", "actor", "entity"),
        ("accused", "actor", "entity"),
        ("numbers", "actor", "entity"),
        ("stances", "actor", "entity"),
        ("stances", "target_actor", "target"),
    ):
        database.execute(
            f"UPDATE {table} SET {entity} = a.entity FROM appearances AS a "
            f"WHERE a.article = {table}.article AND a.actor = {table}.{actor}"
        )
    database.execute(
        """
        CREATE TABLE counts AS SELECT entity, count(DISTINCT article) AS articles FROM appearances
        WHERE entity IS NOT NULL GROUP BY entity;
        CREATE OR REPLACE TABLE entities AS
        SELECT e.*, coalesce(n.articles, 0) AS articles, coalesce(c.claims, 0) AS claims,
            coalesce(c.words, 0)::BIGINT AS words
        FROM entities AS e LEFT JOIN counts AS n USING (entity)
        LEFT JOIN (SELECT entity, count(*) AS claims, sum(words) AS words FROM counted GROUP BY entity) AS c
            USING (entity)
        ORDER BY entity;
        DROP TABLE counts
        """
    )
    entity_labels.choose_pages(database, pages)
