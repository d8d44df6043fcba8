"""On Record: analyse who said what in a news article, in which words and with which numbers."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .model.article import Article

if TYPE_CHECKING:
    from . import export
    from .analysis import Analysis, analyze
    from .display import charts, explore, show, summary, tables
    from .display.annotated.annotated_article import annotate

__all__ = [
    "Analysis",
    "Article",
    "__version__",
    "analyze",
    "annotate",
    "charts",
    "explore",
    "export",
    "read",
    "show",
    "summary",
    "tables",
    "workbook",
]
__version__ = "0.1.0"

_PUBLIC = {
    "Analysis": "analysis:Analysis",
    "analyze": "analysis:analyze",
    "annotate": "display.annotated.annotated_article:annotate",
    "charts": "display.charts:",
    "explore": "display.explore:",
    "export": "export:",
    "show": "display.show:",
    "summary": "display.summary:",
    "tables": "display.tables:",
    "read": "lab.sources:read",
    "workbook": "lab.workbook:",
}
"""Public names and their modules, which load on first use: reading and writing articles needs no models."""
_RENAMED = {
    "language": "text.pipeline",
    "number_tables": "display.tables.numbers_table",
    "reading": "loading.read",
    "schema": "model.schema",
}
"""Modules that notebooks of version 0.1 may import, and their new places."""


def __getattr__(name: str) -> Any:
    """Return a public name or, with a `DeprecationWarning`, a module by the name it had in version 0.1."""
    if name in _PUBLIC:
        module, _, attribute = _PUBLIC[name].partition(":")
        found = import_module(f".{module}", __name__)
        return getattr(found, attribute) if attribute else found
    if name in _RENAMED:
        new = f"{__name__}.{_RENAMED[name]}"
        warnings.warn(f"{__name__}.{name} is now {new}", DeprecationWarning, stacklevel=2)
        return import_module(new)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
