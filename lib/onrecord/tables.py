"""The tables as a reader meets them: names for ids, words for offsets, links to the words in the article.

Anchors, the same in every display: `c1` where claim c1 begins in the article, `m-a1` at the first mention
of actor a1, `n1` at number n1; `row-c1`, `row-a1`, `row-n1` at their rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from . import markup, sentiment
from .analysis import Analysis
from .annotate import told_anchor
from .display_names import counted, name_of, names, several
from .frames import rows_of
from .spans import Span, cut

DOUBTFUL = 0.5
"""A claim with a lower confidence is marked: it is wrong more often than right."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column.

    Attributes:
        heading: its heading.
        numeric: whether it holds figures.
        filtered: whether a reader may filter by its values, by the least value for figures from 0 to 1.
        words: whether it holds words of the article, which show nowhere beside these very words.
    """

    heading: str
    numeric: bool = False
    filtered: bool = False
    words: bool = False

    @property
    def filter(self) -> str:
        """How a reader may filter by it: `value`, `least` or not at all."""
        return ("least" if self.numeric else "value") if self.filtered else ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, where the text links to, and the value it sorts by if that is not the text.

    A link is an anchor of the page (`c1`), or an address with an anchor (`../rain/report.html#c1`).
    """

    text: str
    link: str | None = None
    sort: float | str | None = None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the anchor it can be reached by, its cells, and whether a person corrected it."""

    anchor: str | None
    cells: tuple[Cell, ...]
    corrected: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """A table to show.

    Attributes:
        name: its anchor, and the name of the file it is saved as.
        caption: what a row of it is.
        columns, rows: what it holds.
        empty: the sentence shown in its place if it has no rows.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = field(default="There is nothing to show.")

    @property
    def frame(self) -> pd.DataFrame:
        """The table as text, for a spreadsheet."""
        data = [
            [cell.text or ", ".join(label for label, _ in cell.links) for cell in row.cells]
            for row in self.rows
        ]
        return pd.DataFrame(data, columns=[column.heading for column in self.columns])

    def __repr__(self) -> str:
        return f"<Table {self.name}: {counted(len(self.rows), 'row')}>"

    def _repr_html_(self) -> str:
        return str(markup.render("parts/table.html.j2", table=self))


def actors(analysis: Analysis) -> Table:
    """Who is in the article."""
    known = names(analysis.actors)
    rows = [
        Row(
            f"row-{a.id}",
            (
                Cell(str(a.id), link=f"m-{a.id}" if len(a.mentions) else None, sort=position),
                Cell(known[a.id]),
                Cell(a.kind if a.named else f"{a.kind}, not named"),
                Cell(_text(a.role)),
                Cell(name_of(known, a.affiliation, "")),
                Cell("; ".join(alias for alias in a.aliases if alias != a.name)),
                _figure(len(a.mentions)),
                _figure(a.claims),
                _figure(a.words),
            ),
            bool(a.corrected),
        )
        for position, a in enumerate(rows_of(analysis.actors))
    ]
    columns = (
        Column("Id"),
        Column("Name"),
        Column("Kind", filtered=True),
        Column("Role"),
        Column("Belongs to"),
        Column("Also called"),
        Column("Mentions", numeric=True),
        Column("Claims", numeric=True),
        Column("Words", numeric=True),
    )
    return Table(
        "actors",
        "Actors in the order they appear; words are those attributed to them.",
        columns,
        tuple(rows),
        "The article names no people, organisations or places that On Record recognises.",
    )


def _notes(claim: Any) -> list[str]:
    """What to know of a claim before relying on it."""
    flags = [word for word in ("hedged", "negated") if getattr(claim, word)]
    return [*flags, "doubtful"] if claim.confidence < DOUBTFUL else flags


