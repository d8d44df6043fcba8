"""Values as cells of a spreadsheet: lists as JSON, and no text that a spreadsheet would run as a formula.

A text that begins like a formula gets an apostrophe before it (CWE-1236,
https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import json
import re
from typing import Any

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def cell(value: Any) -> Any:
    """Return a value as one cell: a list as JSON text, a text made harmless, anything else as it is."""
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return harmless(value) if isinstance(value, str) else value


def harmless(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula: an apostrophe precedes =, +, -, @ and so on.

    A signed number stays as it is, and so does an operator alone (`=`, the usual value of `change`), which no
    spreadsheet runs.
    """
    if not text.lstrip().startswith(_FORMULA) and not text.startswith(("\t", "\r")):
        return text
    return text if re.fullmatch(r"[=+-]|[+-]?\d+(?:[.,]\d+)*%?", text) else "'" + text
