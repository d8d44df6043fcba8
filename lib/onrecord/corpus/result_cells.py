"""Cells of corpus tables: links to reports and speakers, dates, figures."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pandas as pd

from ..display.html.templates import one_line
from ..display.phrasing.display_names import NOBODY
from ..display.tables.table import Cell
from .store import Corpus

UNKNOWN_PUBLISHER = "unknown publisher"
UNDATED = "no date"
TOP = "main"
"""The anchor at which the content of every page begins."""


def article_address(
    corpus: Corpus, article: str, page: bool, anchor: str = TOP, base: str = ""
) -> str | None:
    """Return the address of an article's report, or None if it has none.

    Args:
        corpus: the corpus.
        article: its folder.
        page: whether it has a report.
        anchor: a place in the report.
        base: relative address of the folder of the reports; empty for that from where the corpus is shown.
    """
    return f"{base or corpus.base}/{quote(article)}/report.html#{anchor}" if page else None


def speaker_address(corpus: Corpus, slug: Any) -> str | None:
    """Return the address of a speaker's page, or None if there is none."""
    return (
        f"{corpus.speakers}/{quote(slug)}.html#{TOP}" if corpus.speakers and isinstance(slug, str) else None
    )


def text(value: Any) -> str:
    """Return a text of a query result; empty if null."""
    return one_line(value) if isinstance(value, str) else ""


def day(value: Any) -> str:
    """Return a date of a query result, as shown."""
    return UNDATED if pd.isna(value) else f"{value:%Y-%m-%d}"


def publisher(value: Any) -> str:
    """Return a publisher of a query result, as shown."""
    return text(value) or UNKNOWN_PUBLISHER


def speaker(label: Any) -> str:
    """Return a speaker's name of a query result, as shown."""
    return text(label) or NOBODY


def figure(number: Any) -> Cell:
    """Return a cell with a whole number."""
    return Cell(f"{int(number):,}", sort=int(number))


def percent(share: float | None) -> Cell:
    """Return a cell with a percentage."""
    if share is None or pd.isna(share):
        return Cell("–", sort=-1)
    return Cell(f"{100 * share:.0f}%", sort=round(share, 4))


def signed(number: float) -> Cell:
    """Return a cell with a score from −1 to 1."""
    shown = f"{number:+.2f}".replace("-", "−") if abs(number) >= 0.005 else "0.00"
    return Cell(shown, sort=float(number))


def rows(answer: pd.DataFrame) -> Any:
    """Return the rows of a query result as named tuples."""
    return answer.itertuples(index=False)
