"""The charts of an article: how much each speaker says, where, for and against whom, and in what tone."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.figure import Figure

from ...model.frames import rows_of
from ...model.spans import words_in
from ...sentiment import wording
from ..display_names import NOBODY, counted, listed, name_of, names, shorten
from ..tables.article_tables import DOUBTFUL
from .chart_layout import (
    NOTE_HEIGHT,
    SWATCH,
    Legend,
    Point,
    Rows,
    Sheet,
    colour,
    columns_frame,
    left_out,
    round_ticks,
    row_names,
    scale_height,
)
from .noted import noted
from .style import ACCENT, FILL, HATCHES, KINDS, MUTED, STANCES, Chart, is_narrow

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

TOP = 15
_NO_CLAIMS = "Nothing is attributed to anyone in this article, so there is nothing to draw."
_VERBS = {"opposes": "oppose", "supports": "support"}
_OUTLINE = 1.6
_SYMBOLS = {"supports": "+", "opposes": "−", "mixed": "±", "neutral": "0"}


@noted
def attributed_words(analysis: Analysis) -> Chart:
    """Words attributed to each speaker, by kind of quotation."""
    table = _spoken(analysis)
    data = table.pivot_table(index="speaker", columns="kind", values="words", aggfunc="sum", fill_value=0)
    data = data.reindex(columns=list(KINDS), fill_value=0).reindex(_by_words(table)).reset_index()
    data.columns.name = None
    if data.empty:
        return Chart("words-by-speaker", "Words by speaker", "", "", data, None, _NO_CLAIMS)
    finding = _words_finding(data)
    title = "Words attributed to each speaker, by kind of quotation"
    alt = f"Bar chart: {title.lower()}. {finding} {_bars_alt(data)}"
    return Chart(
        "words-by-speaker", title, finding, alt, data, lambda width: _draw_words(data, width), _NO_CLAIMS
    )


@noted
def positions(analysis: Analysis) -> Chart:
    """Where in the article each speaker speaks, from its first word to its last, in percent."""
    table = _spoken(analysis)
    total = max(1, len(analysis.article.text))
    rows = [
        (row.speaker, row.claim, round(100 * begin / total, 1), round(100 * end / total, 1))
        for row in rows_of(table)
        for begin, end in row.content
    ]
    data = pd.DataFrame(rows, columns=["speaker", "claim", "from %", "to %"])
    if data.empty:
        return Chart("positions", "Where each speaker speaks", "", "", data, None, _NO_CLAIMS)
    order = data.groupby("speaker", sort=False)["from %"].min().sort_values(kind="stable").index.tolist()
    finding = _positions_finding(data, order)
    title = "Where in the article each speaker speaks"
    alt = f"Timeline: {title.lower()}. {finding}"
    return Chart(
        "positions", title, finding, alt, data, lambda width: _draw_positions(data, order, width), _NO_CLAIMS
    )


@noted
def stances(analysis: Analysis) -> Chart:
    """Stance of each speaker towards each target, as a matrix; a doubtful side is an outline."""
    known = names(analysis.actors)
    data = pd.DataFrame(
        [
            (
                name_of(known, s.speaker),
                name_of(known, s.target),
                str(s.label),
                float(s.score),
                float(s.confidence),
                len(s.claims),
            )
            for s in rows_of(analysis.stances)
        ],
        columns=["speaker", "target", "stance", "score", "confidence", "claims"],
    )
    empty = "No speaker takes a stance towards anyone that On Record can tell, so there is nothing to draw."
    if data.empty:
        return Chart("stance-matrix", "Stances", "", "", data, None, empty)
    finding = _stances_finding(data)
    title = "Stance of each speaker (rows) towards others (columns)"
    alt = f"Matrix: {title.lower()}. {finding}"
    links = {
        _evidence_of(i): f"{row.speaker} {row.stance} {row.target}: the evidence"
        for i, row in enumerate(rows_of(data), 1)
    }
    return Chart(
        "stance-matrix", title, finding, alt, data, lambda width: _draw_stances(data, width), empty, links
    )


@noted
def sides(analysis: Analysis) -> Chart:
    """For how many actors each speaker speaks, and against how many: bars that part at zero."""
    known = names(analysis.actors)
    taken = [
        (name_of(known, s.speaker), name_of(known, s.target), str(s.label))
        for s in rows_of(analysis.stances)
        if s.label != "neutral"
    ]
    data = pd.DataFrame(taken, columns=["speaker", "target", "stance"])
    empty = (
        "No speaker takes a side for or against anyone that On Record can tell, so there is nothing to draw."
    )
    title = "Whom each speaker is for and against"
    if data.empty:
        return Chart("sides", title, "", "", data, None, empty)
    finding = _sides_finding(data)
    alt = f"Diverging bars: {title.lower()}; each part of a bar is an actor. {finding}"
    return Chart("sides", title, finding, alt, data, lambda width: _draw_sides(data, width), empty)


@noted
def polarity(analysis: Analysis) -> Chart:
    """Polarity of each speaker's wording: each claim, the mean, and its 95% interval from three claims on."""
    known = names(analysis.actors)
    means = wording.per_speaker(analysis.sentiment)
    means["speaker"] = [name_of(known, key) for key in means["speaker"]]
    claims = analysis.sentiment.dropna(subset=["speaker"])
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
    finding = _polarity_finding(means)
    title = "Polarity of each speaker’s wording"
    alt = (
        f"Dot plot: {title.lower()}, from −1 (negative) to +1 (positive), with a dot for each claim and a "
        f"95% interval of the mean for speakers with three claims or more. {finding}"
    )
    return Chart(
        "polarity", title, finding, alt, data, lambda width: _draw_polarity(means, points, width), empty
    )


