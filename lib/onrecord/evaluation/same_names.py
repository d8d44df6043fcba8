"""Tests whether an actor has the name that an annotator wrote: by its words, or as an acronym."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..lexicons.words import fold, words

_SMALL = frozenset(("the", "a", "an", "of", "for", "and", "in"))


def bears(names: Iterable[str], gold: str) -> bool:
    """Return whether one of the names is another form of `gold`.

    All words of the shorter form are in the longer one, and both end in the same word (“Roe”, “Ann Roe”); or
    one is the acronym of the other. Articles, titles and honorifics do not count.
    """
    wanted = _words(gold)
    return any(_same(wanted, _words(name)) or _is_acronym(gold, name) for name in names)


def _words(name: str) -> list[str]:
    found = [fold(word) for word in re.findall(r"[^\W_]+(?:[.'’-][^\W_]+)*", name)]
    found = [word.removesuffix("'s") for word in found]
    kept = [word for word in found if word not in _SMALL and word not in words("honorifics")]
    return kept or found


def _same(one: list[str], other: list[str]) -> bool:
    short, long_ = sorted((one, other), key=len)
    return bool(short) and set(short) <= set(long_) and (short[-1] == long_[-1] or len(short) > 1)


def _is_acronym(one: str, other: str) -> bool:
    short, long_ = sorted((one, other), key=len)
    letters = re.sub(r"[^A-Za-z]", "", short)
    initials = "".join(word[0] for word in _words(long_))
    return 2 <= len(letters) <= 7 and letters.isupper() and letters.lower() == initials
