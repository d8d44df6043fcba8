"""`Analysis`, an article with its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any

from ..model import schema
from ..model.article import Article
from ..model.display_hook import display
from ..model.hand import Outcome
from ..model.spans import words_in
from ..sourcing.sourced_statements import THRESHOLD
from .readable import in_order, readable
from .run import Rows

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, repr=False)  # with slots, setting another attribute is a `TypeError` in Python 3.11
class Analysis:
    """An article and its tables.

    Columns and dtypes are those of `onrecord.model.schema`, after names and words that make a table readable
    on its own (`onrecord.analysis.readable`). The frames are made when one of them is first looked at.

    Attributes:
        article: the article.
        actors, claims, sources, numbers, stances, sentiment: its tables.
        corrections: the outcome of each correction. They are not exported; the tables mark corrected rows
            (`corrected`).
        whole: the analysis of the whole article if this one is narrowed, else None.
    """

    article: Article
    actors: pd.DataFrame
    claims: pd.DataFrame
    sources: pd.DataFrame
    numbers: pd.DataFrame
    stances: pd.DataFrame
    sentiment: pd.DataFrame
    corrections: tuple[Outcome, ...] = field(default=(), compare=False)
    whole: Analysis | None = field(default=None, compare=False)
    _columns: Mapping[str, schema.Columns] | None = field(default=None, init=False, compare=False)
    """The tables by column, until somebody looks at a frame."""

    def __post_init__(self) -> None:
        given = {name: getattr(self, name) for name in schema.COLUMNS}
        for name, derived in readable(self.article.text, given).items():
            table = given[name].assign(**derived).astype(dict.fromkeys(derived, "string"))
            object.__setattr__(self, name, table[in_order(name, table.columns)])

    def __getattr__(self, name: str) -> Any:
        """Make the frames when one of them is first asked for."""
        if name not in schema.COLUMNS or self._columns is None:
            raise AttributeError(f"an Analysis has no attribute {name!r}")
        for table, derived in readable(self.article.text, self._columns).items():
            cells = {**self._columns[table], **derived}
            ordered = {column: cells[column] for column in in_order(table, cells)}
            object.__setattr__(self, table, schema.frame_of(table, ordered))
        object.__setattr__(self, "_columns", None)
        return object.__getattribute__(self, name)

    def __getstate__(self) -> tuple[Any, ...]:
        frames = None if self._columns else {name: getattr(self, name) for name in schema.COLUMNS}
        return self.article, self.corrections, self.whole, self._columns, frames

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        article, corrections, whole, columns, frames = state
        fields = {"article": article, "corrections": corrections, "whole": whole, "_columns": columns}
        fields |= frames or {}
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        title = " ".join((self.article.title or self.article.source or "an article").split())
        counts = {name: len(self.table(name)) for name in schema.COLUMNS if name != "sentiment"}
        rows = ", ".join(f"{n} {name.removesuffix('s') if n == 1 else name}" for name, n in counts.items())
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
        """Return a display of a speaker, by id, name or alias: their claims and stances.

        Raises:
            OnRecordError: the article has no actor of that name or id, or several.
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
        tables = {
            name: schema.records(name, self._columns[name] if self._columns else self.table(name))
            for name in schema.COLUMNS
        }
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
    said: dict[str | None, list[int]] = {}
    for claim in rows.claims:
        said.setdefault(claim.speaker, []).append(words_in(article.text, claim.content))
    changed = {(o.table, o.row) for o in outcomes if not o.problem}

    def corrected(table: str, keys: Iterable[str]) -> list[bool]:
        return [(table, key) in changed for key in keys]

    actors, sourced = rows.cast.actors, rows.sourced
    columns = {
        "actors": _by_column(
            "actors",
            actors,
            claims=[len(said.get(actor.id, ())) for actor in actors],
            words=[sum(said.get(actor.id, ())) for actor in actors],
            corrected=corrected("actors", (actor.id for actor in actors)),
        ),
        "claims": _by_column(
            "claims",
            rows.claims,
            sourced=[likely >= THRESHOLD for likely in sourced],
            sourced_probability=sourced,
            corrected=corrected("claims", (claim.id for claim in rows.claims)),
        ),
        "sources": _by_column("sources", rows.sources),
        "numbers": _by_column(
            "numbers", rows.numbers, corrected=corrected("numbers", (number.id for number in rows.numbers))
        ),
        "stances": _by_column(
            "stances",
            rows.stances,
            corrected=corrected("stances", (f"{s.speaker} {s.target}" for s in rows.stances)),
        ),
        "sentiment": _by_column("sentiment", rows.sentiment),
    }
    return _of_columns(article, columns, outcomes)


def _by_column(table: str, rows: Sequence[Any], **more: Sequence[Any]) -> schema.Columns:
    """The columns of a table: those in `more`, and fields of its rows."""
    return {
        name: more[name] if name in more else [getattr(row, name) for row in rows]
        for name in schema.COLUMNS[table]
    }


def _of_columns(
    article: Article, columns: Mapping[str, schema.Columns], outcomes: tuple[Outcome, ...]
) -> Analysis:
    """An analysis whose frames are not made yet."""
    analysis = object.__new__(Analysis)
    analysis.__setstate__((article, outcomes, None, columns, None))
    return analysis
