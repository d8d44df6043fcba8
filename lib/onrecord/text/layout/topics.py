"""Lines that name the topic of the quotations below them: “On the new tax:”."""

from __future__ import annotations

import re

_TOPIC = re.compile(r"(?:On|About|Regarding) [^“”\"«»:]{1,200}:")


def is_topic(line: str) -> bool:
    """Whether a paragraph only names the topic of what follows; nobody in it speaks."""
    return _TOPIC.fullmatch(line) is not None
