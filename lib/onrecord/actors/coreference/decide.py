"""Resolves an anaphor: by the first sieve that answers, else by the scores of a ranker."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import exp

from ...lexicons.words import words
from ...model.anaphors import Anaphor, Candidate, Scorer
from ...model.facts import Decision, Fact
from ..entities import Entity
from ..kind_names import ORGANIZATION, PERSON, PLACE
from ..nouns import is_organization_noun, is_person_noun
from .descriptions import DESCRIPTIONS, role_of
from .ranking.candidates import candidates
from .view import View, certain

Sieve = Callable[[View, Anaphor], Decision | None]
"""Returns the antecedent of an anaphor if it is certain, else None."""


def decide(
    view: View, anaphor: Anaphor, sieves: Sequence[Sieve], newcomers: Sequence[Sieve], scorer: Scorer
) -> Decision:
    """The candidates of an anaphor with their probabilities, and facts about the likeliest.

    Args:
        view: the text so far.
        anaphor: the words.
        sieves: asked in order; the first that answers decides.
        newcomers: sieves for a description that may introduce somebody, asked if no candidate is likely.
        scorer: scores the candidates if no sieve decides.
    """
    for sieve in sieves:
        decision = sieve(view, anaphor)
        if decision is not None:
            return replace(decision, by=decision.by or sieve.__name__)
    ranked = rank(anaphor, candidates(view, anaphor), scorer)
    likeliest = ranked[0][0]
    if likeliest is not None:
        return Decision(ranked, told_of_known(view, anaphor, view.entities[likeliest]), anaphor.form)
    for sieve in newcomers if anaphor.introduces else ():
        new = sieve(view, anaphor)
        if new is not None:
            return Decision(_in_place_of_nobody(ranked, new.entity), new.facts, sieve.__name__)
    return Decision(ranked, by=anaphor.form)


def rank(
    anaphor: Anaphor, found: Sequence[Candidate], scorer: Scorer
) -> tuple[tuple[int | None, float], ...]:
    """Candidates by probability (softmax of the scores), likeliest first.

    A single candidate is not scored.
    """
    if len(found) == 1:
        return ((found[0].entity, 1.0),)
    scores = scorer(anaphor, found)
    highest = max(scores)
    weights = [exp(score - highest) for score in scores]
    total = sum(weights)
    order = sorted(range(len(found)), key=lambda k: -scores[k])
    return tuple((found[k].entity, weights[k] / total) for k in order)


def _in_place_of_nobody(
    ranked: Sequence[tuple[int | None, float]], new: int | None
) -> tuple[tuple[int | None, float], ...]:
    """The probabilities with a new entity in place of “nobody yet”."""
    share = sum(probability for entity, probability in ranked if entity in (None, new))
    return (new, share), *((e, p) for e, p in ranked if e not in (None, new))


def told_of_known(view: View, anaphor: Anaphor, known: Entity) -> tuple[Fact, ...]:
    """Facts about the antecedent of an anaphor: a mention, and its gender, kind or role."""
    told: list[tuple[str, object]] = []
    if anaphor.form in ("he", "she"):
        if anaphor.is_source and known.gender is None:
            told.append(("gender", "m" if anaphor.form == "he" else "f"))
    elif anaphor.form in DESCRIPTIONS:
        told += _told_by_description(view, anaphor, known)
    facts = [Fact(known.id, field, value, anaphor.span) for field, value in told]
    return (*facts, mention(view, anaphor, known.id))


def mention(view: View, anaphor: Anaphor, key: int) -> Fact:
    """The mention of an entity by an anaphor, with the alias used there.

    Pronouns and superlatives (“the cleverest person”) are no aliases.
    """
    tags = view.tokens.tag[anaphor.first : anaphor.head]
    named = anaphor.form in DESCRIPTIONS and "JJS" not in tags and "RBS" not in tags
    alias = view.tokens.words(anaphor.first, anaphor.last) if named else None
    return Fact(key, "mention", alias, anaphor.span)


def introduce(view: View, anaphor: Anaphor, told: Mapping[str, object]) -> Decision:
    """The decision for a new entity, which an anaphor mentions, with what is told of it unless it is None."""
    new = view.entities.next_id
    facts = (Fact(new, field, value, anaphor.span) for field, value in told.items() if value is not None)
    return certain(new, *facts, mention(view, anaphor, new))


def only(view: View, anaphor: Anaphor, found: Sequence[Entity]) -> Decision | None:
    """The decision for the only entity that an anaphor may mention; None if there are several or none."""
    return certain(found[0], mention(view, anaphor, found[0].id)) if len(found) == 1 else None


def _told_by_description(view: View, found: Anaphor, known: Entity) -> list[tuple[str, object]]:
    """The kind and role that a description (“the midfielder”) adds to an entity."""
    tokens = view.tokens
    told: list[tuple[str, object]] = []
    unclear = known.doubtful or (known.kind == PLACE and known.known is not None)
    kind = known.kind
    if unclear and is_organization_noun(tokens, found.head):
        kind = ORGANIZATION
        told += [("kind", ORGANIZATION), ("doubtful", False)]
    passing = words("vague") | words("situations") | {"old"}
    plain = known.named and kind == PERSON and not known.roles
    if plain and is_person_noun(tokens, found.head) and tokens.low[found.head] not in passing:
        role = role_of(tokens, found)
        told += [("role", role)] if role else []
    if kind in (PERSON, ORGANIZATION):
        told.append(("called", tokens.lemma[found.head].lower()))
    return told
