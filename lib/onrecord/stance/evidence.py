"""Evidence: what the claims of an article, and its reporter, say of how a speaker stands towards an actor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from ..claims import acts, effects
from ..lexicons import cues
from ..model.cast import Actor, Cast
from ..model.claim import Claim
from ..model.spans import Span, overlap
from ..text.agents import agent_of, subject_of
from ..text.parsed import Parsed
from . import stated_sides
from .owned_things import OWNER_ROLES, Things, points_back

_SYMPATHY = -0.3
_NOBODY = 0.6
_LOOK_BACK = 3
_ANSWERS = {"denial": -0.7, "rejection": -0.7, "criticism": -0.7, "belief": 0.6, "praise": 0.7}
_ACT_TOWARDS = {
    "accusation": -1.0,
    "criticism": -1.0,
    "demand": -0.5,
    "rejection": -0.8,
    "threat": -1.0,
    "praise": 1.0,
}
_SPARED = 0.2
"""What a verb against somebody does to them at most where it is not done (“stopped short of blaming”)."""
_THROUGH = 0.8
"""How much of a side towards a thing is taken towards whose it is."""
_TOLD = 0.8
"""How sure it is that what the reporter tells is so read."""

_PRONOUNS = {
    "he": ("person",),
    "it": ("organization", "government", "group"),
    "she": ("person",),
    "they": ("organization", "government", "group"),
}

Mention = tuple[str, Span]


@dataclass(slots=True)
class Evidence:
    """What one claim, or one sentence of the reporter's, says of how a speaker stands towards an actor.

    Attributes:
        claim: id of the claim, or None.
        place: characters of the sentence where the reporter tells it, or None.
        act: what the act of the claim does to whom it is about, -1 to 1.
        effect: what the grammar of the claim does to the actor, see `onrecord.claims.effects`, -1 to 1.
        side: what side is told outright, see `onrecord.stance.stated_sides`, -1 to 1.
        hearsay: what side somebody else says that the speaker takes, -1 to 1.
        mentions: sentences with the characters of a mention in them, for the model to read.
        confidence: how sure it is that the claim is the speaker's.
    """

    claim: str | None = None
    place: Span | None = None
    act: float = 0.0
    effect: float = 0.0
    side: float = 0.0
    hearsay: float = 0.0
    mentions: list[Mention] = field(default_factory=list)
    confidence: float = _TOLD

    def add(self, sentence: str, place: Span) -> None:
        """Note a mention, the first of its sentence alone: the others say the same at a cost."""
        if all(sentence != other for other, _ in self.mentions):
            self.mentions.append((sentence, place))


class Scene:
    """A text and its actors, with the look-ups that reading a claim needs."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self._parsed, self._doc = parsed, parsed.doc
        self._actors: Mapping[str, Actor] = {actor.id: actor for actor in cast.actors}
        self._named: dict[int, list[str]] = {}
        self._place: dict[tuple[int, str], Span] = {}
        for actor in cast.actors:
            for begin, end in actor.mentions:
                head = parsed.head_of((begin, end))
                if head is not None:
                    self._named.setdefault(head.i, []).append(actor.id)
                    self._place[head.i, actor.id] = (begin, end)
        self._things = Things(parsed.doc, self._named)

    def gather(self, claims: Sequence[Claim]) -> dict[tuple[str, str], list[Evidence]]:
        """All evidence of an article, by speaker and target.

        Args:
            claims: its claims, in text order.
        """
        found: dict[tuple[str, str], list[Evidence]] = {}
        for number, claim in enumerate(claims):
            inner = [span for other in claims if _is_inside(other, claim) for span in other.content]
            for target, piece in self.readings(claim, claims[:number], inner).items():
                found.setdefault((claim.speaker or "", target), []).append(piece)
            answered = self.answer(claim, claims[:number])
            if answered is not None:
                target, value = answered
                piece = Evidence(claim.id, side=value, confidence=claim.confidence)
                found.setdefault((claim.speaker or "", target), []).append(piece)
        for speaker, target, piece in self.told(claims):
            pieces = found.setdefault((speaker, target), [])
            same = next((p for p in pieces if p.claim == piece.claim and p.place == piece.place), None)
            if same is None:
                pieces.append(piece)
                continue
            same.side = max(same.side, piece.side, key=abs)
            same.hearsay = max(same.hearsay, piece.hearsay, key=abs)
        return found

    def told(self, claims: Sequence[Claim]) -> Iterator[tuple[str, str, Evidence]]:
        """What sides the sentences of the article tell outright, as (speaker, target, evidence)."""
        for side in stated_sides.find_sides(self._doc):
            claim = self._claim_at(side.word, claims)
            speakers = self._who(side.agent)
            teller = self._actors.get(claim.speaker or "") if claim is not None else None
            if teller is not None and teller.affiliation in speakers and teller.id not in speakers:
                speakers.append(teller.id)  # “Ukraine has no objections”, says its minister
            for speaker in speakers:
                if _is_record(self._actors[speaker]):
                    continue
                targets = self._whose(side.target, side.word) or self._answered(side.target, speaker, claims)
                for target, share in targets:
                    if target != speaker:
                        yield speaker, target, self._telling(side.word, side.value * share, speaker, claim)

    def _answered(self, noun: Token, speaker: str, claims: Sequence[Claim]) -> list[tuple[str, float]]:
        """Whose words a noun points back to (“rejected that account”): those of who spoke last before it."""
        if noun.lemma_.lower() not in effects.lexicon().relation["said_before"] or not points_back(noun):
            return []
        before = [c for c in claims if c.content and c.content[-1][1] <= noun.idx]
        other = self._spoke_last(before, speaker, noun)
        return [(other, _THROUGH)] if other else []

    def _telling(self, word: Token, value: float, speaker: str, claim: Claim | None) -> Evidence:
        """The evidence of a side: a claim's if it is the speaker's, else hearsay or the reporter's word."""
        sentence = word.sent
        where = None if claim is not None else (sentence.start_char, sentence.end_char)
        piece = Evidence(claim.id if claim else None, where)
        if claim is not None and claim.speaker != speaker:
            piece.hearsay = value
        else:
            piece.side = value
            piece.confidence = claim.confidence if claim else _TOLD
        return piece

    def _claim_at(self, word: Token, claims: Sequence[Claim]) -> Claim | None:
        """The innermost claim that a word stands in, in its cue or its content."""
        inside = [c for c in claims if _overlaps(word, c.cue) or _overlaps(word, c.content)]
        return min(inside, key=lambda c: sum(end - begin for begin, end in c.content), default=None)

    def _who(self, token: Token) -> list[str]:
        """The actors that a word names, or that it is said to be (“a former executive, Lars Holm”)."""
        found = self._named.get(token.i, [])
        if found:
            return list(found)
        beside = (child for child in token.children if child.dep_ in ("appos", "compound"))
        found = [actor for child in beside for actor in self._named.get(child.i, ())]
        return found or self._subject_before(token)

    def _subject_before(self, pronoun: Token) -> list[str]:
        """Whom a subject pronoun without an actor takes up: the subject of the sentence before it."""
        kinds = _PRONOUNS.get(pronoun.lower_, ())
        first = pronoun.sent.start
        if not kinds or pronoun.dep_ != "nsubj" or first == 0:
            return []
        subject = subject_of(self._doc[first - 1].sent.root)
        named = self._named.get(subject.i, ()) if subject is not None else ()
        return [actor for actor in named if self._actors[actor].kind in kinds]

    def _whose(self, token: Token, word: Token) -> list[tuple[str, float]]:
        """The actors that a word names, or whose it is, with the share of a side towards it that they get."""
        direct = self._named.get(token.i, [])
        direct = direct or [i for c in token.children if c.dep_ == "appos" for i in self._named.get(c.i, ())]
        if direct:
            return [(target, 1.0) for target in direct]
        if token.pos_ not in ("NOUN", "VERB"):
            return []
        owners = [*self._things.owners(token), *self._things.backers(token, word)]
        owners = owners or list(self._things.earlier_owners(token))
        return [(target, _THROUGH) for target in dict.fromkeys(owners)]

    def readings(self, claim: Claim, before: Sequence[Claim], inner: Sequence[Span]) -> dict[str, Evidence]:
        """For each actor that a claim mentions, how it is to be read; empty without a known speaker.

        Args:
            claim: the claim.
            before: the claims before it.
            inner: what its speaker says that others say: a mention there is no stance.
        """
        speaker = self._actors.get(claim.speaker or "")
        if speaker is None or _is_record(speaker):
            return {}
        own = {speaker.id, speaker.affiliation}
        asked = _is_asked(self._parsed.tokens_in(claim.content))
        spared = asked or any(0 < effects.verb_effect(verb) < _SPARED for verb in self._undone(claim))
        found: dict[str, Evidence] = {}
        for target, token in self._mentions(claim):
            if target == speaker.id or (target in own and _is_ours(token)):
                continue
            reading = found.setdefault(target, Evidence(claim.id, confidence=claim.confidence))
            told = any(begin <= token.idx < end for begin, end in inner)
            silent = told or self._actors[target].kind == "place"
            if not silent and not self._told_by_other(token, claim, own):
                said = effects.disposition(token, lambda word: self._weight(word, claim, own))
                reading.effect += said
                reading.act = max(reading.act, self._by_act(claim, token), key=abs)
                hurt = spared or _is_spared(token, said) or self._is_anothers_doing(token, claim, own)
                if target not in own and not hurt:
                    reading.add(*_in_sentence(token, self._place[token.i, target]))
        for target, noun in self._inherited(claim, before):
            if target not in own:
                reading = found.setdefault(target, Evidence(claim.id, confidence=claim.confidence))
                reading.effect += effects.owner_disposition(noun, lambda w: self._weight(w, claim, own))
                reading.add(*_in_sentence(noun, (noun.idx, noun.idx + len(noun))))
        return found

    def answer(self, claim: Claim, before: Sequence[Claim]) -> tuple[str, float] | None:
        """Whose words a claim rejects or shares, and how much, if it is about just “that” or “the claim”."""
        said = self._parsed.tokens_in(claim.content)
        words = [token for token in said if token.is_alpha and token.dep_ != "det"]
        if claim.speaker is None or len(words) != 1 or _is_record(self._actors[claim.speaker]):
            return None
        if words[0].lemma_.lower() not in effects.lexicon().relation["said_before"]:
            return None
        value = _ANSWERS.get(claim.act, 0.0) * (-1.0 if claim.negated else 1.0)
        other = self._spoke_last(before, claim.speaker, said[0]) if value else None
        return (other, value) if other else None

    def _spoke_last(self, before: Sequence[Claim], own: str, word: Token) -> str | None:
        """Who else spoke last before a word that takes up what was said, if that is near."""
        last = next((c for c in reversed(before) if self._is_somebody_else(c.speaker, own)), None)
        return last.speaker if last is not None and self._is_near(last.content, word) else None

    def _is_somebody_else(self, speaker: str | None, own: str | None) -> bool:
        actor = self._actors.get(speaker or "")
        return actor is not None and actor.id != own and not _is_record(actor)

    def _is_near(self, content: Sequence[Span], word: Token) -> bool:
        """Whether at most a few sentences lie between what was said and a word."""
        said = self._parsed.tokens_in(content)
        if not said:
            return False
        between = self._doc[said[-1].i : word.i + 1] if said[-1].i < word.i else ()
        return sum(bool(token.is_sent_start) for token in between) <= _LOOK_BACK

    def _mentions(self, claim: Claim) -> Iterator[tuple[str, Token]]:
        """The actors mentioned in the content, each mention with its head."""
        for token in self._parsed.tokens_in(claim.content):
            for target in self._named.get(token.i, ()):
                yield target, token

    def _told_by_other(self, token: Token, claim: Claim, own: set[str | None]) -> bool:
        """Whether a mention stands in a clause that somebody else is said to say (“they call X a liar”)."""
        below = token
        for above in token.ancestors:
            if _overlaps(above, claim.cue):
                return False
            if below.dep_ == "ccomp" and cues.find_cue(acts.lemma_of(above)) is not None:
                agent = agent_of(above)
                if agent is not None and not self._is_own(agent, own):
                    return True
            below = above
        return False

    def _is_own(self, token: Token, own: set[str | None]) -> bool:
        """Whether a word names the speaker or whom they speak for."""
        first_person = token.lower_ in ("i", "we", "our", "my", "us")
        return first_person or bool(own & set(self._named.get(token.i, ())))

    def _by_act(self, claim: Claim, token: Token) -> float:
        """What the claim does to the one whom it is about (“demanded that X leave”, “called X a fool”)."""
        value = _ACT_TOWARDS.get(claim.act, 0.0)
        if not value:
            return 0.0
        content = self._parsed.tokens_in(claim.content)
        inside = {word.i for word in content}
        top = token
        while top.dep_ in OWNER_ROLES and top.head.i in inside and top.head.i != top.i:
            top = top.head
        is_whole = top.head.i not in inside and top.pos_ != "VERB"
        is_subject = token.dep_ in ("nsubj", "nsubjpass") and (
            token.head.head.i not in inside or token.head in acts.main_clauses(content)
        )
        if not is_whole and not is_subject:
            return 0.0
        if claim.negated or self._undone(claim):
            return -0.5 * value if value > 0 else 0.0
        return value

    def _undone(self, claim: Claim) -> list[Token]:
        """The verbs of the cue that say what was not done (“stopped short of blaming”)."""
        cue = self._parsed.tokens_in(claim.cue)
        return [token for token in cue if token.pos_ == "VERB" and effects.is_negated(token)]

    def _is_anothers_doing(self, token: Token, claim: Claim, own: set[str | None]) -> bool:
        """Whether a mention is of whom somebody else hurts or judges (“Orlov had criticised X”)."""
        for _ in range(3):
            if token.dep_ not in (*OWNER_ROLES, "conj", "pobj", "prep"):
                break
            token = token.head
            if effects.attitude(token):
                return self._weight(token, claim, own) <= 0
        governor = token.head
        if token.dep_ not in ("dobj", "obj", "dative", "nsubjpass") or not effects.verb_effect(governor):
            return False
        return self._weight(governor, claim, own) <= 0

    def _weight(self, word: Token, claim: Claim, own: set[str | None]) -> float:
        """How much of a word's effect on its patient is the speaker's own doing."""
        if _overlaps(word, claim.cue):
            return 1.0
        agent = agent_of(word)
        if agent is None:
            return _SYMPATHY if effects.is_deed(word) else _NOBODY
        if self._is_own(agent, own):
            return 1.0
        return _SYMPATHY if effects.is_deed(word) else 0.0

    def _inherited(self, claim: Claim, before: Sequence[Claim]) -> Iterator[tuple[str, Token]]:
        """Actors to whom a noun of the content belongs by an earlier mention, or who did what it names."""
        for token in self._parsed.tokens_in(claim.content):
            if token.pos_ != "NOUN" or any(self._things.owners(token)):
                continue
            owner = next((child.lower_ for child in token.children if child.dep_ == "poss"), "")
            found = list(self._things.earlier_owners(token))
            if owner or points_back(token):
                found = found or self._doers(token, claim, before)
            for target in found:
                if owner in self._actors[target].name.lower():  # “the union’s claim”
                    yield target, token

    def _doers(self, noun: Token, claim: Claim, before: Sequence[Claim]) -> list[str]:
        """Who was last said to do what a noun names (“the ruling” of a court that ruled), if anyone else."""
        verbs = effects.lexicon().called.get(noun.lemma_.lower(), frozenset())
        for other in reversed(before if verbs else ()):
            head = acts.cue_head(self._parsed.tokens_in(other.cue))
            if head is not None and acts.lemma_of(head) in verbs:
                found = other.speaker
                return [found] if found and self._is_somebody_else(found, claim.speaker) else []
        return []


