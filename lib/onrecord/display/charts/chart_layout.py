"""The frame of most charts: rows with names on the left, a scale below, a legend above.

Places are in points (1/72 inch) from the upper left corner and are computed from the widths of the words, so
the artists can be put on the figure directly. Matplotlib's axes, which find their own layout and ticks, took
six times as long.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from textwrap import wrap
from typing import Any

from ..phrasing.display_names import counted, shorten
from .canvas import SIZE, Paint, Sheet, Side, text_width
from .palette import GRID, INK, MUTED

ROW = 22.5
"""Height of a row, in points."""
SWATCH = 16.0
"""Width of a mark in a legend, in points."""
_EDGE = 4.0
_LINE = 13.0
_DOWN = 0.36
"""Distance from the middle of letters to their base line, as a share of their size."""

Swatch = Callable[[Sheet, float, float], None]


def row_names(labels: Sequence[str], width: float) -> list[str]:
    """Return the names of rows, on two lines if they do not fit on one."""
    room = round(3 + width * 4)
    lines = [wrap(shorten(label, 2 * room - 4), room, max_lines=2, placeholder="…") for label in labels]
    return ["\n".join(found) or label for found, label in zip(lines, labels, strict=True)]


def left_out(*counts: tuple[int, str]) -> str:
    """Return “3 more speakers not shown” for each count above zero."""
    return "; ".join(f"{counted(number, what)} not shown" for number, what in counts if number)


class Legend:
    """A legend of colours and markers, on as many lines as it needs.

    Args:
        entries: names, each with a function that draws its swatch from the left end and the middle of its
            place.
        width: width of the picture, in inches.
    """

    def __init__(self, entries: Sequence[tuple[str, Swatch]], width: float) -> None:
        self._placed: list[tuple[float, int, str, Swatch]] = []
        x, line = _EDGE, 0
        for name, swatch in entries:
            wide = SWATCH + 6 + text_width(name)
            if x > _EDGE and x + wide > 72 * width:
                x, line = _EDGE, line + 1
            self._placed.append((x, line, name, swatch))
            x += wide + 14
        self.height = (line + 1) * _LINE + 6 if entries else 0.0

    def draw(self, sheet: Sheet, top: float) -> None:
        """Draw the legend, its top at a height in points."""
        for x, line, name, swatch in self._placed:
            middle = top + (line + 0.5) * _LINE
            swatch(sheet, x, middle)
            sheet.text(x + SWATCH + 6, middle + _DOWN * SIZE, name)


def colour(shade: Paint, **look: Any) -> Swatch:
    """Return a function that draws the swatch of a colour in a legend."""
    return lambda sheet, x, y: sheet.box((x, y - 3.5), (SWATCH, 7), shade, **look)


class Rows:
    r"""The frame of a chart with rows: names on the left, the first on top, a scale below.

    Args:
        width: width of the picture, in inches.
        names: names of the rows, of one or two lines (`\n`).
        ends: values at the left and right end of the scale.
        above, below: space above and below the rows, in points.
        row: height of a row, in points.
        right: space on the right, in points.
    """

    def __init__(
        self,
        width: float,
        names: Sequence[str],
        ends: tuple[float, float],
        above: float = 0.0,
        below: float = 0.0,
        row: float = ROW,
        right: float = 8.0,
    ) -> None:
        lines = [line for name in names for line in name.split("\n")]
        self.left = _EDGE + max(map(text_width, lines), default=0.0) + 6
        self.right = 72 * width - right
        self.top, self.row = above + _EDGE, row
        self.bottom = self.top + row * max(1, len(names))
        self.sheet = Sheet(72 * width, self.bottom + below + _EDGE)
        self._low, self._high = ends
        for i, name in enumerate(names):
            size = SIZE if "\n" not in name else 0.9 * SIZE
            self.text(self.left - 6, self.y(i), name, side="right", size=size)

    def x(self, value: float) -> float:
        """Return the place of a value, in points from the left."""
        return self.left + (value - self._low) / (self._high - self._low) * (self.right - self.left)

    def y(self, row: float) -> float:
        """Return the place of the middle of a row, in points from the top."""
        return self.top + (row + 0.5) * self.row

    def text(
        self,
        x: float,
        middle: float,
        words: str,
        shade: str = INK,
        side: Side = "center",
        size: float = SIZE,
    ) -> None:
        """Write lines of text around a height; centred text is moved aside if it would not fit."""
        lines = words.split("\n")
        for i, line in enumerate(lines):
            y = middle + (i - (len(lines) - 1) / 2) * 1.15 * size + _DOWN * size
            place = self._inside(x, text_width(line, size) / 2) if side == "center" else x
            self.sheet.text(place, y, line, shade, side, size)

    def bar(self, row: int, begin: float, end: float, fill: Paint, height: float, **look: Any) -> None:
        """Draw a bar from one value to another; `height` is a share of the row's."""
        left, right = sorted((self.x(begin), self.x(end)))
        high = height * self.row
        self.sheet.box((left, self.y(row) - high / 2), (right - left, high), fill, **look)

    def link(self, row: int, url: str) -> None:
        """Make a whole row a link."""
        self.sheet.spots.append(
            (url, self.left, self.y(row) - self.row / 2, self.right - self.left, self.row)
        )

    def interval(self, row: int, low: float, high: float, shade: str) -> None:
        """Draw an interval: a line with a stroke across each end."""
        y = self.y(row)
        self.sheet.line((self.x(low), y), (self.x(high), y), shade, 1.4)
        for x in (self.x(low), self.x(high)):
            self.sheet.line((x, y - 3), (x, y + 3), shade, 1.2)

    def note(self, words: str, below: float = 0) -> None:
        """Write a note under the rows, or `below` points lower; its height is `NOTE_HEIGHT`."""
        self.text((self.left + self.right) / 2, self.bottom + below + 10, words, MUTED)

    def lines(self, count: int) -> None:
        """Draw a line along the middle of each row."""
        for i in range(count):
            self.sheet.line((self.left, self.y(i)), (self.right, self.y(i)), GRID)

    def grid(self, values: Sequence[float]) -> None:
        """Draw a vertical line at each value."""
        for value in values:
            self.sheet.line((self.x(value), self.top), (self.x(value), self.bottom), GRID)

    def zero(self) -> None:
        """Draw the zero line."""
        self.sheet.line((self.x(0), self.top), (self.x(0), self.bottom), MUTED, 0.8)

    def scale(self, ticks: Mapping[Any, str], label: str = "") -> None:
        """Draw the scale under the rows, with its label below; its height is `scale_height`."""
        self.sheet.line((self.left, self.bottom), (self.right, self.bottom), MUTED)
        for value, name in ticks.items():
            x = self.x(value)
            self.sheet.line((x, self.bottom), (x, self.bottom + 3.5), MUTED)
            self.text(x, self.bottom + 11, name, MUTED)
        if label:
            middle = self.bottom + 11 + (1 + label.count("\n") / 2) * _LINE
            self.text((self.left + self.right) / 2, middle, label, MUTED)

    def _inside(self, x: float, half: float) -> float:
        """Return the place nearest to x at which something with this half-width fits into the picture."""
        return min(max(x, half + 1), self.sheet.width - half - 1)


