"""Finds the anaphors of a text: pronouns, descriptions and sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...lexicons.words import words
from ...model.anaphors import Anaphor
from ...networks.antecedents import kinds_of
from ...networks.reader import Reading
from ...text.tokens import Tokens
from ..entities import Entity
from ..pronouns import FIRST, FORMS, RELATIVE
from .descriptions import DESCRIPTIONS, definite_at, inside, of_source, subject_at
from .name_index import NameIndex
from .sources import Source, Sources
from .view import pronoun_at

_GENDERED = ("he", "she")
_TYPES = ("person", "organization")
_SURE_OF_TYPE, _SURE_OF_SPEAKER = 0.6, 0.5
_MET = frozenset(("DET", "PRON", "NOUN"))
"""Parts of speech of the words at which descriptions are resolved."""


def find_anaphors(names: NameIndex, sources: Sources) -> tuple[Anaphor, ...]:
    """All anaphors of a text, in the order in which they are resolved.

    These are all sources (a source with a name too), the forms of “he” and “she”, definite descriptions, and
    descriptions of people as subjects.
    """
    return tuple(found for n in range(len(names.tokens)) for found in _met_at(names, sources, n))


def typed(anaphors: Sequence[Anaphor], tokens: Tokens, reading: Reading) -> tuple[Anaphor, ...]:
    """The anaphors; the network tells whether a noun that is on no list means a person or an organization.

    Definite descriptions of anything else are left out, unless they are sources. Who speaks is a person or an
    organization if one of the two is likely enough, whichever it is.
    """
    unlisted = [i for i, a in enumerate(anaphors) if a.form == "thing" and not _is_document(tokens, a)]
    kinds = kinds_of(reading, [tokens.span(anaphors[i].first, anaphors[i].head) for i in unlisted])
    found: list[Anaphor | None] = [a if a.form != "thing" or a.source >= 0 else None for a in anaphors]
    for i, probabilities in zip(unlisted, kinds, strict=True):
        speaks = anaphors[i].source >= 0
        likeliest = int(probabilities[: len(_TYPES)].argmax() if speaks else probabilities.argmax())
        sure = probabilities[: len(_TYPES)].sum() if speaks else probabilities[likeliest]
        if likeliest < len(_TYPES) and sure >= (_SURE_OF_SPEAKER if speaks else _SURE_OF_TYPE):
            found[i] = replace(anaphors[i], form=_TYPES[likeliest])
    return tuple(anaphor for anaphor in found if anaphor is not None)


def _is_document(tokens: Tokens, anaphor: Anaphor) -> bool:
    return tokens.lemma[anaphor.head].lower() in words("documents")


def asked_inside(names: NameIndex, known: Sequence[Entity], anaphors: Sequence[Anaphor]) -> Iterator[Anaphor]:
    """Anaphors inside descriptions and roles, needed only for owners and affiliations.

    They are not mentions, but a ranker scores them like the others.
    """
    tokens = names.tokens
    for n, low in enumerate(tokens.low):
        pronoun = pronoun_at(tokens, n) if low in FORMS and tokens.tag[n] == "PRP$" else None
        if pronoun is not None:
            yield pronoun
    for anaphor in anaphors:
        if anaphor.form in DESCRIPTIONS:
            yield from inside(names, anaphor.first, anaphor.head, anaphor.last)
    for role in (role for entity in known for role in entity.roles):
        yield from inside(names, role.first, role.head, role.last)


def word_met(anaphor: Anaphor) -> int:
    """The word at which an anaphor is resolved: the first of a definite description, else the head."""
    return anaphor.head if anaphor.introduces or anaphor.source >= 0 else anaphor.first


def is_free(names: NameIndex, sources: Sources, n: int) -> bool:
    """Whether a word can belong to an anaphor: it is not in a source or in a name that has an entity."""
    if n in sources.inside:
        return False
    i = names.at.get(n)
    if i is None:
        return True
    opens = names.at.get(n - 1) != i
    return not opens and not (names.tokens.text[n].islower() and i in names.of_name)


def _met_at(names: NameIndex, sources: Sources, n: int) -> Iterator[Anaphor]:
    tokens = names.tokens
    if n in sources.at:
        yield from (source_anaphor(names, source) for source in sources.at[n])
    elif FORMS.get(tokens.low[n]) in _GENDERED:
        yield from filter(None, (pronoun_at(tokens, n),))
    elif tokens.pos[n] in _MET and is_free(names, sources, n):
        found = definite_at(names, n) or subject_at(names, n)
        if found is not None:
            yield replace(found, is_source=found.head in sources.inside)


def source_anaphor(names: NameIndex, source: Source) -> Anaphor:
    """A source as an anaphor."""
    tokens, n = names.tokens, source.head
    low, form = tokens.low[n], "other"
    if low in RELATIVE and tokens.tag[n] in ("WP", "WDT", "WP$"):
        form = "relative"
    elif tokens.pos[n] == "PRON" or tokens.tag[n] in ("PRP", "PRP$"):
        form = "first" if low in FIRST else FORMS.get(low, form)
    found = of_source(names, source.words, n) if form == "other" else None
    found = found or Anaphor(n, n, n, tokens.span(n, n), form)
    return replace(found, is_source=True, source=source.index)
