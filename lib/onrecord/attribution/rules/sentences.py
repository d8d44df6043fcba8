"""Sentences of the reporter, in which a quotation counts as a single word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from ...model.spans import Span
from ...text.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Quote:
    """The part of a quotation in one paragraph, in tokens.

    Attributes:
        quotation: index of the quotation in the text.
        first, last: its tokens, including the marks.
        outer, inner: its characters with and without marks.
    """

    quotation: int
    first: int
    last: int
    outer: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the reporter: tokens `first` to `last`, its quotes and its paragraph."""

    first: int
    last: int
    paragraph: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Narrative:
    """A text as the reporter's sentences.

    Attributes:
        quotes: all quotes, in order; `quoted` has the index of each token's quote, or -1.
        sentences: in order, without overlaps; `of` has each token's sentence.
    """

    quotes: tuple[Quote, ...]
    quoted: list[int]
    sentences: tuple[Sentence, ...]
    of: list[int]


def narrate(tokens: Tokens) -> Narrative:
    """Divide a text into the reporter's sentences."""
    quotes = _quotes(tokens)
    quoted = [-1] * len(tokens)
    for k, quote in enumerate(quotes):
        for i in range(quote.first, quote.last + 1):
            quoted[i] = k
    sentences: list[Sentence] = []
    of = [0] * len(tokens)
    first = 0
    firsts = [quote.first for quote in quotes]
    for last in (i for i in range(len(tokens)) if _ends(tokens, quotes, quoted, i)):
        inside = quotes[bisect_left(firsts, first) : bisect_right(firsts, last)]
        of[first : last + 1] = [len(sentences)] * (last + 1 - first)
        sentences.append(Sentence(first, last, tokens.paragraph[first], inside))
        first = last + 1
    return Narrative(quotes, quoted, tuple(sentences), of)


def _quotes(tokens: Tokens) -> tuple[Quote, ...]:
    quotes = []
    for k, quotation in enumerate(tokens.quotations):
        for outer, inner in zip(quotation.outer, quotation.parts, strict=True):
            first = max(0, bisect_right(tokens.begin, outer[0]) - 1)
            last = max(first, bisect_left(tokens.begin, outer[1]) - 1)
            quotes.append(Quote(k, first, last, outer, inner))
    return tuple(quotes)


def _ends(tokens: Tokens, quotes: Sequence[Quote], quoted: Sequence[int], i: int) -> bool:
    """Whether a sentence ends at token `i`."""
    if i + 1 == len(tokens) or tokens.paragraph[i + 1] != tokens.paragraph[i]:
        return True
    if quoted[i] < 0:
        if tokens.ends_sentence(i) and tokens.tag[i] in (".", ":", "''") and quoted[i + 1] < 0:
            return True
        return tokens.lower[i] in (".", "?", "!") and (quoted[i + 1] >= 0 or tokens.ends_sentence(i))
    quote = quotes[quoted[i]]
    if i != quote.last:
        return False
    final = tokens.raw[quote.inner[1] - 1]
    if final in "?!":
        return quoted[i + 1] >= 0 or (_capital(tokens, i + 1) and not _reports(tokens, i + 1))
    return final == "." and (quoted[i + 1] >= 0 or _capital(tokens, i + 1))


def _capital(tokens: Tokens, i: int) -> bool:
    return tokens.raw[tokens.begin[i] : tokens.begin[i] + 1].isupper()


def _reports(tokens: Tokens, i: int) -> bool:
    """Whether a short reporting clause begins at `i` and ends its sentence (“Why?” Smith asked.)."""
    for k in range(i, min(i + 9, len(tokens))):
        if tokens.lower[k] in (",", ".", "“", '"', ":"):
            return k > i and any(tokens.pos[j] == "VERB" for j in range(max(i, k - 3), k))
    return False
