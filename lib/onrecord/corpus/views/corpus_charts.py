"""The charts of a corpus: who is quoted when and where, who changes sides, who relies on unnamed sources."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from functools import partial

import pandas as pd
from matplotlib.dates import AutoDateLocator, date2num, num2date
from matplotlib.figure import Figure

from ...display.charts.canvas import Point, Sheet
from ...display.charts.chart import Chart, is_narrow
from ...display.charts.chart_layout import (
    NOTE_HEIGHT,
    ROW,
    SWATCH,
    Legend,
    Rows,
    columns_frame,
    left_out,
    row_names,
    scale_height,
)
from ...display.charts.palette import ACCENT, FILL, MUTED, STANCES
from ...display.phrasing.confidence_levels import SURE_SIDE
from ...display.phrasing.display_names import counted, listed, shorten
from ...model.frames import rows_of
from ..intervals import LEAST
from ..result_cells import publisher, speaker
from ..store import Corpus

TOP = 12
_MARKS = {"supports": ("^", 8.0), "opposes": ("v", 8.0), "mixed": ("D", 6.0), "neutral": ("o", 3.2)}
"""The marker of each stance, and its size in points."""
_DAYS, _MONTHS = 150, 1_500
"""Longest spans, in days, whose ticks show days and months; longer ones show years."""
_RIGHT = 14.0
"""Space to the right of the dates; the last label may be long."""
_SHARES = """
WITH said AS (
    SELECT c.entity, a.publisher, count(*) AS n FROM counted AS c JOIN articles AS a USING (article)
    WHERE entity IS NOT NULL GROUP BY ALL
), places AS (
    SELECT a.publisher, count(*) AS total, count(DISTINCT article) AS articles
    FROM counted AS c JOIN articles AS a USING (article) WHERE entity IS NOT NULL GROUP BY a.publisher
)
"""
"""Claims of each named speaker in each publisher; claims and articles of each publisher."""
_WHEN = {"day": "on {:%Y-%m-%d}", "month": "in {:%B %Y}", "year": "in {:%Y}"}
_STEPS = ((31, "day"), (200, "week"), (1200, "month"), (5000, "quarter"))


def over_time(corpus: Corpus) -> Chart:
    """Return the chart of claims per speaker over time, for the most quoted speakers."""
    days = corpus.ask("SELECT min(published) AS first, max(published) AS last FROM articles").iloc[0]
    title = "Claims of the most quoted speakers over time"
    empty = "No dated article quotes anyone by name, so there is nothing to draw."
    if pd.isna(days["first"]):
        return Chart("over-time", title, "", "", pd.DataFrame(), None, empty)
    step = next((s for most, s in _STEPS if (days["last"] - days["first"]).days <= most), "year")
    data = corpus.ask(
        """
        WITH most AS (
            SELECT entity, label, count(*) AS n FROM counted AS c JOIN articles AS a USING (article)
            JOIN entities AS e USING (entity) WHERE published IS NOT NULL
            GROUP BY entity, label ORDER BY n DESC, label LIMIT ?
        )
        SELECT label AS speaker, date_trunc(?, published)::DATE AS day, count(*) AS claims,
            count(DISTINCT article) AS articles
        FROM counted JOIN most USING (entity) JOIN articles USING (article) WHERE published IS NOT NULL
        GROUP BY label, n, day ORDER BY n DESC, label, day
        """,
        [TOP, step],
    )
    data["day"] = pd.to_datetime(data["day"])
    if data.empty:
        return Chart("over-time", title, "", "", data, None, empty)
    undated = corpus.ask("SELECT count(*) AS n FROM articles WHERE published IS NULL")["n"].iloc[0]
    peak = data.iloc[int(data["claims"].to_numpy().argmax())]
    claims = counted(int(peak["claims"]), "claim")
    when = _WHEN.get(step, f"in the {step} from {{:%Y-%m-%d}}").format(peak["day"])
    finding = f"{speaker(peak['speaker'])} is quoted most in one {step}: {claims} {when}."
    if undated:
        finding += f" {counted(int(undated), 'article')} without a date cannot be drawn."
    shown = data.assign(day=data["day"].dt.strftime("%Y-%m-%d")).rename(columns={"day": f"{step} from"})
    alt = f"Bubble chart: {title.lower()}, a circle for each {step}. {finding}"
    return Chart("over-time", title, finding, alt, shown, lambda width: _draw_time(data, width), empty)


def by_publisher(corpus: Corpus) -> Chart:
    """Return the chart of each publisher's shares of attributed words, for the most quoted speakers."""
    data = corpus.ask(
        _SHARES
        + """,
        most AS (SELECT entity, sum(n) AS rank FROM said GROUP BY entity ORDER BY rank DESC, entity LIMIT ?)
        SELECT e.label AS speaker, said.publisher AS publisher, n AS claims,
            round(100 * n / total, 1) AS "percent", total, places.articles AS articles
        FROM said JOIN most USING (entity) JOIN entities AS e USING (entity)
        JOIN places ON places.publisher IS NOT DISTINCT FROM said.publisher
        ORDER BY rank DESC, e.label, total DESC, said.publisher
        """,
        [TOP],
    )
    title = "Most quoted speakers’ share of each publisher’s claims (number of articles in brackets)"
    empty = "No named speaker is quoted, so there is nothing to draw."
    if data.empty:
        return Chart("by-publisher", title, "", "", data, None, empty)
    data["publisher"] = [publisher(name) for name in data["publisher"]]
    finding = f"No known publisher has {LEAST} articles with a named speaker, too few to compare shares."
    largest = corpus.ask(
        _SHARES
        + """
        SELECT e.label AS speaker, said.publisher, 100 * n / total AS "percent" FROM said
        JOIN places ON places.publisher IS NOT DISTINCT FROM said.publisher JOIN entities AS e USING (entity)
        WHERE places.articles >= ? AND said.publisher IS NOT NULL
        ORDER BY n / total DESC, n DESC, e.label, said.publisher LIMIT 1
        """,
        [LEAST],
    )
    if not largest.empty:
        top = largest.iloc[0]
        finding = (
            f"{speaker(top['speaker'])} has {top['percent']:.0f}% of the claims of named speakers in "
            f"{publisher(top['publisher'])}, the largest share in any publisher with {LEAST} articles or "
            "more."
        )
    if missing := _not_drawn(corpus, set(data["publisher"])):
        finding += f" {counted(missing, 'publisher')} without any of these speakers cannot be drawn."
    alt = f"Bubble chart: {title.lower()}. {finding}"
    shown = data[["speaker", "publisher", "articles", "claims", "percent"]]
    return Chart("by-publisher", title, finding, alt, shown, lambda width: _draw_places(data, width), empty)


