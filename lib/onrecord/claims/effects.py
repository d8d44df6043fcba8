"""Effects: what a sentence's words say of those it is about, from a lexicon read over the parse.

A verb is good or bad for its patient and shows its agent in a good or bad light (+/-effect events: Deng and
Wiebe, EACL 2014; connotation frames: Rashkin, Singh and Choi, ACL 2016). Nouns and adjectives colour what
they are said of. All values are -1 (bad) to 1 (good).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from .effect_words import Verb, lexicon
from .negation import is_negated, is_unreal

_SUBJECTS = ("nsubj", "csubj")
_OBJECTS = ("dobj", "obj", "dative", "oprd", "attr", "acomp")
_CLAUSES = ("xcomp", "ccomp")
_COPULAS = frozenset(
    ("be", "become", "seem", "remain", "look", "sound", "appear", "prove", "stay", "get", "feel")
)
_UNREAL = 0.5
_UNDONE = 0.2
"""How much it is for somebody that nothing is done against them."""
_OWNED = 0.8
_MODIFIED = 0.6
_ASIDE = 0.3
_DEPTH = 4
_AGAINST = -0.6
_BAD_ACT = -0.7

Weight = Callable[[Token], float]


def _verb(token: Token) -> Verb | None:
    """The entry of a verb, with its particle if that is listed."""
    verbs = lexicon().verbs
    lemma = token.lemma_.lower()
    for child in token.children:
        if child.dep_ in ("prt", "prep", "advmod", "dobj"):
            word = child.lemma_.lower() if child.dep_ == "dobj" else child.lower_
            found = verbs.get(f"{lemma} {word}")
            if found:
                return found
    return verbs.get(lemma)


def verb_effect(token: Token) -> float:
    """What a verb does to its patient, negation counted."""
    entry = _verb(token)
    if entry is None or token.pos_ not in ("VERB", "AUX"):
        return 0.0
    if not is_negated(token):
        return entry.patient
    return -entry.patient * (0.6 if entry.patient > 0 else _UNDONE)


def attitude(token: Token) -> float:
    """What a feeling is towards whom it is for (“angry” with X); 0 for other words."""
    return lexicon().attitudes.get(token.lower_, 0.0) if token.pos_ in ("ADJ", "VERB") else 0.0


def deed(clause: Token, depth: int = 0) -> float:
    """The light a clause throws on its subject; negation turns it, may and would weaken it."""
    value = base_deed(clause, depth)
    if is_negated(clause) and value:
        value *= -0.6
    return value * _UNREAL if is_unreal(clause) else value


def base_deed(clause: Token, depth: int = 0) -> float:
    """The same without the clause's own negation and mood."""
    words = lexicon().relation
    if depth > _DEPTH:
        return 0.0
    if clause.pos_ in ("NOUN", "PROPN", "ADJ"):
        return tone(clause, depth + 1)
    lemma = clause.lemma_.lower()
    complements = [
        tone(child, depth + 1)
        for child in clause.children
        if child.dep_ in _OBJECTS
        and not (lemma in words["holding"] and child.lemma_.lower() in words["felt"])
    ]
    if lemma in _COPULAS and complements:
        return _strongest(complements)
    entry = _verb(clause)
    inner = [
        deed(child, depth + 1)
        for child in clause.children
        if child.dep_ in _CLAUSES and _shares_subject(child)
    ]
    if entry is None:
        return _strongest(inner)
    if entry.carries:
        carried = _strongest([*complements, *inner])
        if carried:
            return max(-1.0, carried + entry.agent) if entry.carries == "object" else -carried
    return entry.agent or _strongest(inner)


def _shares_subject(clause: Token) -> bool:
    """Whether a clause under a verb has that verb's subject."""
    return not any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in clause.children)


def is_deed(word: Token) -> bool:
    """Whether a verb or noun is a bad act in itself (invade), not one that may be right (criticise)."""
    if word.pos_ in ("VERB", "AUX"):
        entry = _verb(word)
        return entry is not None and entry.agent <= _BAD_ACT
    return lexicon().nouns.get(word.lemma_.lower(), 0.0) <= _BAD_ACT


def is_wrong(clause: Token) -> bool:
    """Whether a clause blames its subject for something done, rather than for being bad at something."""
    return clause.lemma_.lower() not in _COPULAS


def tone(token: Token, depth: int = 0) -> float:
    """The colour of a noun or adjective with what modifies it."""
    if depth > _DEPTH:
        return 0.0
    lemma = token.lemma_.lower()
    if token.ent_type_ == "NORP":  # Democratic, not democratic
        return 0.0
    if token.pos_ in ("ADJ", "ADV"):
        value = lexicon().adjectives.get(token.lower_, lexicon().adjectives.get(lemma, 0.0))
    elif token.pos_ in ("VERB", "AUX"):
        value = lexicon().adjectives.get(token.lower_, 0.0)
        if not value and token.tag_ != "VBN":  # “occupied territories” are not to blame
            return deed(token, depth + 1)
    else:
        value = lexicon().nouns.get(lemma, 0.0) if token.pos_ != "PROPN" else 0.0
        modifiers = [
            tone(child, depth + 1)
            for child in token.children
            if child.dep_ in ("amod", "compound", "acomp", "nmod")
        ]
        relative = [
            deed(child, depth + 1)
            for child in token.children
            if child.dep_ in ("relcl", "acl") and child.tag_ != "VBN"
        ]
        value = value or _strongest(modifiers) or _strongest(relative)
    return -0.6 * value if is_negated(token) else value


def _strongest(values: Sequence[float]) -> float:
    return max(values, key=abs, default=0.0)


