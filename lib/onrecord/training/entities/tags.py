"""Which tags each word of an example may have.

Names marked by hand are right. Dates, amounts and numbers are those of the other models, and so are all
entities of a text without marks; where the models differ, each may be right. English Worldwide Newswire does
not divide places into states and others, leaves out “the” before a name, and has one type for diseases,
events and works, so several tags are allowed there.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ...model.names import Entity
from ...networks.entities import N_TAGS, TYPES, Words
from .texts import Example

_AMOUNTS = ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL")
_THINGS = ("EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE")
_NAMES = tuple(kind for kind in TYPES if kind not in (*_AMOUNTS, *_THINGS))
_MARKED = {
    "Person": ("PERSON",), "Organization": ("ORG",), "Location": ("GPE", "LOC"), "Facility": ("FAC",),
    "NORP": ("NORP",), "Product": ("PRODUCT",), "Misc": _THINGS,
}  # fmt: skip
"""Types of OntoNotes for each type of English Worldwide Newswire; its dates and amounts are not used."""

Allowed = NDArray[np.bool_]


def begins(kinds: Iterable[str]) -> list[int]:
    """The tags that begin an entity of one of the types."""
    return [1 + 2 * TYPES.index(kind) for kind in kinds]


def continues(kinds: Iterable[str]) -> list[int]:
    """The tags that continue an entity of one of the types."""
    return [2 + 2 * TYPES.index(kind) for kind in kinds]


def tags_of(words: Words, entities: Iterable[Entity]) -> NDArray[np.int64]:
    """The tag of each word, int64 (words,)."""
    tags = np.zeros(len(words), dtype=np.int64)
    for span, kind in entities:
        inside = words.within(span)
        tags[inside.start : inside.stop] = 2 + 2 * TYPES.index(kind)
        tags[inside.start : inside.start + 1] = 1 + 2 * TYPES.index(kind)
    return tags


def allowed_tags(example: Example) -> Allowed:
    """The tags that each word may have, bool (words, tags)."""
    words = example.words
    allowed = np.zeros((len(words), N_TAGS), dtype=np.bool_)
    for found in example.found:
        allowed[np.arange(len(words)), tags_of(words, found)] = True
    if example.document.names is not None:
        _forget(allowed)
        for begin, end, kind in sorted(example.document.names):
            inside = words.within((begin, end))
            if kind in _MARKED and len(inside):
                _mark(example, allowed, inside, kind)
    return allowed


def _forget(allowed: Allowed) -> None:
    """Take out the names that other models found; things may be right."""
    names, things = ([*begins(kinds), *continues(kinds)] for kinds in (_NAMES, _THINGS))
    allowed[allowed[:, names + things].any(axis=1), 0] = True
    allowed[:, names] = False


def _mark(example: Example, allowed: Allowed, inside: range, kind: str) -> None:
    """Allow the tags of a name marked by hand on its words and “the” before it, and no others."""
    kinds = _MARKED[kind]
    first, stop = inside.start, inside.stop
    if kind == "Misc":
        amounts = [*begins(_AMOUNTS), *continues(_AMOUNTS)]
        allowed[first:stop, [i for i in range(1, N_TAGS) if i not in amounts]] = False
        allowed[first:stop, [0, *begins(kinds), *continues(kinds)]] = True
        return
    if kind == "Location":
        kinds = _kind_of_place(example, inside) or kinds
    allowed[first:stop] = False
    allowed[first, begins(kinds)] = True
    allowed[first + 1 : stop, continues(kinds)] = True
    if kind != "Person" and first and example.word(first - 1) == "the":
        allowed[first - 1, [0, *begins(kinds)]] = True
        allowed[first, continues(kinds)] = True
    if len(inside) > 1 and example.word(first) == "the":
        allowed[first, 0] = True
        allowed[first + 1, begins(kinds)] = True


def _kind_of_place(example: Example, inside: range) -> tuple[str, ...]:
    """The type of a place if the other models agree on one, else nothing."""
    span = example.words.span(inside.start, inside.stop)
    met = {e.kind for found in example.found for e in found if e.span[0] < span[1] and span[0] < e.span[1]}
    places = tuple(met & {"GPE", "LOC"})
    return places if len(places) == 1 else ()
