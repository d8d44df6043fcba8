"""Chart of the polarity of each speaker's wording: every claim, the mean and its interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.figure import Figure

from ...model.frames import rows_of
from ...sentiment import wording
from ..phrasing.display_names import counted, name_of, names, shorten
from ..statements import claims_of
from .canvas import Point, Sheet
from .chart import Chart
from .chart_layout import SWATCH, Legend, Rows, scale_height
from .corrections_note import noted
from .palette import MUTED
from .words_by_speaker import TOP, more, shade_of, speaker_shades

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis


@noted("actors", "claims")
def polarity(analysis: Analysis, everything: bool = False) -> Chart:
    """Return the chart of polarity: claims, and each speaker's mean with its 95% interval.

    Args:
        analysis: the analysis.
        everything: whether to count everything attributed, not only statements.
    """
    known = names(analysis.actors)
    measured = analysis.sentiment
    measured = measured[measured["claim"].isin(claims_of(analysis, everything)["id"])]
    means = wording.per_speaker(measured)
    means["speaker"] = [name_of(known, key) for key in means["speaker"]]
    claims = measured.dropna(subset=["speaker"])
    points = {
        speaker: group["polarity"].tolist()
        for speaker, group in claims.assign(speaker=claims["speaker"].map(known)).groupby(
            "speaker", sort=False
        )
    }
    data = (
        means[["speaker", "n", "words", "polarity", "low", "high"]].round(2).rename(columns={"n": "claims"})
    )
    data = data.astype({"low": object, "high": object}).where(data.notna(), "–")
    empty = "No speaker’s claims could be measured, so there is nothing to draw."
    if data.empty:
        return Chart("polarity", "Polarity of each speaker’s wording", "", "", data, None, empty)
    finding, shades = _finding(means), speaker_shades(analysis)
    title = "Polarity of each speaker’s wording"
    alt = (
        f"Dot plot: {title.lower()}, from −1 (negative) to +1 (positive), with a dot for each claim and a "
        f"95% interval of the mean for speakers with three claims or more. {finding}"
    )
    return Chart(
        "polarity", title, finding, alt, data, lambda width: _draw(means, points, shades, width), empty
    )


def _finding(means: pd.DataFrame) -> str:
    """Return how many intervals lie on one side of zero; no speaker is called positive or negative."""
    sure = means.dropna(subset=["low"])
    if sure.empty:
        return (
            "No speaker has three claims of different polarity, too few to say more than chance about "
            "anyone’s wording."
        )
    above, below = int((sure["low"] > 0).sum()), int((sure["high"] < 0).sum())
    opinion = "It measures the choice of words, not anyone’s opinion."
    if len(sure) == 1:
        where = "lies above zero" if above else "lies below zero" if below else "includes zero"
        return f"The interval of the only speaker with three claims or more {where}. {opinion}"
    having = f"Of {counted(len(sure), 'speaker')} with three claims or more, the interval"
    if not above and not below:
        return f"{having} includes zero for all. {opinion}"
    return f"{having} lies above zero for {above or 'none'} and below it for {below or 'none'}. {opinion}"


def _draw(
    means: pd.DataFrame, points: dict[Any, list[float]], shades: dict[str, str], width: float
) -> Figure:
    shown = means.head(TOP)
    rest = len(means) - len(shown)
    names = [f"{shorten(row.speaker, round(1 + width * 4))} ({row.n})" for row in rows_of(shown)]
    legend = Legend([("a claim", _claim_in_legend), ("mean, 95% interval", _mean_in_legend)], width)
    label = "← negative\u2003wording\u2003positive →" + (f"\n{more(rest)}" if rest else "")
    rows = Rows(width, names, (-1.05, 1.05), legend.height, scale_height(label))
    legend.draw(rows.sheet, 0)
    rows.grid((-1, -0.5, 0.5, 1))
    rows.zero()
    for i, row in enumerate(rows_of(shown)):
        shade = shade_of(shades, row.speaker)
        if places := [(rows.x(point), rows.y(i)) for point in points.get(row.speaker, [])]:
            _dot_claims(rows.sheet, places)
        if not math.isnan(row.low):
            rows.interval(i, row.low, row.high, shade)
            _dot_mean(rows.sheet, (rows.x(row.polarity), rows.y(i)), shade)
    rows.scale({-1: "−1", -0.5: "−0.5", 0: "0", 0.5: "+0.5", 1: "+1"}, label)
    return rows.sheet.figure


def _dot_claims(sheet: Sheet, places: Sequence[Point]) -> None:
    sheet.dots(places, 3.8, markerfacecolor="none", markeredgecolor=MUTED, markeredgewidth=0.8)


def _dot_mean(sheet: Sheet, place: Point, shade: str) -> None:
    sheet.dots([place], 5.6, color=shade, markeredgewidth=0)


def _claim_in_legend(sheet: Sheet, x: float, y: float) -> None:
    _dot_claims(sheet, [(x + SWATCH / 2, y)])


def _mean_in_legend(sheet: Sheet, x: float, y: float) -> None:
    sheet.line((x, y), (x + SWATCH, y), MUTED, 1.4)
    _dot_mean(sheet, (x + SWATCH / 2, y), MUTED)
