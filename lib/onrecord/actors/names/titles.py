"""Titles at the start of a run of words."""

from __future__ import annotations

from ...lexicons.name_matching import SUFFIXES
from ...lexicons.words import given_names, phrases, words
from ...text.pipeline import is_dictionary_word
from ...text.tokens import Tokens
from .capitalized_runs import abbreviated, known
from .offices import LINKS, field_before, is_office

_OVER = frozenset(("senior", "deputy", "assistant", "associate", "junior", "chief", "special"))
_ROYAL = frozenset(("king", "queen", "prince", "princess", "pope", "president"))
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
    if _is_given(tokens, last, at) or tokens.text[at] == "Md":  # Mohammed
        return None
    if tokens.low[at + 1 : at + 2] == ["party"] and at < last:
        return None
    if tokens.low[at] == "gen" and at < last and len(tokens.text[at + 1]) == 1:  # “Gen Z”
        return None
    if _is_police_rank(tokens, last, at):
        return at
    office = field_before(tokens, first, last, at)
    if office is not None and (end := title_end(tokens, first, last, office)) is not None:
        return end
    inside = _chief_officer(tokens, last, at) or _between_titles(tokens, first, last, at)
    inside = inside or _after_branch(tokens, first, last, at)
    if inside is not None:
        return inside
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
        low in words("before_titles")
        and at < last
        and at == first
        and (low != "late" or tokens.initial[at])
        and not (low in ("senior", "special") and _begins_body(tokens, last, at))
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
        trade = low in words("organizations") and low.endswith(("er", "tor", "line", "ncy", "age", "ity"))
        return at if trade else None
    return at if noun and agent else None


def _is_police_rank(tokens: Tokens, last: int, at: int) -> bool:
    """Whether an abbreviated rank stands before a person's name: “DC Ann Roe”, but not “DC Comics”."""
    after = at + 1
    if after > last or not tokens.text[at].isupper() or tokens.low[at] not in words("police_ranks"):
        return False
    person = tokens.low[after] in given_names() or tokens.ent[after] == "PERSON"
    return person or not (tokens.text[after].isupper() or is_dictionary_word(tokens.low[after]))


def _chief_officer(tokens: Tokens, last: int, at: int) -> int | None:
    """The last word of “Chief … Officer” if that begins at a word: “Chief Wholesale Banking Officer”."""
    if tokens.low[at] != "chief":
        return None
    ends = (n for n in range(at + 2, min(at + 5, last + 1)) if tokens.low[n] == "officer")
    return next(ends, None)


def _between_titles(tokens: Tokens, first: int, last: int, at: int) -> int | None:
    """The end of the title after an adjective inside it: “Diplomatic” in “Senior Diplomatic Adviser”."""
    inside = first < at < last and tokens.low[at - 1] in _OVER and tokens.low[at + 1] in words("titles")
    plain = inside and not tokens.ent[at] and is_dictionary_word(tokens.low[at])
    return title_end(tokens, first, last, at + 1) if plain and not known(tokens, at) else None


def _after_branch(tokens: Tokens, first: int, last: int, at: int) -> int | None:
    """The end of the title after plain words for its branch: “Divisional Secretary”, “Sector Commander”."""
    if at != first or tokens.initial[at] or not _is_branch(tokens, at):
        return None
    office = at + 1
    while office < min(at + _LONGEST, last) and _is_branch(tokens, office):
        office += 1
    if office > last or tokens.low[office] in words("ambiguous_titles") or tokens.head[at] < office:
        return None
    end = title_end(tokens, office, last, office)
    return end if end is not None and tokens.head[at] == end else None


def _is_branch(tokens: Tokens, n: int) -> bool:
    low = tokens.low[n]
    plain = not tokens.ent[n] and tokens.text[n].istitle() and is_dictionary_word(low)
    return plain and low not in given_names() and low not in words("titles") and not known(tokens, n)


def _begins_body(tokens: Tokens, last: int, at: int) -> bool:
    """Whether “General” or “Senior” begins the name of a body: “General Medical Council”."""
    for n in range(at + 1, min(at + 5, last + 1)):
        if (
            tokens.ent[n] == "PERSON"
            or tokens.low[n] in given_names()
            or not is_dictionary_word(tokens.low[n])
        ):
            return False
        if tokens.low[n] in words("titles"):
            return False
        if tokens.low[n] in words("institutions") and n > at + 1:
            return True
    return False


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
    heads = words("name_heads") | words("things") | words("place_heads")
    called = tokens.low[last] in heads - words("surname_heads")
    if (
        tokens.low[at] in _ROYAL
        and at == first
        and last > after
        and called
        and tokens.low[after] not in LINKS
    ):
        return True  # “King Hussein Bridge”
    if tokens.low[after] in given_names() or tokens.ent[after] == "PERSON":
        return False
    plain = at > first and tokens.low[end] not in words("ambiguous_titles")
    if tokens.low[after] in LINKS and (plain or is_office(tokens, end)):
        return False
    if tokens.low[at] == "general" and at == first and _begins_body(tokens, last, at):
        return True
    if tokens.low[after] in words("titles") and title_end(tokens, first, last, after) is not None:
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
