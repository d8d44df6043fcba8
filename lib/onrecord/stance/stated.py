"""The actors of the sides that sentences state, as voices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from ..claims import effects
from ..model.cast import Actor, Cast
from ..model.rows.claim import Claim
from ..model.spans import Span
from ..text.agents import subject_of
from ..text.parsed import Parsed
from . import stated_sides
from .eligible import can_take_side
from .owned_things import Things, points_back
from .readings import innermost
from .voices import Voice

STATED, STATED_BY_OTHERS = "stated", "stated by others"
_LOOK_BACK = 3
"""How many sentences back “that account” can refer."""
_THROUGH = 0.8
"""The share of a side towards a thing that counts towards its owner."""
_ANSWERS = {"denial": -0.7, "rejection": -0.7, "criticism": -0.7, "belief": 0.6, "praise": 0.7}
"""The side of an act on “that” or “the claim” towards the previous speaker."""
_PRONOUNS = {
    "he": ("person",),
    "it": ("organization", "government", "group"),
    "she": ("person",),
    "they": ("organization", "government", "group"),
}


class Stated:
    """Assigns the stated sides of a document to its actors.

    Args:
        parsed: the parse of the article.
        cast: its actors.
    """

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self._parsed, self._doc = parsed, parsed.doc
        self._actors: Mapping[str, Actor] = {actor.id: actor for actor in cast.actors}
        self._named: dict[int, list[str]] = {}
        for actor in cast.actors:
            for begin, end in actor.mentions:
                head = parsed.head_of((begin, end))
                if head is not None:
                    self._named.setdefault(head.i, []).append(actor.id)
        self._things = Things(parsed.doc, self._named)

    def find(self, claims: Sequence[Claim]) -> Iterator[tuple[str, str, Voice]]:
        """The stated sides as (speaker id, target id, voice), in text order."""
        around = self._by_token(claims)
        for side in stated_sides.find_sides(self._doc):
            claim = innermost(around.get(side.word.i, ()))
            speakers = self._who(side.agent)
            teller = self._actors.get(claim.speaker or "") if claim is not None else None
            if teller is not None and teller.affiliation in speakers and teller.id not in speakers:
                speakers.append(teller.id)  # “Ukraine has no objections”, said by its minister
            for speaker in speakers:
                if not can_take_side(self._actors[speaker]):
                    continue
                targets = self._whose(side.target, side.word) or self._answered(side.target, speaker, claims)
                for target, share in targets:
                    if target != speaker and side.value:
                        yield speaker, target, self._voice(side.word, side.value * share, speaker, claim)
        for number, claim in enumerate(claims):
            answer = self._answer(claim, claims[:number])
            if answer is not None and claim.speaker is not None:
                target, value, word = answer
                yield claim.speaker, target, self._voice(word, value, claim.speaker, claim)

    def _voice(self, word: Token, value: float, speaker: str, claim: Claim | None) -> Voice:
        """The voice of a stated side."""
        sure = 1.0 if claim is None else claim.confidence
        own = claim is None or claim.speaker == speaker
        origin = STATED if own else STATED_BY_OTHERS
        place = (word.sent.start_char, word.sent.end_char)
        against, towards = max(0.0, -value) * sure, max(0.0, value) * sure
        act = claim.act if claim is not None and claim.speaker == speaker else None
        key = claim.id if claim is not None else None
        return Voice(origin, against, towards, key, place, act=act)

    def _answered(self, noun: Token, speaker: str, claims: Sequence[Claim]) -> list[tuple[str, float]]:
        """The previous speaker, for a noun that refers to their words (“rejected that account”)."""
        if noun.lemma_.lower() not in effects.lexicon().relation["said_before"] or not points_back(noun):
            return []
        before = [c for c in claims if c.content and c.content[-1][1] <= noun.idx]
        other = self._spoke_last(before, speaker, noun)
        return [(other, _THROUGH)] if other else []

    def _answer(self, claim: Claim, before: Sequence[Claim]) -> tuple[str, float, Token] | None:
        """The previous speaker whom a claim on only “that” or “the claim” answers, the side, and the word."""
        said = self._parsed.tokens_in(claim.content)
        words = [token for token in said if token.is_alpha and token.dep_ != "det"]
        speaker = self._actors.get(claim.speaker or "")
        if speaker is None or len(words) != 1 or not can_take_side(speaker):
            return None
        if words[0].lemma_.lower() not in effects.lexicon().relation["said_before"]:
            return None
        value = _ANSWERS.get(claim.act, 0.0) * (-1.0 if claim.negated else 1.0)
        other = self._spoke_last(before, speaker.id, words[0]) if value else None
        return (other, value, words[0]) if other else None

    def _spoke_last(self, before: Sequence[Claim], own: str, word: Token) -> str | None:
        """The previous other speaker, if near a word that refers to their words."""
        for claim in reversed(before):
            actor = self._actors.get(claim.speaker or "")
            if actor is not None and actor.id != own and can_take_side(actor):
                return actor.id if self._is_near(claim.content, word) else None
        return None

    def _is_near(self, content: Sequence[Span], word: Token) -> bool:
        """Whether only a few sentences lie between a content and a word."""
        said = self._parsed.tokens_in(content)
        if not said:
            return False
        between = self._doc[said[-1].i : word.i + 1] if said[-1].i < word.i else ()
        return sum(bool(token.is_sent_start) for token in between) <= _LOOK_BACK

    def _by_token(self, claims: Sequence[Claim]) -> dict[int, list[Claim]]:
        """The claims with a token in their cue or content, in order, by its index."""
        found: dict[int, list[Claim]] = {}
        for claim in claims:
            for i in {token.i for token in self._parsed.tokens_in((*claim.cue, *claim.content))}:
                found.setdefault(i, []).append(claim)
        return found

    def _who(self, token: Token) -> list[str]:
        """The actors that a word or its apposition names (“a former executive, Lars Holm”)."""
        found = self._named.get(token.i, [])
        if found:
            return list(found)
        for dependency in ("appos", "compound"):
            beside = (child for child in token.children if child.dep_ == dependency)
            found = [actor for child in beside for actor in self._named.get(child.i, ())]
            if found:
                return found
        return self._subject_before(token)

    def _subject_before(self, pronoun: Token) -> list[str]:
        """The subject of the sentence before, for a subject pronoun without an actor."""
        kinds = _PRONOUNS.get(pronoun.lower_, ())
        first = pronoun.sent.start
        if not kinds or pronoun.dep_ != "nsubj" or first == 0:
            return []
        subject = subject_of(self._doc[first - 1].sent.root)
        named = self._named.get(subject.i, ()) if subject is not None else ()
        return [actor for actor in named if self._actors[actor].kind in kinds]

    def _whose(self, token: Token, word: Token) -> list[tuple[str, float]]:
        """The actors that a word names, or its owners, each with a share of the side."""
        direct = self._named.get(token.i, [])
        direct = direct or [i for c in token.children if c.dep_ == "appos" for i in self._named.get(c.i, ())]
        if direct:
            return [(target, 1.0) for target in direct]
        if token.pos_ not in ("NOUN", "VERB"):
            return []
        owners = [*self._things.owners(token), *self._things.backers(token, word)]
        owners = owners or list(self._things.earlier_owners(token))
        return [(target, _THROUGH) for target in dict.fromkeys(owners)]
