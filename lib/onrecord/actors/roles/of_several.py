"""Roles of several people named together: “councilors Ann Roe and Bo Lee”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...lexicons.words import words
from ...model.facts import Role
from ...model.names import Name
from ...text.tokens import Tokens
from ..nouns import is_person_noun
from .noun_phrases import phrase_start

_BETWEEN = frozenset((",", "and", "&", "(", ")"))
_PLURAL = ("NNS", "NNPS")
_MOST = 12


def roles_of_several(tokens: Tokens, names: Sequence[Name]) -> Iterator[tuple[int, Role]]:
    """The role that a plural noun before a list of names gives to each, by the index of the name.

    Args:
        tokens: the words of the text.
        names: its names, in text order.
    """
    for i, name in enumerate(names):
        role = _plural_before(tokens, name)
        listed = list(_list_from(tokens, names, i)) if role is not None else []
        if role is not None and len(listed) > 1:
            yield from ((k, role) for k in listed)


def _plural_before(tokens: Tokens, name: Name) -> Role | None:
    """The role in a plural noun for people right before a name, as a noun for one of them."""
    head = (name.title[1] + 1 if name.title else name.first) - 1
    if head < 0 or name.entry is not None or (tokens.tag[head] not in _PLURAL and name.title is None):
        return None
    one = tokens.low[head].removesuffix("s")
    listed = one in words("people") or one in words("titles")
    one = one if listed else tokens.lemma[head].lower()
    if one == tokens.low[head] or not (listed or is_person_noun(tokens, head)):
        return None
    first = phrase_start(tokens, head)
    while first < head and (tokens.pos[first] == "NUM" or tokens.low[first] in words("leading")):
        first += 1
    text = f"{tokens.words(first, head - 1)} {one}" if first < head else one
    return Role(text, first, head, head, "several", one)


def _list_from(tokens: Tokens, names: Sequence[Name], i: int) -> Iterator[int]:
    """The indexes of the names of a list with “and” that begins with a name; only it if there is none."""
    listed, last = [i], names[i].last
    for k in range(i + 1, min(i + _MOST, len(names))):
        between = range(last + 1, names[k].first)
        plain = all(tokens.low[n] in _BETWEEN or tokens.text[n - 1] == "(" for n in between)
        if not plain or not between or names[k].entry is not None or names[k].title is not None:
            return
        listed.append(k)
        last = names[k].last
        if any(tokens.low[n] in ("and", "&") for n in between):
            yield from listed
            return
