"""Who a pronoun or a description stands for, as a reader of news takes it.

Candidates are what was mentioned before; what does not agree in sex, number or kind is none. They are ranked
by how near each is, whether it was subject, speaker or in a quotation, how often it is mentioned, and by what
a description says of it. The preferences are those of centering (Grosz, Joshi and Weinstein, Computational
Linguistics 1995) and of Lappin and Leass (Computational Linguistics 1994).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from ...text.tokens import Tokens
from ..entities import Entity
from ..kinds import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE
from .ranking import HE_SHE, IT_, THEY_, Candidate, Features, choose

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
IT = frozenset(("it", "its", "itself"))
FIRST = frozenset(("i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"))
RELATIVE = frozenset(("who", "which", "whom", "whose", "that"))

_LOOK_BACK, _LOOK_BACK_OR_NEW, _MEMORY = 60, 240, 12
"""Mentions that a reader looks back over; over more where somebody new may be meant; and of one entity."""
_SENTENCE, _PARAGRAPH, _FURTHEST = 1.4, 0.25, 8
_SUBJECT, _MAIN, _SPEAKER, _OWNER, _IN_QUOTE, _PROMINENT, _MOST = 2.0, 0.6, 0.7, 0.3, -3.0, 0.12, 6
_ABOVE, _HIGHEST = 1.5, 8
Admits = Callable[[Entity], Features | None]


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention met so far.

    Attributes:
        entity: whose.
        word: its head word.
        speaker: whether it is the source of an attribution.
    """

    entity: Entity
    word: int
    speaker: bool


class Discourse:
    """What was mentioned so far, and who is meant by what points back to it."""

    def __init__(
        self,
        tokens: Tokens,
        speaker_at: Callable[[int], Entity | None],
        named_by: Callable[[int], Collection[int]],
    ) -> None:
        """Start with nothing mentioned.

        Args:
            tokens: the words of the text.
            speaker_at: speaker of the innermost attributed words around a word, if known.
            named_by: ids of the entities named in what the source at a word says; few name themselves.
        """
        self.tokens, self.speaker_at, self.named_by = tokens, speaker_at, named_by
        self.seen: list[Seen] = []
        self.of: dict[int, list[Seen]] = {}

    def see(self, entity: Entity, word: int, speaker: bool = False) -> None:
        """Take in a mention."""
        self.seen.append(Seen(entity, word, speaker))
        self.of.setdefault(id(entity), []).append(self.seen[-1])

    def merge(self, old: Entity, new: Entity) -> None:
        """Make all mentions so far of one entity those of another."""
        self.seen = [replace(seen, entity=new) if seen.entity is old else seen for seen in self.seen]
        self.of.pop(id(old), None)
        self.of[id(new)] = [seen for seen in self.seen if seen.entity is new]

    def recent(self) -> Iterator[Seen]:
        """Mentions so far, last first, as far back as a reader looks."""
        return reversed(self.seen[-_LOOK_BACK:])

    def last(self, fits: Callable[[Entity], bool]) -> Entity | None:
        """The entity last mentioned of those that fit."""
        return next((seen.entity for seen in self.recent() if fits(seen.entity)), None)

    def pronoun(self, n: int, source: bool) -> Entity | None:
        """Who a pronoun of the third person stands for.

        Args:
            n: the pronoun.
            source: whether it is the source of an attribution.
        """
        low = self.tokens.low[n]
        if low in HE:
            return self.rank(HE_SHE, n, source, lambda e: _sexed(e, "m"))
        if low in SHE:
            return self.rank(HE_SHE, n, source, lambda e: _sexed(e, "f"))
        if low in THEY:
            return self.rank(THEY_, n, source, _any_number if source else _many)
        if low in IT:
            return self.rank(IT_, n, source, _speaking_thing if source else _thing)
        return None

    def rank(
        self, kind: str, n: int, source: bool, admits: Admits, new: Features | None = None
    ) -> Entity | None:
        """The likeliest entity mentioned so far, or None.

        Args:
            kind: of the anaphor, as `ranking` names them.
            n: its head.
            source: whether it is the source of an attribution.
            admits: what speaks for an entity by itself, or None if it is no candidate.
            new: what speaks for somebody not mentioned before; None if nobody new can be meant.
        """
        named = self.named_by(n) if source else ()
        own, spoken = self.speaker_at(n), self.tokens.quoted[n] >= 0
        far = _LOOK_BACK if new is None else _LOOK_BACK_OR_NEW
        near = dict.fromkeys(id(seen.entity) for seen in reversed(self.seen[-far:]))
        above = self._subject_above(n)
        before = [self.of[key] for key in near]
        found = []
        for seens in before:
            marks = admits(seens[0].entity)
            apart = [seen for seen in seens[-_MEMORY:] if seen.word < n and not self._same_clause(seen, n)]
            mine = seens[0].entity is own
            if marks is not None and apart and not (mine and spoken):
                present = max(self._prominence(seen, n, source, above) for seen in apart)
                here = any(self.tokens.paragraph[seen.word] == self.tokens.paragraph[n] for seen in apart)
                more = {"salience": present, "own words": mine}
                more["same paragraph, plain"] = here and marks.get("plain", 0.0) > 0
                last = self._spoke_last(seens, n) if source else False
                more["spoke last, one office"] = last and marks.get("no role, one office", 0.0) > 0
                more["unnamed, silent"] = not seens[0].entity.named and not any(
                    seen.speaker for seen in seens
                )
                more["named in the words"] = id(seens[0].entity) in named
                found.append(Candidate(seens[0].entity, marks | more))
        if new is not None:
            found.append(Candidate(None, new))
        return choose(kind, found)

    def _spoke_last(self, seens: Sequence[Seen], n: int) -> bool:
        """Whether one of some mentions is that of the last speaker before a word, in its paragraph."""
        last = next((seen for seen in reversed(self.seen) if seen.speaker and seen.word < n), None)
        return (
            last is not None
            and last in seens
            and self.tokens.paragraph[last.word] == self.tokens.paragraph[n]
        )

    def _prominence(self, seen: Seen, n: int, source: bool, above: int) -> float:
        """How present one mention is to a reader at a word, on a scale set by hand."""
        tokens, word = self.tokens, seen.word
        score = -_SENTENCE * min(tokens.sentence[n] - tokens.sentence[word], _FURTHEST)
        score -= _PARAGRAPH * min(tokens.paragraph[n] - tokens.paragraph[word], _FURTHEST)
        if self._is_subject(seen):
            score += _SUBJECT + _MAIN * (seen.speaker or self._is_main(word))
        elif tokens.dep[word] == "poss":
            score += _OWNER
        score += _SPEAKER * (seen.speaker and (source or tokens.quoted[n] < 0))
        score += _ABOVE * (seen.word == above)
        apart = tokens.quoted[word] >= 0 and tokens.quoted[n] != tokens.quoted[word]
        return score + _PROMINENT * min(len(self.of[id(seen.entity)]), _MOST) + _IN_QUOTE * apart

    def _subject_above(self, n: int) -> int:
        """The subject of the nearest clause that the clause of a word depends on, or -1.

        In “The mayor spoke after Roe met voters whom she likes”, “Roe” for “she”.
        """
        tokens, at, own = self.tokens, n, False
        for _ in range(_HIGHEST):
            if tokens.pos[at] in ("VERB", "AUX") and tokens.dep[at] != "aux":
                subject = tokens.child(at, "nsubj", "nsubjpass")
                if own and subject is not None and tokens.tag[subject] not in ("WP", "WDT"):
                    return subject
                own = own or subject is not None or tokens.dep[at] in ("relcl", "ccomp", "advcl")
            if tokens.head[at] == at:
                break
            at = tokens.head[at]
        return -1

    def _is_subject(self, seen: Seen) -> bool:
        return seen.speaker or self.tokens.is_subject(seen.word)

    def _is_main(self, word: int) -> bool:
        while self.tokens.dep[word] == "appos" and self.tokens.head[word] < word:
            word = self.tokens.head[word]
        verb = self.tokens.head[word]
        return self.tokens.head[verb] == verb or self.tokens.dep[verb] in ("ROOT", "conj")

    def _same_clause(self, seen: Seen, n: int) -> bool:
        """Whether a mention is another argument of the pronoun's verb, to which only “-self” may point."""
        tokens, word = self.tokens, seen.word
        if tokens.sentence[word] != tokens.sentence[n] or tokens.low[n].endswith(("self", "selves")):
            return False
        if tokens.tag[n] == "PRP$" or tokens.dep[n] == "poss":
            return False
        return _verb(tokens, word) == _verb(tokens, n) >= 0


