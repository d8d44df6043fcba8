"""Acts: what a claim does (states, denies, accuses, …), from its cue and, where that is neutral, its content.

The acts are illocutionary acts in the sense of Searle (A classification of illocutionary acts, Language in
Society 5, 1976): assertives, directives, commissives, expressives, split as far as readers tell them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from spacy.tokens import Token

from ..files.package_data import read_toml
from ..lexicons import cues
from ..text.agents import subject_of
from . import effects

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_ACCUSES = -0.6
_PRAISES = 0.6
_COLOURED = 0.4


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `claims/data/acts.toml`."""

    cue: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def words() -> Words:
    """The lists, read once."""
    data = read_toml(__package__, "acts.toml")
    lists = {name: frozenset(items) for name, items in (data["speech"] | data["content"]).items()}
    return Words(MappingProxyType(data["cue"]), MappingProxyType(lists))


@dataclass(frozen=True, slots=True)
class Utterance:
    """A claim's words in the parse, and who its speaker's own are.

    Attributes:
        cue: tokens of the cue, in text order.
        content: tokens of the content, in text order.
        is_own: whether a token names the speaker (or whom they speak for).
        is_actor: whether a token names some actor.
        lone_observer: the speaker has no name and nobody to speak for (“analysts”).
    """

    cue: tuple[Token, ...]
    content: tuple[Token, ...]
    is_own: Callable[[Token], bool]
    is_actor: Callable[[Token], bool]
    lone_observer: bool


def cue_head(cue: Sequence[Token]) -> Token | None:
    """The main word of a cue (“warned” in “has warned of”), or None for an empty one."""
    inside = {token.i for token in cue}
    tops = [token for token in cue if token.head.i not in inside or token.head.i == token.i]
    for parts in (("VERB",), ("NOUN", "PROPN", "ADJ"), ("AUX", "SCONJ", "ADP", "ADV")):
        for token in (*tops, *cue):
            if (
                token.pos_ in parts
                and (token in tops or parts == ("VERB",))
                and token.dep_ not in ("aux", "auxpass")
            ):
                return token
    return cue[0] if cue else None


def find_act(utterance: Utterance) -> str:
    """The act of a claim, one of `onrecord.lexicons.cues.ACTS`."""
    head = cue_head(utterance.cue)
    lemma = lemma_of(head) if head is not None else ""
    phrase = " ".join(token.lower_ for token in utterance.cue)
    if lemma in words()["warning"]:
        return _warning(utterance)
    if lemma in words()["naming"]:
        return _named(utterance)
    act = _of_cue(utterance, head, lemma)
    if act in ("statement", "belief") and ({lemma, phrase} & words()["neutral"] or not utterance.cue):
        return _of_content(utterance) or act
    return act


def lemma_of(token: Token) -> str:
    """The lemma in lower case, mended where the tagger is known to err."""
    return cues.mended_lemma(token.lower_, token.lemma_.lower())


def _of_cue(utterance: Utterance, head: Token | None, lemma: str) -> str:
    """The act that the cue's words tell."""
    if head is None:
        return "statement"
    after = [token.lower_ for token in utterance.cue if token.i > head.i]
    for word in after:
        act = words().cue.get(f"{lemma} {word}")
        if act:
            return act
    part = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "NOUN": "noun"}.get(head.pos_, "phrase")
    for other in (part, *cues.PARTS):
        cue = cues.find_cue(lemma, other)
        if cue:
            return cue.act_with(_complement(utterance, after))
    return "statement"


def _complement(utterance: Utterance, after: Sequence[str]) -> str:
    """How the content hangs on the cue, in the terms of `lexicons/data/cues.toml`."""
    if after:
        return after[-1]
    content = utterance.content
    if not content:
        return "object"
    if content[0].is_quote:
        return "quote"
    if content[0].lower_ == "to" or [token.lower_ for token in content[:2]] == ["not", "to"]:
        return "to"
    top = next(_tops(content), content[0])
    if top.tag_ == "VBG" and not any(child.dep_ in _SUBJECTS for child in top.children):
        return "ing"
    return "clause" if top.pos_ in ("VERB", "AUX") else "object"


def _tops(content: Sequence[Token]) -> Iterator[Token]:
    """Tokens of the content on which no other token of it governs: the heads of its clauses."""
    inside = {token.i for token in content}
    return (
        token
        for token in content
        if not token.is_punct and (token.head.i == token.i or token.head.i not in inside)
    )


def main_clauses(content: Sequence[Token]) -> list[Token]:
    """Heads of the main clauses of what is said, one a sentence; verbs of thinking are stepped over."""
    heads: dict[int, Token] = {}
    for top in _tops(content):
        if top.pos_ in ("VERB", "AUX") and top.dep_ not in ("aux", "auxpass", "advcl", "relcl", "parataxis"):
            heads.setdefault(top.sent.start, _said(top))
    return list(heads.values())


