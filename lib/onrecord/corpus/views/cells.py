"""Cells of the tables over many articles: links to reports and speakers, dates, figures."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pandas as pd

from ...display.display_names import NOBODY
from ...display.markup import one_line
from ...display.tables.table import Cell
from ..store import Corpus

UNKNOWN_PUBLISHER = "unknown publisher"
UNDATED = "no date"
TOP = "main"
"""The anchor that every page of On Record begins its content with."""


def article_address(corpus: Corpus, article: str, page: bool, anchor: str = TOP, up: str = "") -> str | None:
    """Where the report of an article is; None if it has none.

    Args:
        corpus: the corpus.
        article: its folder.
        page: whether it has a report.
        anchor: a place in the report.
        up: the way from the page to that of the corpus.
    """
    return f"{up}{corpus.base}/{quote(article)}/report.html#{anchor}" if page else None


def speaker_address(corpus: Corpus, slug: Any, claims: Any, up: str = "speakers/") -> str | None:
    """Where the page of a speaker is; None if there is none."""
    has_page = corpus.has_pages and isinstance(slug, str) and not pd.isna(claims) and claims > 0
    return f"{up}{quote(slug)}.html#{TOP}" if has_page else None


def text(value: Any) -> str:
    """A text out of an answer, empty where it has none."""
    return one_line(value) if isinstance(value, str) else ""


def day(value: Any) -> str:
    """A date out of an answer."""
    return UNDATED if pd.isna(value) else f"{value:%Y-%m-%d}"


def publisher(value: Any) -> str:
    """A publisher out of an answer."""
    return text(value) or UNKNOWN_PUBLISHER


def speaker(label: Any) -> str:
    """The name of a speaker out of an answer."""
    return text(label) or NOBODY


def figure(number: Any) -> Cell:
    """A cell with a whole number."""
    return Cell(f"{int(number):,}", sort=int(number))


def percent(share: float | None) -> Cell:
    """A cell with a share."""
    if share is None or pd.isna(share):
        return Cell("–", sort=-1)
    return Cell(f"{100 * share:.0f}%", sort=round(share, 4))


def signed(number: float) -> Cell:
    """A cell with a score from −1 to 1."""
    shown = f"{number:+.2f}".replace("-", "−") if abs(number) >= 0.005 else "0.00"
    return Cell(shown, sort=float(number))


def rows(answer: pd.DataFrame) -> Any:
    """The rows of an answer as named tuples."""
    return answer.itertuples(index=False)
