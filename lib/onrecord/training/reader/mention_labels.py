"""Mentions of a training document, its anaphors, and which mentions are right antecedents."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from ...actors.coreference.mention_context import PRONOUNS, describe, words_of
from ...model.attribution import Attribution
from ...model.mention import Mention
from ...model.spans import Span, overlap
from ...networks.antecedents import KINDS
from ...networks.mention_features import candidates_of, tabulate
from .documents import Document

ACTORS = frozenset(("person", "organization", "place", "animal"))
"""Types of GUM that may be antecedents; a place acts if it is a state."""
_FIRST_AND_SECOND = frozenset((
    "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "you", "your", "yours",
    "yourself", "yourselves",
))  # fmt: skip
_PARSED_TYPES = {"PERSON": 0, "ORG": 1, "GPE": 2, "LOC": 2, "FAC": 2}
_RELATIVE = frozenset(("who", "which", "that", "whose"))
_LONGEST_LEAD = 8
"""Most words of a noun phrase before its head."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Mentions with their labels; arrays have one entry per mention unless stated otherwise.

    Attributes:
        mentions: in text order.
        is_open: bool, whether a mention may be an antecedent.
        anaphors: int64 (anaphors,), indices of those to resolve.
        right: indices of the right antecedents of each anaphor among the candidates.
        nobody: bool (anaphors,), whether “nobody yet” is (also) right.
        kinds: int64, index in `KINDS`, -1 if unknown.
    """

    mentions: tuple[Mention, ...]
    is_open: NDArray[np.bool_]
    anaphors: NDArray[np.int64]
    right: tuple[frozenset[int], ...]
    nobody: NDArray[np.bool_]
    kinds: NDArray[np.int64]


def label(document: Document, doc: Doc, attributions: Sequence[Attribution]) -> Labelled | None:
    """Labels of a document of GUM or GAP or of one with hidden names; None for others."""
    if document.chains is not None:
        return _label_chains(document, doc, attributions)
    if document.pronoun is not None:
        return _label_pronoun(document, doc, attributions)
    if document.hidden is not None:
        return _label_hidden(document, doc, attributions)
    return None


def names_of(doc: Doc) -> list[tuple[Span, int]]:
    """Names of persons, organizations and places with their type, of a parse with entities."""
    found = [
        (name_span(doc, (x.start_char, x.end_char)), x.label_) for x in doc.ents if x.label_ in _PARSED_TYPES
    ]
    return [(span, _PARSED_TYPES[kind]) for span, kind in found]


def name_span(doc: Doc, span: Span) -> Span:
    """A name without its determiner, its possessive ending, and a relative clause or apposition."""
    tokens = [token for token in words_of(doc, span) if not token.is_space]
    while len(tokens) > 1 and (tokens[0].lower_ in ("the", "a", "an") or tokens[0].is_punct):
        tokens = tokens[1:]
    stop = next(
        (i for i, t in enumerate(tokens) if i and (t.text in ",(–—;:" or t.lower_ in _RELATIVE)), None
    )
    tokens = tokens[:stop]
    while len(tokens) > 1 and (tokens[-1].tag_ == "POS" or tokens[-1].is_punct):
        tokens = tokens[:-1]
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else span


def noun_phrase_span(doc: Doc, span: Span) -> Span:
    """A noun phrase up to its head, a coordination up to its last head."""
    words = words_of(doc, span)
    last: Token = words.root
    while following := [c for c in last.rights if c.dep_ == "conj" and c.i < words.end]:
        last = following[0]
    first = next((token for token in words if not token.is_space), words[0])
    if words.root.i - first.i > _LONGEST_LEAD:
        first = doc[max(words.root.left_edge.i, words.start)]
    return (first if first.i <= last.i else words.root).idx, last.idx + len(last)


def _label_chains(document: Document, doc: Doc, attributions: Sequence[Attribution]) -> Labelled:
    found: dict[Span, tuple[str, int | None, str | None]] = {}
    for begin, end, chain, kind, form in document.chains or ():
        low = document.text[begin:end].lower()
        if low in _FIRST_AND_SECOND or (form == "pronoun" and low not in PRONOUNS):
            continue
        cut = name_span if form == "name" else noun_phrase_span
        span = (begin, end) if low in PRONOUNS else cut(doc, (begin, end))
        found.setdefault(span, (form, chain, kind))
    for token in doc:  # a pronoun that GUM does not mark is an expletive
        if token.lower_ in PRONOUNS and not any(token.idx == begin for begin, _ in found):
            found[token.idx, token.idx + len(token)] = ("pronoun", None, None)
    mentions = describe(doc, [(span, found[span][0] == "name") for span in found], attributions)
    forms, chains, kinds = zip(*(found[m.span] for m in mentions), strict=True) if mentions else ((), (), ())
    anaphors = [
        i
        for i, (form, kind) in enumerate(zip(forms, kinds, strict=True))
        if form == "pronoun" or (form == "nominal" and kind in ACTORS)
    ]
    is_open = np.array([kind in ACTORS for kind in kinds], dtype=np.bool_)
    known = [-1 if kind is None else KINDS.index(kind if kind in KINDS else "other") for kind in kinds]
    right = _right(mentions, is_open, anaphors, lambda i, j: chains[i] is not None and chains[i] == chains[j])
    return _labelled(mentions, is_open, anaphors, right, kinds=known)


def _label_pronoun(document: Document, doc: Doc, attributions: Sequence[Attribution]) -> Labelled:
    pronoun, text = document.pronoun, document.text
    assert pronoun is not None
    names = set(pronoun.names)
    for span, _ in names_of(doc):
        if not any(overlap(span, other) for other in names):
            names.add(span)
    mentions = describe(doc, [*((s, True) for s in names), (pronoun.span, False)], attributions)
    owners = [owner_of(text, m.span, pronoun.names) if m.span != pronoun.span else None for m in mentions]
    anaphor = next(i for i, m in enumerate(mentions) if m.span == pronoun.span)
    is_open = np.array([owner is not None for owner in owners], dtype=np.bool_)
    wanted = {i for i in (0, 1) if pronoun.right[i]} or {-1}
    right = _right(mentions, is_open, [anaphor], lambda _, j: owners[j] in wanted)
    return _labelled(mentions, is_open, [anaphor], right, nobody=wanted == {-1})


def owner_of(text: str, span: Span, names: tuple[Span, Span]) -> int | None:
    """Which of two names a name repeats: 0 or 1; -1 for neither, None if it may be either."""
    if span in names:
        return names.index(span)
    low = text[slice(*span)].lower()
    both = [text[slice(*name)].lower() for name in names]
    if low in both:
        return both.index(low)
    words = set(low.split())
    shares = [words <= set(name.split()) or set(name.split()) <= words for name in both]
    return None if all(shares) else shares.index(True) if any(shares) else -1


def _label_hidden(document: Document, doc: Doc, attributions: Sequence[Attribution]) -> Labelled:
    hidden = document.hidden
    assert hidden is not None
    keys: Mapping[Span, str | None] = {(b, e): key for b, e, key in (*hidden.names, *hidden.anaphors)}
    replaced = {(b, e) for b, e, _ in hidden.anaphors}
    mentions = describe(doc, [(span, span not in replaced) for span in keys], attributions)
    anaphors = [i for i, m in enumerate(mentions) if m.span in replaced]
    is_open = np.ones(len(mentions), dtype=np.bool_)

    def same(i: int, j: int) -> bool:
        key = keys[mentions[i].span]
        return key is not None and key == keys[mentions[j].span]

    return _labelled(mentions, is_open, anaphors, _right(mentions, is_open, anaphors, same))


def _right(
    mentions: Sequence[Mention],
    is_open: NDArray[np.bool_],
    anaphors: Sequence[int],
    same: Callable[[int, int], bool],
) -> list[frozenset[int]]:
    """The right candidates of each anaphor; a later mention is right only if no earlier one is."""
    if not anaphors:
        return []
    allowed = candidates_of(tabulate(mentions), np.array(anaphors, dtype=np.int64), is_open)
    result = []
    for row, i in enumerate(anaphors):
        good = [int(j) for j in np.flatnonzero(allowed[row]) if same(i, int(j))]
        result.append(frozenset([j for j in good if j < i] or good))
    return result


def _labelled(
    mentions: Sequence[Mention],
    is_open: NDArray[np.bool_],
    anaphors: Sequence[int],
    right: Sequence[frozenset[int]],
    kinds: Sequence[int] | None = None,
    nobody: bool = False,
) -> Labelled:
    return Labelled(
        mentions=tuple(mentions),
        is_open=is_open,
        anaphors=np.array(anaphors, dtype=np.int64),
        right=tuple(right),
        nobody=np.array([nobody or not good for good in right], dtype=np.bool_),
        kinds=np.array(kinds if kinds is not None else [-1] * len(mentions), dtype=np.int64),
    )
