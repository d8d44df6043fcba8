"""On Record: who said what about whom in a news article, in which words and with which numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .article import Article

if TYPE_CHECKING:
    from .analysis import Analysis, analyze

__all__ = ["Analysis", "Article", "__version__", "analyze"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`Analysis` and `analyze` once they are asked for: who only reads and writes needs no models."""
    if name in ("Analysis", "analyze"):
        from . import analysis

        return getattr(analysis, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
