"""Quotations that several articles carry, side by side, with the words each article left out or added."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

from ...display.html import templates
from ...display.phrasing.display_names import NOBODY, listed
from ..compare_quotations import Piece, compare, words_of
from ..result_cells import article_address, day, publisher, speaker
from ..store import Corpus

MOST = 40
MOST_WORDINGS = 30
"""Most articles whose wording of a quotation is shown, the oldest first."""


@dataclass(frozen=True, slots=True)
class Version:
    """The wording of a quotation in one article.

    Attributes:
        publisher, published, speaker: as shown.
        address: address of the claim in the article's report, or None.
        pieces: the words, marked by comparison with the fullest wording.
    """

    publisher: str
    published: str
    speaker: str
    address: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation in all its wordings.

    Attributes:
        speaker: the speaker in most articles.
        others: speakers in other articles, or an empty string.
        differs: whether the words differ between articles.
        articles: number of articles that carry it.
        versions: the wordings, oldest first, at most `MOST_WORDINGS`.
    """

    speaker: str
    others: str
    differs: bool
    articles: int
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Travelled:
    """The most widely carried quotations.

    Attributes:
        quotes: those shown.
        total: number of quotations in the corpus.
    """

    quotes: tuple[Quote, ...]
    total: int

    def _repr_html_(self) -> str:
        return str(templates.render("parts/travelled.html.j2", quotes=self.quotes, total=self.total))


def travelled(corpus: Corpus) -> Travelled:
    """Return the quotations that most articles carry, with each article's wording."""
    answer = corpus.rows(
        """
        WITH ranked AS (
            SELECT quote, count(DISTINCT article) AS n FROM quotes
            GROUP BY quote ORDER BY n DESC, quote LIMIT ?
        )
        SELECT r.n, q.quote, q.article, a.page, a.publisher, a.published, q.claim, e.label, q.sentence
        FROM ranked AS r JOIN quotes AS q USING (quote) JOIN articles AS a USING (article)
        JOIN claims AS c ON c.article = q.article AND c.claim = q.claim LEFT JOIN entities AS e USING (entity)
        QUALIFY dense_rank() OVER (PARTITION BY q.quote ORDER BY a.published NULLS LAST, q.article) <= ?
        ORDER BY r.n DESC, q.quote, a.published NULLS LAST, q.article, length(q.claim), q.claim, q.place
        """,
        [MOST, MOST_WORDINGS],
    )
    found = []
    for (articles, _), rows in groupby(answer, key=lambda row: row[:2]):
        sentences = list(rows)
        full = max((row[8] for row in sentences), key=lambda sentence: len(words_of(sentence)))
        shown = tuple(
            _version(corpus, full, list(parts)) for _, parts in groupby(sentences, key=lambda row: row[2])
        )
        found.append(_quote(articles, shown))
    total = corpus.ask("SELECT count(DISTINCT quote) AS n FROM quotes")["n"].iloc[0]
    return Travelled(tuple(found), int(total))


def _version(corpus: Corpus, full: str, parts: list[tuple[Any, ...]]) -> Version:
    """Return the wording of an article, which may be in several sentences: rows of the query."""
    first, words = parts[0], parts[0][8]
    for before, part in pairwise(parts):
        words += f" {part[8]}" if part[6] == before[6] else f" … {part[8]}"
    return Version(
        publisher(first[4]),
        day(first[5]),
        speaker(first[7]),
        article_address(corpus, first[2], first[3], f"row-{first[6]}"),
        compare(full, words),
    )


def _quote(articles: int, versions: tuple[Version, ...]) -> Quote:
    named = [version.speaker for version in versions if version.speaker != NOBODY]
    main = max(sorted(set(named)), key=named.count, default=NOBODY)
    others = sorted({name for name in named if name != main})
    differs = any(piece.mark != "same" for version in versions for piece in version.pieces)
    return Quote(main, listed(others) if others else "", differs, articles, versions)
