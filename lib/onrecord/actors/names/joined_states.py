"""Words like “U.S.-Russia” that name two states."""

from __future__ import annotations

from ...lexicons.states import key, lexicon
from ...model.names import Name
from ...text.tokens import Tokens


def joined_states(tokens: Tokens, n: int) -> list[Name]:
    """The two mentions in one word like “U.S.-Russia”."""
    text = tokens.text[n]
    for mark in "-–/":
        left, found, right = text.partition(mark)
        if not found or not left or not right:
            continue
        matches = [_one(tokens, n, text, part) for part in (left, right)]
        if all(matches) or (matches[0] and right[0].islower()):
            return [m for m in matches if m]
    return []


def _one(tokens: Tokens, n: int, text: str, part: str) -> Name | None:
    words_of = key(part)
    match = lexicon().match(words_of, 0)
    if match is None or match[0] != len(words_of):
        return None
    begin = tokens.begin[n] + text.index(part)
    return Name(n, n, n, (begin, begin + len(part)), words_of, "GPE", match[1])
