"""A figure with artists placed in points, and the width of words before they are drawn."""

from __future__ import annotations

import base64
import warnings
from collections.abc import Sequence
from functools import cache, lru_cache
from io import BytesIO
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D, Bbox

from .fonts import FONT
from .palette import INK

Point = tuple[float, float]
Side = Literal["left", "center", "right"]
Paint = str | tuple[str, float]
"""A colour, or a colour and its opacity."""

SIZE = 9.0
"""Of letters, in points."""
_MEASURED = 100
"""Size at which letters are measured."""


class Words(Text):
    """One line of text, placed by its base line.

    SVG aligns what it holds as text. Matplotlib would first measure it, which is useless because the page has
    another font.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Draw the text."""
        figure = self.get_figure()
        as_text = mpl.rcParams["svg.fonttype"] == "none"
        if figure is None or not (as_text and isinstance(figure.canvas, FigureCanvasSVG)):
            super().draw(renderer)
            return
        x, y = self.get_transform().transform(self.get_position())
        gc = renderer.new_gc()
        gc.set_foreground(self.get_color())
        font, (_, height) = self.get_fontproperties(), renderer.get_canvas_width_height()
        renderer.draw_text(gc, x, height - y, self.get_text(), font, self.get_rotation(), mtext=self)
        gc.restore()


class LinkedFigure(Figure):
    """A figure with a list of the rectangles that are links.

    It is drawn without hinting, which would round the width of each letter to a whole pixel: names would not
    fit into the room that was measured for them.

    Attributes:
        spots: address, left, top, width and height of each, in points from the upper left corner.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.spots: list[tuple[str, float, float, float, float]] = []

    def draw(self, renderer: RendererBase) -> None:
        """Draw the figure; letters that no font has are boxes, without a warning."""
        with mpl.rc_context({"text.hinting": "no_hinting"}), warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph .* missing from font")
            super().draw(renderer)

    def get_tightbbox(self, renderer: RendererBase | None = None, **_: Any) -> Bbox:
        """Return the whole figure, in inches: its margins are part of its layout."""
        return Bbox(self.bbox_inches.get_points())

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        """Return a PNG of two pixels per point of the screen; IPython shows no figure without axes."""
        saved = BytesIO()
        self.savefig(saved, format="png", dpi=2 * self.dpi)
        width, height = (round(self.dpi * inches) for inches in self.get_size_inches())
        picture = base64.b64encode(saved.getvalue()).decode()
        data = {"image/png": picture, "text/plain": repr(self)}
        return data, {"image/png": {"width": width, "height": height}}


class Sheet:
    """A figure with artists placed in points, each drawn over the earlier ones.

    Args:
        width, height: in points.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.figure = LinkedFigure(figsize=(width / 72, height / 72))
        self.spots = self.figure.spots
        from_above = Affine2D().scale(1, -1).translate(0, height).scale(1 / 72)
        self._points = from_above + self.figure.dpi_scale_trans

    def add(self, artist: Artist) -> None:
        """Add an artist on top; its places are in points."""
        artist.set_transform(self._points)
        artist.set_zorder(len(self.figure.artists))
        self.figure.add_artist(artist)

    def box(self, corner: Point, size: Point, fill: Paint, **look: Any) -> None:
        """Draw a rectangle from its upper left corner; `look` is for the `Patch`, `url` makes it a link."""
        wide, high = size
        if url := look.pop("url", None):
            self.spots.append((url, *corner, wide, high))
        self.add(Rectangle(corner, wide, high, facecolor=fill, **({"linewidth": 0} | look)))

    def line(self, begin: Point, end: Point, shade: str, width: float = 0.6) -> None:
        """Draw a straight line."""
        self.add(Line2D((begin[0], end[0]), (begin[1], end[1]), color=shade, linewidth=width))

    def dots(self, places: Sequence[Point], size: float, **look: Any) -> None:
        """Draw markers of a size in points; `look` is passed to the `Line2D`."""
        x, y = zip(*places, strict=True)
        self.add(Line2D(x, y, linestyle="none", markersize=size, **({"marker": "o"} | look)))

    def text(
        self,
        x: float,
        y: float,
        words: str,
        shade: str = INK,
        side: Side = "left",
        size: float = SIZE,
        turned: float = 0,
    ) -> None:
        """Write one line; x is its left end, middle or right end, y its base line."""
        look: dict[str, Any] = {"color": shade, "ha": side, "va": "baseline", "rotation_mode": "anchor"}
        self.add(Words(x, y, words, fontsize=size, rotation=turned, **look))


def text_width(words: str, size: float = SIZE) -> float:
    """Return the width of words in points, in matplotlib's font, which is wider than most."""
    return size * sum(map(_advance, words))


@lru_cache(maxsize=4096)
def _advance(letter: str) -> float:
    """Return the width of a letter as a share of its size; 1 for letters that the font lacks."""
    font = _font()
    if not font.get_char_index(ord(letter)):
        return 1.0
    return float(font.load_char(ord(letter)).linearHoriAdvance) / 65536 / _MEASURED


@cache
def _font() -> FT2Font:
    font = FT2Font(findfont(FONT))
    font.set_size(_MEASURED, 72)
    return font
