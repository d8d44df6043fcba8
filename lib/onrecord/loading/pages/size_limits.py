"""Limits on a page, checked before parsing, since parsing time grows with the square of some counts."""

from __future__ import annotations

import re

_TAG = re.compile(
    r"""<[a-z][^\s/>]*+                                          # the name
    (?P<attributes>(?:[\s/]++|[^\s/>=]++|=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))*+)""",
    re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+""")
MOST_TAGS = 20_000
"""Of a page."""
MOST_ATTRIBUTES = 500
"""Of one tag. libxml2 compares each with those before it."""


def why_not(markup: str) -> str | None:
    """The reason why a page is not parsed, or None if it can be.

    Takes time proportional to the page's length: no part is read more than twice.
    """
    for number, tag in enumerate(_TAG.finditer(markup)):
        attributes = tag["attributes"]
        if len(attributes) > 2 * MOST_ATTRIBUTES and _count(attributes) > MOST_ATTRIBUTES:
            return f"more than {MOST_ATTRIBUTES} attributes in one tag"
        if number >= MOST_TAGS:
            return f"more than {MOST_TAGS:,} tags"
    return None


def _count(attributes: str) -> int:
    """The number of attributes of a tag."""
    return sum(1 for _ in _ATTRIBUTE.finditer(attributes))
