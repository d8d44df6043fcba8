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

from .. import markup

WIDE, NARROW = 7.4, 3.7  # inches
FONT = "DejaVu Sans"

INK, MUTED, GRID = "#1d1d21", "#5f5f68", "#d9d9df"
KINDS = {"direct": "#0072b2", "mixed": "#d55e00", "indirect": "#8d8d96"}
HATCHES = {"direct": "", "mixed": "////", "indirect": "\\\\"}
STANCES = {"supports": "#b9dcf2", "opposes": "#f6c9a8", "mixed": "#dccbe8", "neutral": "#e7e7ec"}
ACCENT, FILL = "#0b6ea9", "#fefefe"

_VARIABLES = (
    {INK: "ink", MUTED: "muted", GRID: "grid", ACCENT: "accent", FILL: "fill"}
    | {shade: f"kind-{kind}" for kind, shade in KINDS.items()}
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
        prefix = f"{self.name}-{'narrow' if is_narrow(width) else 'wide'}-"
        return figure_to_svg(self._drawn(width), prefix, self.alt, self.links)

    def __repr__(self) -> str:
        return f"<Chart {self.name}: {self.finding or self.empty}>"

    def _repr_html_(self) -> str:
        with style():
            drawings = [Markup(self._svg(width)) for width in (WIDE, NARROW)] if self.draw else []
        return str(markup.render("parts/chart.html.j2", chart=self, drawings=drawings))


def figure_to_svg(
    figure: Figure, prefix: str, alt: str, links: Mapping[str, str] = MappingProxyType({})
) -> str:
    """A figure as an SVG element: page colours and fonts, no style sheet, `prefix` before each id in use.

    To be called within `style`.

    Args:
        figure: the figure.
        prefix: goes before the ids, so that two charts on a page do not share any.
        alt: text alternative, set as the label of the image.
        links: where marks with a URL lead, and what each link is called.
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
    linked = _name_links(root, links)
    root.set("role", "group" if linked else "img")  # what is in an image cannot be followed
    root.set("aria-label", markup.printable(alt))
    root.set("width", width.removesuffix("pt"))
    root.set("height", height.removesuffix("pt"))
    return etree.tostring(root, encoding="unicode")


def _name_links(root: Any, links: Mapping[str, str]) -> bool:
    """Make plain links of the marks with a URL, each with its name; whether there are any."""
    found = root.xpath("//*[local-name()='a']")
    for element in found:
        target = element.attrib.pop(_HREF)
        element.attrib.pop("target", None)
        element.set("href", target)
        element.set("aria-label", markup.printable(links.get(target, target)))
    return bool(found)


def _rename_ids(root: Any, prefix: str) -> None:
    """Keep the ids that something refers to, under a prefix, and drop the others."""
    used: set[str] = set()
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == _HREF and not element.tag.endswith("}a"):
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
