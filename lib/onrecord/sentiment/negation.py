"""Rewrite negations for TextBlob: expand contractions, and move “not” to the word that it negates.

TextBlob negates a word only if “not”, “no” or “never” immediately precedes it. Without this step, “isn't
good” and “cannot be happy” would count as praise.
"""

from __future__ import annotations

import re
from collections.abc import Container

_IRREGULAR = {"can't": "can not", "won't": "will not", "shan't": "shall not", "cannot": "can not"}
_CONTRACTED = re.compile(r"\b(?:can't|won't|shan't|cannot|(\w+)n't)\b", re.IGNORECASE)
_NEGATIONS = frozenset(("not", "no", "never"))
_SCOPE = 5
"""Words after a negation that it may negate, up to a punctuation mark or “but” (Pang et al., EMNLP 2002)."""
_WORD = re.compile(r"\w+(?:[-']\w+)*|[^\w\s]")


def expand(text: str) -> str:
    """Return a text with “n't” and “cannot” written as “not”, and with straight apostrophes."""
    straight = text.replace("’", "'")
    return _CONTRACTED.sub(lambda m: _IRREGULAR.get(m[0].lower()) or f"{m[1]} not", straight)


def move_negations(text: str, polar: Container[str]) -> str:
    """Return a text in which each negation immediately precedes the next polar word in its scope.

    Args:
        text: with contractions expanded.
        polar: words with a polarity, in lower case.
    """
    words = _WORD.findall(text)
    moved = False
    for i in range(len(words)):
        if words[i].lower() in _NEGATIONS and (place := _polar_after(words, i, polar)) is not None:
            words.insert(place, words.pop(i))
            moved = True
    return " ".join(words) if moved else text


def _polar_after(words: list[str], i: int, polar: Container[str]) -> int | None:
    """The position of the next polar word after a negation, or None if the negation need not move."""
    for n in range(i + 1, min(i + 1 + _SCOPE, len(words))):
        low = words[n].lower()
        if not low[0].isalnum() or low == "but" or low in _NEGATIONS:
            return None
        if low in polar:
            return n - 1 if n > i + 1 else None
    return None
