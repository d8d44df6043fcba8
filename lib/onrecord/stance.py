"""Stances: how a speaker stands towards an actor, with the claims that show it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

from spacy.tokens import Doc, Token

from . import acts, cues, effects
from .actors import Actor, Cast
from .claims import Claim
from .spans import Span, overlap
from .targets.read import towards

_DECIDED = 0.35
_MODEL = 0.6
"""How much the model counts against the grammar."""
_MIXED = 0.5
_SYMPATHY = -0.3
_NOBODY = 0.6
_LOOK_BACK = 3
_SHARE_SUBJECT = ("xcomp", "advcl", "conj", "acl", "pcomp", "ccomp", "relcl", "acomp", "attr")
_OWNER_ROLES = ("poss", "compound", "amod", "nmod")
_ANSWERS = {"denial": -0.5, "rejection": -0.5, "criticism": -0.5, "belief": 0.4, "praise": 0.5}
_OWNERS = ("NORP", "GPE", "ORG", "PERSON")
_ACT_TOWARDS_SUBJECT = {"accusation": -0.4, "criticism": -0.4, "demand": -0.3, "threat": -0.4, "praise": 0.4}


@dataclass(frozen=True, slots=True)
class Stance:
    """A speaker's stance towards an actor.

    Attributes:
        speaker, target: ids of two different actors.
        label: `supports`, `opposes`, `neutral` or `mixed`.
        score: -1 (opposes) to 1 (supports).
        confidence: 0 to 1.
        claims: ids of the claims that are the evidence, in text order.
    """

    speaker: str
    target: str
    label: str
    score: float
    confidence: float
    claims: tuple[str, ...]


@dataclass(slots=True)
class _Reading:
    """What one claim says of one actor.

    Attributes:
        effect: what its grammar and its act do to the actor, see `onrecord.effects`.
        mentions: sentences with the characters of a mention in them, for the model to read.
    """

    effect: float = 0.0
    mentions: list[tuple[str, Span]] = field(default_factory=list)

    def add(self, sentence: str, place: Span) -> None:
        """Note a mention, the first of its sentence alone: the others say the same at a cost."""
        if all(sentence != other for other, _ in self.mentions):
            self.mentions.append((sentence, place))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What one claim says of one actor, -1 to 1, and how sure it is that the claim is the speaker's."""

    claim: str
    value: float
    confidence: float


def find_stances(doc: Doc, claims: Sequence[Claim], cast: Cast) -> tuple[Stance, ...]:
    """Stances of the speakers of an article towards the actors that their claims mention.

    What a claim says of an actor is the sum of two readings: the sentiment towards each mention in its
    sentence, by the trained model (`onrecord.targets`), and what the claim does to the actor by its act and
    grammar (`onrecord.effects`): whose offer is rejected, who is thanked, whose victim somebody is. What the
    speaker says that others say is no stance of the speaker's. A noun that points back (“such demands”) is
    its earlier owner's, “the ruling” the court's that was said to rule. A record (a poll, a court filing) has
    no stance, and nobody has one towards a place where things merely happen. The model is not asked about
    the speaker's own side, nor about those whom somebody else hurts or judges.

    Args:
        doc: the parse of the article.
        claims: its claims.
        cast: its actors.

    Returns:
        One stance for each pair of a speaker and an actor mentioned in a claim of theirs, in order of the
        speakers and the targets; nobody's stance towards themselves. Its claims are those that decided; for a
        neutral stance all with a mention.
    """
    scene = _Scene(doc, cast)
    readings = [
        (claim, target, reading)
        for number, claim in enumerate(claims)
        for target, reading in scene.readings(claim, claims[:number], _told_inside(claim, claims)).items()
    ]
    scores = _scores([mention for *_, reading in readings for mention in reading.mentions])
    found: dict[tuple[str, str], list[_Evidence]] = {}
    for claim, target, reading in readings:
        felt = [scores[mention] for mention in reading.mentions]
        value = reading.effect + (_MODEL * sum(felt) / len(felt) if felt else 0.0)
        evidence = _Evidence(claim.id, max(-1.0, min(1.0, value)), claim.confidence)
        found.setdefault((claim.speaker or "", target), []).append(evidence)
    for number, claim in enumerate(claims):
        answered = scene.answer(claim, claims[:number])
        if answered is not None:
            target, value = answered
            evidence = _Evidence(claim.id, value, claim.confidence)
            found.setdefault((claim.speaker or "", target), []).append(evidence)
    order = {actor.id: i for i, actor in enumerate(cast.actors)}
    return tuple(
        _weigh(speaker, target, evidence)
        for (speaker, target), evidence in sorted(
            found.items(), key=lambda item: (order[item[0][0]], order[item[0][1]])
        )
    )


