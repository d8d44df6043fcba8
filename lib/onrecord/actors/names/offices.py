"""Offices and what they are for: “Minister of Health and Welfare”, “Tourism and Sports Minister”."""

from __future__ import annotations

from ...lexicons.words import given_names, phrases, words
from ...text.tokens import Tokens

LINKS = ("of", "for", "to")
"""Words between an office and what it is for."""
_FURTHEST = 10
"""Most words between an office and the end of what it is for."""
_GENERALS = frozenset(
    ("secretary", "director", "attorney", "inspector", "accountant", "auditor", "solicitor")
)
_JOINS = frozenset(("and", "&", ",", "with"))


def is_field(tokens: Tokens, n: int) -> bool:
    """Whether a word says what an office is for: “Welfare”."""
    civil = tokens.low[n] == "service" and n > 0 and tokens.low[n - 1] in ("public", "civil")
    return civil or tokens.low[n] in words("fields") or tokens.low[n] in words("portfolios")


def is_office(tokens: Tokens, n: int) -> bool:
    """Whether a word is a noun for the holder of an office of or for something: “Minister”."""
    low = tokens.low[n]
    if low == "general":
        before = n - 1 - (n > 1 and tokens.low[n - 1] == "-")
        return before >= 0 and tokens.low[before] in _GENERALS
    return low in words("offices")


def field_end(tokens: Tokens, at: int, last: int) -> int | None:
    """The last word of what an office is for, if that begins at a word; None if no field does.

    Args:
        tokens: the words of the text.
        at: the word after “of” or “for”.
        last: the last word that may belong to it.
    """
    if at > last or not is_field(tokens, at) or _begins_name(tokens, at):
        return None
    end = at
    while end < last:
        far = _joined(tokens, end)
        if far is None or far > last or (far > end + 1 and _is_titled(tokens, far)):
            return end
        end = far
    return end


def _joined(tokens: Tokens, end: int) -> int | None:
    """The next word of a field, after “and” or a comma if there is one."""
    far = end + 1
    if far + 1 < len(tokens) and tokens.low[far] in _JOINS:
        far += 1 + (tokens.low[far] == "," and tokens.low[far + 1] == "and")
    if far >= len(tokens) or tokens.sentence[far] != tokens.sentence[end] or not is_field(tokens, far):
        return None
    same = tokens.text[far][0].isupper() == tokens.text[end][0].isupper()
    return far if same and not _begins_name(tokens, far) else None


def _begins_name(tokens: Tokens, n: int) -> bool:
    """Whether a word of a field is a given name here: “Minister of Finance Justice Roe”."""
    whole = tokens.ent[n] == "PERSON" and tokens.ent_id[n : n + 2] == [tokens.ent_id[n]] * 2
    return tokens.low[n] in given_names() and whole


def _is_titled(tokens: Tokens, n: int) -> bool:
    """Whether a field stands before another office: “the Minister of Health and Justice Minister Roe”."""
    last = len(tokens) - 1
    while is_field(tokens, n) and (after := _joined(tokens, n)) is not None:
        n = after
    return n < last and is_field_office(tokens, n + 1)


def link_before(tokens: Tokens, n: int) -> int | None:
    """The “of” or “for” after an office, if a word is part of what the office is for; else None."""
    for k in range(n, max(n - _FURTHEST, 0), -1):
        if tokens.sentence[k] != tokens.sentence[n]:
            return None
        low = tokens.low[k]
        if low in LINKS and is_office(tokens, before_bracket(tokens, k - 1)):
            return k
        if low in LINKS and tokens.low[k - 2 : k] == ["of", "state"] and is_office(tokens, k - 3):
            return k
        if not (tokens.text[k][0].isupper() or is_field(tokens, k) or low in _JOINS | {"the", *LINKS}):
            return None
    return None


def before_bracket(tokens: Tokens, n: int) -> int:
    """The word before a short form in brackets, if one ends at a word: “Officer” in “Press Officer (PO)”."""
    short = n > 3 and tokens.text[n] == ")" and tokens.text[n - 2] == "(" and tokens.text[n - 1].isupper()
    return n - 3 if short else n


def over_and(tokens: Tokens, last: int) -> int | None:
    """The word after “and” or a comma, if both sides are what one office is for; else None.

    The office stands before (“Minister of Health and Welfare”) or after (“Tourism and Sports Minister”).
    """
    far = _joined(tokens, last) if is_field(tokens, last) else None
    if far is None or far == last + 1:
        return None
    if link_before(tokens, last) is not None:
        return None if _is_titled(tokens, far) else far
    return far if _is_titled(tokens, far) else None


def is_field_office(tokens: Tokens, n: int) -> bool:
    """Whether the title of an office with a field begins at a word: “Minister”, “Cabinet Secretary”."""
    for parts in phrases("titles").get(tokens.low[n], ()):
        if tuple(tokens.low[n : n + len(parts)]) == parts and parts[-1] in words("field_offices"):
            return True
    return tokens.low[n] in words("field_offices")


def field_before(tokens: Tokens, first: int, last: int, at: int) -> int | None:
    """The office after the field that begins at a word of a run: “Minister” in “Tourism and Sports Minister”.

    In “Department of Economic Affairs Director”, no field begins.
    """
    if not is_field(tokens, at):
        return None
    begin = at - 1
    while begin >= first and (is_field(tokens, begin) or tokens.low[begin] in _JOINS):
        begin -= 1
    if begin >= first and tokens.low[begin] in LINKS:
        return None
    end = at
    while (far := _joined(tokens, end)) is not None and far < last:
        end = far
    office = end + 1
    if office > last:
        return None
    plain = tokens.low[at] in words("portfolios") and office == at + 1 and office < last
    return office if plain or is_field_office(tokens, office) else None


def joins_fields(tokens: Tokens, n: int) -> bool:
    """Whether a word is the “and” or comma between the fields of an office: “Tourism and Sports Minister”."""
    fields = 0 < n < len(tokens) - 1 and is_field(tokens, n - 1) and is_field(tokens, n + 1)
    return tokens.low[n] in _JOINS and fields and over_and(tokens, n - 1) is not None


def office_of_field(tokens: Tokens, end: int) -> int | None:
    """The office before the field that ends with a word: “minister” in “minister of health and welfare”."""
    link = link_before(tokens, end) if is_field(tokens, end) else None
    if link is None:
        return None
    begin = link + 1 + (tokens.low[link + 1] == "the")
    if field_end(tokens, begin, end) != end:
        return None
    return link - 1 if is_office(tokens, link - 1) else link - 3
