"""Unlabelled mentions for a teacher to label: names and pronouns in sentences and paragraphs."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from ..language import parse_all
from ..spans import Span, overlap, paragraphs
from .newsmtsc import Labelled

Mention = tuple[str, Span]
"""A text and the characters of the mention in it."""

_KINDS = {"PERSON": 1.0, "ORG": 0.6, "GPE": 0.3, "NORP": 0.25}
_PRONOUNS = frozenset(("he", "she", "him", "his", "her", "they"))
_PRONOUN = 0.35
_LEAST, _MOST = 6, 220
"""Fewest and most tokens of a text."""


def in_articles(texts: Iterable[str], seed: int = 0) -> Iterator[Mention]:
    """Up to two mentions of each sentence, and one of each paragraph of several, by chance."""
    rng = random.Random(seed)
    whole = (text[b:e] for text in texts for b, e in paragraphs(text))
    for doc in parse_all(whole):
        for sentence in doc.sents:
            if _LEAST <= len(sentence) <= _MOST:
                text, shift = sentence.text, sentence.start_char
                for begin, end in _some(_mentions(sentence, rng), 2, rng):
                    yield text, (begin - shift, end - shift)
        if len(list(doc.sents)) > 1 and len(doc) <= _MOST:
            names = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in ("PERSON", "ORG")]
            for span in _some(names, 1, rng):
                yield doc.text, span


def beside(rows: Sequence[Labelled], seed: int = 0) -> Iterator[Mention]:
    """One mention by chance of each sentence beside those that are labelled in it."""
    rng = random.Random(seed)
    labelled: dict[str, list[Span]] = {}
    for row in rows:
        labelled.setdefault(row.text, []).append(row.target)
    for doc in parse_all(labelled):
        free = [
            m for m in _mentions(doc, rng) if not any(overlap(m, target) for target in labelled[doc.text])
        ]
        for span in _some(free, 1, rng):
            yield doc.text, span


def _mentions(words: Doc | SpacySpan, rng: random.Random) -> list[Span]:
    """Names, the rarer kinds by chance, and some pronouns."""
    found = [(e.start_char, e.end_char) for e in words.ents if rng.random() < _KINDS.get(e.label_, 0.0)]
    found += [(t.idx, t.idx + len(t)) for t in words if t.lower_ in _PRONOUNS and rng.random() < _PRONOUN]
    return found


def _some(spans: Sequence[Span], most: int, rng: random.Random) -> list[Span]:
    return rng.sample(list(spans), min(most, len(spans)))
