"""The parties that descriptions of people name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..lexicons.words import table, words


def party_in(role: str) -> str | None:
    """The party that a role names by one or two words: “Republican”, “Liberal Democrat”.

    Labour is no party in “child labour survivor”, “Minister of Labour” and “Labour Minister”.
    """
    parts = re.findall(r"\w+", role)
    low = [word.lower() for word in parts]
    for i, word in enumerate(low):
        party = table("parties").get(" ".join(low[i : i + 2]), table("parties").get(word))
        if party is not None and not (word in words("fields") and _is_work(parts, i)):
            return party or None
    return None


def _is_work(parts: Sequence[str], i: int) -> bool:
    """Whether “labour” means work, not the party, among the words of a role."""
    after = parts[i + 1] if i + 1 < len(parts) else ""
    before = parts[i - 1].lower() if i else ""
    office = after[:1].isupper() and after.lower() in words("field_offices") | words("name_heads")
    return parts[i].islower() or office or before in ("of", "for", "and", "the")
