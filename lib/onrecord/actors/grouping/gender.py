"""Whether somebody is a he or a she by the pronouns that can mean nobody else, where names mislead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..coreference.discourse import HE, SHE
from ..entities import Entity
from ..kinds import PERSON
from .gathering import Gathering


def correct(gathering: Gathering, of_mention: Mapping[int, Entity]) -> None:
    """Give people the sex that the text's pronouns tell, where no title, role or list of the known does.

    A pronoun tells if its sentence names one person alone before it, or the sentence before names one alone
    and the pronoun is the subject that opens the next.
    """
    votes: dict[int, Counter[str]] = {}
    sure = {id(e) for i, e in of_mention.items() if gathering.told_sex(i) or e.known}
    people = _people_by_sentence(gathering, of_mention)
    tokens = gathering.tokens
    for n in range(len(tokens)):
        sex = "m" if tokens.low[n] in HE else "f" if tokens.low[n] in SHE else None
        if sex is None or tokens.quoted[n] >= 0:
            continue
        here = tokens.sentence[n]
        named = [entity for word, entity in people.get(here, ()) if word < n]
        if not named and tokens.initial[n] and tokens.is_subject(n):
            before = people.get(here - 1, ())
            named = [e for word, e in before if tokens.paragraph[word] == tokens.paragraph[n]]
        if len({id(entity) for entity in named}) == 1 and id(named[0]) not in sure:
            votes.setdefault(id(named[0]), Counter())[sex] += 1
    for entity in {id(e): e for e in of_mention.values()}.values():
        told = votes.get(id(entity), Counter())
        other = "f" if entity.sex == "m" else "m"
        if entity.sex is None and len(told) == 1:
            entity.sex = next(iter(told))
        elif entity.sex is not None and told[other] > 1 and not told[entity.sex]:
            entity.sex = other


def _people_by_sentence(
    gathering: Gathering, of_mention: Mapping[int, Entity]
) -> Mapping[int, Sequence[tuple[int, Entity]]]:
    """The people named in each sentence outside quotations, with the words that name them."""
    tokens = gathering.tokens
    out: dict[int, list[tuple[int, Entity]]] = {}
    for i, entity in of_mention.items():
        word = gathering.mentions[i].head
        if entity.kind == PERSON and tokens.quoted[word] < 0:
            out.setdefault(tokens.sentence[word], []).append((word, entity))
    return out
