"""The colours of charts, told apart without colour vision (Okabe & Ito, Color Universal Design, 2008).

Each is a fixed shade and, on a page, a CSS variable with that shade as its fallback, so that a chart goes
dark with its page. Hatching and labels say the same again.
"""

from __future__ import annotations

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


def css(shade: str) -> str:
    """A shade as CSS: the page's own, if it has one."""
    return f"var(--onrecord-{_VARIABLES[shade]}, {shade})" if shade in _VARIABLES else shade
