"""Colours of charts, and how each is named in the style sheet of the page.

The colours of stances follow Okabe & Ito (Color Universal Design, 2008) and can be distinguished without
colour vision; hatching and labels repeat them. A chart is drawn in fixed colours. Its SVG uses CSS variables
with these colours as fallback, so that a chart turns dark with its page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from ..speakers.speaker_colours import LIGHT, OTHERS

INK, MUTED, GRID = "#1d1d21", "#5f5f68", "#d9d9df"
STANCES = {"supports": "#b9dcf2", "opposes": "#f6c9a8", "mixed": "#dccbe8", "neutral": "#e7e7ec"}
ACCENT, FILL = "#0b6ea9", "#fefefe"
VARIABLES: Mapping[str, str] = MappingProxyType(
    {INK: "ink", MUTED: "muted", GRID: "grid", ACCENT: "accent", FILL: "fill"}
    | {shade: f"s{number}" for number, shade in enumerate((*LIGHT, OTHERS["light"]))}
    | {shade: f"stance-{label}" for label, shade in STANCES.items()}
)
"""For each colour, its CSS variable without the prefix `--onrecord-`."""

Look = Callable[[str], tuple[Any, dict[str, Any]]]
KIND_LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "direct": lambda shade: (shade, {}),
        "mixed": lambda shade: (FILL, {"edgecolor": shade, "linewidth": 1.0, "hatch": "/////"}),
        "indirect": lambda shade: (FILL, {"edgecolor": shade, "linewidth": 1.0}),
    }
)
"""How a bar in a speaker's colour shows the kind of quotation: filled, hatched or hollow."""


def tinted(shade: str) -> tuple[str, float]:
    """Return a colour so light that words on it are legible."""
    return shade, 0.22