def _said(clause: Token) -> Token:
    """The clause brought in by “I think that”, “we see every sign that”; else the clause itself."""
    thinks = _first_person(clause) and clause.lemma_.lower() not in words()["foreseeing"]
    for child in clause.children:
        if child.dep_ == "ccomp" and child.i > clause.i and thinks:
            return child
        if child.dep_ in ("dobj", "attr") and child.lemma_.lower() in words()["introducing_nouns"]:
            for inner in child.children:
                if inner.dep_ in ("acl", "ccomp", "relcl") and inner.pos_ in ("VERB", "AUX"):
                    return inner
    return clause


def _first_person(clause: Token) -> bool:
    subject = subject_of(clause)
    return subject is not None and subject.lower_ in ("i", "we")


def _own(utterance: Utterance, token: Token | None) -> bool:
    """Whether a subject is the speaker; in reported speech also he, she, it, they where nobody else is."""
    if token is None:
        return False
    if token.lower_ in ("i", "we") or utterance.is_own(token):
        return True
    reported = not utterance.content[0].is_quote
    return reported and token.lower_ in ("he", "she", "it", "they") and not utterance.is_actor(token)


def _of_content(utterance: Utterance) -> str | None:
    """What most sentences of the content do, or None if they just state."""
    if not utterance.content:
        return None
    if all(_questions(utterance.content)):
        return "question"
    clauses = main_clauses(utterance.content)
    found = [_of_clause(utterance, clause) for clause in clauses]
    acts = [act for act in found if act]
    best = max(acts, key=acts.count, default=None)
    return best if best and 2 * acts.count(best) >= len(clauses) else None


def _questions(content: Sequence[Token]) -> list[bool]:
    """For each sentence of the content, whether it ends in a question mark."""
    marks = [token.text[0] == "?" for token in content if token.text[0] in ".!?"]
    last = next((token for token in reversed(content) if not token.is_quote), content[-1])
    return marks if marks and last.text[0] in ".!?" else [*marks, False]


def _of_clause(utterance: Utterance, clause: Token) -> str | None:
    """What one main clause does: the first of these tests that it passes."""
    subject = subject_of(clause)
    own = _own(utterance, subject)
    if _denies(clause, subject, own):
        return "denial"
    if own:
        return _commits(clause, subject)
    if subject is not None and _is_other(utterance, subject):
        deed = effects.deed(clause)
        if _regrets(clause):
            return "criticism"
        if deed <= _ACCUSES and not _ahead(clause) and not _unreal(clause):
            return "accusation" if effects.is_wrong(clause) else "criticism"
        if deed >= _PRAISES and not _ahead(clause) and not _unreal(clause):
            return "praise" if clause.lemma_ == "be" else None
        if _obliges(clause):
            return "demand"
    if subject is not None and _ahead(clause):
        return "prediction"
    return None


def _is_other(utterance: Utterance, subject: Token) -> bool:
    """Whether a subject is somebody other than the speaker."""
    return subject.lower_ in ("he", "she", "they", "you") or utterance.is_actor(subject)