def _in_sentence(token: Token, place: Span) -> tuple[str, Span]:
    """The sentence of a word, and where a mention stands in it."""
    sentence = token.sent
    shift, length = sentence.start_char, len(sentence.text)
    return sentence.text, (max(0, place[0] - shift), min(length, place[1] - shift))


def _is_record(speaker: Actor) -> bool:
    """Whether a source is a poll, a filing, a video or the like, or a share of a number of people."""
    if speaker.named and speaker.kind == "person":
        return False
    words = speaker.name.lower().split()
    relation = effects.lexicon().relation
    if words and (words[0].isdigit() or relation["parts"] & set(words)):
        return True
    ends = ("of", "seen", "from", "by", "in", "on", "that", "which")
    after = (i for i, word in enumerate(words) if word in ends or (i and word.endswith("ed")))
    head = next(after, len(words))
    return bool(words[:head]) and words[head - 1] in relation["records"]


def _is_inside(inner: Claim, outer: Claim) -> bool:
    """Whether a claim is one that another one reports, source and cue within its content."""
    anchors = (*inner.source, *inner.cue)
    if not anchors or inner.speaker == outer.speaker:
        return False
    return all(any(b <= begin and end <= e for b, e in outer.content) for begin, end in anchors)


def _overlaps(token: Token, spans: Sequence[Span]) -> bool:
    return any(overlap((token.idx, token.idx + len(token.text)), span) for span in spans)


def _is_ours(token: Token) -> bool:
    """Whether a mention is “we”, “our country” or the like."""
    first = next(iter(token.subtree), token)
    return token.lower_ in ("we", "us", "our", "ours") or first.lower_ == "our"


def _is_spared(token: Token, said: float) -> bool:
    """Whether a mention is of a victim (“the killing of X”) or of whom what is rejected hits."""
    if token.dep_ != "pobj":
        return False
    noun = token.head.head
    undergone = token.head.lower_ == "of" and noun.lemma_.lower() in effects.lexicon().relation["undergone"]
    return undergone or (said > 0 and effects.tone(noun) < 0)


def _is_asked(content: Sequence[Token]) -> bool:
    """Whether a content is what somebody asks or wonders (“whether X will return the money”)."""
    inside = {token.i for token in content}
    tops = (token for token in content if token.head.i not in inside)
    return any(
        child.dep_ == "mark" and child.lower_ in ("if", "whether") for top in tops for child in top.children
    )
