"""Picks mentions for a teacher to label: names, pronouns and nouns in sentences and paragraphs."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from ..model.spans import Span, overlap, paragraphs
from ..text import parse_all
from .newsmtsc import Labelled

Mention = tuple[str, Span]
"""A text and the characters of the mention in it."""

_NAMES = {"PERSON": 1.0, "ORG": 0.8, "GPE": 0.5, "NORP": 0.4}
_PRONOUNS = dict.fromkeys(("he", "she", "him", "his", "her"), 0.6) | dict.fromkeys(
    ("they", "them", "their", "it", "we", "i"), 0.2
)
_NOUN = 0.12
"""Chances that a name of a kind, a pronoun, and a noun that is a subject or an object are taken."""
_PARTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
_BEFORE = frozenset(("det", "amod", "compound", "poss"))
_LEAST, _MOST = 6, 220
"""Fewest and most tokens of a text."""
_OF_SENTENCE, _OF_LABELLED = 3, 5
"""Most mentions of a sentence; of one that has labelled mentions."""


def in_articles(texts: Iterable[str], seed: int = 0) -> Iterator[Mention]:
    """Yield up to three random mentions per sentence, and a name in every second longer paragraph."""
    rng = random.Random(seed)
    whole = (text[b:e] for text in texts for b, e in paragraphs(text))
    for doc in (parsed.doc for parsed in parse_all(whole)):
        for sentence in doc.sents:
            if _LEAST <= len(sentence) <= _MOST:
                text, shift = sentence.text, sentence.start_char
                for begin, end in _mentions(sentence, (), rng)[:_OF_SENTENCE]:
                    yield text, (begin - shift, end - shift)
        names = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("PERSON", "ORG")]
        if names and len(list(doc.sents)) > 1 and len(doc) <= _MOST and rng.random() < 0.5:
            yield doc.text, rng.choice(names)


def beside(rows: Sequence[Labelled], seed: int = 0) -> Iterator[Mention]:
    """Yield up to five random mentions per sentence besides the labelled ones."""
    rng = random.Random(seed)
    labelled: dict[str, list[Span]] = {}
    for row in rows:
        labelled.setdefault(row.text, []).append(row.target)
    for doc in (parsed.doc for parsed in parse_all(labelled)):
        for span in _mentions(doc, labelled[doc.text], rng)[:_OF_LABELLED]:
            yield doc.text, span


def _mentions(words: Doc | SpacySpan, taken: Sequence[Span], rng: random.Random) -> list[Span]:
    """Return random mentions in random order that overlap neither each other nor those taken."""
    found = [(e.start_char, e.end_char) for e in words.ents if rng.random() < _NAMES.get(e.label_, 0.0)]
    found += [_with_modifiers(t) for t in words if rng.random() < _chance(t)]
    free: list[Span] = []
    for span in found:
        if not any(overlap(span, other) for other in [*taken, *free]):
            free.append(span)
    rng.shuffle(free)
    return free


def _chance(token: Token) -> float:
    if token.pos_ == "NOUN" and token.dep_ in _PARTS:
        return _NOUN
    return _PRONOUNS.get(token.lower_, 0.0)


def _with_modifiers(token: Token) -> Span:
    """Return the span of a word with its article, adjectives and possessor."""
    begin = min([left.idx for left in token.lefts if left.dep_ in _BEFORE] + [token.idx])
    return begin, token.idx + len(token)
