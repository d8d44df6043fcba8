"""How values show themselves in a notebook: the only look up to a higher floor.

A value's `_repr_html_` must be a method of it, but how it looks is the business of `onrecord.display`. That
package is found by name when a notebook asks, so that no stage depends on it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def display(module: str) -> Any:
    """Return a module of `onrecord.display`, for example `explore`."""
    return import_module(f"onrecord.display.{module}")
