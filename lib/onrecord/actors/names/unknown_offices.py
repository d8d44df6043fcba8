"""Offices that no list knows, told from names by the person named after them: “the Ooni of Ife, Oba Roe,”."""

from __future__ import annotations

from collections.abc import Sequence

from ...lexicons.words import given_names
from ...model.names import Name
from ...text.tokens import Tokens


def without_unknown_offices(tokens: Tokens, found: Sequence[Name]) -> list[Name]:
    """The names without those that are the office of the person named in the apposition to them.

    Args:
        tokens: the words of the text.
        found: its names, in text order.
    """
    triples = zip(found, [*found[1:], None], [*found[2:], None, None], strict=False)
    offices = {
        office.first
        for office, place, person in triples
        if place is not None and person is not None and _is_office(tokens, office, place, person)
    }
    return [name for name in found if name.first not in offices]


def unknown_office_before(tokens: Tokens, comma: int) -> int | None:
    """The office in “the Ooni of Ife” if these words stand before a comma, else None."""
    for link in range(comma - 2, max(comma - 5, 1), -1):
        if tokens.low[link] == "of":
            alone = tokens.low[link - 2] == "the" and tokens.text[link - 1].istitle()
            named = all(text[0].isupper() for text in tokens.text[link + 1 : comma])
            return link - 1 if alone and named else None
    return None


def _is_office(tokens: Tokens, office: Name, place: Name, person: Name) -> bool:
    comma = place.last + 1
    begin = person.title[0] if person.title else person.first
    if (
        begin != comma + 1
        or tokens.text[comma] != ","
        or tokens.text[person.last + 1 : person.last + 2] != [","]
    ):
        return False
    if office.entry is not None or office.title is not None or office.first != office.last:
        return False
    named = person.label == "PERSON" or person.title is not None or person.names[0] in given_names()
    return named and unknown_office_before(tokens, comma) == office.first