def own_tone(token: Token) -> float:
    """The colour of a word alone."""
    if token.pos_ in ("VERB", "AUX"):
        entry = _verb(token)
        return (entry.agent if abs(entry.agent) > 0.3 else 0.5 * entry.patient) if entry else 0.0
    if token.pos_ == "NOUN":
        return lexicon().nouns.get(token.lemma_.lower(), 0.0)
    return lexicon().adjectives.get(token.lower_, 0.0) if token.pos_ in ("ADJ", "ADV") else 0.0


def disposition(token: Token, weight: Weight = lambda _: 1.0) -> float:
    """What is said of what a token names, by its governor and its modifiers, -1 to 1.

    Args:
        token: the head of the mention.
        weight: how much of a verb's or noun's effect on its patient counts (1: as it is; 0: not at all;
            below 0: turned, as for the victim of what a third party does).
    """
    return max(-1.0, min(1.0, _from_below(token) + _from_above(token, weight, 0)))


def owner_disposition(noun: Token, weight: Weight = lambda _: 1.0) -> float:
    """What is said of somebody through a noun of theirs (“such demands”, of those who made them)."""
    return max(-1.0, min(1.0, _as_owner(noun, weight, 0)))


def _from_below(token: Token) -> float:
    """What modifies a name: adjectives, appositions, relative clauses, participles."""
    total = 0.0
    for child in token.children:
        if child.dep_ in ("amod", "appos", "compound", "nmod"):
            total += _MODIFIED * tone(child)
        elif child.dep_ in ("relcl", "acl"):
            total += _MODIFIED * _of_clause_below(child)
    return total


def _of_clause_below(clause: Token) -> float:
    """What a relative clause or participle says of the noun before it."""
    subject = next((child for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if clause.tag_ == "VBN" and (subject is None or subject.dep_ == "nsubjpass"):
        return verb_effect(clause)
    if subject is None or subject.lower_ in ("who", "which", "that"):
        return deed(clause)
    return verb_effect(clause)


def _from_above(token: Token, weight: Weight, depth: int) -> float:
    """What governs a name."""
    head, role = token.head, token.dep_
    if head.i == token.i or depth > _DEPTH:
        return 0.0
    if role in ("conj", "appos"):
        return _from_above(head, weight, depth + 1) + (tone(head) if role == "appos" else 0.0)
    if role in _SUBJECTS:
        whole = _as_agent(head.head) if head.dep_ == "csubj" else 0.0
        return _as_agent(head) + whole
    if role == "nsubjpass":
        return _as_patient(head, weight)
    if role in ("dobj", "obj", "dative"):
        return _as_patient(head, weight) + _as_called(head, token) * weight(head)
    if role in ("poss", "compound", "amod", "nmod"):
        return _as_owner(head, weight, depth)
    return _after_preposition(head, weight, depth) if role == "pobj" else 0.0


def _as_agent(clause: Token) -> float:
    """What a clause and those joined to it say of their subject."""
    total = deed(clause)
    for child in clause.children:
        if child.dep_ == "conj" and child.pos_ in ("VERB", "AUX") and _shares_subject(child):
            total += deed(child)
    return total


def _as_patient(verb: Token, weight: Weight) -> float:
    """What a verb does to its object."""
    effect = verb_effect(verb)
    return effect * weight(verb) * (_UNREAL if is_unreal(verb) else 1.0) if effect else 0.0


def _as_called(verb: Token, named: Token) -> float:
    """What a verb calls its object: “called X a liar”, “described X as reckless”."""
    for child in verb.children:
        if child.dep_ == "oprd" and child.i > named.i:
            return tone(child)
        if child.dep_ == "prep" and child.lower_ == "as" and child.i > named.i:
            return _strongest([tone(grand) for grand in child.children])
    return 0.0


def _as_owner(noun: Token, weight: Weight, depth: int) -> float:
    """What is said of a name through what belongs to it (“X’s aggression”, “bolster X’s defences”)."""
    if depth > _DEPTH:
        return 0.0
    said = 0.0 if noun.lemma_.lower() in lexicon().relation["felt"] else tone(noun)
    judged = _from_above(noun, weight, depth + 1)
    return _OWNED * judged + _ASIDE * said if judged else said


def _after_preposition(preposition: Token, weight: Weight, depth: int) -> float:
    """What is said of a name after a preposition (“threat to X”, “sanctions against X”, “by X”, “of X”)."""
    word, head = preposition.lower_, preposition.head
    felt = attitude(head)
    if felt:
        return felt * weight(head) * (-0.6 if is_negated(head) or is_negated(head.head) else 1.0)
    if word == "by" and head.pos_ == "VERB":
        return deed(head)
    if word == "of" and head.lemma_.lower() in lexicon().relation["undergone"]:
        return 0.0
    if word in ("of", "from", "by") and head.pos_ in ("NOUN", "PROPN"):
        return _as_owner(head, weight, depth)
    relation = lexicon().relation
    if word not in relation["hits"]:
        return 0.0
    if word in ("about", "over") and head.lemma_.lower() not in relation["felt"]:
        return 0.0
    if head.pos_ in ("NOUN", "PROPN", "ADJ"):
        judged = _from_above(head, weight, depth + 1)
        if judged:  # who rejects sanctions against X is for X, who backs them against X
            return tone(head) * (_OWNED if judged > 0 else -0.6)
        return tone(head) * weight(head)
    if head.pos_ == "VERB":
        if word == "against":
            return _AGAINST * weight(head)
        if word not in ("over", "about") and not any(child.dep_ == "dobj" for child in head.children):
            return _as_patient(head, weight)
    return 0.0