def _regrets(clause: Token) -> bool:
    """Whether a clause says what ought to have been done (“should have resigned”)."""
    aux = {child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")}
    return "should" in aux and "have" in aux


def _unreal(clause: Token) -> bool:
    """Whether a clause is about what might be: may, could, would, if."""
    modal = any(
        child.dep_ == "aux"
        and child.lower_ in ("may", "might", "could", "would", "can", "'d", "’d", "should")
        for child in clause.children
    )
    return modal or any(
        child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in clause.children
    )


def _ahead(clause: Token) -> bool:
    """Whether a clause looks ahead: will, is going to, is likely to."""
    for child in clause.children:
        if child.dep_ == "aux" and child.lower_ in words()["future_modals"]:
            return True
        if child.dep_ == "acomp" and child.lower_ in words()["future_adjectives"]:
            return True
    aspect = any(child.dep_ in ("aux", "auxpass") and child.lemma_ == "be" for child in clause.children)
    verbal = any(child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX") for child in clause.children)
    return aspect and verbal and (clause.lower_ == "going" or clause.lower_ in words()["future_adjectives"])


def _commits(clause: Token, subject: Token | None) -> str | None:
    """What a clause about the speaker does: promise, intend or foresee.

    What an institution or “we” will do is a promise, what one person will do is an intention.
    """
    lemma = clause.lemma_.lower()
    if lemma in words()["foreseeing"] and not effects.is_negated(clause) and clause.tag_ != "VBN":
        return "prediction"
    given = {child.lemma_.lower() for child in clause.children if child.dep_ == "dobj"}
    if ({lemma} | given) & words()["promising"] and not effects.is_negated(clause):
        return "promise"
    passive = any(child.dep_ == "auxpass" for child in clause.children)
    if lemma in words()["intending"] and not passive and any(c.dep_ == "xcomp" for c in clause.children):
        return "intention"
    if not (_ahead(clause) or _is_backshifted(clause)) or _conditional(clause):
        return None
    verb = next((c for c in clause.children if c.dep_ == "xcomp"), clause) if lemma == "go" else clause
    if verb.lemma_.lower() in words()["states"]:
        return None
    single = subject is not None and (subject.lower_ in ("i", "he", "she") or subject.ent_type_ == "PERSON")
    return "intention" if single else "promise"


def _is_backshifted(clause: Token) -> bool:
    """Whether a clause has the would that stands for will in reported speech."""
    return any(child.dep_ == "aux" and child.lower_ in ("would", "'d", "’d") for child in clause.children)


def _conditional(clause: Token) -> bool:
    """Whether a clause depends on an if."""
    return any(
        grand.dep_ == "mark" and grand.lower_ in ("if", "unless")
        for child in clause.children
        if child.dep_ == "advcl"
        for grand in child.children
    )


def _obliges(clause: Token) -> bool:
    """Whether a clause says what its subject must do."""
    if any(child.dep_ == "aux" and child.lower_ in words()["obliging"] for child in clause.children):
        return True
    verbal = any(child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX") for child in clause.children)
    has = any(child.dep_ == "dobj" for child in clause.children)  # has the means to, not has to
    return verbal and not has and clause.lemma_ in words()["obliging_verbs"] and clause.tag_ in ("VBP", "VBZ")


def _denies(clause: Token, subject: Token | None, own: bool) -> bool:
    """Whether a clause calls an allegation false, or says the speaker did nothing wrong."""
    if own:
        return effects.is_negated(clause) and effects.base_deed(clause) <= _ACCUSES and not _ahead(clause)
    if subject is None or subject.lemma_.lower() not in words()["allegations"] or clause.lemma_ != "be":
        return False
    said = (child.lemma_.lower() for child in clause.children if child.dep_ in ("attr", "acomp"))
    return any(word in words()["false"] for word in said) and not effects.is_negated(clause)


def _named(utterance: Utterance) -> str:
    """What calling or describing someone does, by the colour of what they are called."""
    after = {token.lower_ for token in utterance.cue}
    if "for" in after or "on" in after or "upon" in after:
        return _of_cue(utterance, cue_head(utterance.cue), "call")
    strongest = max((effects.own_tone(token) for token in _name(utterance.content)), key=abs, default=0.0)
    if abs(strongest) < _COLOURED:
        return "statement"
    return "praise" if strongest > 0 else "criticism"


def _name(content: Sequence[Token]) -> Sequence[Token]:
    """What follows the first noun: “a disgrace” in “Orlov a disgrace”; all if nothing does."""
    first = next((n for n, token in enumerate(content, 1) if token.pos_ in ("NOUN", "PROPN", "PRON")), 0)
    return content[first:] if any(token.is_alpha for token in content[first:]) else content


def _warning(utterance: Utterance) -> str:
    """The act of a warning: a request, a threat, a prediction or, of what is or was, a statement."""
    content = utterance.content
    after = {token.lower_ for token in utterance.cue}
    if "against" in after or (content and content[0].lower_ in ("against", "to")) or _told_to(content):
        return "request"
    if not utterance.lone_observer and _threatens(utterance):
        return "threat"
    clauses = main_clauses(content)
    told = bool(clauses) and not any(_ahead(c) or _unreal(c) or _conditional(c) for c in clauses)
    return "statement" if told else "prediction"


def _told_to(content: Sequence[Token]) -> bool:
    """Whether the content is someone and what they should do (“residents to stay indoors”)."""
    return any(
        child.dep_ == "aux" and child.lower_ == "to"
        for top in _tops(content)
        if top.pos_ in ("VERB", "AUX")
        for child in top.children
    )


def _threatens(utterance: Utterance) -> bool:
    """Whether the content holds out consequences, for an actor or under a condition."""
    content = utterance.content
    conditional = any(token.lower_ in ("if", "unless") for token in content)
    for token in content:
        lemma = token.lemma_.lower()
        if (
            lemma in words()["consequences"]
            and token.pos_ == "NOUN"
            and (conditional or _towards_actor(utterance, token))
        ):
            return True
        if token.pos_ == "VERB" and _own(utterance, subject_of(token)) and effects.verb_effect(token) < 0:
            return True
    return False


def _towards_actor(utterance: Utterance, noun: Token) -> bool:
    """Whether a noun is said to be for or against an actor."""
    return any(
        child.dep_ == "prep"
        and child.lower_ in ("for", "against", "on", "towards", "toward")
        and any(utterance.is_actor(grand) for grand in child.children)
        for child in noun.children
    )
