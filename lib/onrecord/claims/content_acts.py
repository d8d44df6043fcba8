"""The act of a claim by its content, if its cue is neutral: a denial, accusation, promise or prediction."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from ..text.agents import subject_of
from . import effects
from .negation import is_negated
from .utterance import Utterance, main_clauses, words

_ACCUSES = -0.6

_PRAISES = 0.6


def is_speaker(utterance: Utterance, token: Token | None) -> bool:
    """Whether a subject is the speaker, also as “he”, “she”, “it” or “they” in reported speech."""
    if token is None:
        return False
    if token.lower_ in ("i", "we") or utterance.is_own(token):
        return True
    reported = not utterance.content[0].is_quote
    return reported and token.lower_ in ("he", "she", "it", "they") and not utterance.is_actor(token)


def act_of_content(utterance: Utterance) -> str | None:
    """The act of most sentences of the content, or None if they are statements."""
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
    """The act of a main clause, or None for a statement."""
    subject = subject_of(clause)
    own = is_speaker(utterance, subject)
    if _denies(clause, subject, own):
        return "denial"
    if own:
        return _commits(clause, subject)
    if subject is not None and _is_other(utterance, subject):
        deed = effects.deed(clause)
        if _regrets(clause):
            return "criticism"
        if deed <= _ACCUSES and not looks_ahead(clause) and not is_unreal(clause):
            return "accusation" if effects.is_wrong(clause) else "criticism"
        if deed >= _PRAISES and not looks_ahead(clause) and not is_unreal(clause):
            return "praise" if clause.lemma_ == "be" else None
        if _obliges(clause):
            return "demand"
    if subject is not None and looks_ahead(clause):
        return "prediction"
    return None


def _is_other(utterance: Utterance, subject: Token) -> bool:
    """Whether a subject is somebody other than the speaker."""
    return subject.lower_ in ("he", "she", "they", "you") or utterance.is_actor(subject)


def _regrets(clause: Token) -> bool:
    """Whether a clause says what ought to have been done (“should have resigned”)."""
    aux = {child.lower_ for child in clause.children if child.dep_ in ("aux", "auxpass")}
    return "should" in aux and "have" in aux


def is_unreal(clause: Token) -> bool:
    """Whether a clause is about a possibility: may, could, would, if."""
    modal = any(
        child.dep_ == "aux"
        and child.lower_ in ("may", "might", "could", "would", "can", "'d", "’d", "should")
        for child in clause.children
    )
    return modal or any(
        child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether") for child in clause.children
    )


def looks_ahead(clause: Token) -> bool:
    """Whether a clause is about the future: will, is going to, is likely to."""
    for child in clause.children:
        if child.dep_ == "aux" and child.lower_ in words()["future_modals"]:
            return True
        if child.dep_ == "acomp" and child.lower_ in words()["future_adjectives"]:
            return True
    aspect = any(child.dep_ in ("aux", "auxpass") and child.lemma_ == "be" for child in clause.children)
    verbal = any(child.dep_ == "xcomp" and child.pos_ in ("VERB", "AUX") for child in clause.children)
    return aspect and verbal and (clause.lower_ == "going" or clause.lower_ in words()["future_adjectives"])


def _commits(clause: Token, subject: Token | None) -> str | None:
    """The act of a clause about the speaker: a promise, intention or prediction.

    What an institution or “we” will do is a promise; what one person will do is an intention.
    """
    lemma = clause.lemma_.lower()
    if lemma in words()["foreseeing"] and not is_negated(clause) and clause.tag_ != "VBN":
        return "prediction"
    given = {child.lemma_.lower() for child in clause.children if child.dep_ == "dobj"}
    if ({lemma} | given) & words()["promising"] and not is_negated(clause):
        return "promise"
    passive = any(child.dep_ == "auxpass" for child in clause.children)
    if lemma in words()["intending"] and not passive and any(c.dep_ == "xcomp" for c in clause.children):
        return "intention"
    if not (looks_ahead(clause) or _is_backshifted(clause)) or is_conditional(clause):
        return None
    verb = next((c for c in clause.children if c.dep_ == "xcomp"), clause) if lemma == "go" else clause
    if verb.lemma_.lower() in words()["states"]:
        return None
    single = subject is not None and (subject.lower_ in ("i", "he", "she") or subject.ent_type_ == "PERSON")
    return "intention" if single else "promise"


def _is_backshifted(clause: Token) -> bool:
    """Whether a clause has “would” for “will” in reported speech."""
    return any(child.dep_ == "aux" and child.lower_ in ("would", "'d", "’d") for child in clause.children)


def is_conditional(clause: Token) -> bool:
    """Whether a clause has a condition."""
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
    has = any(child.dep_ == "dobj" for child in clause.children)  # “has” of possession, not “has to”
    return verbal and not has and clause.lemma_ in words()["obliging_verbs"] and clause.tag_ in ("VBP", "VBZ")


def _denies(clause: Token, subject: Token | None, own: bool) -> bool:
    """Whether a clause calls an allegation false, or says the speaker did nothing wrong."""
    if own:
        return is_negated(clause) and effects.base_deed(clause) <= _ACCUSES and not looks_ahead(clause)
    if subject is None or subject.lemma_.lower() not in words()["allegations"] or clause.lemma_ != "be":
        return False
    said = (child.lemma_.lower() for child in clause.children if child.dep_ in ("attr", "acomp"))
    return any(word in words()["false"] for word in said) and not is_negated(clause)
