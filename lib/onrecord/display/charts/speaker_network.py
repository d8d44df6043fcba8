"""Who speaks about whom: a network of speakers and of those their claims name, as one chart."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from ...model.frames import rows_of
from ..display_names import counted, name_of, names, shorten
from .chart_layout import NOTE_HEIGHT, Rows, left_out
from .noted import noted
from .style import ACCENT, Chart, is_narrow

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

TOP = 12
_EMPTY = "No speaker names anyone else in this article, so there is nothing to draw."
_TITLE = "Who speaks about whom: speakers on the left, those their claims name on the right"


@noted
def speaking_about(analysis: Analysis) -> Chart:
    """Who speaks about whom: a line for each speaker and each other actor that a claim of theirs mentions.

    The data of the chart has one row a line: speaker, about, claims (in how many claims).
    """
    data = _ties(analysis)
    if data.empty:
        return Chart("network", _TITLE, "", "", data, None, _EMPTY)
    finding = _finding(data)
    alt = f"Network: {_TITLE.lower()}. {finding}"
    return Chart("network", _TITLE, finding, alt, data, lambda width: _draw(data, width), _EMPTY)


def _ties(analysis: Analysis) -> pd.DataFrame:
    """Speaker, about whom, and in how many claims, the most frequent first."""
    known = names(analysis.actors)
    mentions = [(actor.id, tuple(map(tuple, actor.mentions))) for actor in rows_of(analysis.actors)]
    ties: Counter[tuple[str, str]] = Counter()
    for claim in rows_of(analysis.claims.dropna(subset=["speaker"])):
        for actor, spans in mentions:
            inside = any(b <= begin and end <= e for begin, end in spans for b, e in claim.content)
            if inside and actor != claim.speaker:
                ties[claim.speaker, actor] += 1
    rows = [(name_of(known, s), name_of(known, a), n) for (s, a), n in ties.most_common()]
    return pd.DataFrame(rows, columns=["speaker", "about", "claims"])


def _finding(data: pd.DataFrame) -> str:
    by = data.groupby("about", sort=False)
    total = by["claims"].sum().sort_values(ascending=False, kind="stable")
    about = str(total.index[0])
    speakers = int(by["speaker"].nunique()[about])
    often = f"by {counted(speakers, 'speaker')}, in {counted(int(total.iloc[0]), 'claim')}"
    most = f"{about} is spoken about most, {often}."
    mutual = {frozenset(pair) for pair in zip(data["speaker"], data["about"], strict=True)}
    both = len(data) - len(mutual)
    return f"{most} {counted(both, 'pair speaks', 'pairs speak')} about each other." if both else most


def _draw(data: pd.DataFrame, width: float) -> Figure:
    speakers, speakers_left = _top(data, "speaker")
    targets, targets_left = _top(data, "about")
    shown = data[data["speaker"].isin(speakers) & data["about"].isin(targets)]
    note = left_out((speakers_left, "more speaker"), (targets_left, "more actor"))
    count, room = max(len(speakers), len(targets)), 14 if is_narrow(width) else 30
    rows = Rows(width, [""] * count, (-0.95, 1.95), below=NOTE_HEIGHT if note else 0)
    left, right = _spread(len(speakers), count), _spread(len(targets), count)
    for tie in rows_of(shown):
        y0, y1 = rows.y(left[speakers.index(tie.speaker)]), rows.y(right[targets.index(tie.about)])
        way = ((rows.x(0), y0), (rows.x(0.5), y0), (rows.x(0.5), y1), (rows.x(1), y1))
        line = 0.4 + 0.9 * tie.claims
        curve = Path(way, [Path.MOVETO, *[Path.CURVE4] * 3])
        rows.sheet.add(PathPatch(curve, facecolor="none", edgecolor=ACCENT, linewidth=line, alpha=0.6))
    for name, y in zip(speakers, left, strict=True):
        rows.text(rows.x(-0.03), rows.y(y), shorten(name, room), side="right")
    for name, y in zip(targets, right, strict=True):
        rows.text(rows.x(1.03), rows.y(y), shorten(name, room), side="left")
    rows.note(note)
    return rows.sheet.figure


def _top(data: pd.DataFrame, side: str) -> tuple[list[str], int]:
    """Names on one side with most claims, most first, and how many are left out."""
    order = data.groupby(side, sort=False)["claims"].sum().sort_values(ascending=False, kind="stable")
    return order.index[:TOP].tolist(), max(0, len(order) - TOP)


def _spread(count: int, rows: int) -> list[float]:
    """Heights of `count` names, evenly over the rows."""
    return (np.linspace(0, rows - 1, count) if count > 1 else np.array([(rows - 1) / 2])).tolist()
