"""Common English words, to distinguish broken words from compounds, and names from nouns."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_ENDINGS = ("s", "es", "d", "ed", "ing", "ly")


def is_common_word(text: str) -> bool:
    """Whether a text is a common English word, with or without an inflectional ending."""
    word = text.lower()
    stems = (word, *(word.removesuffix(end) for end in _ENDINGS if word.endswith(end)))
    return any(len(stem) > 1 and stem in common_words() for stem in stems)


@cache
def common_words() -> frozenset[str]:
    """The lower-case words of TextBlob's lexicon (Brill's, from US news and books)."""
    text = (files("textblob") / "en" / "en-lexicon.txt").read_text(encoding="utf-8")
    return frozenset(line.split(maxsplit=1)[0] for line in text.splitlines() if line[:1].islower())
