"""Who a pronoun or a description stands for, as a reader of news takes it.

Candidates are what was mentioned before, weighed by how near, whether as subject or speaker, and whether
inside a
quotation; what does not agree in sex, number or kind is no candidate. The preferences are those of centering
(Grosz, Joshi and Weinstein, Computational Linguistics 1995) and of Lappin and Leass (Computational
Linguistics 1994).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .entities import Entity
from .kinds import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE
from .tokens import Tokens

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
IT = frozenset(("it", "its", "itself"))
FIRST = frozenset(("i", "we", "me", "us", "my", "our", "mine", "ours", "myself", "ourselves"))
RELATIVE = frozenset(("who", "which", "whom", "whose", "that"))

_LOOK_BACK = 60
_SENTENCE, _PARAGRAPH = 1.4, 0.1
_SUBJECT, _MAIN, _SPEAKER, _OWNER = 2.0, 0.6, 1.0, 0.3
_IN_QUOTE, _SEX_KNOWN, _SOMEBODY, _ENOUGH = -3.0, 0.5, -2.0, -9.0
_PROMINENT, _MOST_PROMINENT = 0.12, 6


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

    def __init__(self, tokens: Tokens, speaker_at: Callable[[int], Entity | None]) -> None:
        """Start with nothing mentioned.

        Args:
            tokens: the words of the text.
            speaker_at: speaker of the innermost attributed words around a word, if known.
        """
        self.tokens, self.speaker_at = tokens, speaker_at
        self.seen: list[Seen] = []
        self.count: Counter[int] = Counter()

    def see(self, entity: Entity, word: int, speaker: bool = False) -> None:
        """Take in a mention."""
        self.seen.append(Seen(entity, word, speaker))
        self.count[id(entity)] += 1

    def recent(self) -> Iterator[Seen]:
        """Mentions so far, last first, as far back as a reader looks."""
        return reversed(self.seen[-_LOOK_BACK:])

    def pronoun(self, n: int, source: bool) -> Entity | None:
        """Who a pronoun of the third person stands for.

        Args:
            n: the pronoun.
            source: whether it is the source of an attribution.
        """
        low = self.tokens.low[n]
        if low in HE:
            return self.best(n, source, lambda e: _sexed(e, "m"))
        if low in SHE:
            return self.best(n, source, lambda e: _sexed(e, "f"))
        if low in THEY:
            return self.best(n, source, _many)
        if low in IT:
            return self.best(n, source, _speaking_thing if source else _thing)
        return None

    def best(self, n: int, source: bool, fits: Callable[[Entity], float | None]) -> Entity | None:
        """The likeliest entity mentioned so far that fits; `fits` gives a bonus, or None for no candidate."""
        scores: dict[int, tuple[float, Entity]] = {}
        own = self.speaker_at(n) if self.tokens.quoted[n] >= 0 else None
        for seen in self.recent():
            bonus = fits(seen.entity)
            if bonus is None or seen.entity is own or seen.word >= n or self._same_clause(seen, n):
                continue
            score = bonus + self._salience(seen, n, source)
            score += _PROMINENT * min(self.count[id(seen.entity)], _MOST_PROMINENT)
            known = scores.get(id(seen.entity))
            if known is None or score > known[0]:
                scores[id(seen.entity)] = (score, seen.entity)
        if not scores:
            return None
        score, entity = max(scores.values(), key=lambda pair: pair[0])
        return entity if score > _ENOUGH else None

    def _salience(self, seen: Seen, n: int, source: bool) -> float:
        tokens, word = self.tokens, seen.word
        score = -_SENTENCE * min(tokens.sentence[n] - tokens.sentence[word], 8)
        score -= _PARAGRAPH * min(tokens.paragraph[n] - tokens.paragraph[word], 8)
        if tokens.is_subject(word) or seen.speaker:
            score += _SUBJECT
            if self._is_main(word) or seen.speaker:
                score += _MAIN
        elif tokens.dep[word] == "poss":
            score += _OWNER
        if seen.speaker and (source or tokens.quoted[n] < 0):
            score += _SPEAKER
        if tokens.quoted[word] >= 0 and tokens.quoted[n] != tokens.quoted[word]:
            score += _IN_QUOTE
        return score

    def _is_main(self, word: int) -> bool:
        verb = self.tokens.head[word]
        return self.tokens.head[verb] == verb or self.tokens.dep[verb] in ("ROOT", "conj")

    def _same_clause(self, seen: Seen, n: int) -> bool:
        """Whether a mention is another argument of the pronoun's verb, to which only “-self” may point."""
        tokens, word = self.tokens, seen.word
        if tokens.sentence[word] != tokens.sentence[n] or tokens.low[n].endswith(("self", "selves")):
            return False
        if tokens.tag[n] == "PRP$" or tokens.dep[n] == "poss":
            return False
        return _verb(tokens, word) == _verb(tokens, n)


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


def _sexed(entity: Entity, sex: str) -> float | None:
    if entity.kind != PERSON or entity.plural or (entity.sex and entity.sex != sex):
        return None
    if entity.sex:
        return _SEX_KNOWN
    return 0.0 if entity.named or entity.head != "one" else _SOMEBODY


def _many(entity: Entity) -> float | None:
    if entity.kind == GROUP or entity.plural:
        return 1.0
    if entity.kind in (ORGANIZATION, GOVERNMENT):
        return 0.0
    return None


def _speaking_thing(entity: Entity) -> float | None:
    return None if entity.kind == PLACE else _thing(entity)


def _thing(entity: Entity) -> float | None:
    if entity.kind in (ORGANIZATION, GOVERNMENT):
        return 0.5
    return 0.0 if entity.kind == PLACE or (entity.kind == GROUP and not entity.plural) else None
