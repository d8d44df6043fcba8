"""The sides that sentences state by a verb, a noun or an adjective, from the parse.

“Orlov sued the union”, “the offer was welcomed by Moss”, “Reed’s criticism of it”, “a critic of hers”. The
words are in `stance/data/sides.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from spacy.tokens import Doc, Token

from ..claims.effect_words import lexicon, word_sets
from ..claims.negation import has_negation
from ..files.package_data import read_toml
from ..text.agents import antecedent, conjuncts, is_passive, objects_after, own_subjects, subjects_of

_OBJECTS = ("dobj", "obj", "dative")
_OPPOSITE = -0.7
_MAYBE = 0.3
_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Side:
    """A stated side.

    Attributes:
        word: the word that states it.
        agent, target: head words of the agent and the target.
        value: -1 (against) to 1 (for); 0 if a side is denied (“did not criticize”).
    """

    word: Token
    agent: Token
    target: Token
    value: float


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists of `stance/data/sides.toml`: by first word of an entry, its other words and value."""

    verb: Mapping[str, Mapping[str, float]]
    adjective: Mapping[str, Mapping[str, float]]
    noun: Mapping[str, float]
    person: Mapping[str, float]
    towards: Mapping[float, frozenset[str]]
    words: Mapping[str, frozenset[str]]
    things: Mapping[str, str]


@cache
def lists() -> Lists:
    """The lists, read once."""
    data = read_toml(__package__, "sides.toml")
    values = {"for": 1.0, "against": -1.0}

    def phrases(table: Mapping[str, list[str]]) -> Mapping[str, Mapping[str, float]]:
        found: dict[str, dict[str, float]] = {}
        for side, entries in table.items():
            for entry in entries:
                first, _, rest = entry.partition(" ")
                found.setdefault(first, {})[rest] = values[side]
        return MappingProxyType(found)

    def single(table: Mapping[str, list[str]]) -> Mapping[str, float]:
        return MappingProxyType({word: values[side] for side, words in table.items() for word in words})

    return Lists(
        verb=phrases(data["verb"]),
        adjective=phrases(data["adjective"]),
        noun=single(data["noun"]),
        person=single(data["person"]),
        towards=MappingProxyType({values[side]: frozenset(w) for side, w in data["towards"].items()}),
        words=word_sets(data["words"]),
        things=MappingProxyType({word: kind for kind, words in data["things"].items() for word in words}),
    )


def find_sides(doc: Doc) -> Iterator[Side]:
    """The sides that the sentences of a text state, in text order.

    Args:
        doc: the parse of the text.

    Yields:
        A side for each pair of an agent and a target, also for each conjunct. They need not be actors.
    """
    known = lists()
    for token in doc:
        lemma = token.lemma_.lower()
        if token.lower_ in known.adjective and token.pos_ in ("ADJ", "VERB"):
            yield from _of_adjective(token)
        if token.pos_ == "VERB" and lemma in known.verb:
            yield from _of_verb(token, lemma)
        elif token.pos_ == "NOUN" and lemma in known.noun:
            yield from _of_noun(token, known.noun[lemma])
        if token.pos_ in ("NOUN", "PROPN") and lemma in known.person:
            yield from _of_person(token, known.person[lemma])


def _pairs(word: Token, agents: Iterable[Token], targets: Iterable[Token], value: float) -> Iterator[Side]:
    others = [token for target in targets for token in conjuncts(target)]
    for agent in agents:
        for one in conjuncts(agent):
            if _is_nobody(one):
                continue
            for other in others:
                if one.i != other.i:
                    yield Side(word, one, other, value)


def _is_nobody(token: Token) -> bool:
    """Whether a subject means nobody (“no one”, “few voters”)."""
    nobody = lists().words["nobody"]
    return token.lower_ in nobody or any(child.lower_ in nobody for child in token.children)


def _of_verb(verb: Token, lemma: str) -> Iterator[Side]:
    """Sides stated by a verb: “Orlov sued the union”, “was condemned by the union”."""
    value, objects = _frame(verb, lists().verb[lemma])
    if not value:
        return
    if is_passive(verb):
        objects = objects or subjects_of(verb)
        agents = objects_after(verb, ("by",))
    else:
        agents = subjects_of(verb)
    turned = _turned(value, verb)
    passed = [token for token in _passed_over(verb) if turned > 0]
    yield from _pairs(verb, agents, [token for token in objects if token not in passed], turned)
    yield from _pairs(verb, agents, passed, -turned)


def _passed_over(verb: Token) -> list[Token]:
    """The targets to which another is preferred (“backs Reed over Moss”)."""
    if verb.lemma_.lower() not in lists().words["preferring"]:
        return []
    over = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "over"), None)
    if over is None:
        return []
    after = [child for child in verb.children if child.dep_ in _OBJECTS and child.i > over.i]
    return [token for token in (*over.children, *after) if token.pos_ == "PROPN"]


def _frame(verb: Token, entries: Mapping[str, float]) -> tuple[float, list[Token]]:
    """The value of a verb with its particles, and its objects."""
    direct = [antecedent(child) for child in verb.children if child.dep_ in _OBJECTS]
    for child in verb.children:  # “admired what Orlov had built”
        if child.dep_ == "ccomp" and any(grand.lower_ in ("how", "what") for grand in child.children):
            direct += own_subjects(child)
    after = [child for child in verb.children if child.dep_ in ("prt", "prep", "advmod") and child.i > verb.i]
    for child in after:
        words, last = _phrase(verb, child, entries)
        if words:
            below = [grand for grand in last.children if grand.dep_ in ("pobj", "pcomp")]
            return entries[words], below or [d for d in direct if d.i > child.i or child.dep_ == "prt"]
    for child in direct:  # “take aim at”, “take issue with”
        words, last = _phrase(verb, child, entries)
        if words:
            return entries[words], [grand for grand in last.children if grand.dep_ == "pobj"]
    return entries.get("", 0.0), direct


