"""The act of a claim (states, denies, accuses, …), from its cue or, if that is neutral, its content.

The acts are illocutionary acts in the sense of Searle (A classification of illocutionary acts, Language in
Society 5, 1976): assertives, directives, commissives, expressives, divided into types that readers
distinguish.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Token

from ..lexicons import cues
from ..text.agents import own_subjects, subject_of
from . import effects
from .content_acts import act_of_content, is_conditional, is_speaker, is_unreal, looks_ahead
from .utterance import Utterance, cue_head, lemma_of, main_clauses, tops, words

_COLOURED = 0.4
_NEAR = 3
"""Most words between “not” or “less” and a word whose tone it leaves open."""


def find_act(utterance: Utterance) -> str:
    """The act of a claim, one of `onrecord.lexicons.cues.ACTS`."""
    head = cue_head(utterance.cue)
    lemma = lemma_of(head) if head is not None else ""
    phrase = " ".join(token.lower_ for token in utterance.cue)
    if lemma in words()["warning"]:
        return _warning(utterance)
    if lemma in words()["naming"]:
        return _named(utterance)
    if _is_not_guilty(utterance):
        return "denial"
    act = _of_cue(utterance, head, lemma)
    if act in ("statement", "belief") and ({lemma, phrase} & words()["neutral"] or not utterance.cue):
        return act_of_content(utterance) or act
    return act


def _of_cue(utterance: Utterance, head: Token | None, lemma: str) -> str:
    """The act by the words of the cue."""
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
    """The complement of the cue, in the terms of `lexicons/data/cues.toml`."""
    if after:
        return after[-1]
    content = utterance.content
    if not content:
        return "object"
    if content[0].is_quote:
        return "quote"
    if content[0].lower_ == "to" or [token.lower_ for token in content[:2]] == ["not", "to"]:
        return "to"
    top = next(tops(content), content[0])
    if top.tag_ == "VBG" and not own_subjects(top):
        return "ing"
    return "clause" if top.pos_ in ("VERB", "AUX") else "object"


def _is_not_guilty(utterance: Utterance) -> bool:
    """Whether a plea, which may be part cue and part content, says “not guilty” or “innocent”."""
    if not any(lemma_of(token) in words()["pleading"] for token in utterance.cue):
        return False
    said = [token.lower_ for token in (*utterance.cue, *utterance.content) if token.is_alpha]
    return "innocent" in said or ("not", "guilty") in pairwise(said)


def _named(utterance: Utterance) -> str:
    """The act of a description of somebody, by the tone of its words; a statement if they differ in tone."""
    after = {token.lower_ for token in utterance.cue}
    if "for" in after or "on" in after or "upon" in after:
        return _of_cue(utterance, cue_head(utterance.cue), "call")
    name = _name(utterance)
    tones = [
        effects.own_tone(token)
        for n, token in enumerate(name)
        if not any(before.lower_ in words()["lessening"] for before in name[max(n - _NEAR, 0) : n])
    ]
    good, bad = max(tones, default=0.0) >= _COLOURED, min(tones, default=0.0) <= -_COLOURED
    if good == bad:
        return "statement"
    return "praise" if good else "criticism"


def _name(utterance: Utterance) -> Sequence[Token]:
    """The words that describe: those quoted behind others, else those after the thing described.

    In “Orlov a disgrace” they are “a disgrace”; all words if there are none.
    """
    content = utterance.content
    opening = next((n for n, token in enumerate(content) if token.is_quote), 0)
    if opening:
        return content[opening:]
    first = next((n for n, token in enumerate(content, 1) if _is_thing(token)), 0)
    while first + 1 < len(content) and content[first].lower_ == "of":
        inner = range(first + 1, len(content))
        first = next((n + 1 for n in inner if _is_thing(content[n])), len(content))
    return content[first:] if any(token.is_alpha for token in content[first:]) else content


def _is_thing(token: Token) -> bool:
    """Whether a token is a noun or pronoun, and not an owner (“his supporters”)."""
    return token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ != "poss"


def _warning(utterance: Utterance) -> str:
    """The act of a warning: a request, a threat, a prediction or, about the present or past, a statement."""
    content = utterance.content
    after = {token.lower_ for token in utterance.cue}
    if "against" in after or (content and content[0].lower_ in ("against", "to")) or _told_to(content):
        return "request"
    if not utterance.lone_observer and _threatens(utterance):
        return "threat"
    clauses = main_clauses(content)
    told = bool(clauses) and not any(looks_ahead(c) or is_unreal(c) or is_conditional(c) for c in clauses)
    return "statement" if told else "prediction"


def _told_to(content: Sequence[Token]) -> bool:
    """Whether the content names somebody and says what they should do (“residents to stay indoors”)."""
    return any(
        child.dep_ == "aux" and child.lower_ == "to"
        for top in tops(content)
        if top.pos_ in ("VERB", "AUX")
        for child in top.children
    )


def _threatens(utterance: Utterance) -> bool:
    """Whether the content threatens consequences, for an actor or under a condition."""
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
        if (
            token.pos_ == "VERB"
            and is_speaker(utterance, subject_of(token))
            and effects.verb_effect(token) < 0
        ):
            return True
    return False


def _towards_actor(utterance: Utterance, noun: Token) -> bool:
    """Whether a noun is followed by a preposition and an actor (“sanctions against Orlov”)."""
    return any(
        child.dep_ == "prep"
        and child.lower_ in ("for", "against", "on", "towards", "toward")
        and any(utterance.is_actor(grand) for grand in child.children)
        for child in noun.children
    )
