"""Find attributions whose cue is a verb, by its complements: clause, infinitive, object or phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ...lexicons.cues import act_of
from ...model.spans import Span
from ...text.tokens import Tokens
from .candidate import Candidate
from .contents import tidy, without
from .sources import agent, is_passive, source_tokens, subject
from .words import words

_CONDITIONAL_ACTS = frozenset(("threat", "prediction", "promise"))
_CUE_LEFT = frozenset(("aux", "auxpass", "neg", "advmod"))
_AFTER_OBJECT = frozenset(("oprd", "xcomp", "acomp", "ccomp"))


@dataclass(frozen=True, slots=True)
class Complement:
    """A complement of a verb: its kind, its preposition (a token of the cue) and its characters."""

    name: str
    preposition: int | None
    pieces: tuple[Span, ...]


def verb_candidates(tokens: Tokens) -> Iterator[Candidate]:
    """Yield a candidate for each complement of each verb that is a cue."""
    for verb in range(len(tokens)):
        if tokens.pos[verb] == "VERB" and tokens.dep[verb] not in ("amod", "compound", "aux", "auxpass"):
            yield from _of_verb(tokens, verb)


def _of_verb(tokens: Tokens, verb: int) -> Iterator[Candidate]:
    if is_passive(tokens, verb):
        yield from _of_passive(tokens, verb)
        return
    if tokens.lemma[verb] in words("raising"):
        yield from _of_raising(tokens, verb)
        return
    found = subject(tokens, verb)
    where = source_tokens(tokens, found, verb)
    source = (tokens.span(*where),) if where else ()
    for complement in _complements(tokens, verb):
        yield from _candidate(tokens, verb, found.how, source, _with_condition(tokens, verb, complement))
    yield from _as_clause(tokens, verb, found.how, source)


def _of_passive(tokens: Tokens, verb: int) -> Iterator[Candidate]:
    """Yield candidates of a passive verb; its subject belongs to the content or is the source."""
    found = agent(tokens, verb)
    where = source_tokens(tokens, found, verb)
    source = (tokens.span(*where),) if where else ()
    patient = _patient(tokens, verb)
    if patient is not None:
        yield from _candidate(
            tokens, verb, found.how, source, Complement("passive-object", None, (tokens.span(*patient),))
        )
    for complement in _complements(tokens, verb):
        pieces = complement.pieces
        if patient is not None and complement.name not in ("clause", "about"):
            pieces = (tokens.span(*patient), *pieces)
        name = f"passive-{complement.name}"
        yield from _candidate(
            tokens, verb, found.how, source, Complement(name, complement.preposition, pieces)
        )
        if patient is not None and found.how == "none":
            who = (tokens.span(*patient),)
            for candidate in _candidate(tokens, verb, "participle", who, complement):
                yield replace(candidate, part="adjective", lemma=tokens.lower[verb])


def _of_raising(tokens: Tokens, verb: int) -> Iterator[Candidate]:
    """Yield the candidate of a raising verb (“He seems to know”), which names no source."""
    who = tokens.child(verb, "nsubj")
    for complement in _complements(tokens, verb):
        pieces = complement.pieces
        if who is not None and who < verb and tokens.lower[who] != "it":
            pieces = (tokens.span(tokens.left[who], tokens.right[who]), *pieces)
        yield from _candidate(tokens, verb, "raising", (), replace(complement, pieces=pieces))


def _as_clause(tokens: Tokens, verb: int, how: str, source: tuple[Span, ...]) -> Iterator[Candidate]:
    """The candidate of an “as” clause (“As he put it, …”), whose content is the sentence around it."""
    marked = any(
        tokens.lower[c] == "as" and tokens.dep[c] in ("mark", "advmod") for c in tokens.children[verb]
    )
    head = tokens.head[verb]
    if not marked or tokens.dep[verb] != "advcl" or head == verb:
        return
    if any(tokens.dep[c] in ("ccomp", "xcomp") for c in tokens.children[verb]):
        return
    whole = tokens.span(*tokens.edges(head))
    hole = tokens.span(*tokens.edges(verb))
    pieces = tuple(without(whole, [hole]))
    yield from _candidate(tokens, verb, how, source, Complement("as-clause", None, pieces))


def _patient(tokens: Tokens, verb: int) -> tuple[int, int] | None:
    """The first and last token of the patient of a passive verb (a plan | described as …)."""
    own = tokens.child(verb, "nsubjpass", "csubjpass")
    if own is not None:
        return tokens.edges(own)
    if tokens.dep[verb] == "acl" and tokens.head[verb] < verb:
        return tokens.left[tokens.head[verb]], tokens.left[verb] - 1
    if tokens.dep[verb] == "conj" and is_passive(tokens, tokens.head[verb]):
        own = tokens.child(tokens.head[verb], "nsubjpass")
        return tokens.edges(own) if own is not None else None
    return None


def _candidate(
    tokens: Tokens, verb: int, how: str, source: tuple[Span, ...], complement: Complement
) -> Iterator[Candidate]:
    cue = _cue_span(tokens, verb, complement.preposition)
    pieces = [tidy(tokens.raw, p) for piece in complement.pieces for p in without(piece, [*source, cue])]
    content = tuple(piece for piece in pieces if piece[0] < piece[1])
    if content:
        yield Candidate(verb, "verb", tokens.lemma[verb], complement.name, how, source, (cue,), content)


def cue_tokens(tokens: Tokens, verb: int) -> tuple[int, int]:
    """The first and last token of a verb with its adjacent auxiliaries, negation, adverbs and particle."""
    first = last = verb
    for child in reversed(tokens.children[verb]):
        if child < first and tokens.right[child] == first - 1 and tokens.dep[child] in _CUE_LEFT:
            first = tokens.left[child]
    particle = tokens.child(verb, "prt")
    if particle == verb + 1:
        last = particle
    return first, last


def _cue_span(tokens: Tokens, verb: int, preposition: int | None) -> Span:
    first, last = cue_tokens(tokens, verb)
    return tokens.span(first, last if preposition is None else max(last, preposition))


def _complements(tokens: Tokens, verb: int) -> Iterator[Complement]:
    """The complements of a verb."""
    absorbed = -1
    for child in tokens.children[verb]:
        dep = tokens.dep[child]
        if dep == "ccomp":
            first, last = tokens.edges(child)
            yield Complement(
                "clause", None, (tokens.span(first, _before_semicolon(tokens, verb, first, last)),)
            )
        elif dep == "xcomp":
            name = "to" if infinitive(tokens, child) else "ing" if tokens.tag[child] == "VBG" else "xcomp"
            yield Complement(name, None, (tokens.span(*tokens.edges(child)),))
        elif dep == "dobj" and child > verb:
            absorbed = _object_end(tokens, verb, child)
            yield Complement("object", None, (tokens.span(tokens.left[child], absorbed),))
        elif dep == "dobj":
            yield Complement("relative", None, _relative(tokens, verb, child))
        elif dep == "oprd" and child > verb:
            yield Complement("predicate", None, (tokens.span(*tokens.edges(child)),))
        elif (
            child > max(verb, absorbed)
            and is_phrase(tokens, child, "after_verb")
            and not _range(tokens, child)
        ):
            yield from _after_preposition(tokens, child)
    yield from _at_number(tokens, verb)
    if tokens.dep[verb] == "parataxis" and tokens.head[verb] != verb:
        yield Complement("clause", None, (tokens.span(*tokens.edges(tokens.head[verb])),))


def _before_semicolon(tokens: Tokens, verb: int, first: int, last: int) -> int:
    """The last token of a clause, which ends before a semicolon: the reporter's own statement follows."""
    if first < verb:
        return last
    return next((i - 1 for i in range(first + 1, last) if tokens.lower[i] == ";"), last)


