"""Spellings of one name: articles with and without a hyphen, and slips of the pen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_ARTICLES = frozenset(("al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ud", "ul", "ur", "us", "uz"))
"""The Arabic article as it is written before a name, also before letters that take it over (“ash-Shams”)."""
_SHORTEST = 6
"""Letters of the shortest word that is taken for a slip for another one."""


@lru_cache(maxsize=4096)
def spread(names: tuple[str, ...]) -> tuple[str, ...]:
    """Folded words with the Arabic article as a word of its own: “Al-Shammari” as “Al Shammari”."""
    out: list[str] = []
    for name in names:
        article, hyphen, rest = name.partition("-")
        out += [article, rest] if hyphen and rest and article in _ARTICLES else [name]
    return tuple(out)


def without_article(names: Sequence[str]) -> tuple[str, ...]:
    """Folded words without the Arabic article before them: “Karak” for “Al Karak” and “Al-Karak”."""
    parts = spread(tuple(names))
    return parts[1:] if len(parts) > 1 and parts[0] in ("al", "el") else parts


def is_slip(a: str, b: str) -> bool:
    """Whether two different folded words may be one: a letter is left out, doubled, changed or swapped.

    Both have their first letter in common, so that “Marina” is no slip for “Karina”. A last vowel tells a man
    from a woman (“Mario”, “Maria”) and a last “s” one from several; such words are no slips, unless the last
    letter is doubled (“Zelenskyy”).
    """
    if a == b or min(len(a), len(b)) < _SHORTEST or abs(len(a) - len(b)) > 1 or a[0] != b[0]:
        return False
    if not (a.isalpha() and b.isalpha()):
        return False
    short, long = sorted((a, b), key=len)
    same = next((k for k, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if same >= len(short) - (len(short) == len(long)):
        return long == short + short[-1] and short[-1] != "s"
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    swapped = short[same : same + 2] == long[same : same + 2][::-1] and short[same + 2 :] == long[same + 2 :]
    return swapped or (len(short) > _SHORTEST and short[same + 1 :] == long[same + 1 :])
