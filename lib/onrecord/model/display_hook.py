"""Let values display themselves in a notebook: the only reference to a higher floor.

`_repr_html_` must be a method of the value, but `onrecord.display` makes the HTML. That package is imported
by name when a notebook asks, so that no stage depends on it.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


def display(module: str) -> Any:
    """Return a module of `onrecord.display`, for example `explore`."""
    return import_module(f"onrecord.display.{module}")