def _not_drawn(corpus: Corpus, drawn: Collection[str]) -> int:
    """Return the number of known publishers that are not drawn; copies do not count."""
    found = corpus.ask(
        "SELECT DISTINCT publisher FROM articles WHERE publisher IS NOT NULL AND same_as IS NULL"
    )
    return sum(publisher(name) not in drawn for name in found["publisher"])


def stances_over_time(corpus: Corpus) -> Chart:
    """Return the chart of speakers' stances towards their main targets, article by article."""
    data = corpus.ask(
        """
        WITH stated AS (
            SELECT s.entity, s.target, s.label, s.score, s.confidence, s.article, a.published
            FROM stances AS s JOIN articles AS a USING (article)
            WHERE entity IS NOT NULL AND target IS NOT NULL AND entity <> target AND same_as IS NULL
                AND published IS NOT NULL
        ), most AS (
            SELECT entity, target, count(*) FILTER (label <> 'neutral') AS taken FROM stated
            GROUP BY entity, target HAVING count(DISTINCT article) > 1 AND taken > 0
            ORDER BY taken DESC, entity, target LIMIT ?
        )
        SELECT article, e.label AS speaker, t.label AS target, published, stated.label AS stance,
            round(score, 2) AS score, round(confidence, 2) AS confidence
        FROM stated JOIN most USING (entity, target) JOIN entities AS e USING (entity)
        JOIN entities AS t ON t.entity = target ORDER BY taken DESC, speaker, target, published, article
        """,
        [TOP],
    )
    title = "Stance of speakers towards others, article by article; hollow marks are doubtful (below 0.70)"
    empty = (
        "No speaker takes sides towards the same actor in two dated articles, so there is nothing to draw."
    )
    if data.empty:
        return Chart("stances-over-time", title, "", "", data, None, empty)
    data["published"] = pd.to_datetime(data["published"])
    finding = _stance_finding(data)
    alt = f"Timeline: {title.lower()}, a mark for each article. {finding}"
    shown = data.drop(columns="article").assign(published=data["published"].dt.strftime("%Y-%m-%d"))
    return Chart(
        "stances-over-time", title, finding, alt, shown, lambda width: _draw_stances(data, width), empty
    )


def _stance_finding(data: pd.DataFrame) -> str:
    """Return who supports in one article and opposes in another; doubtful stances do not count."""
    sides: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for row in rows_of(data):
        is_sure = pd.isna(row.confidence) or row.confidence >= SURE_SIDE
        sure = {(row.stance, row.article)} if is_sure and row.stance in ("supports", "opposes") else set()
        sides.setdefault((row.speaker, row.target), set()).update(sure)
    pairs = counted(len(sides), "pair")
    both = [f"{who} towards {whom}" for (who, whom), taken in sides.items() if _are_apart(taken)]
    if not both:
        return f"Of {pairs} drawn, none supports in one article and opposes in another."
    verb = "is" if len(both) == 1 else "are"
    return (
        f"Of {pairs} drawn, {listed(both, 2)} {verb} read as support in one article, opposition in another."
    )


def _are_apart(taken: set[tuple[str, str]]) -> bool:
    """Return whether both sides are taken, and not only in one article."""
    return len({side for side, _ in taken}) == 2 and len({article for _, article in taken}) > 1