def _told_inside(claim: Claim, claims: Sequence[Claim]) -> list[Span]:
    """What a claim says that others say."""
    return [span for other in claims if _is_inside(other, claim) for span in other.content]


def _scores(mentions: Sequence[tuple[str, Span]]) -> dict[tuple[str, Span], float]:
    """Sentiment towards each mention, -1 to 1, read once however many claims have it."""
    once = list(dict.fromkeys(mentions))
    return {mention: found.score for mention, found in zip(once, towards(once), strict=True)}


def _weigh(speaker: str, target: str, evidence: Sequence[_Evidence]) -> Stance:
    """The stance that pieces of evidence come to."""
    telling = [e for e in evidence if abs(e.value) >= _DECIDED]
    if not telling:
        claims = tuple(dict.fromkeys(e.claim for e in evidence))
        return Stance(
            speaker, target, "neutral", 0.0, round(0.5 * max(e.confidence for e in evidence), 3), claims
        )
    weights = sum(e.confidence for e in telling) or 1.0
    score = sum(e.value * e.confidence for e in telling) / weights
    pro = sum(e.value * e.confidence for e in telling if e.value > 0)
    con = -sum(e.value * e.confidence for e in telling if e.value < 0)
    label = "supports" if pro > con else "opposes"
    if min(pro, con) >= _MIXED * max(pro, con):
        label = "mixed"
    agreeing = [e for e in telling if label == "mixed" or (e.value > 0) == (pro > con)]
    sure = 1 - prod(1 - e.confidence * (0.4 + 0.4 * abs(e.value)) for e in agreeing)
    share = max(pro, con) / ((pro + con) or 1.0)
    claims = tuple(dict.fromkeys(e.claim for e in telling))
    return Stance(speaker, target, label, round(score, 3), round(sure * share, 3), claims)


