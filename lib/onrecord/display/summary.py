"""Summary of an article: its masthead, and its entry in the index of reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from math import ceil
from typing import TYPE_CHECKING, Any

from ..model import schema
from ..model.frames import rows_of
from ..model.spans import Span, words_in
from .html import templates
from .phrasing.display_names import names
from .statements import claims_of

if TYPE_CHECKING:
    from ..analysis.analysis import Analysis

MIME_TYPE = "application/vnd.onrecord.display.summary+json"
_WORDS_A_MINUTE = 238  # silent reading of non-fiction: Brysbaert, Journal of Memory and Language 109 (2019)


@dataclass(frozen=True, slots=True)
class Summary:
    """An article's metadata, and the amounts found in it.

    Attributes:
        title, source, url, publisher, published, reporters, wires, dateline, language, sha256: as in
            `Article`.
        words: words of its body.
        minutes: reading time in minutes, rounded up.
        actors, numbers: rows of those tables.
        claims: number of statements.
        attributed: share of the words that are attributed to someone, 0 to 1.
        unnamed: share of the attributed words whose speaker is not named, 0 to 1.
        speakers: names of the (at most three) speakers with most words in statements.
        warnings: problems in reading the article.
        corrected: number of corrections applied.
        unfit: line and reason of each correction that was not applied.
    """

    title: str
    source: str
    url: str | None
    publisher: str | None
    published: str | None
    reporters: tuple[str, ...]
    wires: tuple[str, ...]
    dateline: str | None
    language: str
    sha256: str
    words: int
    minutes: int
    actors: int
    claims: int
    numbers: int
    attributed: float
    unnamed: float
    speakers: tuple[str, ...]
    warnings: tuple[str, ...]
    corrected: int
    unfit: tuple[tuple[int, str], ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as plain values for JSON."""
        return asdict(self)


def summarize(analysis: Analysis) -> Summary:
    """Return the summary of an analysis."""
    article = analysis.article
    words = words_in(article.text, [(0, len(article.text))])
    spoken = _words(article.text, analysis.claims["content"])
    named = set(analysis.actors.loc[analysis.actors["named"], "id"])
    unnamed = _words(article.text, (c.content for c in rows_of(analysis.claims) if c.speaker not in named))
    shown = names(analysis.actors)
    stated: dict[str, int] = {}
    for claim in rows_of(claims := claims_of(analysis)):
        if claim.speaker in shown:
            stated[claim.speaker] = stated.get(claim.speaker, 0) + words_in(article.text, claim.content)
    ranking = sorted((key for key in shown if stated.get(key)), key=lambda key: -stated[key])
    return Summary(
        title=article.title,
        source=article.source,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        reporters=article.reporters,
        wires=article.wires,
        dateline=article.dateline,
        language=article.language,
        sha256=article.sha256,
        words=words,
        minutes=ceil(words / _WORDS_A_MINUTE),
        actors=len(analysis.actors),
        claims=len(claims),
        numbers=len(analysis.numbers),
        attributed=spoken / words if words else 0.0,
        unnamed=min(1.0, unnamed / spoken) if spoken else 0.0,
        speakers=tuple(shown[key] for key in ranking[:3]),
        warnings=article.warnings,
        corrected=sum(not outcome.problem for outcome in analysis.corrections),
        unfit=tuple((o.line, o.why) for o in analysis.corrections if o.problem),
    )


def _words(text: str, contents: Iterable[Iterable[Span]]) -> int:
    """Return the number of words in the spans, each word counted once."""
    merged: list[list[int]] = []
    for begin, end in sorted((b, e) for spans in contents for b, e in spans):
        if merged and begin <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([begin, end])
    return words_in(text, [(b, e) for b, e in merged])


@dataclass(frozen=True, slots=True)
class Masthead:
    """Headline, publisher, date, words and reading time; its output carries the summary for the index."""

    summary: Summary

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        html = templates.render("parts/masthead.html.j2", summary=self.summary)
        return {
            "text/html": str(html),
            "text/plain": self.summary.title,
            MIME_TYPE: self.summary.to_dict(),
        }


def overview(analysis: Analysis) -> str:
    """Return HTML that lists the contents of an analysis and the calls that show them."""
    tables = [(name, len(analysis.table(name)), what) for name, what in schema.ROWS.items()]
    summary = summarize(analysis)
    return str(
        templates.render(
            "parts/analysis.html.j2",
            summary=summary,
            tables=tables,
            claim=next(map(repr, analysis.claims["id"]), ""),
            speaker=next(map(repr, summary.speakers), ""),
        )
    )


def masthead(analysis: Analysis) -> Masthead:
    """Return the head of the report."""
    return Masthead(summarize(analysis))