def _with_condition(tokens: Tokens, verb: int, complement: Complement) -> Complement:
    """Extend a complement by a following condition (warned of cuts | if the budget fails)."""
    if act_of(tokens.lemma[verb], complement=complement.name) not in _CONDITIONAL_ACTS:
        return complement
    begin, end = complement.pieces[-1]
    for child in tokens.kids(verb, "advcl"):
        conditional = any(tokens.lower[c] in ("if", "unless") for c in tokens.children[child])
        if conditional and not tokens.raw[end : tokens.begin[tokens.left[child]]].strip(" ,-–—"):
            piece = (begin, tokens.end[tokens.right[child]])
            return replace(complement, pieces=(*complement.pieces[:-1], piece))
    return complement


def _at_number(tokens: Tokens, verb: int) -> Iterator[Complement]:
    """The complement of “put the losses at 300”, wherever the parser attached “at”."""
    noun = tokens.child(verb, "dobj")
    if noun is None or noun < verb:
        return
    for at in (*tokens.kids(verb, "prep"), *tokens.kids(noun, "prep")):
        inner = tokens.child(at, "pobj")
        if tokens.lower[at] in ("at", "around", "near") and inner is not None and _number(tokens, at, inner):
            yield Complement("at-number", None, (tokens.span(tokens.left[noun], tokens.right[at]),))


def _after_preposition(tokens: Tokens, preposition: int) -> Iterator[Complement]:
    last = tokens.right[preposition]
    if last > preposition:
        yield Complement(tokens.lower[preposition], preposition, (tokens.span(preposition + 1, last),))


def _range(tokens: Tokens, preposition: int) -> bool:
    """Whether a preposition is between two numbers (21 to 14)."""
    around = tokens.pos[preposition - 1], tokens.pos[min(preposition + 1, len(tokens) - 1)]
    return around == ("NUM", "NUM")


def _number(tokens: Tokens, first: int, last: int) -> bool:
    return any(tokens.pos[i] == "NUM" or tokens.lower[i][0].isdigit() for i in range(first + 1, last + 1))


def _relative(tokens: Tokens, verb: int, noun: int) -> tuple[Span, ...]:
    """The complement of a verb in a relative clause (what he | called | a farce)."""
    end = _object_end(tokens, verb, verb)
    pieces = [tokens.span(*tokens.edges(noun))]
    return (*pieces, tokens.span(verb + 1, end)) if end > verb else tuple(pieces)


def is_phrase(tokens: Tokens, i: int, listed: str) -> bool:
    """Whether a token begins a prepositional phrase with one of the listed prepositions."""
    if tokens.dep[i] != "prep" or tokens.lower[i] not in words(listed):
        return False
    return tokens.child(i, "pobj", "pcomp") is not None


def infinitive(tokens: Tokens, verb: int) -> bool:
    """Whether a verb is a to-infinitive."""
    return any(tokens.lower[c] == "to" and tokens.dep[c] == "aux" for c in tokens.children[verb])


def _object_end(tokens: Tokens, verb: int, noun: int) -> int:
    """The last token of an object with its predicate (“called it | a farce”, “blasted him | for lying”)."""
    last = tokens.right[noun] if noun != verb else verb
    reached = last
    for child in tokens.children[verb]:
        if child <= last:
            continue
        if tokens.left[child] != reached + 1:
            break
        if tokens.dep[child] in _AFTER_OBJECT or (
            tokens.dep[child] == "prep" and tokens.lower[child] in words("after_object")
        ):
            last = tokens.right[child]
        elif tokens.dep[child] not in ("npadvmod", "advmod"):
            break
        reached = tokens.right[child]
    return last