def _draw_time(data: pd.DataFrame, width: float) -> Figure:
    labels = list(dict.fromkeys(data["speaker"]))
    ends, ticks, offset = _dates(data["day"], width)
    rows = Rows(width, row_names(labels, width), ends, below=scale_height(offset), right=_RIGHT)
    rows.lines(len(labels))
    _bubbles(rows, date2num(data["day"]), [labels.index(s) for s in data["speaker"]], data["claims"].tolist())
    rows.scale(ticks, offset)
    return rows.sheet.figure


def _draw_places(data: pd.DataFrame, width: float) -> Figure:
    labels = list(dict.fromkeys(data["speaker"]))
    places = list(dict.fromkeys(data.sort_values("total", ascending=False, kind="stable")["publisher"]))
    shown = places[: 5 if is_narrow(width) else 12]
    articles = dict(zip(data["publisher"], data["articles"], strict=True))
    note = left_out((len(places) - len(shown), "more publisher"))
    room = round(5 + 4 * width)
    rows = columns_frame(
        width,
        row_names(labels, width),
        [f"{shorten(place, room)} ({articles[place]})" for place in shown],
        3,
        below=NOTE_HEIGHT if note else 0,
    )
    rows.lines(len(labels))
    kept = data[data["publisher"].isin(shown)]
    across = [shown.index(place) for place in kept["publisher"]]
    _bubbles(rows, across, [labels.index(s) for s in kept["speaker"]], kept["percent"].tolist())
    rows.note(note)
    return rows.sheet.figure


def _draw_stances(data: pd.DataFrame, width: float) -> Figure:
    pairs = list(dict.fromkeys(zip(data["speaker"], data["target"], strict=True)))
    if is_narrow(width):  # neither the speaker nor the target is shortened for the other
        room = round(3 + width * 4)
        named = [[shorten(speaker(a), room), shorten(speaker(b), room)] for a, b in pairs]
        names, high = [f"{a}\n→ {b}" for a, b in named], 30.0
    else:
        names, high = row_names([f"{speaker(a)} → {speaker(b)}" for a, b in pairs], width * 1.25), ROW
    ends, ticks, offset = _dates(data["published"], width)
    used = [label for label in _MARKS if (data["stance"] == label).any()]
    legend = Legend([(label, partial(_mark, label)) for label in used], width)
    rows = Rows(width, names, ends, legend.height, scale_height(offset), high, _RIGHT)
    legend.draw(rows.sheet, 0)
    rows.lines(len(pairs))
    for label in reversed(used):  # the neutral marks, which are the smallest, lie below
        found = data[data["stance"] == label]
        for is_sure, marked in found.groupby(found["confidence"].fillna(1.0) >= SURE_SIDE):
            whose = zip(date2num(marked["published"]), marked["speaker"], marked["target"], strict=True)
            places = [(rows.x(day), rows.y(pairs.index((who, whom)))) for day, who, whom in whose]
            _draw_marks(label, rows.sheet, places, bool(is_sure))
    rows.scale(ticks, offset)
    return rows.sheet.figure


def _mark(label: str, sheet: Sheet, x: float, y: float) -> None:
    """Return the marker of a stance for the legend."""
    _draw_marks(label, sheet, [(x + SWATCH / 2, y)])


def _draw_marks(label: str, sheet: Sheet, places: Sequence[Point], is_sure: bool = True) -> None:
    """Draw the marker of a stance at the given places; hollow if it is doubtful."""
    marker, size = _MARKS[label]
    shade = STANCES[label] if is_sure and label != "neutral" else FILL
    sheet.dots(places, size, marker=marker, color=shade, markeredgecolor=MUTED, markeredgewidth=0.6)


def _bubbles(rows: Rows, across: Sequence[float], down: Sequence[int], values: Sequence[float]) -> None:
    """Draw circles whose area is proportional to a value, the largest nearly as high as a row."""
    most = max(values)
    for x, y, value in zip(across, down, values, strict=True):
        size = 17 * math.sqrt(max(0.026, value / most))
        rows.sheet.dots([(rows.x(x), rows.y(y))], size, color=ACCENT, alpha=0.75, markeredgewidth=0)


def _dates(days: pd.Series, width: float) -> tuple[tuple[float, float], dict[float, str], str]:
    """Return a date axis with margins: its limits, its labelled ticks, and the date part they share."""
    span = max((days.max() - days.min()).days, 1)
    room = pd.Timedelta(days=max(1.0, span * 0.04))
    begin, end = days.min() - room, days.max() + room
    locator = AutoDateLocator(minticks=2, maxticks=4 if is_narrow(width) else 8)
    ticks = [tick for tick in locator.tick_values(begin, end) if date2num(begin) <= tick <= date2num(end)]
    shown = [num2date(tick) for tick in ticks]
    years = sorted({day.year for day in shown})
    if span <= _DAYS:
        names = [f"{day.day} {day:%b}" for day in shown]
        shared = "–".join(str(year) for year in dict.fromkeys((years[0], years[-1]))) if years else ""
    else:
        names = [f"{day:%b %Y}" if span <= _MONTHS else f"{day:%Y}" for day in shown]
        shared = ""
    return (date2num(begin), date2num(end)), dict(zip(ticks, names, strict=True)), shared
