"""Pictures: marks at places of a sheet, written as SVG for a page or drawn by matplotlib.

Places are in points (1/72 inch) from the upper left corner. The marks of a chart are few and its layout is
known beforehand, so that nothing has to be measured by drawing it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import escape

from .markup import printable
from .palette import FILL, INK, css

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.figure import Figure

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]

SIZE = 9.0
"""Of letters, in points."""
_FONT = "DejaVu Sans"
_HATCH_WIDTH = 0.7
_SIDES = {"start": "left", "middle": "center", "end": "right"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A line through points, or an area.

    Attributes:
        points: where it goes; of a curve, the four points of a cubic Bézier curve.
        fill, stroke: shades of its area and its line.
        width: of the line.
        closed: whether it is an area.
        curved: whether it is a curve.
        hatch: slanted lines over the area, as many as there are slashes, in matplotlib's notation.
        opacity: of all of it.
        link: where it leads.
    """

    points: tuple[Point, ...]
    fill: str = "none"
    stroke: str = "none"
    width: float = 0.6
    closed: bool = False
    curved: bool = False
    hatch: str = ""
    opacity: float = 1.0
    link: str = ""

    def svg(self, prefix: str) -> str:
        """The mark as an SVG element; `prefix` goes before the id of its hatching."""
        first, *rest = (f"{_number(x)} {_number(y)}" for x, y in self.points)
        way = f"M{first}{'C' if self.curved else 'L'}{' '.join(rest)}{'Z' if self.closed else ''}"
        fill = f"url(#{prefix}{_hatch_name(self.fill, self.hatch)})" if self.hatch else css(self.fill)
        return f'<path d="{way}" style="{_look(fill, self.stroke, self.width, self.opacity)}"/>'

    def artist(self) -> Artist:
        """The mark as matplotlib draws it."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        codes = [Path.MOVETO, *[Path.CURVE4 if self.curved else Path.LINETO] * (len(self.points) - 1)]
        ends = [(self.points[0], Path.CLOSEPOLY)] if self.closed else []
        path = Path([*self.points, *(p for p, _ in ends)], [*codes, *(c for _, c in ends)])
        look: dict[str, Any] = {"facecolor": self.fill, "edgecolor": self.stroke, "alpha": self.opacity}
        if self.hatch:
            look |= {"hatch": self.hatch, "hatchcolor": FILL}
        line = 0 if self.stroke == "none" else self.width
        return PathPatch(path, linewidth=line, capstyle="butt", **look)


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle about a place, of a radius in points; the rest as of a `Shape`."""

    x: float
    y: float
    radius: float
    fill: str = "none"
    stroke: str = "none"
    width: float = 0.8
    opacity: float = 1.0

    def svg(self, _: str) -> str:
        """The mark as an SVG element."""
        look = _look(css(self.fill), self.stroke, self.width, self.opacity)
        place = f'cx="{_number(self.x)}" cy="{_number(self.y)}" r="{_number(self.radius)}"'
        return f'<circle {place} style="{look}"/>'

    def artist(self) -> Artist:
        """The mark as matplotlib draws it."""
        from matplotlib.patches import Circle as Patch

        line = 0 if self.stroke == "none" else self.width
        look: dict[str, Any] = {"facecolor": self.fill, "edgecolor": self.stroke, "alpha": self.opacity}
        return Patch((self.x, self.y), self.radius, linewidth=line, **look)


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words.

    Attributes:
        x, y: where it is held, on its base line.
        words: the words.
        shade: their colour.
        anchor: which part of it is at x.
        size: of its letters, in points.
        turned: degrees by which it is turned upwards about where it is held.
    """

    x: float
    y: float
    words: str
    shade: str = INK
    anchor: Anchor = "start"
    size: float = SIZE
    turned: float = 0.0

    def svg(self, _: str) -> str:
        """The mark as an SVG element."""
        x, y = _number(self.x), _number(self.y)
        turn = f' transform="rotate({_number(-self.turned)} {x} {y})"' if self.turned else ""
        anchor = "" if self.anchor == "start" else f"; text-anchor: {self.anchor}"
        size = "" if self.size == SIZE else f"; font-size: {_number(self.size)}px"
        look = f"fill: {css(self.shade)}{anchor}{size}"
        return f'<text x="{x}" y="{y}"{turn} style="{look}">{escape(printable(self.words))}</text>'

    def artist(self) -> Artist:
        """The mark as matplotlib draws it."""
        from matplotlib.text import Text as Words

        return Words(
            self.x,
            self.y,
            printable(self.words),
            color=self.shade,
            ha=_SIDES[self.anchor],
            va="baseline",
            fontsize=self.size,
            fontfamily=_FONT,
            rotation=self.turned,
            rotation_mode="anchor",
            parse_math=False,
        )

    def span(self) -> tuple[float, float]:
        """From where to where it goes if it is not turned."""
        wide = text_width(self.words, self.size)
        begin = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return begin, begin + wide


Mark = Shape | Circle | Text


@dataclass(slots=True)
class Picture:
    """Marks on a sheet, the first at the bottom.

    Attributes:
        width, height: of the sheet, in points.
        marks: what is on it.
    """

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)

    def add(self, *marks: Mark) -> None:
        """Put marks on top."""
        self.marks += marks

    def box(self, corner: Point, size: Point, fill: str, **look: Any) -> None:
        """Put a rectangle on top, given its upper left corner; `look` is that of a `Shape`."""
        (x0, y0), (x1, y1) = corner, (corner[0] + size[0], corner[1] + size[1])
        corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
        self.add(Shape(corners, fill, closed=True, **look))

    def line(self, begin: Point, end: Point, shade: str, width: float = 0.6) -> None:
        """Put a straight line on top."""
        self.add(Shape((begin, end), stroke=shade, width=width))

    def svg(self, prefix: str, alt: str, links: Mapping[str, str] = MappingProxyType({})) -> str:
        """The picture as an SVG element with the page's colours and fonts, and text as text.

        Args:
            prefix: goes before its ids, so that two pictures on a page do not share any.
            alt: text alternative, set as its label.
            links: what each link of a mark is called.
        """
        hatched = {(m.fill, m.hatch): None for m in self.marks if isinstance(m, Shape) and m.hatch}
        patterns = "".join(_pattern(prefix, *look) for look in hatched)
        drawn = "".join(_linked(mark.svg(prefix), mark, links) for mark in self.marks)
        linked = any(isinstance(m, Shape) and m.link for m in self.marks)
        width, height = _number(self.width), _number(self.height)
        font = f"{SIZE:g}px var(--onrecord-sans, sans-serif)"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="{"group" if linked else "img"}" '  # no link in an image
            f'aria-label="{escape(printable(alt))}" '
            f'style="max-width: {width}pt; aspect-ratio: auto; font: {font}">'
            f"{f'<defs>{patterns}</defs>' if patterns else ''}{drawn}</svg>"
        )

    def figure(self) -> Figure:
        """The picture as a figure of matplotlib, for other formats."""
        from matplotlib.figure import Figure
        from matplotlib.transforms import Affine2D

        figure = Figure(figsize=(self.width / 72, self.height / 72), facecolor="none")
        from_above = Affine2D().scale(1, -1).translate(0, self.height).scale(1 / 72)
        for mark in self.marks:
            artist = mark.artist()
            artist.set_transform(from_above + figure.dpi_scale_trans)
            figure.add_artist(artist)
        return figure


def text_width(words: str, size: float = SIZE) -> float:
    """How wide words are, in points, in a font that is rather wide."""
    return size * sum(map(_advance, words))


@lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    """How wide a letter is, in parts of its size; what the font lacks is as wide as high."""
    font = _font()
    if not font.get_char_index(ord(letter)):
        return 1.0
    return float(font.load_char(ord(letter)).linearHoriAdvance) / 65536 / _MEASURED


_MEASURED = 100
"""Size at which letters are measured."""


@cache
def _font() -> Any:
    from matplotlib.font_manager import findfont
    from matplotlib.ft2font import FT2Font

    font = FT2Font(findfont(_FONT))
    font.set_size(_MEASURED, 72)
    return font


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _look(fill: str, stroke: str, width: float, opacity: float) -> str:
    line = "" if stroke == "none" else f"; stroke: {css(stroke)}; stroke-width: {_number(width)}"
    return f"fill: {fill}{line}{'' if opacity == 1 else f'; opacity: {_number(opacity)}'}"


def _linked(drawn: str, mark: Mark, links: Mapping[str, str]) -> str:
    """A mark in the link that it has."""
    if not isinstance(mark, Shape) or not mark.link:
        return drawn
    called = escape(printable(links.get(mark.link, mark.link)))
    return f'<a href="{escape(mark.link)}" aria-label="{called}">{drawn}</a>'


def _hatch_name(fill: str, hatch: str) -> str:
    return f"{'up' if '/' in hatch else 'down'}-{len(hatch)}-{fill.removeprefix('#')}"


def _pattern(prefix: str, fill: str, hatch: str) -> str:
    """An area with slanted lines as an SVG pattern."""
    gap = _number(14 / len(hatch))
    turn = 45 if "/" in hatch else -45
    return (
        f'<pattern id="{prefix}{_hatch_name(fill, hatch)}" patternUnits="userSpaceOnUse" '
        f'width="{gap}" height="{gap}" patternTransform="rotate({turn})">'
        f'<path d="M0 0H{gap}V{gap}H0Z" style="fill: {css(fill)}"/>'
        f'<path d="M0 0V{gap}" style="stroke: {css(FILL)}; stroke-width: {2 * _HATCH_WIDTH}"/></pattern>'
    )
