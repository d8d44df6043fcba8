"""A sentence for the user as HTML; in text, backticks mark the names of parameters."""

from __future__ import annotations

import re
from html import escape

_NAME = re.compile(r"`(\w+)`")


def sentence_html(sentence: str) -> str:
    """Return a sentence as HTML, escaped; a name in backticks becomes code.

    Example:
        >>> sentence_html("set `source` <first>")
        'set <code>source</code> &lt;first&gt;'
    """
    return _NAME.sub(r"<code>\1</code>", escape(sentence))