def _spoken(analysis: Analysis) -> pd.DataFrame:
    """Speaker (by name), claim, kind, words and content of each claim."""
    known = names(analysis.actors)
    text = analysis.article.text
    rows = [
        (name_of(known, c.speaker), str(c.id), str(c.kind), words_in(text, c.content), c.content)
        for c in rows_of(analysis.claims)
    ]
    return pd.DataFrame(rows, columns=["speaker", "claim", "kind", "words", "content"])


def _by_words(table: pd.DataFrame) -> list[str]:
    """Speakers by number of words, most first; those whom nobody names come last."""
    totals = table.groupby("speaker", sort=False)["words"].sum().sort_values(ascending=False, kind="stable")
    return sorted(totals.index, key=lambda name: name == NOBODY)


def _others(rest: int) -> str:
    return f"and {counted(rest, 'other')}"


# What each chart shows, in words


def _share(part: float, whole: float) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "0%"


def _words_finding(data: pd.DataFrame) -> str:
    totals = data[list(KINDS)].sum(axis=1)
    total, quoted = int(totals.sum()), int(data["direct"].sum())
    first = data.iloc[int(totals.to_numpy().argmax())]
    if data["speaker"].tolist() == [NOBODY]:
        return f"None of {counted(total, 'attributed word')} has a named speaker."
    if len(data) == 1:
        who = f"All {counted(total, 'attributed word')} are from one source, {first.speaker}"
        return f"{who}; {_share(quoted, total)} are in claims quoted directly."
    return (
        f"Of {total:,} attributed words, {first.speaker} has {_share(totals.max(), total)}, the most "
        f"of {len(data)} sources; {_share(quoted, total)} of all are in claims quoted directly."
    )


def _bars_alt(data: pd.DataFrame) -> str:
    parts = [
        f"{row.speaker} {counted(int(row.direct + row.mixed + row.indirect), 'word')}"
        for row in rows_of(data.head(TOP))
    ]
    return "; ".join(parts) + (f"; {_others(len(data) - TOP)}." if len(data) > TOP else ".")