def claims(analysis: Analysis) -> Table:
    """Who said what: one row for each attribution."""
    known = names(analysis.actors)
    text = analysis.article.text
    rows = [
        Row(
            f"row-{c.id}",
            (
                Cell(str(c.id), link=str(c.id), sort=position),
                Cell(name_of(known, c.speaker)),
                Cell(cut(text, c.content)),
                Cell(cut(text, c.cue)),
                Cell(str(c.kind)),
                Cell(str(c.act)),
                Cell(_text(c.date)),
                Cell(", ".join(_notes(c))),
                Cell(f"{c.confidence:.2f}", sort=float(c.confidence)),
            ),
            bool(c.corrected),
        )
        for position, c in enumerate(rows_of(analysis.claims))
    ]
    columns = (
        Column("Id"),
        Column("Speaker", filtered=True),
        Column("What is attributed", words=True),
        Column("Cue"),
        Column("Kind", filtered=True),
        Column("Act", filtered=True),
        Column("Said on"),
        Column("Note"),
        Column("Confidence", numeric=True, filtered=True),
    )
    return Table(
        "claims",
        "Claims in the order they appear; the id leads to the words in the article.",
        columns,
        tuple(rows),
        "The article attributes nothing to anyone: no quotations, no reported speech.",
    )


def numbers(analysis: Analysis) -> Table:
    """The numbers, with their value and who states them."""
    known = names(analysis.actors)
    rows = [
        Row(
            f"row-{n.id}",
            (
                Cell(str(n.id), link=str(n.id), sort=position),
                Cell(str(n.text)),
                Cell(str(n.kind)),
                value_of(n),
                Cell(_text(n.counted)),
                Cell(scope_of(n)),
                change_of(n),
                Cell(name_of(known, n.speaker, "the article itself")),
                Cell("", links=_claim_links([n.claim])),
            ),
            bool(n.corrected),
        )
        for position, n in enumerate(rows_of(analysis.numbers))
    ]
    columns = (
        Column("Id"),
        Column("In the article", words=True),
        Column("Kind", filtered=True),
        Column("Value", numeric=True),
        Column("Of what"),
        Column("Where and when"),
        Column("Change"),
        Column("Stated by", filtered=True),
        Column("Claim"),
    )
    return Table(
        "numbers",
        "Numbers in the order they appear, with the value they were read as.",
        columns,
        tuple(rows),
        "The article gives no numbers, amounts or dates.",
    )


def stances(analysis: Analysis) -> Table:
    """How speakers stand towards others, with the claims that show it."""
    known = names(analysis.actors)
    rows = [
        Row(
            f"row-s{number}",
            (
                Cell(name_of(known, s.speaker)),
                Cell(name_of(known, s.target)),
                Cell(str(s.label), link=f"evidence-s{number}" if len(s.claims) or len(s.told) else None),
                Cell(_signed(s.score), sort=float(s.score)),
                Cell(f"{s.confidence:.2f}", sort=float(s.confidence)),
                Cell("", links=(*_claim_links(s.claims), *_told_links(number, s.told))),
            ),
            bool(s.corrected),
        )
        for number, s in enumerate(rows_of(analysis.stances), 1)
    ]
    columns = (
        Column("Speaker", filtered=True),
        Column("Towards", filtered=True),
        Column("Stance", filtered=True),
        Column("Score", numeric=True),
        Column("Confidence", numeric=True, filtered=True),
        Column("Evidence"),
    )
    return Table(
        "stances",
        "Stance of a speaker towards an actor, from −1 (opposes) to +1 (supports).",
        columns,
        tuple(rows),
        "No speaker takes a stance towards anyone that On Record can tell.",
    )


def evidence(analysis: Analysis) -> Table:
    """The words that decided each stance, one row for each claim that did."""
    known = names(analysis.actors)
    text = analysis.article.text
    said = {c.id: cut(text, sorted((*c.source, *c.cue, *c.content))) for c in rows_of(analysis.claims)}
    rows = [
        Row(
            None if place else f"evidence-s{number}",
            (
                Cell(name_of(known, s.speaker)),
                Cell(str(s.label), link=f"row-s{number}"),
                Cell(name_of(known, s.target)),
                Cell(words),
                Cell("", links=(link,)),
            ),
        )
        for number, s in enumerate(rows_of(analysis.stances), 1)
        for place, (words, link) in enumerate(
            zip(
                [*(said.get(claim, "") for claim in s.claims), *(cut(text, [span]) for span in s.told)],
                [*_claim_links(s.claims), *_told_links(number, s.told)],
                strict=True,
            )
        )
    ]
    columns = (
        Column("Speaker", filtered=True),
        Column("Stance", filtered=True),
        Column("Towards", filtered=True),
        Column("In these words"),
        Column("Claim"),
    )
    return Table(
        "evidence",
        "What was said or told that decided each stance; of a neutral one, all that was said of the actor.",
        columns,
        tuple(rows),
        "No stance was found, so there is no evidence of one.",
    )


