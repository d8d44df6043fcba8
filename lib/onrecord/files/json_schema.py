"""Loads jsonschema without the grammar of international addresses, which takes seconds to build."""

from __future__ import annotations

import importlib
import sys

_GRAMMAR = "rfc3987_syntax"
"""The library that jsonschema imports, if it is installed, for the formats `iri` and `iri-reference`."""


def load_jsonschema() -> None:
    """Import jsonschema so that its import does not build the grammar; call it before nbformat and papermill.

    jsonschema has no switch for this, but works without the library, which can be imported as usual
    afterwards. The schemas of notebooks and corrections do not use its formats.
    """
    if _GRAMMAR in sys.modules:
        return
    sys.modules[_GRAMMAR] = None  # type: ignore[assignment]  # its import fails
    try:
        importlib.import_module("jsonschema")
    finally:
        del sys.modules[_GRAMMAR]