def _positions_finding(data: pd.DataFrame, order: Sequence[str]) -> str:
    named = [name for name in order if name != NOBODY]
    if not named:
        return "No speaker is named."
    begins = data[data["speaker"] != NOBODY].groupby("speaker")["from %"].min()
    first = f"{named[0][:1].upper()}{named[0][1:]} is heard first, {begins.min():.0f}% into the article"
    if len(named) == 1:
        return f"{first}, and nobody else is."
    late = [name for name in named if begins[name] >= 50]
    if not late:
        return f"{first}; every speaker is heard in its first half."
    return f"{first}; {listed(late)} {'is' if len(late) == 1 else 'are'} heard only in its second half."


def _stances_finding(data: pd.DataFrame) -> str:
    unsure = _are_doubtful(data)
    parts = [part for label, verb in _VERBS.items() if (part := _most_targeted(data[~unsure], label, verb))]
    taken, doubtful = int((data["stance"] != "neutral").sum()), int(unsure.sum())
    pairs = f"Of {counted(len(data), 'pair')} of a speaker and a target"
    head = (
        f"{pairs}, {taken} {'is' if taken == 1 else 'are'} not neutral"
        + (f" ({doubtful} doubtful)" if doubtful else "")
        if taken
        else f"{pairs}, none takes sides"
    )
    return f"{head}; {', and '.join(parts)}." if parts else f"{head}."


def _are_doubtful(data: pd.DataFrame) -> pd.Series:
    """Whether each stance takes a side that is wrong more often than right."""
    return (data["confidence"] < DOUBTFUL) & (data["stance"] != "neutral")


def _sides_finding(data: pd.DataFrame) -> str:
    counts = data[data["stance"] != "mixed"]["stance"].value_counts()
    against, pro = int(counts.get("opposes", 0)), int(counts.get("supports", 0))
    speakers = counted(int(data["speaker"].nunique()), "speaker")
    verb = "takes" if data["speaker"].nunique() == 1 else "take"
    return f"{speakers} {verb} sides: {against} against someone, {pro} for someone."


def _most_targeted(data: pd.DataFrame, label: str, verb: str) -> str:
    """“3 speakers oppose Russia”: the target that most speakers have a stance towards."""
    having = data[data["stance"] == label]
    if having.empty:
        return ""
    target = str(having["target"].value_counts().index[0])
    speakers = having.loc[having["target"] == target, "speaker"].tolist()
    if len(speakers) == 1:
        return f"{speakers[0]} {label} {target}"
    return f"{len(speakers)} speakers {verb} {target}"


def _polarity_finding(means: pd.DataFrame) -> str:
    sure = means.dropna(subset=["low"])
    positive = sure.loc[sure["low"] > 0, "speaker"].tolist()
    negative = sure.loc[sure["high"] < 0, "speaker"].tolist()
    if sure.empty:
        return "No speaker has three claims, too few to say how anyone sounds on the whole."
    parts = [
        f"{listed(found)} {'sounds' if len(found) == 1 else 'sound'} {tone} on the whole"
        for found, tone in ((positive, "positive"), (negative, "negative"))
        if found
    ]
    having = f"Of {counted(len(sure), 'speaker')} with three claims or more"
    return (
        f"{having}, {'; '.join(parts)}." if parts else f"{having}, none sounds clearly positive or negative."
    )


# How each is drawn


