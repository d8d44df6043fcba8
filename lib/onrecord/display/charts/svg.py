"""Matplotlib figure → SVG element for an HTML page, in the colours and fonts of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import matplotlib as mpl
from lxml import etree
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from ..html import templates
from .fonts import families
from .palette import INK, VARIABLES

_STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "onrecord",
    "text.parse_math": False,
    "text.usetex": False,
    "font.family": families(),
    "font.size": 9,
    "text.color": INK,
    "figure.facecolor": "none",
    "figure.autolayout": False,
    "figure.constrained_layout.use": False,
    "hatch.linewidth": 0.7,
}
_SHADE = re.compile("|".join(VARIABLES))
_FONT = re.compile(r"font-family: [^;\"]*")
_REFERENCE = re.compile(r"url\(#([\w.-]+)\)")
_HREF = "{http://www.w3.org/1999/xlink}href"


@contextmanager
def style() -> Iterator[None]:
    """Set matplotlib to the style of the charts; restore its settings afterwards."""
    with mpl.rc_context(_STYLE):
        yield


def figure_to_svg(figure: Figure, prefix: str, alt: str) -> str:
    """Return a figure as an SVG element: page colours and fonts, no style sheet, prefixed ids.

    It must be called within `style`.

    Args:
        figure: the figure.
        prefix: prefix of the ids, so that they differ from those of other charts on the page.
        alt: text alternative, the label of the image.
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
    """Prefix the ids that are referred to, and drop the others."""
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
    shaded = _SHADE.sub(lambda m: f"var(--onrecord-{VARIABLES[m.group()]}, {m.group()})", declarations)
    return _FONT.sub("font-family: var(--onrecord-sans, sans-serif)", shaded)
