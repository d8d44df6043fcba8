"""How many names marked by hand are found, in the types that they share with OntoNotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ...model.names import Entity
from ...model.spans import Span
from .texts import Example

_SHARED = {"Person": "person", "Organization": "organization", "Location": "place", "Facility": "place"}
_KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
_ARTICLE = re.compile(r"the\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")


def scores_of_names(examples: Sequence[Example], found: Sequence[Iterable[Entity]]) -> dict[str, float]:
    """The F1 of persons, organizations and places, in percent: exact spans without “the” and “'s”.

    Args:
        examples: with names by hand.
        found: the entities found in each.
    """
    right, marked, said = Counter[str](), Counter[str](), Counter[str]()
    for example, entities in zip(examples, found, strict=True):
        text = example.document.text
        shared = [name for name in example.document.names or () if name[2] in _SHARED]
        wanted = {(_core(text, (begin, end)), _SHARED[kind]) for begin, end, kind in shared}
        given = {(_core(text, span), _KINDS[kind]) for span, kind in entities if kind in _KINDS}
        for counter, names in ((right, wanted & given), (marked, wanted), (said, given)):
            counter.update(kind for _, kind in names)
    return {
        kind: round(200 * right[kind] / max(1, marked[kind] + said[kind]), 1)
        for kind in ("person", "organization", "place")
    }


def _core(text: str, span: Span) -> Span:
    """A name without “the” and a possessive ending."""
    begin, end = span
    if match := _ARTICLE.match(text, begin, end):
        begin = match.end()
    if match := _POSSESSIVE.search(text[begin:end]):
        end = begin + match.start()
    return begin, end