def _draw_words(data: pd.DataFrame, width: float) -> Figure:
    shown = data.head(TOP)
    if len(data) > TOP:
        rest = data.iloc[TOP:][list(KINDS)].sum()
        shown = pd.concat([shown, pd.DataFrame([{"speaker": _others(len(data) - TOP)} | rest.to_dict()])])
    totals = shown[list(KINDS)].sum(axis=1).tolist()
    used = [(kind, colour(KINDS[kind], hatch=HATCHES[kind])) for kind in KINDS if data[kind].sum()]
    legend, most = Legend(used, width), max(1.0, *totals)
    rows = Rows(
        width,
        row_names(shown["speaker"].tolist(), width),
        (0, most * 1.12),
        legend.height,
        scale_height("words"),
    )
    legend.draw(rows.sheet, 0)
    ticks = round_ticks(0, most * 1.12, 4 if is_narrow(width) else 8)
    rows.grid(ticks)
    for i, (row, total) in enumerate(zip(rows_of(shown), totals, strict=True)):
        begin = 0.0
        for kind, shade in KINDS.items():
            end = begin + getattr(row, kind)
            if end > begin:
                rows.bar(i, begin, end, shade, 0.62, hatch=HATCHES[kind], edgecolor=FILL, linewidth=0.4)
            begin = end
        rows.text(rows.x(total) + 4, rows.y(i), f"{total:,.0f}", MUTED, "left")
    rows.scale({tick: f"{tick:,.0f}" for tick in ticks}, "words")
    return rows.sheet.figure


def _draw_positions(data: pd.DataFrame, order: list[str], width: float) -> Figure:
    labels = order if len(order) <= TOP + 1 else [*order[:TOP], _others(len(order) - TOP)]
    row_of = {name: min(i, len(labels) - 1) for i, name in enumerate(order)}
    rows = Rows(width, row_names(labels, width), (0, 100), below=scale_height())
    rows.lines(len(labels))
    for speaker, begin, end in zip(data["speaker"], data["from %"], data["to %"], strict=True):
        rows.bar(row_of[speaker], begin, max(end, begin + 0.5), ACCENT, 0.6)
    middle = (50,) if is_narrow(width) else (25, 50, 75)
    rows.scale({0: "start"} | {tick: f"{tick}%" for tick in middle} | {100: "end"})
    return rows.sheet.figure


def _draw_stances(data: pd.DataFrame, width: float) -> Figure:
    speakers, speakers_left = _most(data["speaker"], TOP)
    kept = data.assign(number=range(1, len(data) + 1))[data["speaker"].isin(speakers)]
    columns, columns_left = _most(kept["target"], 5 if is_narrow(width) else 12)
    used = [label for label in STANCES if (data["stance"] == label).any()]
    doubtful = _are_doubtful(kept)
    entries = [(f"{_SYMBOLS[label]} {label}", colour(STANCES[label])) for label in used]
    if doubtful.any():
        entries.append(("outlined: doubtful", colour(FILL, edgecolor=MUTED, linewidth=_OUTLINE)))
    legend = Legend(entries, width)
    note = left_out((speakers_left, "more speaker"), (columns_left, "more target"))
    rows = columns_frame(
        width,
        row_names(speakers, width),
        [shorten(label, 18) for label in columns],
        least=2 if is_narrow(width) else 4,
        below=legend.height + (NOTE_HEIGHT if note else 4),
        row=24.5,
    )
    for cell in rows_of(kept.assign(doubtful=doubtful)[kept["target"].isin(columns)]):
        x, y, shade = columns.index(cell.target), speakers.index(cell.speaker), STANCES[cell.stance]
        look = {"edgecolor": shade, "linewidth": _OUTLINE} if cell.doubtful else {}
        fill = FILL if cell.doubtful else shade
        rows.bar(y, x - 0.45, x + 0.45, fill, 0.84, url=_evidence_of(cell.number), **look)
        rows.text(rows.x(x), rows.y(y), _SYMBOLS[cell.stance], size=10)
    rows.note(note)
    legend.draw(rows.sheet, rows.sheet.height - legend.height)
    return rows.sheet.figure


def _evidence_of(number: int) -> str:
    """The anchor of what decided the stance in that row, in the table `evidence`."""
    return f"#evidence-s{number}"


