"""The views of a corpus under their names of version 0.1; to be removed in the next release."""

from __future__ import annotations

import warnings
from importlib import import_module
from typing import Any

_RENAMED = {"charts": "corpus_charts", "summary": "corpus_summary", "quotes": "quotation_variants"}


def __getattr__(name: str) -> Any:
    """Return a view, or a module of views, with a `DeprecationWarning`."""
    views = import_module("onrecord.corpus.views")
    if name.startswith("__") or not hasattr(views, _RENAMED.get(name, name)):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    warnings.warn(f"{__name__}.{name} is now in {views.__name__}", DeprecationWarning, stacklevel=2)
    return getattr(views, _RENAMED.get(name, name))