def _phrase(verb: Token, first: Token, entries: Mapping[str, float]) -> tuple[str, Token]:
    """The words of an entry, from a word after the verb, and the last of them; else no words."""
    for last in (*first.children, *verb.children):
        words = f"{first.lower_} {last.lower_}"
        if last.dep_ in ("prep", "pobj", "dobj") and last.i > first.i and words in entries:
            return words, last
    return (first.lower_ if first.lower_ in entries else ""), first


def _of_noun(noun: Token, value: float) -> Iterator[Side]:
    """Sides stated by a noun: “Reed’s criticism of it”, “voiced support for Moss”."""
    words = lists().words
    targets = objects_after(noun, lists().towards[value])
    owners = [child for child in noun.children if child.dep_ == "poss"]
    given_by = owners or objects_after(noun, ("by", "from"))
    of = objects_after(noun, ("of",))
    if noun.lemma_.lower() in words["of_is_target"] or owners:
        targets = targets or of
        of = []
    turned = _turned(value, noun)
    if given_by and targets:
        yield from _pairs(noun, given_by, targets, turned)
        return
    head = noun.head
    through = head.dep_ == "prep" and noun.dep_ == "pobj"
    verb = head.head if through else head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    lemma = verb.lemma_.lower()
    from_whom = given_by or of or objects_after(verb, ("from",))
    got = lemma in words["receiving"] or (through and head.lower_ in ("under", "to"))
    if got and from_whom and not targets:
        yield from _pairs(noun, from_whom, subjects_of(verb), _turned(turned, verb))
    elif noun.dep_ == "nsubj" and lemma == "come" and targets:
        yield from _pairs(noun, objects_after(verb, ("from",)), targets, turned)
    elif noun.dep_ in _OBJECTS or (through and head.lower_ in ("in", "with")):
        if not through and lemma not in words["giving"] and lemma not in words["withdrawing"]:
            return
        after = objects_after(verb, lists().towards[value])
        targets = targets or [token for token in after if token.i != noun.i]
        if lemma in words["withdrawing"] and not through:
            turned *= _OPPOSITE
        yield from _pairs(noun, subjects_of(verb), targets, _turned(turned, verb))


def _of_person(noun: Token, value: float) -> Iterator[Side]:
    """Sides stated by a noun for a person: “Reed, a critic of Moss”, “Trump supporter Jim Roe”."""
    roles = ("poss",) if noun.lemma_.lower() in lists().words["of_only"] else ("poss", "compound", "nmod")
    targets = [child for child in noun.children if child.dep_ in roles]
    targets += objects_after(noun, ("of", "to"))
    turned = _turned(value, noun)
    agents = [noun]
    if noun.dep_ in ("compound", "appos", "nmod"):
        agents.append(noun.head)
        beside = (child for child in noun.head.children if child.i == noun.i - 1)
        targets += [child for child in beside if child.dep_ in roles and not targets]
    if noun.dep_ in ("attr", "oprd") and noun.head.lemma_ in ("be", "become", "remain"):
        agents += subjects_of(noun.head)
        turned = _turned(turned, noun.head)
    yield from _pairs(noun, agents, targets, turned)


def _of_adjective(word: Token) -> Iterator[Side]:
    """Sides stated by an adjective: “Reed is critical of Moss”, “a board opposed to the bid”."""
    entries = lists().adjective[word.lower_]
    for child in word.children:
        value = entries.get(child.lower_, 0.0) if child.dep_ in ("prep", "agent") else 0.0
        if not value:
            continue
        targets = [grand for grand in child.children if grand.dep_ == "pobj"]
        verb = word if word.pos_ == "VERB" else word.head
        if word.dep_ in ("amod", "acl", "appos", "relcl") and not own_subjects(word):
            agents = [word.head]
        else:
            agents = subjects_of(verb)
        yield from _pairs(word, agents, targets, _turned(value, verb))


def _turned(value: float, word: Token) -> float:
    """A value after negation, refusal and mood of its word and the verbs above it."""
    words = lists().words
    tolerates = word.lemma_.lower() in words["tolerating"]
    negated = False
    weight = 1.0
    for _ in range(_DEPTH):
        negated ^= has_negation(word)
        for child in word.children:
            if child.dep_ in ("aux", "mark"):
                if child.lower_ in words["maybe"]:
                    weight = min(weight, _MAYBE)
                elif child.lower_ in words["ought"]:
                    weight = 0.0
        above = word.head.head if word.dep_ == "pcomp" else word.head
        if above.pos_ == "ADV" and above.lower_ == "short":  # “stopped short of blaming”
            above = above.head
        if word.dep_ not in ("xcomp", "pcomp") or above.pos_ not in ("VERB", "AUX", "ADJ"):
            break
        negated ^= above.lemma_.lower() in lexicon().relation["refusing"]
        word = above
    if not negated:
        return value * weight
    return value * weight * _OPPOSITE if value > 0 or tolerates else 0.0