NOTE_HEIGHT = 18.0
_TURN = 40.0
_SLOPE = math.cos(math.radians(_TURN)), math.sin(math.radians(_TURN))


def columns_frame(
    width: float, names: Sequence[str], columns: Sequence[str], least: int, below: float, row: float = ROW
) -> Rows:
    """Return a frame of rows and columns; the column names above are slanted and end within the picture.

    Args:
        width: width of the picture, in inches.
        names: names of the rows.
        columns: names of the columns.
        least: least number of columns that the width is divided into.
        below: space below the rows, in points.
        row: height of a row, in points.
    """
    across = max(least, len(columns))
    room = 72 * width - 2 * _EDGE - max(map(text_width, names))
    ends = [(room - _SLOPE[0] * text_width(name)) / ((i + 0.5) / across) for i, name in enumerate(columns)]
    right = 8 + max(0.0, room - min(ends))
    above = 10 + _SLOPE[1] * max(map(text_width, columns))
    rows = Rows(width, names, (-0.5, across - 0.5), above, below, row, right)
    for i, name in enumerate(columns):
        rows.sheet.text(rows.x(i), rows.top - 4, name, turned=_TURN)
    return rows


def scale_height(label: str = "") -> float:
    """Return the height in points that a scale needs below its rows."""
    return 18.0 + (_LINE * (1 + label.count("\n")) if label else 0.0)