def _draw_sides(data: pd.DataFrame, width: float) -> Figure:
    speakers, left_out = _most(data["speaker"], TOP)
    told = list(rows_of(data))
    parts = [
        (y, side, place, row)
        for y, speaker in enumerate(speakers)
        for side, label in ((-1, "opposes"), (1, "supports"))
        for place, row in enumerate(_on_side([row for row in told if row.speaker == speaker], label))
    ]
    most = max(2, 1 + max(place for _, _, place, _ in parts))
    used = [label for label in STANCES if (data["stance"] == label).any()]
    legend = Legend([(label, colour(STANCES[label])) for label in used], width)
    label = "← against\u2003for →" + (f"\n{_others(left_out)} in the data" if left_out else "")
    rows = Rows(
        width,
        row_names(speakers, width),
        (-most - 0.05, most + 0.05),
        below=scale_height(label) + 4 + legend.height,
        row=26,
    )
    room = round(width * 4.2 / most)
    for y, side, place, row in parts:
        begin = side * place
        rows.bar(y, begin, begin + side, STANCES[row.stance], 0.76, edgecolor=FILL, linewidth=0.8)
        if room >= 5:
            rows.text(rows.x(begin + side / 2), rows.y(y), shorten(row.target, room), size=8)
    rows.zero()
    rows.scale({tick: f"{abs(tick):.0f}" for tick in round_ticks(-most, most, 8)}, label)
    legend.draw(rows.sheet, rows.sheet.height - legend.height)
    return rows.sheet.figure


def _on_side(told: list[Any], label: str) -> list[Any]:
    """The stances of a label, then the mixed ones, which stand on both sides."""
    return [row for row in told if row.stance == label] + [row for row in told if row.stance == "mixed"]


def _most(values: pd.Series, most: int) -> tuple[list[str], int]:
    """The commonest values in order of first appearance, and how many are left out."""
    counts = values.value_counts(sort=True)
    kept = set(counts.index[:most])
    return [value for value in dict.fromkeys(values) if value in kept], max(0, len(counts) - most)


def _draw_polarity(means: pd.DataFrame, points: dict[Any, list[float]], width: float) -> Figure:
    shown = means.head(TOP)
    rest = len(means) - len(shown)
    names = [f"{shorten(row.speaker, round(1 + width * 4))} ({row.n})" for row in rows_of(shown)]
    legend = Legend([("a claim", _claim_in_legend), ("mean, 95% interval", _mean_in_legend)], width)
    label = "← negative\u2003wording\u2003positive →" + (
        f"\n{_others(rest)} with fewer words, in the data" if rest else ""
    )
    rows = Rows(width, names, (-1.05, 1.05), legend.height, scale_height(label))
    legend.draw(rows.sheet, 0)
    rows.grid((-1, -0.5, 0.5, 1))
    rows.zero()
    for i, row in enumerate(rows_of(shown)):
        if places := [(rows.x(point), rows.y(i)) for point in points.get(row.speaker, [])]:
            _dot_claims(rows.sheet, places)
        if not math.isnan(row.low):
            rows.interval(i, row.low, row.high, ACCENT)
            _dot_mean(rows.sheet, (rows.x(row.polarity), rows.y(i)))
    rows.scale({-1: "−1", -0.5: "−0.5", 0: "0", 0.5: "+0.5", 1: "+1"}, label)
    return rows.sheet.figure


def _dot_claims(sheet: Sheet, places: Sequence[Point]) -> None:
    sheet.dots(places, 3.8, markerfacecolor="none", markeredgecolor=MUTED, markeredgewidth=0.8)


def _dot_mean(sheet: Sheet, place: Point) -> None:
    sheet.dots([place], 5.6, color=ACCENT, markeredgewidth=0)


def _claim_in_legend(sheet: Sheet, x: float, y: float) -> None:
    _dot_claims(sheet, [(x + SWATCH / 2, y)])


def _mean_in_legend(sheet: Sheet, x: float, y: float) -> None:
    sheet.line((x, y), (x + SWATCH, y), ACCENT, 1.4)
    _dot_mean(sheet, (x + SWATCH / 2, y))
