"""Chart of sources without a name: a dot per article, and the mean of each publisher with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pandas as pd
from matplotlib.figure import Figure

from ...display.charts.canvas import Sheet
from ...display.charts.chart import Chart, is_narrow
from ...display.charts.chart_layout import (
    NOTE_HEIGHT,
    SWATCH,
    Legend,
    Rows,
    left_out,
    row_names,
    scale_height,
)
from ...display.charts.palette import ACCENT, INK, MUTED
from ...display.phrasing.display_names import counted, shorten
from ..intervals import LEAST, Estimate, mean
from ..result_cells import publisher
from ..store import Corpus
from .unnamed_sources import PER_ARTICLE

TOP = 20
ENOUGH = 10
"""Least number of articles for comparing publishers; intervals of fewer are too narrow to be reliable."""
DOTS = 100
"""Most dots of a publisher; of more articles, every n-th share in order of size is drawn."""
_TITLE = "Share of each article’s attributed words that have an unnamed source or none, by publisher"
_EMPTY = "Nothing is attributed to anyone in these articles, so there is nothing to draw."

Publisher = tuple[str, tuple[float, ...], Estimate]


def unnamed(corpus: Corpus) -> Chart:
    """Return the chart of sources without a name: a dot per article, publishers with most articles first."""
    data = corpus.ask(PER_ARTICLE).dropna(subset=["share"])
    if data.empty:
        return Chart("unnamed-by-publisher", _TITLE, "", "", data, None, _EMPTY)
    data["publisher"] = [publisher(name) for name in data["publisher"]]
    groups: list[Publisher] = [
        (str(name), tuple(rows["share"].astype(float)), mean(rows["share"].astype(float).tolist()))
        for name, rows in data.groupby("publisher", sort=True)
    ]
    groups.sort(key=lambda group: -len(group[1]))
    finding = _finding(groups)
    dot = _meaning_of_dot(groups)
    alt = f"Dot plot: {_TITLE.lower()}; a dot is {dot}, the bar a mean with its 95% interval. {finding}"
    shown = pd.DataFrame(
        [(name, len(shares), *(_rounded(x) for x in (e.value, e.low, e.high))) for name, shares, e in groups],
        columns=["publisher", "articles", "mean %", "from %", "to %"],
    )
    return Chart(
        "unnamed-by-publisher", _TITLE, finding, alt, shown, lambda width: _draw(groups, width), _EMPTY
    )


def _meaning_of_dot(groups: Sequence[Publisher]) -> str:
    """Return what a dot stands for, in words."""
    most = max(len(shares) for _, shares, _ in groups)
    return (
        "an article"
        if most <= DOTS
        else f"an article (at most {DOTS} for a publisher, evenly spaced by rank)"
    )


def _sample(shares: Sequence[float]) -> Sequence[float]:
    """Return at most `DOTS` shares, evenly spaced by rank from the smallest to the largest."""
    if len(shares) <= DOTS:
        return shares
    ordered = sorted(shares)
    return [ordered[round(i * (len(ordered) - 1) / (DOTS - 1))] for i in range(DOTS)]


def _rounded(share: float) -> object:
    return "–" if pd.isna(share) else round(100 * share, 1)


def _finding(groups: Sequence[Publisher]) -> str:
    """Return a sentence on the publishers whose intervals do not overlap, or on their absence."""
    sure = [(name, found) for name, _, found in groups if found.n >= ENOUGH]
    if len(sure) < 2:
        return f"Fewer than two publishers have {ENOUGH} articles or more, too few to compare them."
    apart = [(a, b) for a, b in combinations(sure, 2) if a[1].high < b[1].low or b[1].high < a[1].low]
    if not apart:
        return (
            f"The intervals of all {len(sure)} publishers with {ENOUGH} articles or more overlap: "
            "no difference is sure."
        )
    low, high = max(
        (sorted(pair, key=lambda item: item[1].value) for pair in apart),
        key=lambda pair: pair[1][1].value - pair[0][1].value,
    )
    return (
        f"It is larger in {high[0]} ({high[1].value:.0%}, {counted(high[1].n, 'article')}) than in {low[0]} "
        f"({low[1].value:.0%}, {counted(low[1].n, 'article')}): their intervals do not overlap."
    )


def _draw(groups: Sequence[Publisher], width: float) -> Figure:
    shown = groups[:TOP]
    note = left_out((len(groups) - len(shown), "more publisher"))
    room = 2 * round(3 + 4 * width) - 14
    labels = [f"{shorten(name, room)} (n\u00a0=\u00a0{len(shares)})" for name, shares, _ in shown]
    names = row_names(labels, width)
    legend = Legend(
        [(_meaning_of_dot(groups), _dot), (f"mean and 95% interval, for at least {LEAST} articles", _bar)],
        width,
    )
    label = "% of attributed words with an unnamed source or none"
    below = scale_height(label) + (NOTE_HEIGHT if note else 0)
    rows = Rows(width, names, (-3, 103), legend.height, below)
    legend.draw(rows.sheet, 0)
    rows.grid((0, 25, 50, 75, 100))
    for place, (_, shares, found) in enumerate(shown):
        spots = [(rows.x(100 * share), rows.y(place)) for share in _sample(shares)]
        rows.sheet.dots(spots, 5.5, color=ACCENT, alpha=0.5, markeredgewidth=0)
        if found.is_certain:
            rows.interval(place, 100 * found.low, 100 * found.high, INK)
            x, y = rows.x(100 * found.value), rows.y(place)
            rows.sheet.line((x, y - 7), (x, y + 7), INK, 2.0)
    ticks = (0, 50, 100) if is_narrow(width) else (0, 25, 50, 75, 100)
    rows.scale({tick: f"{tick}%" for tick in ticks}, label)
    if note:
        rows.note(note, scale_height(label))
    return rows.sheet.figure


def _dot(sheet: Sheet, x: float, y: float) -> None:
    sheet.dots([(x + SWATCH / 2, y)], 5.5, color=ACCENT, alpha=0.5, markeredgewidth=0)


def _bar(sheet: Sheet, x: float, y: float) -> None:
    sheet.line((x, y), (x + SWATCH, y), MUTED, 1.4)
    sheet.line((x + SWATCH / 2, y - 5), (x + SWATCH / 2, y + 5), MUTED, 2.0)
