"""Drop capitals: the first letter of a story that its page sets apart, “T he river rose”."""

from __future__ import annotations

import re

from ...lexicons.common_words import is_common_word

_DROPPED = re.compile(r"([B-HJ-Z]) ([a-z]+)(?=[\s,’'-])")


def join_drop_cap(paragraph: str) -> str:
    """The first paragraph of a story with its first letter joined to the rest of the word.

    The letter is joined if that makes a common word, or if the rest is none (“R ishi Sunak”). “A” and “I” are
    words of their own.
    """
    match = _DROPPED.match(paragraph)
    if match is None:
        return paragraph
    letter, rest = match.groups()
    if is_common_word(letter + rest) or not is_common_word(rest):
        return letter + paragraph[2:]
    return paragraph
