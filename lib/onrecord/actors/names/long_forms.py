"""Names that a short form in brackets shows to be one: “Union of Food and Allied Workers (UFAW)”."""

from __future__ import annotations

from collections.abc import Sequence

from ...lexicons.words import words
from ...model.names import Name
from ...text.tokens import Tokens
from ..nouns import is_person_noun
from .cutting import Cutter
from .offices import LINKS, is_office
from .short_forms import ShortForm, short_forms

_LINKS = frozenset(("of", "for", "and", "&", "the", "to", "on", "in", "into", ","))


def with_long_forms(tokens: Tokens, names: Sequence[Name]) -> list[Name]:
    """The names, with the long form of each short form as one name.

    Args:
        tokens: the words of the text.
        names: its names, in text order.
    """
    found = list(names)
    for short in short_forms(tokens):
        if not short.plain and not tokens.heading[short.first]:
            found = _with(tokens, found, short)
    return found


def _with(tokens: Tokens, names: list[Name], short: ShortForm) -> list[Name]:
    first, last = short.first, short.last
    if is_person_noun(tokens, last) or (is_person_noun(tokens, first) and tokens.low[first + 1] == "in"):
        return _without_office(names, short)
    if any(name.first == first and name.last == last for name in names):
        return names
    if _is_office(tokens, first):
        first += 2 + (tokens.low[first + 2] == "the")
    inside = [name for name in names if name.first <= last and name.last >= first]
    if any(name.last > last or name.nickname for name in inside) or not inside:
        return names
    before = inside[0].first < first
    linked = tokens.low[first - 1] in _LINKS
    if before and not linked and (inside[0].last == last or inside[0].title or inside[0].entry):
        return names
    if before and not linked:
        first = inside[0].first
    elif _leads(tokens, first, last):
        first -= 2
        while tokens.text[first - 1][0].isupper() and tokens.pos[first - 1] != "DET":
            first -= 1
        inside = [name for name in names if name.first <= last and name.last >= first]
    kept = [name for name in names if name not in inside]
    if before and linked and first == short.first:
        rest = _before(tokens, inside[0], first)
        kept += [rest] if rest is not None else []
    whole = Cutter(tokens, first, last).whole()
    return sorted([*kept, whole], key=lambda name: name.span)


def _is_office(tokens: Tokens, n: int) -> bool:
    """Whether a word ends an office before “of”: “General” of a Secretary-General of the Council."""
    hyphened = n > 0 and tokens.text[n - 1] == "-" and tokens.adjacent(n)
    return hyphened and is_office(tokens, n) and tokens.low[n + 1] in LINKS


def _without_office(names: Sequence[Name], short: ShortForm) -> list[Name]:
    """The names without an office and its short form: “the Police Public Relations Officer (PPRO)”."""
    return [
        name
        for name in names
        if name.title or not (short.first <= name.last and name.first <= short.last)
        if not name.first == short.at == name.last
    ]


def _leads(tokens: Tokens, first: int, last: int) -> bool:
    """Whether “Network for” before a long form belongs to it, since it names no body without them."""
    bodies = words("name_heads") | words("organizations")
    if first < 3 or tokens.low[first - 1] not in ("of", "for") or tokens.low[first - 2] not in bodies:
        return False
    if not tokens.text[first - 2][0].isupper():
        return False
    return not any(tokens.low[n] in bodies for n in range(first, last + 1))


def _before(tokens: Tokens, name: Name, first: int) -> Name | None:
    """What a name keeps if a long form begins inside it: “Assemblies” before “of the …”."""
    end = first - 1
    while end >= name.first and tokens.low[end] in _LINKS:
        end -= 1
    title = end == name.first and tokens.low[end] in words("titles")
    return None if end < name.first or title else Cutter(tokens, name.first, end).whole()
