"""Chart of the places where each speaker speaks in the article: who is heard first, who only late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.figure import Figure

from ...model.frames import rows_of
from ..phrasing.display_names import NOBODY, listed
from .chart import HALF, Chart, is_narrow
from .chart_layout import NOTE_HEIGHT, Rows, row_names, scale_height
from .corrections_note import noted
from .words_by_speaker import NO_CLAIMS, TOP, more, shade_of, spoken

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_TITLE = "Where in the article each speaker is heard, from its first word to its last"


@noted("actors", "claims")
def positions(analysis: Analysis, everything: bool = False) -> Chart:
    """Return the chart of the places where each speaker speaks, in percent of the article's length.

    Args:
        analysis: the analysis.
        everything: whether to count everything attributed, not only statements.
    """
    said = spoken(analysis, everything)
    total = max(1, len(analysis.article.text))
    rows = [
        (row.speaker, row.claim, round(100 * begin / total, 1), round(100 * end / total, 1))
        for row in rows_of(said.claims)
        for begin, end in row.content
    ]
    data = pd.DataFrame(rows, columns=["speaker", "claim", "from %", "to %"])
    if data.empty:
        return Chart("positions", _TITLE, "", "", data, None, NO_CLAIMS)
    order = [speaker for speaker in said.order if (data["speaker"] == speaker).any()]
    finding = _finding(data)
    alt = f"Timeline. {finding} {_TITLE}."
    places = data.groupby("speaker", sort=False)["from %"].agg(
        lambda found: ", ".join(f"{p:.0f}%" for p in found)
    )
    first = data.drop_duplicates("speaker").set_index("speaker")["claim"].to_dict()
    links = {f"#{first[name]}": f"{name}: heard at {places[name]}" for name in order[:TOP]}
    return Chart(
        "positions", _TITLE, finding, alt, data,
        lambda width: _draw(data, order, said.shades, first, width), NO_CLAIMS, links, wide=HALF,
    )  # fmt: skip


def _finding(data: pd.DataFrame) -> str:
    begins = data[data["speaker"] != NOBODY].groupby("speaker")["from %"].min().sort_values(kind="stable")
    named = begins.index.tolist()
    if not named:
        return "No speaker is named."
    where = f"{begins.min():.0f}% into the article" if begins.min() >= 1 else "at its very beginning"
    first = f"Heard first: {named[0]}, {where}"
    if len(named) == 1:
        return f"{first}, and nobody else."
    late = [name for name in named if begins[name] >= 50]
    if not late:
        return f"{first}; everyone else also speaks in its first half."
    return f"{first}; only in its second half: {listed(late)}."


def _draw(
    data: pd.DataFrame,
    order: Sequence[str],
    shades: dict[str, str],
    first: Mapping[Any, str],
    width: float,
) -> Figure:
    labels = list(order[:TOP])
    note = more(max(0, len(order) - TOP))
    rows = Rows(
        width, row_names(labels, width), (0, 100), below=scale_height() + (NOTE_HEIGHT if note else 0)
    )
    rows.lines(len(labels))
    for row in rows_of(data[data["speaker"].isin(labels)]):
        begin, end = row[2], max(row[3], row[2] + 0.8)
        fill = shade_of(shades, row.speaker)
        rows.bar(labels.index(row.speaker), begin, min(end, 100), fill, 0.66)
    for i, name in enumerate(labels):
        rows.link(i, f"#{first[name]}")
    middle = (50,) if is_narrow(width) else (25, 50, 75)
    rows.scale({0: "start"} | {tick: f"{tick}%" for tick in middle} | {100: "end"})
    if note:
        rows.note(note, scale_height())
    return rows.sheet.figure