def wording(analysis: Analysis) -> Table:
    """Sentiment of the wording of each speaker's claims."""
    known = names(analysis.actors)
    measured = analysis.sentiment.groupby("speaker", sort=False)["claim"].agg(tuple)
    rows = [
        Row(
            f"row-w-{s.speaker}",
            (
                Cell(name_of(known, s.speaker)),
                _figure(s.n),
                _figure(s.words),
                Cell(_signed(s.polarity), sort=float(s.polarity)),
                Cell(_interval(s.low, s.high)),
                Cell(f"{s.subjectivity:.2f}", sort=float(s.subjectivity)),
                Cell("", links=_claim_links(measured.get(s.speaker, ()))),
            ),
        )
        for s in rows_of(sentiment.per_speaker(analysis.sentiment))
    ]
    columns = (
        Column("Speaker"),
        Column("Claims", numeric=True),
        Column("Words", numeric=True),
        Column("Mean polarity", numeric=True),
        Column("95% interval", numeric=True),
        Column("Subjectivity", numeric=True),
        Column("Evidence"),
    )
    return Table(
        "wording",
        "Polarity of the wording from −1 (negative) to +1 (positive), by TextBlob’s lexicon.",
        columns,
        tuple(rows),
        "There are no claims whose wording could be measured.",
    )


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _figure(number: int) -> Cell:
    return Cell(f"{number:,}", sort=int(number))


def _signed(number: float) -> str:
    return f"{number:+.2f}".replace("-", "−") if abs(number) >= 0.005 else "0.00"


def _interval(low: float, high: float) -> str:
    return "too few claims" if pd.isna(low) else f"{_signed(low)} to {_signed(high)}"


def _told_links(row: int, told: Sequence[Span]) -> tuple[tuple[str, str], ...]:
    """Links to the sentences that tell the stance in a row."""
    return tuple((f"sentence {place}", told_anchor(row, place)) for place in range(1, len(told) + 1))


def _claim_links(ids: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    return tuple((key, key) for key in ids if isinstance(key, str))


def value_of(number: Any) -> Cell:
    """The cell of a number’s value, which sorts by it."""
    return Cell(_value(number), sort=_sort_value(number))


def scope_of(number: Any) -> str:
    """The place and time that a number holds for."""
    time = _text(number.time).replace("/", " to ")
    return ", ".join(part for part in (_text(number.place), time) if part)


def change_of(number: Any) -> Cell:
    """A number’s part in a change (“up by”), with links to the other numbers of it."""
    text = " ".join(part for part in (_text(number.direction), _text(number.part)) if part)
    return Cell(f"{text} " if number.related else text, links=tuple((key, key) for key in number.related))


def _value(number: Any) -> str:
    """Value, bounds and unit of a number, as a reader writes them."""
    bounds = _bounds(number)
    unit = _text(number.unit)
    unit = unit if number.value == 1 else several(unit)
    shown = f"{bounds}%" if unit == "percent" and bounds else f"{bounds} {unit}".strip()
    return f"about {shown}" if number.approximate and bounds else shown


def _bounds(number: Any) -> str:
    low, high, value = (_amount(part) for part in (number.low, number.high, number.value))
    if low and high:
        return low if low == high else f"{low} to {high}"
    if low:
        return f"at least {low}"
    return f"at most {high}" if high else value


def _date(value: str) -> str:
    """A date as it is, or what of it cannot be known without a date of publication."""
    if "X" not in value:
        return value
    return "day not known" if value.startswith("XXXX-W") else "year not known"


def _amount(value: Any) -> str:
    """A number with its thousands parted, a date as it is, an empty string for nothing."""
    if isinstance(value, tuple):
        return " to ".join(dict.fromkeys(_amount(part) for part in value))
    if isinstance(value, str):
        return _date(value)
    if value is None or pd.isna(value):
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def _sort_value(number: Any) -> float | str | None:
    """The first of value and bounds that there is."""
    for value in (number.low, number.value, number.high):
        if isinstance(value, str):
            return value
        if isinstance(value, int | float) and not pd.isna(value):
            return float(value)
    return None
