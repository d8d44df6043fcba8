"""The head of a corpus report: what the corpus holds, and its main figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from ...display.html import templates
from ...display.phrasing.display_names import counted, listed
from ...display.summary import MIME_TYPE
from ..result_cells import UNKNOWN_PUBLISHER
from ..store import Corpus
from .unnamed_sources import OVERALL


@dataclass(frozen=True, slots=True)
class Head:
    """Title and a line of facts, with the messages that the command line prints.

    Attributes:
        title: the number of articles, in words.
        facts: publishers, dates, and what is unknown.
        source: the folder of the reports.
        skipped: one line per folder that could not be read.
        unfitting: one line per correction that fits no actor.
    """

    title: str
    facts: tuple[str, ...]
    source: str
    skipped: tuple[str, ...]
    unfitting: tuple[str, ...]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        found = {
            "title": self.title,
            "source": self.source,
            "skipped": list(self.skipped),
            "unfitting": list(self.unfitting),
        }
        html = templates.render("parts/corpus_head.html.j2", head=self)
        return {"text/html": str(html), "text/plain": self.title, MIME_TYPE: found}


@dataclass(frozen=True, slots=True)
class Tiles:
    """Figures side by side, each with a label and a link."""

    tiles: tuple[tuple[str, str, str], ...]

    def _repr_html_(self) -> str:
        return str(templates.render("parts/tiles.html.j2", tiles=self.tiles))


def masthead(corpus: Corpus) -> Head:
    """Return the head of the report."""
    facts = corpus.ask(
        """
        SELECT count(*) AS articles, min(published) AS first, max(published) AS last,
            count(*) FILTER (published IS NULL) AS undated, count(*) FILTER (publisher IS NULL) AS unknown,
            count(same_as) AS copies
        FROM articles
        """
    ).iloc[0]
    publishers = corpus.ask(
        "SELECT publisher FROM articles WHERE publisher IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1"
    )["publisher"].tolist()
    lines = [
        listed([templates.one_line(name) for name in publishers], 4) if publishers else UNKNOWN_PUBLISHER
    ]
    if facts["undated"] < facts["articles"]:
        lines.append(period(facts["first"], facts["last"]))
    for number, what in ((facts["unknown"], "without a publisher"), (facts["undated"], "without a date")):
        if number:
            lines.append(f"{int(number):,} {what}")
    if facts["copies"]:
        lines.append(f"{counted(int(facts['copies']), 'copy', 'copies')} of another’s text")
    title = f"{counted(int(facts['articles']), 'article')} on the record"
    return Head(title, tuple(lines), str(corpus.folder), corpus.skipped, corpus.unfitting)


def glance(corpus: Corpus) -> Tiles:
    """Return the corpus in six figures."""
    found = corpus.ask(
        """
        SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM counted) AS claims,
            (SELECT count(*) FROM entities WHERE claims > 0) AS speakers,
            (SELECT count(DISTINCT quote) FROM quotes) AS quotes,
            (SELECT count(DISTINCT thing) FROM differing) AS things
        """
    ).iloc[0]
    unnamed = corpus.ask(OVERALL)["share"].iloc[0]
    share = "–" if pd.isna(unnamed) else f"{unnamed:.0%}"
    return Tiles(
        (
            (f"{found['articles']:,.0f}", _noun(found["articles"], "article{}"), "articles"),
            (f"{found['speakers']:,.0f}", _noun(found["speakers"], "named speaker{}"), "speakers"),
            (f"{found['claims']:,.0f}", _noun(found["claims"], "statement{}"), "speakers"),
            (share, "of all attributed words have an unnamed source or none", "unnamed"),
            (f"{found['quotes']:,.0f}", _noun(found["quotes"], "quotation{} that travelled"), "travelled"),
            (
                f"{found['things']:,.0f}",
                _noun(found["things"], "thing{} with numbers that differ"),
                "differing",
            ),
        )
    )


def _noun(number: float, form: str) -> str:
    """Return a noun in the number of what it counts; `{}` is where the plural has its “s”."""
    return form.format("" if number == 1 else "s")


def period(first: Any, last: Any) -> str:
    """Return the days from the first to the last; the day if they are one."""
    days = [f"{day:%Y-%m-%d}" for day in (first, last)]
    return " to ".join(dict.fromkeys(days))
