"""`Analysis`, an article with its tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import pandas as pd

from ..model import schema
from ..model.article import Article
from ..model.display_hook import display
from ..model.hand import Outcome
from ..model.spans import words_in
from ..sourcing.sourced_statements import THRESHOLD
from .readable import readable
from .run import Rows


@dataclass(frozen=True, slots=True, repr=False)
class Analysis:
    """An article and its tables.

    Columns and dtypes are those of `onrecord.model.schema`, after names and words that make a table readable
    on its own (`onrecord.analysis.readable`).

    Attributes:
        article: the article.
        actors, claims, sources, numbers, stances, sentiment: its tables.
        corrections: the outcome of each correction. They are not exported; the tables mark corrected rows
            (`corrected`).
    """

    article: Article
    actors: pd.DataFrame
    claims: pd.DataFrame
    sources: pd.DataFrame
    numbers: pd.DataFrame
    stances: pd.DataFrame
    sentiment: pd.DataFrame
    corrections: tuple[Outcome, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        tables = {name: getattr(self, name) for name in schema.COLUMNS}
        for name, table in readable(self.article.text, tables).items():
            object.__setattr__(self, name, table)

    def __repr__(self) -> str:
        title = " ".join((self.article.title or self.article.source or "an article").split())
        rows = ", ".join(f"{len(self.table(name))} {name}" for name in schema.COLUMNS if name != "sentiment")
        return f"<Analysis of “{title}”: {rows}>"

    def table(self, name: str) -> pd.DataFrame:
        """Return the table of a name, a key of `schema.COLUMNS`.

        Raises:
            KeyError: there is no such table.
        """
        if name not in schema.COLUMNS:
            raise KeyError(name)
        return getattr(self, name)

    def claim(self, key: str) -> Any:
        """Return a display of a claim, by id (`c3`).

        Raises:
            OnRecordError: there is no such claim.
        """
        return display("explore").claim(self, key)

    def speaker(self, who: str) -> Any:
        """Return a display of a speaker, by name or id: their claims and stances.

        Raises:
            OnRecordError: the article has no actor of that name or id.
        """
        return display("explore").speaker(self, who)

    def _repr_html_(self) -> str:
        return display("summary").overview(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the article and the rows of all tables as values for JSON.

        Returns:
            `{"article": {…}, "actors": […], "claims": […], "sources": […], "numbers": […], "stances": […],
            "sentiment": […]}`, rows keyed by column; spans are `[begin, end]`, and missing or not-a-number
            values are None.
        """
        tables = {name: schema.records(name, self.table(name)) for name in schema.COLUMNS}
        article = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self.article).items()}
        return {"article": article} | tables

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Analysis:
        """Return the analysis from the values of `to_dict`.

        Raises:
            KeyError: a table, a column or the article's text is missing.
        """
        known = {field.name for field in fields(Article) if field.init}
        kept: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in data["article"].items() if k in known
        }
        tables: dict[str, Any] = {name: schema.frame(name, _rows(data, name)) for name in schema.COLUMNS}
        return cls(article=Article(**kept), **tables)


def _rows(data: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    """The rows of a table; none if the table was added since the file was written."""
    return data.get(name, ()) if name in schema.ADDED else data[name]


def from_rows(article: Article, rows: Rows, outcomes: tuple[Outcome, ...] = ()) -> Analysis:
    """Return an analysis from the rows that the stages found.

    Args:
        article: the article.
        rows: the output of `run` for all stages.
        outcomes: the outcomes of corrections; the rows that they changed are marked.
    """
    said: dict[str | None, list[tuple[tuple[int, int], ...]]] = {}
    for claim in rows.claims:
        said.setdefault(claim.speaker, []).append(claim.content)
    changed = {(o.table, o.row) for o in outcomes if not o.problem}

    def marked(table: str, row: Any, key: str, **more: Any) -> dict[str, Any]:
        return asdict(row) | more | {"corrected": (table, key) in changed}

    def of_actor(key: str) -> dict[str, int]:
        contents = said.get(key, [])
        return {"claims": len(contents), "words": sum(words_in(article.text, spans) for spans in contents)}

    actors = [marked("actors", actor, actor.id, **of_actor(actor.id)) for actor in rows.cast.actors]
    claims = [
        marked("claims", claim, claim.id, sourced=likely >= THRESHOLD, sourced_probability=likely)
        for claim, likely in zip(rows.claims, rows.sourced, strict=True)
    ]
    stances = [marked("stances", s, f"{s.speaker} {s.target}") for s in rows.stances]
    return Analysis(
        article=article,
        actors=schema.frame("actors", actors),
        claims=schema.frame("claims", claims),
        sources=schema.frame("sources", [asdict(source) for source in rows.sources]),
        numbers=schema.frame("numbers", [marked("numbers", n, n.id) for n in rows.numbers]),
        stances=schema.frame("stances", stances),
        sentiment=schema.frame("sentiment", [asdict(s) for s in rows.sentiment]),
        corrections=outcomes,
    )
