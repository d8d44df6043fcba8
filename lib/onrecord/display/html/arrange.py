"""Arranges displays: side by side, one below the other, or folded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from . import templates

_NOTHING = re.compile(r'<p class="onrecord nothing".*?</p>', re.DOTALL)


def html_of(display: Any) -> str:
    """Return the HTML of a display."""
    if hasattr(display, "_repr_mimebundle_"):
        return str(display._repr_mimebundle_().get("text/html", ""))
    return str(display._repr_html_())


def is_nothing(html: str) -> bool:
    """Return whether the HTML of a display only says that there is nothing to show."""
    return not _NOTHING.sub("", html).strip()


@dataclass(frozen=True, slots=True, repr=False)
class Beside:
    """Displays side by side if there is room; empty ones are left out."""

    displays: tuple[Any, ...]

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.displays))

    def _repr_html_(self) -> str:
        parts = [html_of(display) for display in self.displays]
        shown = [part for part in parts if not is_nothing(part)] or parts[:1]
        return str(templates.render("parts/beside.html.j2", parts=[templates.Markup(part) for part in shown]))


def beside(*displays: Any) -> Beside:
    """Return displays, to be shown side by side."""
    return Beside(displays)


@dataclass(frozen=True, slots=True, repr=False)
class Folded:
    """Folded displays, each under a title."""

    items: tuple[tuple[str, Any], ...]

    def __repr__(self) -> str:
        return "\n".join(f"{title}: {display!r}" for title, display in self.items)

    def _repr_html_(self) -> str:
        parts = [(title, html_of(display)) for title, display in self.items]
        shown = [(title, templates.Markup(part)) for title, part in parts if not is_nothing(part)]
        return str(templates.render("parts/folded.html.j2", parts=shown))


def folded(items: Sequence[tuple[str, Any]]) -> Folded:
    """Return displays, folded under their titles; empty ones are left out."""
    return Folded(tuple(items))


@dataclass(frozen=True, slots=True, repr=False)
class Stacked:
    """Displays one below the other; those with nothing to show are left out, except the first."""

    displays: tuple[Any, ...]

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.displays))

    def _repr_html_(self) -> str:
        parts = [html_of(display) for display in self.displays]
        return "\n".join(part for place, part in enumerate(parts) if not place or not is_nothing(part))


def stacked(*displays: Any) -> Stacked:
    """Show displays one below the other."""
    return Stacked(displays)
