"""Negation as TextBlob can read it: contractions expanded, “not” moved to the word that it negates.

TextBlob turns a word round only where “not”, “no” or “never” stands right before it. “Isn't good” and “cannot
be happy” would count as praise.
"""

from __future__ import annotations

import re
from collections.abc import Container

_IRREGULAR = {"can't": "can not", "won't": "will not", "shan't": "shall not", "cannot": "can not"}
_CONTRACTED = re.compile(r"\b(?:can't|won't|shan't|cannot|(\w+)n't)\b", re.IGNORECASE)
_NEGATIONS = frozenset(("not", "no", "never"))
_SCOPE = 5
"""Words after a negation that it may negate, fewer where a mark or “but” comes before (Pang and others,
EMNLP 2002)."""
_WORD = re.compile(r"\w+(?:[-']\w+)*|[^\w\s]")


def expand(text: str) -> str:
    """Return a text with “n't” and “cannot” written as “not” and apostrophes straight."""
    straight = text.replace("’", "'")
    return _CONTRACTED.sub(lambda m: _IRREGULAR.get(m[0].lower()) or f"{m[1]} not", straight)


def move_negations(text: str, polar: Container[str]) -> str:
    """Return a text in which each negation stands right before the next polar word in its scope.

    Args:
        text: with contractions expanded.
        polar: the words in lower case that have a polarity.
    """
    words = _WORD.findall(text)
    moved = False
    for i in range(len(words)):
        if words[i].lower() in _NEGATIONS and (place := _polar_after(words, i, polar)) is not None:
            words.insert(place, words.pop(i))
            moved = True
    return " ".join(words) if moved else text


def _polar_after(words: list[str], i: int, polar: Container[str]) -> int | None:
    """Where a negation goes to stand before the next polar word; None if it may stay."""
    for n in range(i + 1, min(i + 1 + _SCOPE, len(words))):
        low = words[n].lower()
        if not low[0].isalnum() or low == "but" or low in _NEGATIONS:
            return None
        if low in polar:
            return n - 1 if n > i + 1 else None
    return None
