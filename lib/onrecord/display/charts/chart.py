"""How charts are drawn: palette, type, size, and SVG that takes the page's colours and fonts.

Colours follow Okabe & Ito (Color Universal Design, 2008), told apart without colour vision; hatching and
labels say the same again. Each is drawn as a fixed shade and written to the SVG as a CSS variable with that
shade as its fallback, so that a chart goes dark with its page.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from types import MappingProxyType
from typing import Any

import matplotlib as mpl
import pandas as pd
from lxml import etree
from markupsafe import Markup
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from ..html import templates
from ..speakers.speaker_colours import LIGHT, OTHERS

WIDE, HALF, NARROW = 7.4, 6.0, 3.7  # inches: a column, half a page, a telephone
FONT = "DejaVu Sans"

INK, MUTED, GRID = "#1d1d21", "#5f5f68", "#d9d9df"
STANCES = {"supports": "#b9dcf2", "opposes": "#f6c9a8", "mixed": "#dccbe8", "neutral": "#e7e7ec"}
ACCENT, FILL = "#0b6ea9", "#fefefe"

Look = Callable[[str], tuple[Any, dict[str, Any]]]
KIND_LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "direct": lambda shade: (shade, {}),
        "mixed": lambda shade: (FILL, {"edgecolor": shade, "linewidth": 1.0, "hatch": "/////"}),
        "indirect": lambda shade: (FILL, {"edgecolor": shade, "linewidth": 1.0}),
    }
)
"""How a bar in the colour of a speaker shows the kind of quotation: filled, hatched or hollow."""


def tinted(shade: str) -> tuple[str, float]:
    """A colour so light that words can stand on it."""
    return shade, 0.22


_VARIABLES = (
    {INK: "ink", MUTED: "muted", GRID: "grid", ACCENT: "accent", FILL: "fill"}
    | {shade: f"s{number}" for number, shade in enumerate((*LIGHT, OTHERS["light"]))}
    | {shade: f"stance-{label}" for label, shade in STANCES.items()}
)
_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "onrecord",
    "text.parse_math": False,
    "font.family": FONT,
    "font.size": 9,
    "text.color": INK,
    "figure.facecolor": "none",
    "hatch.linewidth": 0.7,
}
_SHADE = re.compile("|".join(_VARIABLES))
_FONT = re.compile(r"font-family: [^;\"]*")
_REFERENCE = re.compile(r"url\(#([\w.-]+)\)")
_HREF = "{http://www.w3.org/1999/xlink}href"


@contextmanager
def style() -> Iterator[None]:
    """Draw in the style of the workbook; matplotlib's settings are as before afterwards."""
    with mpl.rc_context(_STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield


def is_narrow(width: float) -> bool:
    """Whether a figure of that width (inches) is for a telephone."""
    return width < 5


class LinkedFigure(Figure):
    """A figure that knows which of its rectangles lead where.

    Attributes:
        spots: address, left, top, width and height of each, in points from the upper left corner.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.spots: list[tuple[str, float, float, float, float]] = []


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a drawing that leads to words: address, name, and place in percent of the drawing.

    Links lie over the drawing, not in it: JupyterLab cannot show a drawing with links inside.
    """

    link: str
    label: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing as SVG, its links, and its width in CSS pixels."""

    svg: Markup
    spots: tuple[Spot, ...]
    width: int


@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """A picture with its finding and its data.

    Attributes:
        name: what its anchors begin with.
        title: what is drawn.
        finding: what it shows in this article, in a sentence.
        alt: its text alternative: what is drawn and what it shows, for those who do not see it.
        data: what is drawn, one row a mark.
        draw: makes the figure at a width in inches; None if there is nothing to draw.
        empty: the sentence shown in place of nothing.
        links: what marks lead to (`#anchor`) and what each link is called.
        note: what else to know of it, as that it rests on corrections by hand.
        wide: width of the larger of its drawings, in inches.
    """

    name: str
    title: str
    finding: str
    alt: str
    data: pd.DataFrame
    draw: Callable[[float], Figure] | None
    empty: str
    links: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    wide: float = WIDE

    def figure(self, width: float = WIDE) -> Figure:
        """The chart as a matplotlib figure.

        Raises:
            ValueError: there is nothing to draw (`draw` is None).
        """
        with style():
            return self._drawn(width)

    def _drawn(self, width: float) -> Figure:
        """The same within `style`, which takes a while to set up."""
        if self.draw is None:
            raise ValueError(self.empty)
        return self.draw(width)

    def svg(self, width: float = WIDE) -> str:
        """The chart as an SVG element for an HTML page, with text as text and ids of its own."""
        with style():
            return self._svg(width)

    def _svg(self, width: float) -> str:
        """The same within `style`."""
        return figure_to_svg(self._drawn(width), self._prefix(width), self.alt)

    def _prefix(self, width: float) -> str:
        return f"{self.name}-{'narrow' if is_narrow(width) else 'wide'}-"

    def _plot(self, width: float) -> Plot:
        """The drawing with its links, within `style`."""
        figure = self._drawn(width)
        high = 72 * figure.get_figheight()
        wide = 72 * figure.get_figwidth()
        spots = [
            Spot(
                url,
                self.links.get(url, url),
                *(round(100 * part, 2) for part in (x / wide, y / high, w / wide, h / high)),
            )
            for url, x, y, w, h in getattr(figure, "spots", ())
        ]
        svg = Markup(figure_to_svg(figure, self._prefix(width), self.alt))
        return Plot(svg, tuple(spots), round(wide * 4 / 3))

    def __repr__(self) -> str:
        return f"<Chart {self.name}: {self.finding or self.empty}>"

    def _repr_html_(self) -> str:
        with style():
            plots = [self._plot(width) for width in (self.wide, NARROW)] if self.draw else []
        return str(templates.render("parts/chart.html.j2", chart=self, plots=plots))


def figure_to_svg(figure: Figure, prefix: str, alt: str) -> str:
    """A figure as an SVG element: page colours and fonts, no style sheet, `prefix` before each id in use.

    To be called within `style`.

    Args:
        figure: the figure.
        prefix: goes before the ids, so that two charts on a page do not share any.
        alt: text alternative, set as the label of the image.
    """
    buffer = BytesIO()
    canvas = FigureCanvasSVG(figure)
    canvas.print_svg(buffer, metadata={"Date": None})  # `savefig` would draw it a first time, for nothing
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=True)
    root = etree.fromstring(buffer.getvalue(), parser)
    for element in root.xpath("//*[local-name()='metadata' or local-name()='style']"):
        element.getparent().remove(element)
    _rename_ids(root, prefix)
    for element in root.iter():
        for key in ("style", "fill", "stroke"):
            if key in element.attrib:
                element.set(key, _with_variables(element.get(key)))
    width, height = root.get("width"), root.get("height")
    root.set("style", f"stroke-linejoin: round; stroke-linecap: butt; max-width: {width}; aspect-ratio: auto")
    root.set("role", "img")
    root.set("aria-label", templates.printable(alt))
    root.set("width", width.removesuffix("pt"))
    root.set("height", height.removesuffix("pt"))
    return etree.tostring(root, encoding="unicode")


def _rename_ids(root: Any, prefix: str) -> None:
    """Keep the ids that something refers to, under a prefix, and drop the others."""
    used: set[str] = set()
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == _HREF:
                used.add(value.removeprefix("#"))
                element.set(key, f"#{prefix}{value.removeprefix('#')}")
            elif "url(#" in value:
                used.update(_REFERENCE.findall(value))
                element.set(key, _REFERENCE.sub(rf"url(#{prefix}\1)", value))
    for element in root.iter():
        key = element.attrib.pop("id", None)
        if key in used:
            element.set("id", prefix + key)


def _with_variables(declarations: str) -> str:
    shaded = _SHADE.sub(lambda m: f"var(--onrecord-{_VARIABLES[m.group()]}, {m.group()})", declarations)
    return _FONT.sub("font-family: var(--onrecord-sans, sans-serif)", shaded)