class _Scene:
    """A document and its actors, with the look-ups that reading a claim needs."""

    def __init__(self, doc: Doc, cast: Cast) -> None:
        self._doc = doc
        self._actors: Mapping[str, Actor] = {actor.id: actor for actor in cast.actors}
        self._named: dict[int, list[str]] = {}
        self._place: dict[tuple[int, str], Span] = {}
        for actor in cast.actors:
            for begin, end in actor.mentions:
                span = doc.char_span(begin, end, alignment_mode="expand")
                if span is not None and len(span):
                    self._named.setdefault(span.root.i, []).append(actor.id)
                    self._place[span.root.i, actor.id] = (begin, end)

    def readings(self, claim: Claim, before: Sequence[Claim], inner: Sequence[Span]) -> dict[str, _Reading]:
        """For each actor that a claim mentions, how it is to be read; empty without a known speaker.

        Args:
            claim: the claim.
            before: the claims before it.
            inner: what its speaker says that others say: a mention there is no stance.
        """
        speaker = self._actors.get(claim.speaker or "")
        if speaker is None:
            return {}
        own = {speaker.id, speaker.affiliation}
        record = _is_record(speaker)
        found: dict[str, _Reading] = {}
        for target, token in self._mentions(claim):
            if target == speaker.id or (target in own and _is_ours(token)):
                continue
            reading = found.setdefault(target, _Reading())
            told = any(begin <= token.idx < end for begin, end in inner)
            silent = record or told or self._actors[target].kind == "place"
            if not silent and not self._told_by_other(token, claim, own):
                reading.effect += effects.disposition(token, lambda word: self._weight(word, claim, own))
                reading.effect += self._by_act(claim, token)
                if target not in own and not self._is_anothers_doing(token, claim, own):
                    reading.add(*_in_sentence(token, self._place[token.i, target]))
        for target, noun in () if record else self._inherited(claim, before):
            if target not in own:
                reading = found.setdefault(target, _Reading())
                reading.effect += effects.owner_disposition(noun, lambda w: self._weight(w, claim, own))
                reading.add(*_in_sentence(noun, (noun.idx, noun.idx + len(noun))))
        return found

    def answer(self, claim: Claim, before: Sequence[Claim]) -> tuple[str, float] | None:
        """Whose words a claim rejects or shares, and how much, if it is about just “that” or “the claim”."""
        said = acts.tokens_in(self._doc, claim.content)
        words = [token for token in said if token.is_alpha and token.dep_ != "det"]
        if claim.speaker is None or len(words) != 1:
            return None
        if words[0].lemma_.lower() not in effects.lexicon().relation["said_before"]:
            return None
        last = next((c for c in reversed(before) if self._is_somebody_else(c.speaker, claim.speaker)), None)
        value = _ANSWERS.get(claim.act, 0.0) * (-1.0 if claim.negated else 1.0)
        if last is None or last.speaker is None or not value or not self._is_near(last, claim):
            return None
        return last.speaker, value

    def _is_somebody_else(self, speaker: str | None, own: str | None) -> bool:
        actor = self._actors.get(speaker or "")
        return actor is not None and actor.id != own and not _is_record(actor)

    def _is_near(self, last: Claim, claim: Claim) -> bool:
        """Whether at most a few sentences lie between two claims."""
        first = acts.tokens_in(self._doc, last.content)
        second = acts.tokens_in(self._doc, claim.content)
        if not first or not second:
            return False
        between = self._doc[first[-1].i : second[0].i + 1] if first[-1].i < second[0].i else ()
        return sum(bool(token.is_sent_start) for token in between) <= _LOOK_BACK

    def _mentions(self, claim: Claim) -> Iterator[tuple[str, Token]]:
        """The actors mentioned in the content, each mention with its head."""
        for token in acts.tokens_in(self._doc, claim.content):
            for target in self._named.get(token.i, ()):
                yield target, token

    def _told_by_other(self, token: Token, claim: Claim, own: set[str | None]) -> bool:
        """Whether a mention stands in a clause that somebody else is said to say (“they call X a liar”)."""
        below = token
        for above in token.ancestors:
            if _overlaps(above, claim.cue):
                return False
            if below.dep_ == "ccomp" and cues.find_cue(acts.lemma_of(above)) is not None:
                agent = _agent(above)
                if agent is not None and not self._is_own(agent, own):
                    return True
            below = above
        return False

    def _is_own(self, token: Token, own: set[str | None]) -> bool:
        """Whether a word names the speaker or whom they speak for."""
        first_person = token.lower_ in ("i", "we", "our", "my", "us")
        return first_person or bool(own & set(self._named.get(token.i, ())))

    def _by_act(self, claim: Claim, token: Token) -> float:
        """What the claim does to the one whom its main clause is about (“demanded that X leave”)."""
        value = _ACT_TOWARDS_SUBJECT.get(claim.act, 0.0)
        if not value or token.dep_ not in ("nsubj", "nsubjpass"):
            return 0.0
        tops = acts.main_clauses(acts.tokens_in(self._doc, claim.content))
        return (-0.5 * value if claim.negated else value) if token.head in tops else 0.0

    def _is_anothers_doing(self, token: Token, claim: Claim, own: set[str | None]) -> bool:
        """Whether a mention is of whom somebody else hurts or judges (“Orlov had criticised X”)."""
        for _ in range(3):
            if token.dep_ not in (*_OWNER_ROLES, "conj", "pobj", "prep"):
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
        agent = _agent(word)
        if agent is None:
            return _SYMPATHY if effects.is_deed(word) else _NOBODY
        if self._is_own(agent, own):
            return 1.0
        return _SYMPATHY if effects.is_deed(word) else 0.0

    def _inherited(self, claim: Claim, before: Sequence[Claim]) -> Iterator[tuple[str, Token]]:
        """Actors to whom a noun of the content belongs by an earlier mention, or who did what it names."""
        for token in acts.tokens_in(self._doc, claim.content):
            if token.pos_ != "NOUN" or list(self._owners(token)):
                continue
            owner = next((child.lower_ for child in token.children if child.dep_ == "poss"), "")
            found = self._earlier_owners(token) if _points_back(token) else []
            if owner or _points_back(token):
                found = found or self._doers(token, claim, before)
            for target in found:
                if owner in self._actors[target].name.lower():  # “the union’s claim”
                    yield target, token

    def _doers(self, noun: Token, claim: Claim, before: Sequence[Claim]) -> list[str]:
        """Who was last said to do what a noun names (“the ruling” of a court that ruled), if anyone else."""
        verbs = effects.lexicon().called.get(noun.lemma_.lower(), frozenset())
        for other in reversed(before if verbs else ()):
            head = acts.cue_head(acts.tokens_in(self._doc, other.cue))
            if head is not None and acts.lemma_of(head) in verbs:
                found = other.speaker
                return [found] if found and self._is_somebody_else(found, claim.speaker) else []
        return []

    def _earlier_owners(self, noun: Token) -> list[str]:
        """The owners of the last noun with the same lemma in the sentences before."""
        first = noun.sent.start
        for _ in range(_LOOK_BACK):
            first = self._doc[first - 1].sent.start if first else 0
        for i in range(noun.i - 1, first - 1, -1):
            other = self._doc[i]
            if other.lemma_ == noun.lemma_ and other.pos_ == "NOUN":
                owners = list(self._owners(other))
                if owners:
                    return owners
        return []

    def _owners(self, noun: Token) -> Iterator[str]:
        """The actors that a noun is said to belong to (“Moscow’s demands”, “demands of the union”)."""
        for child in noun.children:
            if child.dep_ in _OWNER_ROLES:
                yield from self._named.get(child.i, ())
            elif child.dep_ == "prep" and child.lower_ in ("of", "by", "from"):
                for grand in child.children:
                    yield from self._named.get(grand.i, ())


