"""Find the source of a verb: its subject, agent or noun."""

from __future__ import annotations

from dataclasses import dataclass

from ...text.tokens import Tokens
from .words import words

_SUBJECTS = ("csubj", "expl", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Found:
    """The subject of a verb.

    Attributes:
        head: index of the noun or pronoun, or None if there is none.
        how: `own` (the verb's subject), `shared` (that of a verb it depends on), `agent` (“by …”), `noun`
            (“a statement saying”), `none`.
    """

    head: int | None
    how: str


def is_passive(tokens: Tokens, verb: int) -> bool:
    """Whether a verb is passive."""
    marks = [c for c in tokens.children[verb] if tokens.dep[c] in ("auxpass", "nsubjpass", "csubjpass")]
    if marks:
        return not _contracted_have(tokens, verb, marks)
    return tokens.tag[verb] == "VBN" and tokens.dep[verb] in ("acl", "advcl") and not _has_aux(tokens, verb)


def _contracted_have(tokens: Tokens, verb: int, marks: list[int]) -> bool:
    """Whether the parser read “he’s said that …” as “he is said that …”."""
    short = any(tokens.dep[c] == "auxpass" and tokens.lower[c] in ("'s", "’s") for c in marks)
    return (
        short and tokens.child(verb, "ccomp") is not None and not any(tokens.lower[c] == "it" for c in marks)
    )


def _has_aux(tokens: Tokens, verb: int) -> bool:
    return tokens.child(verb, "aux") is not None


def agent(tokens: Tokens, verb: int) -> Found:
    """The agent of a passive verb (“was rejected by …”)."""
    by = tokens.child(verb, "agent")
    who = tokens.child(by, "pobj") if by is not None else None
    return Found(who, "agent" if who is not None else "none")


def subject(tokens: Tokens, verb: int, depth: int = 0) -> Found:
    """The subject of an active verb: its own, or that of the verb it depends on."""
    own = tokens.child(verb, "nsubj")
    if own is None:
        own = tokens.child(verb, *_SUBJECTS)
    if own is not None:
        return Found(own, "own")
    if depth > 4 or tokens.head[verb] == verb:
        return Found(None, "none")
    return _shared(tokens, verb, depth)


def _shared(tokens: Tokens, verb: int, depth: int) -> Found:
    head, dep = tokens.head[verb], tokens.dep[verb]
    if dep in ("pcomp", "prep") or (dep == "prep" and tokens.pos[verb] == "VERB"):
        while tokens.pos[head] in ("ADP", "SCONJ") and tokens.head[head] != head:
            head = tokens.head[head]
        dep = "advcl"
    if dep == "acl" and tokens.pos[head] in ("NOUN", "PROPN", "PRON") and tokens.tag[verb] == "VBG":
        return _of_noun(tokens, head, depth)
    if dep == "advcl" and tokens.tag[verb] == "VBG":
        head = _reporting(tokens, head)
    if dep not in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"):
        return Found(None, "none")
    while tokens.pos[head] in ("ADJ", "NOUN", "ADV") and tokens.dep[head] in (
        "acomp",
        "attr",
        "dobj",
        "oprd",
    ):
        head = tokens.head[head]
    if tokens.pos[head] not in ("VERB", "AUX"):
        return Found(None, "none")
    if dep == "xcomp" and tokens.lemma[head] in words("object_control"):
        controller = tokens.child(head, "dobj", "nsubjpass")
        if controller is not None:
            return Found(controller, "shared")
    if is_passive(tokens, head):
        controller = tokens.child(head, "nsubjpass", "nsubj")
        return Found(controller, "shared" if controller is not None else "none")
    found = subject(tokens, head, depth + 1)
    return Found(found.head, "shared" if found.head is not None else "none")


def _reporting(tokens: Tokens, verb: int) -> int:
    """The verb that reports a verb's clause: in “she said he lied, adding that …”, she adds."""
    while (
        tokens.dep[verb] == "ccomp" and tokens.pos[tokens.head[verb]] == "VERB" and tokens.head[verb] < verb
    ):
        verb = tokens.head[verb]
    return verb


def _of_noun(tokens: Tokens, noun: int, depth: int) -> Found:
    """The source of “issued a statement saying”: the issuer, else the statement itself."""
    verb = tokens.head[noun]
    if tokens.dep[noun] == "dobj" and tokens.pos[verb] == "VERB" and not is_passive(tokens, verb):
        found = subject(tokens, verb, depth + 1)
        if found.head is not None:
            return Found(found.head, "noun-subject")
    return Found(noun, "noun")


def source_tokens(tokens: Tokens, found: Found, verb: int) -> tuple[int, int] | None:
    """The first and last token of the source, without the verb's own dependents."""
    if found.head is None:
        return None
    first, last = tokens.edges(found.head)
    if first <= verb <= last:
        if verb > found.head:
            last = min(c for c in (verb, tokens.left[verb]) if c > found.head) - 1
        else:
            first = verb + 1
    while last > first and tokens.pos[last] == "PUNCT" and tokens.lower[last] not in (")", "]", '"', "”"):
        last -= 1
    while first < last and tokens.pos[first] == "PUNCT":
        first += 1
    return first, last
