"""Mentions that decide no speaker: roles beside names, predicates, “it”, “they”, and descriptions.

They are found after the walk, when the speakers are known, and change nothing else about an entity.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp

from ...model.anaphors import Anaphor, Candidate
from ...model.facts import Fact
from ...model.spans import Span
from ...text.tokens import Tokens
from ..entities import Entity
from ..kind_names import GOVERNMENT, GROUP, ORGANIZATION, PERSON
from ..ledger import Entities, Ledger
from ..nouns import is_organization_noun, is_person_noun
from .descriptions import description
from .name_index import NameIndex
from .ranking.network_scores import NetworkScores
from .tied_mentions import described_by, may_mean, verb_of_predicate
from .view import pronoun_at

SURE = 0.5
"""The least probability at which the network ties a pronoun or description to an entity."""
_ACTORS = frozenset((PERSON, ORGANIZATION, GOVERNMENT, GROUP))
_GENDERS = {"he": "m", "she": "f"}
_LONGEST = 8
"""Most words of a description before its noun."""


def possible_anaphors(names: NameIndex) -> Iterator[Anaphor]:
    """Third-person pronouns and singular descriptions (“his lawyer”, “a judge”)."""
    tokens = names.tokens
    for n in range(len(tokens)):
        pronoun = pronoun_at(tokens, n)
        if pronoun is not None:
            yield pronoun
        elif tokens.tag[n] == "NN" and n not in names.at and n not in names.role_of:
            first = _first_word(tokens, tokens.edges(n)[0], n)
            inside = tokens.dep[n] in ("compound", "amod", "nmod")
            if n - first < _LONGEST and not inside and not _is_denied(tokens, n):
                yield description(names, first, n, n, definite=True)


def _first_word(tokens: Tokens, first: int, noun: int) -> int:
    """The first word of a phrase, after marks: “a” in “‘a gentleman’”."""
    return next((n for n in range(first, noun) if tokens.text[n][0].isalnum()), noun)


def _is_denied(tokens: Tokens, n: int) -> bool:
    """Whether a noun states what somebody is not: “Roe is not a judge”."""
    return tokens.dep[n] in ("attr", "oprd") and tokens.child(tokens.head[n], "neg") is not None


def add_further_mentions(
    ledger: Ledger, names: NameIndex, anaphors: Sequence[Anaphor], network: NetworkScores
) -> None:
    """Add the mentions to the entities.

    Args:
        ledger: the entities, after the walk.
        names: the names of the text.
        anaphors: the `possible_anaphors`.
        network: what the network says of them and their candidates.
    """
    tokens = names.tokens
    ledger.learn([*_roles(tokens, ledger)])
    ledger.learn([*_predicates(tokens, ledger, _entity_at(tokens, ledger))])
    taken = _entity_at(tokens, ledger)
    left = [anaphor for anaphor in anaphors if anaphor.head not in taken]
    ledger.learn([*_tied(tokens, ledger, left, network, taken)])
    ledger.learn([*_predicates(tokens, ledger, _entity_at(tokens, ledger))])


def _roles(tokens: Tokens, entities: Entities) -> Iterator[Fact]:
    """The nouns of roles beside names: “the chairman” in “Jane Roe, the chairman of Acme”.

    A title with a capital (“President Roe”) is part of the name.
    """
    for entity in entities:
        for role in entity.roles:
            if role.how in ("title", "apposition") and role.text and tokens.text[role.head].islower():
                article = role.first > 0 and tokens.low[role.first - 1] in ("the", "a", "an")
                yield Fact(entity.id, "mention", None, tokens.span(role.first - article, role.head))


def _predicates(tokens: Tokens, entities: Entities, at: Mapping[int, int]) -> Iterator[Fact]:
    """Nouns for what a subject is, becomes or is called: “became a judge”, “served as a judge”."""
    for n in range(len(tokens)):
        if tokens.tag[n] != "NN" or n in at:
            continue
        verb = verb_of_predicate(tokens, n)
        subject = described_by(tokens, n, verb) if verb is not None else None
        if subject is None or subject not in at:
            continue
        entity = entities[at[subject]]
        body = entity.kind in (ORGANIZATION, GOVERNMENT) and is_organization_noun(tokens, n)
        if body or (entity.kind == PERSON and is_person_noun(tokens, n)):
            first = _first_word(tokens, max(tokens.edges(n)[0], n - _LONGEST), n)
            yield Fact(entity.id, "mention", None, tokens.span(first, n))


def _tied(
    tokens: Tokens,
    entities: Entities,
    anaphors: Sequence[Anaphor],
    network: NetworkScores,
    at: Mapping[int, int],
) -> Iterator[Fact]:
    """Mentions by anaphors that the network ties to one entity that they may mean."""
    known = [e for e in entities if e.kind in _ACTORS and not e.latent]
    whose = {span: entity for entity in known for span, _ in entity.mentions}
    for anaphor in anaphors:
        near: dict[int, list[Span]] = {}
        for span in network.compared(anaphor):
            if span in whose and _agrees(anaphor, whose[span]):
                near.setdefault(whose[span].id, []).append(span)
        candidates = [Candidate(key, tuple(spans), {}) for key, spans in near.items()]
        scores = network.of(anaphor, [*candidates, Candidate(None, (), {})]) if near else None
        if scores is None:
            continue
        odds = [exp(score - max(scores)) for score in scores]
        best = max(range(len(near)), key=odds.__getitem__)
        entity = entities[list(near)[best]]
        if odds[best] >= SURE * sum(odds) and may_mean(tokens, anaphor, entity, at):
            yield Fact(entity.id, "mention", None, anaphor.span)


def _agrees(anaphor: Anaphor, entity: Entity) -> bool:
    """Whether an entity agrees with an anaphor in number, gender and kind."""
    one = entity.kind == PERSON and not entity.plural
    if anaphor.form in _GENDERS:
        return one and entity.gender in (None, _GENDERS[anaphor.form])
    return one == (anaphor.form == "person")


def _entity_at(tokens: Tokens, entities: Entities) -> dict[int, int]:
    """The entity at each word of a mention."""
    return {n: e.id for e in entities for span, _ in e.mentions for n in tokens.within(span)}
