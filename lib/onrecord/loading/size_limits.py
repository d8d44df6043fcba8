"""Limits on HTML and XML, checked before parsing, since parsing time grows with the square of some counts."""

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
MOST_COMPARISONS = 25_000_000
"""Of attributes. libxml2 compares each attribute of a tag with those before it, 30 million per second."""
_MANY = 200
"""Letters of a tag whose attributes are counted."""


def why_not(markup: str, most_tags: int | None = MOST_TAGS) -> str | None:
    """The reason why markup is not parsed, or None if it can be.

    Takes time proportional to its length: no part is read more than twice.

    Args:
        markup: HTML or XML.
        most_tags: most tags; None for no limit, as in files of data.
    """
    comparisons = 0
    for number, tag in enumerate(_TAG.finditer(markup)):
        attributes = tag["attributes"]
        if len(attributes) > _MANY:
            comparisons += _count(attributes) ** 2
        if comparisons > MOST_COMPARISONS:
            return "too many attributes in its tags"
        if most_tags is not None and number >= most_tags:
            return f"more than {most_tags:,} tags"
    return None


def _count(attributes: str) -> int:
    """The number of attributes of a tag."""
    return sum(1 for _ in _ATTRIBUTE.finditer(attributes))
