"""Chart of who is opposed and supported, and by whom: bars to the left and right of zero."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.figure import Figure

from ...model.frames import rows_of
from ..phrasing.confidence_levels import DOUBTFUL, SURE_SIDE
from ..phrasing.display_names import counted, name_of, names, shorten
from ..phrasing.side_verbs import is_several, side_verb
from .chart import HALF, Chart
from .chart_layout import NOTE_HEIGHT, Legend, Rows, colour, left_out, row_names, scale_height
from .corrections_note import noted
from .palette import FILL, MUTED, tinted
from .words_by_speaker import TOP, shade_of, speaker_shades

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

_TITLE = "Who is opposed or supported, and by whom, in the colour of the speaker"
_EMPTY = "No speaker supports or opposes anyone clearly enough to be drawn."
_OUTLINE = 1.4


@noted("actors", "claims", "stances")
def sides(analysis: Analysis, everything: bool = False) -> Chart:
    """Return the chart of who is opposed and supported, and by whom; doubtful sides are outlines.

    Args:
        analysis: the analysis.
        everything: has no effect, since a side rests on all of a speaker's words.
    """
    known = names(analysis.actors)
    taken = [
        (name_of(known, s.speaker), name_of(known, s.target), str(s.label), float(s.confidence), i)
        for i, s in enumerate(rows_of(analysis.stances), 1)
        if s.label != "neutral" and s.confidence >= DOUBTFUL
    ]
    columns = ["speaker", "target", "side", "confidence", "row"]
    data = pd.DataFrame(taken, columns=columns)
    if data.empty:
        return Chart("sides", _TITLE, "", "", data[columns[:-1]], None, _EMPTY)
    groups = {known[actor.id] for actor in rows_of(analysis.actors) if is_several(actor)}
    finding = _finding(data, groups)
    alt = f"Diverging bars. {finding} {_TITLE}; each part of a bar is one person or group."
    links = {
        f"#side-{row.row}": f"{row.speaker} {side_verb(row.side, row.speaker in groups)} {row.target}, "
        f"{row.confidence:.2f}"
        for row in rows_of(data)
    }
    shades = speaker_shades(analysis)
    families = _family_names(analysis)
    return Chart(
        "sides-chart", _TITLE, finding, alt, data[columns[:-1]].round(2),
        lambda width: _draw(data, shades, families, width), _EMPTY, links, wide=HALF,
    )  # fmt: skip


def _finding(data: pd.DataFrame, groups: Collection[str]) -> str:
    """Return who takes the most frequent side; `groups` are the names of several people."""
    sure = data[data["confidence"] >= SURE_SIDE]
    doubtful = len(data) - len(sure)
    if sure.empty:
        sides = counted(doubtful, "side is", "sides are")
        return f"Nobody takes a side that is beyond doubt; {sides} doubtful."
    labels = [label for label in ("opposes", "supports", "mixed") if (sure["side"] == label).any()]
    label = max(labels, key=lambda label: int((sure["side"] == label).sum()))
    rows = sure[sure["side"] == label]
    target = str(rows["target"].value_counts().index[0])
    speakers = rows.loc[rows["target"] == target, "speaker"].tolist()
    if len(speakers) == 1:
        head = f"{speakers[0]} {side_verb(label, speakers[0] in groups)} {target}"
    else:
        head = f"{len(speakers)} speakers {side_verb(label, several=True)} {target}"
    rest = len(sure) - len(speakers)
    more = [counted(rest, "other side")] if rest else []
    more += [counted(doubtful, "doubtful one" if rest else "doubtful side")] if doubtful else []
    verb = "is" if (rest or doubtful) == 1 else "are"
    return f"{head}. There {verb} {' and '.join(more)}." if more else f"{head}."


def _family_names(analysis: Analysis) -> dict[str, str]:
    """Return the last word of each person's name, for small parts, if no other actor has it."""
    known = names(analysis.actors)
    last = Counter(name.split()[-1] for name in known.values())
    return {
        known[actor.id]: known[actor.id].split()[-1]
        for actor in rows_of(analysis.actors)
        if actor.kind == "person"
        and actor.named
        and last[known[actor.id].split()[-1]] == 1
        and not known[actor.id].endswith(")")
    }


def _draw(data: pd.DataFrame, shades: dict[str, str], families: Mapping[str, str], width: float) -> Figure:
    targets = data["target"].value_counts(sort=True).index.tolist()[:TOP]
    note = left_out((data["target"].nunique() - len(targets), "target"))
    taken = list(rows_of(data.sort_values("confidence", ascending=False, kind="stable")))
    used = set(data["side"])
    directions: tuple[tuple[int, str], ...] = ((-1, "opposes"), (1, "supports"))
    if len(used) == 1 and "mixed" not in used:
        directions = ((1, str(used.pop())),)
    parts = [
        (y, side, place, row)
        for y, target in enumerate(targets)
        for side, label in directions
        for place, row in enumerate(_on_side([row for row in taken if row.target == target], label))
    ]
    left, right = (1 + max((place for _, s, place, _ in parts if s == side), default=-1) for side in (-1, 1))
    entries = [("sure", colour(tinted(MUTED), edgecolor=MUTED, linewidth=_OUTLINE))]
    entries += [("doubtful", colour(FILL, edgecolor=MUTED, linewidth=_OUTLINE, linestyle="dashed"))]
    legend = Legend(entries if (data["confidence"] < SURE_SIDE).any() else [], width)
    both = "← opposed by\u2003supported by →"
    label = both if left else "opposed by" if directions[0][1] == "opposes" else "supported by"
    ends = (-left - 0.05, right + 0.05)
    rows = Rows(
        width,
        row_names(targets, width),
        ends,
        legend.height,
        scale_height() + (NOTE_HEIGHT if note else 0),
        row=26,
    )
    legend.draw(rows.sheet, 0)
    room = (rows.right - rows.left) / (left + right + 0.1) - 6
    for y, side, place, row in parts:
        begin, shade = side * place, shade_of(shades, row.speaker)
        sure = row.confidence >= SURE_SIDE
        fill, line = (tinted(shade), "solid") if sure else (FILL, "dashed")
        edge = {"edgecolor": shade, "linewidth": _OUTLINE, "linestyle": line}
        rows.bar(y, begin + side * 0.015, begin + side * 0.985, fill, 0.8, url=f"#side-{row.row}", **edge)
        characters = max(3, int(room / 4.8))
        name = row.speaker if len(row.speaker) <= characters else families.get(row.speaker, row.speaker)
        name = shorten(f"{'± ' if row.side == 'mixed' else ''}{name}", characters)
        rows.text(rows.x(begin + side * 0.5), rows.y(y), name, size=8)
    rows.zero()
    rows.text(rows.x(0), rows.bottom + 10, label, MUTED, "center" if left else "left")
    if note:
        rows.note(note, scale_height())
    return rows.sheet.figure


def _on_side(taken: Sequence[Any], label: str) -> list[Any]:
    """Return the sides with a label, then the mixed ones, which stand on both sides."""
    return [row for row in taken if row.side == label] + [row for row in taken if row.side == "mixed"]