def _in_sentence(token: Token, place: Span) -> tuple[str, Span]:
    """The sentence of a word, and where a mention stands in it."""
    sentence = token.sent
    shift, length = sentence.start_char, len(sentence.text)
    return sentence.text, (max(0, place[0] - shift), min(length, place[1] - shift))


def _is_record(speaker: Actor) -> bool:
    """Whether a source is a poll, a filing, a video or the like."""
    if speaker.named and speaker.kind == "person":
        return False
    words = speaker.name.lower().split()
    records = effects.lexicon().relation["records"]
    head = next((i for i, word in enumerate(words) if word in ("of", "seen", "from", "by")), len(words))
    return bool(words[:head]) and words[head - 1] in records


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


def _points_back(noun: Token) -> bool:
    """Whether a noun phrase points back to one before it (“those demands”, “such sanctions”, “the offer”)."""
    return any(
        child.lower_ in ("this", "that", "these", "those", "such", "the")
        and child.dep_ in ("det", "amod", "predet")
        for child in noun.children
    )


def _agent(word: Token) -> Token | None:
    """Who does what a verb or noun says: its subject or that of a verb above it, its owner, or “by …”."""
    for child in word.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next(iter(child.children), None)
    if word.pos_ in ("NOUN", "PROPN"):
        return next(
            (child for child in word.children if child.dep_ == "poss" or child.ent_type_ in _OWNERS), None
        )
    verb = word
    for _ in range(4):
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is not None:
            return subject
        if verb.dep_ not in _SHARE_SUBJECT:
            return None
        verb = verb.head
    return None
