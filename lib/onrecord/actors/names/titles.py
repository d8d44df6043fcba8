"""Titles at the start of a run of words."""

from __future__ import annotations

from ...lexicons.name_matching import SUFFIXES
from ...lexicons.words import given_names, phrases, words
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens
from .capitalized_runs import abbreviated

_LONGEST = 3
"""Most words of a title of several people."""


def title_end(tokens: Tokens, first: int, last: int, at: int) -> int | None:
    """The last word of the title that begins at a word of a run, or None.

    Args:
        tokens: the words of the text.
        first: the first word of the run.
        last: its last word.
        at: the word.
    """
    if _is_given(tokens, last, at):
        return None
    if tokens.low[at] in words("portfolios") and at + 1 < last:
        office = title_end(tokens, first, last, at + 1)
        if office is not None:
            return office
    for parts in phrases("titles").get(tokens.low[at], ()):
        end = at + len(parts) - 1
        if end <= last and tuple(tokens.low[at : end + 1]) == parts:
            if _titles_a_thing(tokens, first, last, at, end):
                return None
            return end + (end + 1 < last and abbreviated(tokens, end))
    several = _plural_end(tokens, last, at)
    if several is not None:
        return several
    low = tokens.low[at]
    if at + 1 < last and abbreviated(tokens, at):
        return at + 1
    if low in words("honorifics") or (
        low in words("before_titles") and at < last and at == first and (low != "late" or tokens.initial[at])
    ):
        return at
    noun = tokens.initial[at] and at == first and at + 1 < last and low not in given_names()
    agent = (
        low.endswith("ologist")
        or low in words("people")
        or (
            at < last
            and low.endswith(("er", "or", "ist", "ian", "man"))
            and tokens.low[at + 1] in given_names()
        )
    )
    if tokens.initial[at] and at == first and at + 1 == last and low not in given_names():
        trade = low in words("organizations") and low.endswith(("er", "tor", "line"))
        return at if trade else None
    return at if noun and agent else None


def _plural_end(tokens: Tokens, last: int, at: int) -> int | None:
    """The last word of a title of several people, before the first of them: “MPs Ann Roe and Bo Lee”."""
    for end in range(at, min(at + _LONGEST, last)):
        low, after = tokens.low[end], end + 1
        if not low.rstrip(".").endswith("s") or not (
            tokens.low[after] in given_names() or tokens.ent[after] == "PERSON"
        ):
            continue
        one = low.removesuffix(".")[:-1] + "." * low.endswith(".")
        parts = (*tokens.low[at:end], one)
        if parts in phrases("titles").get(parts[0], ()) or one in words("people"):
            return end
    return None


def _is_given(tokens: Tokens, last: int, at: int) -> bool:
    """Whether a word that can be a title is a given name here: “her partner Dean Price”."""
    name = tokens.low[at] in given_names() and at + 1 == last and one_entity(tokens, at, at + 1)
    return name and tokens.ent[at] == "PERSON" and at > 0 and tokens.pos[at - 1] == "NOUN"


def _titles_a_thing(tokens: Tokens, first: int, last: int, at: int, end: int) -> bool:
    """Whether a word that can be a title is part of another name: “General Motors”, “Center for Boats”."""
    after = end + 1
    if after > last:
        return False
    if tokens.low[end] in words("name_heads") and tokens.low[after] in ("of", "for"):
        return True
    if tokens.low[after] in given_names() or tokens.ent[after] == "PERSON":
        return False
    low = tokens.low[last]
    if low not in SUFFIXES and (low in words("name_heads") or low in words("things")):
        return last > end
    if end > at or tokens.low[at] not in words("ambiguous_titles"):
        return False
    return (
        (tokens.low[at] != "general" or is_dictionary_word(tokens.low[after]))
        and tokens.ent[at] in ("ORG", "FAC", "EVENT")
        and tokens.ent_id[at] == tokens.ent_id[after]
        and at == first
    )


def one_entity(tokens: Tokens, a: int, b: int) -> bool:
    """Whether two words are in the same entity."""
    return tokens.ent_id[a] == tokens.ent_id[b] >= 0
