"""The gender of people by the pronouns that can mean nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from ...model.facts import Fact
from ...model.spans import Span
from ...text.tokens import Tokens
from ..entities import Entity
from ..kind_names import PERSON
from ..pronouns import HE, RELATIVE, SHE
from .gathering import Gathering

_BELOW = frozenset(("conj", "xcomp", "advcl"))
"""Relations of verbs that have the subject of the verb above them: “Roe called to wake her”."""
_OBJECTS = frozenset(("dobj", "dative", "pobj"))


def told_by_pronouns(gathering: Gathering) -> Iterator[Fact]:
    """The gender of people by pronouns, if no title, role or list states it.

    A pronoun counts if its sentence names only one person before it, or if it opens its sentence as the
    subject, also after a quotation, and the sentence before names only one person. An object of what that
    person does does not count, nor what follows it in its sentence: “Roe, who thanked him for his work”.
    """
    votes: dict[int, Counter[str]] = {}
    why: dict[tuple[int, str], Span] = {}
    of_mention, ledger = gathering.of_mention, gathering.ledger
    sure = {key for i, key in of_mention.items() if gathering.told_gender(i) or ledger[key].known}
    people = _people_by_sentence(gathering)
    tokens = gathering.tokens
    others: set[int] = set()
    for n in range(len(tokens)):
        gender = "m" if tokens.low[n] in HE else "f" if tokens.low[n] in SHE else None
        if gender is None or tokens.quoted[n] >= 0:
            continue
        here = tokens.sentence[n]
        before = {word: key for word, key in people.get(here, ()) if word < n}
        if tokens.tag[n] == "PRP" and tokens.dep[n] in _OBJECTS and _is_acted_on(tokens, n, before):
            others.add(here)
        if here in others:
            continue
        named = [*before.values()]
        if not named and tokens.is_subject(n) and _opens(tokens, n):
            last = people.get(here - 1, ())
            named = [key for word, key in last if tokens.paragraph[word] == tokens.paragraph[n]]
        if len(set(named)) == 1 and named[0] not in sure:
            votes.setdefault(named[0], Counter())[gender] += 1
            why[named[0], gender] = tokens.span(n, n)
    for key, told in votes.items():
        gender = _corrected(ledger[key], told)
        if gender is not None:
            yield Fact(key, "gender", gender, why[key, gender])


def _opens(tokens: Tokens, n: int) -> bool:
    """Whether a word opens its sentence, but for a quotation: “he” in “‘No,’ he said”."""
    while n > 0 and tokens.sentence[n - 1] == tokens.sentence[n]:
        n -= 1
        if tokens.quoted[n] < 0 and tokens.text[n][0].isalnum():
            return False
    return True


def _is_acted_on(tokens: Tokens, n: int, named: Collection[int]) -> bool:
    """Whether the subject above an object is somebody named or “who”: “Roe, who thanked him”."""
    verb = tokens.head[n]
    while tokens.pos[verb] not in ("VERB", "AUX") and tokens.head[verb] != verb:
        verb = tokens.head[verb]
    subject = tokens.child(verb, "nsubj", "nsubjpass")
    while subject is None and tokens.dep[verb] in _BELOW:
        verb = tokens.head[verb]
        subject = tokens.child(verb, "nsubj", "nsubjpass")
    return subject is None or subject in named or tokens.low[subject] in RELATIVE


def _corrected(entity: Entity, told: Counter[str]) -> str | None:
    """The gender by pronouns, if it is unknown so far or if all pronouns contradict it."""
    other = "f" if entity.gender == "m" else "m"
    if entity.gender is None and len(told) == 1:
        return next(iter(told))
    if entity.gender is not None and told[other] > 1 and not told[entity.gender]:
        return other
    return None


def _people_by_sentence(gathering: Gathering) -> Mapping[int, Sequence[tuple[int, int]]]:
    """For each sentence, the people named outside quotations, with the head words of their names."""
    tokens = gathering.tokens
    out: dict[int, list[tuple[int, int]]] = {}
    for i, key in gathering.of_mention.items():
        word = gathering.mentions[i].head
        if gathering.ledger[key].kind == PERSON and tokens.quoted[word] < 0:
            out.setdefault(tokens.sentence[word], []).append((word, key))
    return out
