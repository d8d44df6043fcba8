"""Short forms in brackets, and the words that they shorten: “Harbour Authority of Dalby (HAD)”.

The letters of a short form are looked for in the words beside it, as Schwartz and Hearst do (PSB 2003); the
fewest words that have them are its long form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...lexicons.name_matching import SMALL_WORDS
from ...text.tokens import Tokens

_LINKS = SMALL_WORDS | {"at", "by", "into", "with", "from"}
"""Words without a capital inside long forms."""
_INSIDE = frozenset((",", "-", "–", "/", "'s", "'", "."))
"""Marks inside long forms."""
_OPENERS = frozenset(("the", "or", "“", '"', "‘", "'"))
"""What may stand in a bracket before a short form."""
_CLOSERS = frozenset(("”", '"', "’", "'"))
_LONGEST = 10
"""Most letters of a short form."""
_FARTHEST = 18
"""Most words and marks of a long form."""


@dataclass(frozen=True, slots=True)
class ShortForm:
    """A short form beside its long form.

    Attributes:
        at: number of its word.
        first, last: numbers of the first and last word of its long form.
        plain: whether the long form is no name, but words without capitals (“electric vehicles (EVs)”).
    """

    at: int
    first: int
    last: int
    plain: bool


def short_forms(tokens: Tokens) -> Iterator[ShortForm]:
    """Yield the short forms in brackets, or before a bracket with their long form, in text order."""
    for n, text in enumerate(tokens.text):
        if text == "(" and 1 < n < len(tokens) - 2:
            found = _bracketed(tokens, n) or _spelled_after(tokens, n)
            if found is not None:
                yield found


def short_form_at(tokens: Tokens, n: int) -> ShortForm | None:
    """The short form at a word, or None."""
    for mark in range(n - 1, max(-1, n - 3), -1):
        if tokens.text[mark] == "(":
            found = _bracketed(tokens, mark)
            return found if found is not None and found.at == n else None
    return _spelled_after(tokens, n + 1) if tokens.text[n + 1 : n + 2] == ["("] else None


def letters_of(text: str) -> str:
    """The letters that a short form shortens words to, in lower case; empty if it is no short form.

    The last “s” of “EVs” and the figures of “G20” are none of them.
    """
    word = text.removesuffix("s") if text[:-1].isupper() else text
    letters = "".join(letter for letter in word if letter.isalpha())
    capitals = sum(letter.isupper() for letter in letters)
    written = word.replace(".", "").replace("&", "").replace("-", "").isalnum()
    known = capitals > 1 or (letters.istitle() and len(letters) > 3)
    return letters.lower() if written and known and 1 < len(letters) <= _LONGEST else ""


def _bracketed(tokens: Tokens, mark: int) -> ShortForm | None:
    """The short form in the bracket that opens at a word, if the words before have its letters."""
    at = mark + 1
    while at < len(tokens) - 1 and tokens.low[at] in _OPENERS:
        at += 1
    close = at + 1
    close += close < len(tokens) and tokens.text[close] in _CLOSERS
    if tokens.text[close : close + 1] != [")"]:
        return None
    letters, first = letters_of(tokens.text[at]), mark - 1
    if not letters:
        return None
    while first >= 0 and mark - first <= _FARTHEST and _is_inside(tokens, first, mark):
        if fits(letters, tokens.low[first:mark], tokens.text[at].istitle()):
            return _found(tokens, at, first, mark - 1)
        first -= 1
    return None


def _spelled_after(tokens: Tokens, mark: int) -> ShortForm | None:
    """The short form before a bracket, if the words in the bracket have its letters."""
    at, first = mark - 1, mark + 1
    letters = letters_of(tokens.text[at])
    if not letters or tokens.text[at].istitle():
        return None
    ends = range(first + 1, min(first + _FARTHEST, len(tokens)))
    close = next((k for k in ends if tokens.text[k] == ")"), None)
    if close is None or not all(_is_inside(tokens, k, mark) for k in range(first, close)):
        return None
    return _found(tokens, at, first, close - 1) if fits(letters, tokens.low[first:close]) else None


def _is_inside(tokens: Tokens, n: int, mark: int) -> bool:
    """Whether a word or mark may belong to a long form beside a bracket."""
    same = tokens.paragraph[n] == tokens.paragraph[mark]
    return same and (tokens.text[n][0].isalnum() or tokens.low[n] in _INSIDE or tokens.text[n] == "&")


def _found(tokens: Tokens, at: int, first: int, last: int) -> ShortForm | None:
    last -= tokens.low[last] in ("'s", "'")
    content = [n for n in range(first, last + 1) if tokens.low[n] not in _LINKS | _INSIDE]
    lower = [n for n in content if not (tokens.text[n][0].isupper() or tokens.text[n][0].isdigit())]
    if lower and content[-1] not in lower:
        return None
    return ShortForm(at, first, last, bool(lower))


def fits(letters: str, words: Sequence[str], each: bool = False) -> bool:
    """Whether words have the letters of a short form: first letters, or further ones of the same word.

    Args:
        letters: the letters of the short form, in lower case.
        words: the words and marks, folded; the first letter must begin the first of them.
        each: whether each word but “of” and the like must have one of the letters.
    """
    parts = [part for word in words for part in word.split("-") if part and part not in _INSIDE]
    great = [part for part in parts if part not in _LINKS]
    if len(great) < 2 or parts[0] not in great or parts[0][0] != letters[0]:
        return False
    used = _most_used(letters, parts, 0, {})
    return used > 1 and (used == len(great) if each else 2 * used >= len(great))


def _most_used(letters: str, parts: Sequence[str], at: int, known: dict[tuple[int, int], int]) -> int:
    """How many words the letters use, at most, if they are the first ones of words; -1 if they are not.

    What is known of fewer letters and later words is kept, so that the time is bounded.
    """
    if not letters:
        return 0
    key = len(letters), at
    if key not in known:
        known[key] = max((_used_from(letters, parts, k, known) for k in _starts(parts, at)), default=-1)
    return known[key]


def _starts(parts: Sequence[str], at: int) -> range:
    """The words that may have the next letter; the first letter begins the first word."""
    return range(at, len(parts) if at else 1)


def _used_from(letters: str, parts: Sequence[str], k: int, known: dict[tuple[int, int], int]) -> int:
    """The same if a word has the first letter."""
    best = -1
    for more in range(1, len(letters) + 1 if parts[k][0] == letters[0] else 0):
        if not _in_order(letters[1:more], parts[k][1:]):
            break
        rest = _most_used(letters[more:], parts, k + 1, known)
        best = max(best, rest + (parts[k] not in _LINKS)) if rest >= 0 else best
    return best


def _in_order(letters: str, word: str) -> bool:
    """Whether a word has these letters in this order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)
