"""Chart of words by speaker: who is quoted most, and how directly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.figure import Figure

from ...model.frames import rows_of
from ..phrasing.display_names import NOBODY, counted
from ..phrasing.quoted_words import quoted_words
from .chart import HALF, Chart
from .chart_layout import NOTE_HEIGHT, Legend, Rows, Swatch, colour, row_names
from .corrections_note import noted
from .palette import INK, KIND_LOOKS, MUTED
from .words_by_speaker import NO_CLAIMS, TOP, more, shade_of, spoken

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_TITLE = "Words attributed to each speaker: in full quotation, partly quoted, or reported"

_LABELS = {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported"}


@noted("actors", "claims")
def attributed_words(analysis: Analysis, everything: bool = False) -> Chart:
    """Return the chart of words attributed to each speaker, by kind of quotation.

    Args:
        analysis: the analysis.
        everything: whether to count everything attributed, not only statements.
    """
    said = spoken(analysis, everything)
    data = said.claims.pivot_table(
        index="speaker", columns="kind", values="words", aggfunc="sum", fill_value=0
    )
    data = data.reindex(columns=list(KIND_LOOKS), fill_value=0).reindex(list(said.order)).reset_index()
    data.columns.name = None
    if data.empty:
        return Chart("words-by-speaker", _TITLE, "", "", data, None, NO_CLAIMS)
    finding = _finding(data, said.claims, analysis.article.text)
    alt = f"Bar chart. {finding} {_TITLE}. {_in_words(data)}"
    first = said.claims.drop_duplicates("speaker").set_index("speaker")["claim"].to_dict()
    links = {f"#{first[row.speaker]}": _in_kinds(row) for row in rows_of(data.head(TOP))}
    return Chart(
        "words-by-speaker",
        _TITLE,
        finding,
        alt,
        data,
        lambda width: _draw(data, said.shades, first, width),
        NO_CLAIMS,
        links,
        wide=HALF,
    )


def _swatch(kind: str) -> Swatch:
    fill, edge = KIND_LOOKS[kind](MUTED)
    return colour(fill, **edge)


def _in_kinds(row: Any) -> str:
    """Return a row in words: “Ada Quill: 7 words quoted, 8 reported”."""
    found = [f"{getattr(row, kind):,} {label}" for kind, label in _LABELS.items() if getattr(row, kind)]
    return f"{row.speaker}: {', '.join(found) or 'no'} words"


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "0%"


def _finding(data: pd.DataFrame, claims: pd.DataFrame, text: str) -> str:
    """Return who has most words, and the share of them in quotation marks.

    Args:
        data: the words of each speaker, by kind.
        claims: the claims, with their speakers.
        text: the article's text.
    """
    totals = data[list(KIND_LOOKS)].sum(axis=1)
    total = int(totals.sum())
    first = data.iloc[int(totals.to_numpy().argmax())]
    quoted = quoted_words(text, rows_of(claims[claims["speaker"] == first["speaker"]]))
    own = "all" if quoted == totals.max() else _share(quoted, totals.max())
    if data["speaker"].tolist() == [NOBODY]:
        return f"None of {counted(total, 'attributed word')} has a named speaker."
    if len(data) == 1:
        who = f"All {counted(total, 'attributed word')} are from one source, {first.speaker}"
        return f"{who}, {own} of them quoted."
    return (
        f"{first.speaker} has {_share(totals.max(), total)} of the {total:,} attributed words, "
        f"{own} of them quoted."
    )


def _in_words(data: pd.DataFrame) -> str:
    parts = [
        f"{row.speaker} {counted(int(row.direct + row.mixed + row.indirect), 'word')}"
        for row in rows_of(data.head(TOP))
    ]
    rest = more(len(data) - TOP) if len(data) > TOP else ""
    return "; ".join([*parts, rest] if rest else parts) + "."


def _draw(data: pd.DataFrame, shades: dict[str, str], first: Mapping[Any, str], width: float) -> Figure:
    shown = data.head(TOP)
    totals = shown[list(KIND_LOOKS)].sum(axis=1).tolist()
    used = [(_LABELS[kind], _swatch(kind)) for kind in KIND_LOOKS if data[kind].sum()]
    legend, note = Legend(used, width), more(max(0, len(data) - TOP))
    most = max(1.0, *totals)
    names = row_names(shown["speaker"].tolist(), width)
    rows = Rows(width, names, (0, most * 1.12), legend.height, NOTE_HEIGHT if note else 0)
    legend.draw(rows.sheet, 0)
    for i, (row, total) in enumerate(zip(rows_of(shown), totals, strict=True)):
        begin = 0.0
        for kind, look in KIND_LOOKS.items():
            end = begin + getattr(row, kind)
            if end > begin:
                fill, edge = look(shade_of(shades, row.speaker))
                rows.bar(i, begin, end, fill, 0.66, **edge)
            begin = end
        rows.link(i, f"#{first[row.speaker]}")
        rows.text(rows.x(total) + 4, rows.y(i), f"{total:,.0f}", INK, "left")
    if note:
        rows.note(note)
    return rows.sheet.figure
