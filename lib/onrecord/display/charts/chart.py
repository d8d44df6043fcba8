"""A chart with its finding, its data and its text alternative, as a page shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd
from markupsafe import Markup
from matplotlib.figure import Figure

from ..html import templates
from .svg import figure_to_svg, style

WIDE, HALF, NARROW = 7.4, 6.0, 3.7  # inches: a column, half a page, a phone


def is_narrow(width: float) -> bool:
    """Return whether a figure of the given width (inches) is for a phone."""
    return width < 5


@dataclass(frozen=True, slots=True)
class Spot:
    """A link over a drawing: address, label, and place in percent of the drawing.

    Links lie over the drawing, since JupyterLab cannot show drawings with links in them.
    """

    link: str
    label: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing as SVG, with its links and its width in CSS pixels."""

    svg: Markup
    spots: tuple[Spot, ...]
    width: int


@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """A chart with its finding and its data.

    Attributes:
        name: prefix of its anchors.
        title: what is drawn.
        finding: what it shows in this article, as a sentence.
        alt: text alternative: what is drawn and what it shows.
        data: what is drawn, one row per mark.
        draw: returns the figure for a width in inches; None if there is nothing to draw.
        empty: the sentence shown if there is nothing to draw.
        links: labels of the links, by address (`#anchor`).
        note: a further sentence, for example that it rests on corrections.
        wide: width of its larger drawing, in inches.
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

    @property
    def headline(self) -> str:
        """Return the finding with a capital at its beginning; a description (“officials”) may open it."""
        return f"{self.finding[:1].upper()}{self.finding[1:]}"

    def figure(self, width: float = WIDE) -> Figure:
        """Return the chart as a matplotlib figure on white, which keeps its look when it is saved.

        Raises:
            ValueError: there is nothing to draw (`draw` is None).
        """
        with style():
            figure = self._drawn(width)
        figure.set_facecolor("white")
        return figure

    def _drawn(self, width: float) -> Figure:
        """Return the figure; to be called within `style`, which is slow to set up."""
        if self.draw is None:
            raise ValueError(self.empty)
        return self.draw(width)

    def svg(self, width: float = WIDE) -> str:
        """Return the chart as an SVG element for an HTML page, with text as text and unique ids."""
        with style():
            return self._svg(width)

    def _svg(self, width: float) -> str:
        """Return the SVG element; to be called within `style`."""
        return figure_to_svg(self._drawn(width), self._prefix(width), self.alt)

    def _prefix(self, width: float) -> str:
        return f"{self.name}-{'narrow' if is_narrow(width) else 'wide'}-"

    def _plot(self, width: float) -> Plot:
        """Return the drawing with its links; to be called within `style`."""
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
