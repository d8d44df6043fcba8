"""Words that go on with the name of a body after “of”, “for”, “on”, “and”, a comma or “'s”."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from ...lexicons.states import lexicon
from ...lexicons.words import given_names, places, words
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens

_FARTHEST = 12
"""Most words of a name before a link."""


@cache
def _bodies() -> frozenset[str]:
    return (words("institutions") | words("bodies_of")) - words("of_a_place")


def goes_over_link(tokens: Tokens, last: int, far: int) -> bool:
    """Whether the word after a link goes on with the name of a body or an agreement.

    Args:
        tokens: the words of the text.
        last: the word before the link (“Association” before “for the”).
        far: the word after it, with a capital.
    """
    low, link = tokens.low[last], tokens.low[last + 1]
    if link == "of":
        alone = last == 0 or tokens.pos[last - 1] == "DET" or not tokens.text[last - 1][0].isupper()
        if low in words("of_a_place"):
            return alone and _is_place(tokens, far)
        if low in words("events_of") or _is_matter_of(tokens, last):
            return True
        whole = low in _bodies() or (_is_place(tokens, far) and _is_of_body(tokens, last))
        return whole and not ends_in_body(tokens, far)
    if link == "into":
        return low == "inquiry"
    if not _is_matter(tokens, far):
        return False
    if link in ("for", "on"):
        return low in words("bodies_for") or _is_matter_of(tokens, last)
    several = _is_matter_of(tokens, last) or _is_of_office(tokens, last)
    return link in ("and", "&", ",") and several and _is_last_body(tokens, far)


def goes_over_comma(tokens: Tokens, last: int) -> bool:
    """Whether the word after a comma is in a list of the matters of a ministry, which ends in “and”."""
    far = last + 2
    if far >= len(tokens) or tokens.sentence[far] != tokens.sentence[last]:
        return False
    if not _is_of_office(tokens, last) or not goes_over_link(tokens, last, far):
        return False
    for n in range(far, min(far + 8, len(tokens) - 1)):
        if tokens.low[n] in ("and", "&"):
            return _is_matter(tokens, n + 1) and _is_last_body(tokens, n + 1)
        if tokens.low[n] != "," and not tokens.text[n][0].isupper():
            return False
    return False


def goes_over_possessive(tokens: Tokens, last: int) -> bool:
    """Whether “'s” after a word is in the name of a body: “Dalby Magistrate's Court”."""
    far, before = last + 2, last - 1
    if far >= len(tokens) or before < 0 or not tokens.tag[last].startswith("NNP"):
        return False
    holder = tokens.low[last] in words("people") or tokens.low[last] in words("titles")
    return holder and tokens.text[before][0].isupper() and tokens.low[far] in words("institutions")


def ends_body(tokens: Tokens, last: int) -> bool:
    """Whether the words up to one name a body, which may own another: “Harbour Ministry's”."""
    named = last > 0 and tokens.text[last - 1][0].isupper()
    return (named and tokens.low[last] in _bodies()) or _is_of_body(tokens, last)


def _back(tokens: Tokens, last: int) -> range:
    """The words of a name up to one, backwards."""
    n, links = last, ("of", "for", "on", "into", "and", "the", "&", ",")
    while n > 0 and last - n < _FARTHEST and (tokens.text[n][0].isupper() or tokens.low[n] in links):
        n -= 1
    return range(last, n, -1)


def _is_linked(tokens: Tokens, last: int, links: Sequence[str], heads: Collection[str]) -> bool:
    """Whether the name up to a word has one of the heads, with a capital, before one of the links."""
    return any(
        tokens.low[n] in links and tokens.low[n - 1] in heads and tokens.text[n - 1][0].isupper()
        for n in _back(tokens, last)
    )


def _is_matter_of(tokens: Tokens, last: int) -> bool:
    """Whether a word is in what a body is for: “Protection” of an Association for the Protection."""
    return _is_linked(tokens, last, ("for", "on", "into"), words("bodies_for") | {"inquiry"})


def _is_of_office(tokens: Tokens, last: int) -> bool:
    """Whether a plain word is in what a ministry is for: “Water” of a Ministry of Water."""
    return _is_linked(tokens, last, ("of",), words("bodies_of_matters")) and _is_matter(tokens, last)


def _is_of_body(tokens: Tokens, last: int) -> bool:
    """Whether a word ends the complement of a body and is no place: “Health” of a Ministry of Health."""
    link = next((n for n in _back(tokens, last) if tokens.low[n] == "of"), None)
    named = link is not None and tokens.text[link - 1][0].isupper() and tokens.low[link - 1] in _bodies()
    return named and not _is_place(tokens, last)


def ends_in_body(tokens: Tokens, far: int) -> bool:
    """Whether the words from one on name another body: “Committee of the Kuwait Rowing Federation”."""
    end = far
    while end + 1 < len(tokens) and tokens.text[end + 1][0].isupper() and not tokens.initial[end + 1]:
        end += 1
    return tokens.low[end] in _bodies()


def _is_last_body(tokens: Tokens, far: int) -> bool:
    """Whether no other body or office begins at a word: not “and Army Council”."""
    for n in range(far, min(far + 5, len(tokens))):
        if not tokens.text[n][0].isupper():
            break
        if tokens.low[n] in _bodies() or tokens.low[n] in words("titles"):
            return False
    return True


def _is_place(tokens: Tokens, n: int) -> bool:
    match = lexicon().match(tokens.low, n)
    listed = any(tuple(tokens.low[n:end]) in places() for end in range(n + 1, min(n + 4, len(tokens) + 1)))
    return bool(match and match[1].form in ("state", "region", "seat")) or listed or tokens.ent[n] == "GPE"


def _is_matter(tokens: Tokens, n: int) -> bool:
    """Whether a word with a capital is a plain noun or adjective, and no name."""
    if n >= len(tokens) or not tokens.text[n][0].isupper() or tokens.low[n] in given_names():
        return False
    match = lexicon().match(tokens.low, n)
    if match is not None and match[1].form != "adjective":
        return False
    named = tokens.ent[n] in ("PERSON", "GPE", "DATE", "TIME", "LOC")
    return not named and (is_dictionary_word(tokens.low[n]) or match is not None)
