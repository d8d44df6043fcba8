"""`analyze(article) -> Analysis`: the one way from an article to its tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

import pandas as pd
from spacy.tokens import Doc

from ..actors import cast as actors
from ..attribution import find
from ..attribution.free_quotations import add_free_quotations
from ..claims import claims, numbers
from ..corrections.apply import Outcome, Overruler
from ..corrections.files import TABLES, Corrections
from ..model import schema
from ..model.article import Article
from ..model.errors import SourceError
from ..model.spans import words_in
from ..numbers.find import read_figures
from ..sentiment import wording as sentiment
from ..stance import stances as stance
from ..text import pipeline

if TYPE_CHECKING:
    from ..display.explore import ClaimView, SpeakerView


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article and its five tables (columns and dtypes: `onrecord.model.schema`).

    Attributes:
        article: the article.
        actors, claims, numbers, stances, sentiment: its tables, one row as `schema` says.
        corrections: what became of each correction of a person (`onrecord.corrections`); not exported, but
            the rows they changed are marked in the tables (`corrected`).
    """

    article: Article
    actors: pd.DataFrame
    claims: pd.DataFrame
    numbers: pd.DataFrame
    stances: pd.DataFrame
    sentiment: pd.DataFrame
    corrections: tuple[Outcome, ...] = field(default=(), compare=False)

    def table(self, name: str) -> pd.DataFrame:
        """The table of a name, a key of `schema.COLUMNS`."""
        if name not in schema.COLUMNS:
            raise KeyError(name)
        return getattr(self, name)

    def claim(self, key: str) -> ClaimView:
        """One claim by its id (`c3`), to look at.

        Raises:
            OnRecordError: there is no such claim.
        """
        from ..display import explore

        return explore.claim(self, key)

    def speaker(self, who: str) -> SpeakerView:
        """One speaker by name or id, to look at: their claims and stances.

        Raises:
            OnRecordError: nobody of that name or id is in the article.
        """
        from ..display import explore

        return explore.speaker(self, who)

    def _repr_html_(self) -> str:
        """What there is and how to see it, for a notebook."""
        from ..display import markup, summary

        tables = [(name, len(self.table(name)), what) for name, what in schema.ROWS.items()]
        return str(markup.render("parts/analysis.html.j2", summary=summary.summarize(self), tables=tables))

    def to_dict(self) -> dict[str, Any]:
        """The article and the rows of all tables as plain values for JSON.

        Returns:
            `{"article": {…}, "actors": […], "claims": […], "numbers": […], "stances": […],
            "sentiment": […]}`, rows keyed by column; spans are `[begin, end]`, what is missing or not a
            number is None.
        """
        tables = {name: schema.records(name, self.table(name)) for name in schema.COLUMNS}
        article = asdict(self.article)
        return {
            "article": article | {k: list(v) for k, v in article.items() if isinstance(v, tuple)}
        } | tables

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Analysis:
        """The analysis that `to_dict` gave these values.

        Raises:
            KeyError: a table, a column or the article's text is missing.
        """
        known = {field.name for field in fields(Article) if field.init}
        kept: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in data["article"].items() if k in known
        }
        tables: dict[str, Any] = {name: schema.frame(name, data[name]) for name in schema.COLUMNS}
        return cls(article=Article(**kept), **tables)


def analyze(article: Article, method: str = "model", corrections: Corrections | None = None) -> Analysis:
    """Analyse one article.

    Args:
        article: the article; dates in it resolve against `article.published` if that is known.
        method: how attributions are found: by the trained `model`, or by `rules` alone.
        corrections: what a person overruled in it; all that rests on a row follows its correction.

    Returns:
        The analysis. The same text and date give the same tables, ids included; correcting or dismissing a
        row changes no other's id.

    Raises:
        ModelError: a model is not installed or damaged.
        ValueError: there is no such method.
    """
    return _of_doc(pipeline.parse(article.text), article, method, corrections)


def analyze_all(
    items: Iterable[Article | SourceError],
    method: str = "model",
    corrections_of: Callable[[Article], Corrections | None] = lambda _: None,
) -> Iterator[Analysis | SourceError]:
    """Analyse a stream of articles: each as `analyze` does, parsed some at a time, few held in memory.

    Args:
        items: articles, and errors of those that could not be read, which are passed on.
        method: as for `analyze`.
        corrections_of: gives the corrections of an article; a `SourceError` that it raises takes its place.

    Yields:
        The analysis of each article, or an error (a text too long for the parser is one), in order.

    Raises:
        ModelError, ValueError: as `analyze`.
    """
    for portion in pipeline.portions(items):
        with pipeline.passing():
            found = list(_analyze_portion(portion, method, corrections_of))
        yield from found


def _analyze_portion(
    items: Iterable[Article | SourceError],
    method: str,
    corrections_of: Callable[[Article], Corrections | None],
) -> Iterator[Analysis | SourceError]:
    """Analyse a few articles, parsed together."""
    checked = [_checked(item) for item in items]
    docs = pipeline.parse_all(item.text for item in checked if isinstance(item, Article))
    for item in checked:
        if isinstance(item, SourceError):
            yield item
            continue
        try:
            yield _of_doc(next(docs), item, method, corrections_of(item))
        except SourceError as error:
            yield error


def _checked(item: Article | SourceError) -> Article | SourceError:
    """An article that can be parsed, or why not."""
    if isinstance(item, Article) and (reason := pipeline.why_not(item.text)):
        return SourceError(item.source, reason)
    return item


def _of_doc(doc: Doc, article: Article, method: str, corrections: Corrections | None) -> Analysis:
    """The analysis of an article that has been parsed."""
    attributions = add_free_quotations(article.text, find.find_attributions(doc, method))
    hand = Overruler(article.text, corrections)
    cast = hand.actors(actors.find_actors(doc, attributions, article))
    read = read_figures(doc, article.published)
    rows = hand.claims(claims.make_claims(doc, attributions, cast, article.published, read))
    figures = numbers.credit(numbers.find_numbers(doc, article.published, read), doc, rows, cast)
    counted = hand.numbers({figure.id: figure for figure in figures})
    stances = hand.stances(stance.find_stances(doc, rows, cast))
    feelings = sentiment.find_sentiment(article.text, rows)
    spoken: dict[str | None, list[claims.Claim]] = {}
    for row in rows:
        spoken.setdefault(row.speaker, []).append(row)
    actor_rows = [
        asdict(a)
        | {
            "claims": len(spoken.get(a.id, [])),
            "words": sum(words_in(article.text, c.content) for c in spoken.get(a.id, [])),
        }
        for a in cast.actors
    ]
    by_hand = {name: hand.corrected(name) for name in TABLES}
    return Analysis(
        article=article,
        actors=schema.frame("actors", [a | {"corrected": a["id"] in by_hand["actors"]} for a in actor_rows]),
        claims=schema.frame("claims", [asdict(c) | {"corrected": c.id in by_hand["claims"]} for c in rows]),
        numbers=schema.frame(
            "numbers",
            [asdict(n) | {"id": key, "corrected": key in by_hand["numbers"]} for key, n in counted.items()],
        ),
        stances=schema.frame(
            "stances",
            [asdict(s) | {"corrected": f"{s.speaker} {s.target}" in by_hand["stances"]} for s in stances],
        ),
        sentiment=schema.frame("sentiment", [asdict(s) for s in feelings]),
        corrections=tuple(hand.outcomes),
    )
