"""On Record: who said what about whom in a news article, in which words and with which numbers.

>>> from onrecord import Article, analyze
>>> text = "The bridge will close in March, Mayor Ann Ost said. “We have no money,” Ost added."
>>> claims = analyze(Article(text, title="Bridge to close")).claims
>>> for claim in claims.itertuples():
...     print(f"{claim.speaker_name} {claim.cue_text}: {claim.text}")
Ann Ost said: The bridge will close in March
Ann Ost added: “We have no money,”

`read` gives the article of a file, folder, feed or web address; `analyze` its tables. `tables`, `charts`,
`show` and `explore` show them in a notebook, `compare` puts two articles side by side, `export` writes files.
"""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .model.article import Article
from .model.version import __version__

if TYPE_CHECKING:
    from . import export
    from .analysis import Analysis, analyze, analyze_all
    from .display import charts, show, summary, tables
    from .display.annotated.annotated_article import annotate
    from .lab import explore, workbook
    from .lab.compare import compare
    from .lab.sources import read
    from .loading.read import read as read_all

__all__ = [
    "Analysis",
    "Article",
    "__version__",
    "analyze",
    "analyze_all",
    "annotate",
    "charts",
    "compare",
    "explore",
    "export",
    "read",
    "read_all",
    "show",
    "summary",
    "tables",
    "workbook",
]

_PUBLIC = {
    "Analysis": "analysis:Analysis",
    "analyze": "analysis:analyze",
    "analyze_all": "analysis:analyze_all",
    "annotate": "display.annotated.annotated_article:annotate",
    "charts": "display.charts:",
    "compare": "lab.compare:compare",
    "explore": "lab.explore:",
    "export": "export:",
    "read": "lab.sources:read",
    "read_all": "loading.read:read",
    "show": "display.show:",
    "summary": "display.summary:",
    "tables": "display.tables:",
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