def _verb(tokens: Tokens, n: int) -> int:
    """The verb a word is an argument of, over prepositions and “and”."""
    for _ in range(4):
        head = tokens.head[n]
        if head == n or tokens.pos[head] in ("VERB", "AUX"):
            return head
        n = head
        if tokens.pos[n] in ("NOUN", "PROPN") and tokens.dep[n] not in ("conj", "appos"):
            return -1
    return -1


def _sexed(entity: Entity, sex: str) -> Features | None:
    if entity.kind != PERSON or entity.plural or (entity.sex and entity.sex != sex):
        return None
    traits = {
        "sex known": entity.sex is not None,
        "without a name": not entity.named,
        "one": entity.head == "one",
    }
    return {name: 1.0 for name, holds in traits.items() if holds}


def _many(entity: Entity) -> Features | None:
    if entity.kind == GROUP or entity.plural:
        things = not (entity.named or entity.people)
        return {"several": 1.0} | {
            name: 1.0 for name, holds in (("named together", entity.members), ("no people", things)) if holds
        }
    return {entity.kind: 1.0} if entity.kind in (ORGANIZATION, GOVERNMENT, PLACE) else None


def _any_number(entity: Entity) -> Features | None:
    """“They” may be one whose sex is not told: “a source said … they added”."""
    alone = entity.kind == PERSON and not (entity.named or entity.plural or entity.sex)
    return {"one": 1.0} if alone else _many(entity)


def _speaking_thing(entity: Entity) -> Features | None:
    return None if entity.kind == PLACE else _thing(entity)


def _thing(entity: Entity) -> Features | None:
    if entity.kind in (ORGANIZATION, GOVERNMENT, PLACE) or (entity.kind == GROUP and not entity.plural):
        return {entity.kind: 1.0}
    return None
