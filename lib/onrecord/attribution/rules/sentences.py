"""Sentences of the narrator: a quotation, whatever it holds, is one word of the sentence around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ...model.spans import Span
from ...text.quotations import Quotation
from .tree import Tree


@dataclass(frozen=True, slots=True)
class Quote:
    """One part of a quotation (one paragraph's worth) in tokens.

    Attributes:
        quotation: index of the quotation in the text.
        first, last: its tokens, marks included.
        outer, inner: its characters with and without marks.
    """

    quotation: int
    first: int
    last: int
    outer: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the narrator: tokens `first` to `last`, the quotes in it, its paragraph (from 0)."""

    first: int
    last: int
    paragraph: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Narrative:
    """A text as the narrator's sentences.

    Attributes:
        quotes: all quotes, in order; `quoted` tells for each token the quote it stands in, or -1.
        sentences: in order, no token in two; `of` gives each token's sentence.
    """

    quotes: tuple[Quote, ...]
    quoted: list[int]
    sentences: tuple[Sentence, ...]
    of: list[int]


def narrate(tree: Tree, quotations: Sequence[Quotation]) -> Narrative:
    """Cut a text into the narrator's sentences."""
    quotes = _quotes(tree, quotations)
    quoted = [-1] * len(tree)
    for k, quote in enumerate(quotes):
        for i in range(quote.first, quote.last + 1):
            quoted[i] = k
    breaks = [i for i in range(len(tree)) if _ends(tree, quotes, quoted, i)]
    sentences: list[Sentence] = []
    of = [0] * len(tree)
    first = paragraph = 0
    firsts = [quote.first for quote in quotes]
    for last in breaks if breaks and breaks[-1] == len(tree) - 1 else [*breaks, len(tree) - 1]:
        inside = quotes[bisect_left(firsts, first) : bisect_right(firsts, last)]
        of[first : last + 1] = [len(sentences)] * (last + 1 - first)
        sentences.append(Sentence(first, last, paragraph, inside))
        paragraph += _is_break(tree, last)
        first = last + 1
    return Narrative(quotes, quoted, tuple(sentences), of)


def _quotes(tree: Tree, quotations: Sequence[Quotation]) -> tuple[Quote, ...]:
    quotes = []
    for k, quotation in enumerate(quotations):
        for outer, inner in zip(quotation.outer, quotation.parts, strict=True):
            first = max(0, bisect_right(tree.begin, outer[0]) - 1)
            last = max(first, bisect_left(tree.begin, outer[1]) - 1)
            quotes.append(Quote(k, first, last, outer, inner))
    return tuple(quotes)


def _is_break(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "SPACE" and "\n" in tree.text[tree.begin[i] : tree.end[i]]


def _ends(tree: Tree, quotes: Sequence[Quote], quoted: Sequence[int], i: int) -> bool:
    """Whether a sentence ends with token `i`."""
    if _is_break(tree, i):
        return True
    if i + 1 >= len(tree):
        return True
    if quoted[i] < 0:
        if tree.sentence[i][1] == i and tree.tag[i] in (".", ":", "''") and quoted[i + 1] < 0:
            return True
        return tree.lower[i] in (".", "?", "!") and (quoted[i + 1] >= 0 or tree.sentence[i][1] == i)
    quote = quotes[quoted[i]]
    if i != quote.last:
        return False
    final = tree.text[quote.inner[1] - 1]
    if final in "?!":
        return quoted[i + 1] >= 0 or (_capital(tree, i + 1) and not _reports(tree, i + 1))
    return final == "." and (quoted[i + 1] >= 0 or _capital(tree, i + 1))


def _capital(tree: Tree, i: int) -> bool:
    return tree.text[tree.begin[i] : tree.begin[i] + 1].isupper()


def _reports(tree: Tree, i: int) -> bool:
    """Whether a short clause of saying begins at `i` and ends its sentence (“Why?” Smith asked.)."""
    for k in range(i, min(i + 9, len(tree))):
        if tree.lower[k] in (",", ".", "“", '"', ":"):
            return k > i and any(tree.pos[j] == "VERB" for j in range(max(i, k - 3), k))
    return False
