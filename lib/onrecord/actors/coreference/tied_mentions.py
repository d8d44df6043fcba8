"""What a pronoun or description cannot mean, by grammar and by its noun, however alike the network finds it.

Excluded are other arguments of its verb (“The board warned it”), the owner of what a description means (“his
squad”), somebody new (“she bribed an officer”) and bodies of another sort (“the government” for a company).
"""

from __future__ import annotations

from collections.abc import Mapping

from ...model.anaphors import Anaphor
from ...text.tokens import Tokens
from ..entities import Entity
from ..kind_names import GOVERNMENT, ORGANIZATION
from ..pronouns import FORMS
from .clauses import in_same_clause, is_part_of
from .descriptions import COUNTRIES, is_superlative
from .ranking.organization_features import may_be_called

_PRONOUNS = frozenset(FORMS.values())
_DEFINITE = frozenset(("the", "this", "that"))
_OF_SPEAKER = frozenset(("my", "our", "your", "whose"))
_PREFIXES = frozenset(("co", "ex", "vice"))
_HIGHEST = 4
"""Most clauses between a predicate and the clause with its subject."""
_FARTHEST = 60
"""Most words between arguments of one verb."""
_LONGEST_LIST = 6
"""Most words that a list of nouns goes up through."""
_GOVERNS = frozenset(("government", "administration", "regime", "capital")) | COUNTRIES


def may_mean(tokens: Tokens, anaphor: Anaphor, entity: Entity, at: Mapping[int, int]) -> bool:
    """Whether nothing rules out that a pronoun or description means an entity.

    Args:
        tokens: the words of the text.
        anaphor: the pronoun or description.
        entity: the entity.
        at: the entity at each word of a mention.
    """
    if _is_beside_itself(tokens, anaphor, entity, at):
        return False
    if anaphor.form in _PRONOUNS:
        return True
    n, low = anaphor.head, tokens.low[anaphor.first]
    compound = tokens.low[n - 1] == "-" and tokens.low[n - 2] not in _PREFIXES
    if compound or not _fits_noun(tokens, n, entity):
        return False
    if low in _OF_SPEAKER:
        return False
    owned = tokens.tag[anaphor.first] == "PRP$" or "'s" in tokens.low[anaphor.first : n]
    if owned:
        return at.get(anaphor.first) != entity.id
    name = tuple(tokens.low[anaphor.first : n + 1]) in entity.forms
    name |= entity.kind == GOVERNMENT and low == "government"
    definite = low in _DEFINITE and not is_superlative(tokens, anaphor.first, n)
    return definite or name or _is_described(tokens, n, entity, at)


def _is_beside_itself(tokens: Tokens, anaphor: Anaphor, entity: Entity, at: Mapping[int, int]) -> bool:
    """Whether an entity is another argument of the verb of a pronoun or description."""
    n = anaphor.head
    if anaphor.form not in _PRONOUNS and verb_of_predicate(tokens, n) is not None:
        return False  # “He found fame as an architect”
    near = range(max(n - _FARTHEST, 0), min(n + _FARTHEST, len(tokens)))
    ends = (k for k in near if k != n and at.get(k) == entity.id != at.get(k + 1))
    return any(in_same_clause(tokens, k, n) for k in ends if not _is_apposition(tokens, k, n))


def _is_apposition(tokens: Tokens, one: int, other: int) -> bool:
    """Whether one of two words is in apposition to the other, or part of one."""
    return is_part_of(tokens, one, other, _LONGEST_LIST) or is_part_of(tokens, other, one, _LONGEST_LIST)


def _fits_noun(tokens: Tokens, n: int, entity: Entity) -> bool:
    """Whether a state or body may be called by a noun; a person may be called anything."""
    if entity.kind == GOVERNMENT:
        return tokens.low[n] in _GOVERNS
    if entity.kind == ORGANIZATION:
        return may_be_called(entity, tokens.lemma[n].lower())
    return True


def _is_described(tokens: Tokens, n: int, entity: Entity, at: Mapping[int, int]) -> bool:
    """Whether a noun without “the” describes an entity: as an apposition or predicate, or in a fragment."""
    for _ in range(_LONGEST_LIST):
        if tokens.dep[n] not in ("conj", "appos"):
            break
        if at.get(tokens.head[n]) == entity.id:
            return True
        n = tokens.head[n]
    if tokens.dep[n] in ("ROOT", "dep") and tokens.pos[n] == "NOUN":
        return True
    if tokens.dep[n] == "pobj" and tokens.low[tokens.head[n]] == "as":
        noun = tokens.head[tokens.head[n]]
        owner = tokens.child(noun, "poss") if tokens.pos[noun] == "NOUN" else None
        if owner is not None:  # “her life as a judge”
            return at.get(owner) == entity.id
    verb = verb_of_predicate(tokens, n)
    subject = described_by(tokens, n, verb) if verb is not None else None
    if subject is not None and subject not in at and tokens.dep[subject] == "dobj":
        subject = described_by(tokens, subject, tokens.head[subject])  # “found fame as an architect”
    named = tokens.low[n + 1 : n + 2] in (["named"], ["called"])
    if subject is None:  # its sentence was cut, as after dates in brackets
        return named or (verb is not None and tokens.dep[n] == "attr" and tokens.dep[verb] == "ROOT")
    return named or (at[subject] == entity.id if subject in at else tokens.pos[subject] == "PROPN")


def verb_of_predicate(tokens: Tokens, n: int) -> int | None:
    """The verb of a noun that is a predicate (“became a judge”, “served as a judge”), or None."""
    verb = tokens.head[n]
    if tokens.dep[n] == "pobj" and tokens.low[verb] == "as" and tokens.dep[verb] == "prep":
        verb = tokens.head[verb]
        if tokens.dep[verb] == "dobj":
            verb = tokens.head[verb]
    elif tokens.dep[n] not in ("attr", "oprd"):
        return None
    affirmed = tokens.pos[verb] in ("VERB", "AUX") and tokens.child(verb, "neg") is None
    return verb if affirmed else None


def described_by(tokens: Tokens, n: int, verb: int) -> int | None:
    """The word that a predicate describes: the object of its verb, else the subject."""
    object_ = tokens.child(verb, "dobj") if tokens.dep[n] != "attr" else None
    if object_ not in (None, n):
        return object_
    for _ in range(_HIGHEST):
        subject = tokens.child(verb, "nsubj", "nsubjpass")
        if subject is not None:
            clause = tokens.head[subject]
            relative = tokens.low[subject] in ("who", "which", "that") and tokens.dep[clause] == "relcl"
            return tokens.head[clause] if relative else subject
        if tokens.dep[verb] not in ("conj", "xcomp", "advcl", "acomp"):
            return None
        verb = tokens.head[verb]
    return None
