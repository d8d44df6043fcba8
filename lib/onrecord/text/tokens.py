"""A parsed text as plain lists over its words, without white space."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, POS, TAG
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from ..lexicons.cues import mended_lemma
from ..lexicons.words import fold, words
from ..model.spans import Span
from .pipeline import is_dictionary_word
from .quotations import Quotation

_HEADLINE = 20
_OPENERS = frozenset(("“", '"', "‘", ":", "``", "•", "«"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


@dataclass(frozen=True, eq=False)
class Tokens:
    """The words of a parsed text. Every list has one entry per word.

    Attributes:
        raw: the text.
        quotations: its outermost quotations.
        text, lower, low: the word as written, in lower case, and folded (`onrecord.lexicons.words.fold`).
        tag, pos, dep: its fine and coarse tags, and its relation to its head.
        lemma: its lemma, corrected for known errors of the tagger.
        ent: its entity type, or an empty string.
        ent_id: number of its entity, or -1.
        head: index of its syntactic head (its own for a root).
        children: indexes of the words that depend on it, in text order.
        begin, end: character offsets.
        sentence, paragraph: numbers of its sentence and paragraph.
        quoted: number of its quotation, or -1.
    """

    raw: str
    quotations: tuple[Quotation, ...]
    text: list[str]
    lower: list[str]
    low: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    lemma: list[str]
    ent: list[str]
    ent_id: list[int]
    head: list[int]
    children: list[list[int]]
    begin: list[int]
    end: list[int]
    sentence: list[int]
    paragraph: list[int]
    quoted: list[int]

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def initial(self) -> list[bool]:
        """Whether each word begins a sentence or a quotation; a capital carries no information there."""
        return [
            n == 0
            or self.sentence[n] != self.sentence[n - 1]
            or self.paragraph[n] != self.paragraph[n - 1]
            or (self.text[n - 1] in _OPENERS and not (n > 1 and self.low[n - 2] in words("by_name")))
            for n in range(len(self))
        ]

    @cached_property
    def nouns(self) -> Mapping[str, Sequence[int]]:
        """Indexes of the common nouns with each lemma, in text order."""
        found: dict[str, list[int]] = {}
        for n, (lemma, pos) in enumerate(zip(self.lemma, self.pos, strict=True)):
            if pos == "NOUN":
                found.setdefault(lemma, []).append(n)
        return found

    @cached_property
    def heading(self) -> list[bool]:
        """Whether each word is in a heading; nearly all words are capitalised there."""
        out = [False] * len(self.text)
        begin = 0
        for n in range(1, len(self.text) + 1):
            if n < len(self.text) and self.sentence[n] == self.sentence[begin]:
                continue
            longer = [word for word in self.text[begin:n] if word.isalpha() and len(word) > 3]
            lower = sum(word[0].islower() for word in longer)
            plain = [word for word in self.text[begin:n] if word.isalpha() and len(word) > 1]
            shouted = sum(word.isupper() for word in plain) > 0.8 * len(plain)
            closed = self.text[n - 1] in (".", "?", "!", "”", '"', ",", ":") and not self._capitals(begin, n)
            if len(longer) > 2 and (shouted or (lower <= len(longer) // 8 and not closed)):
                out[begin:n] = [True] * (n - begin)
            begin = n
        for first, end in (*self._shouted_runs(), *self._title_case()):
            out[first:end] = [True] * (end - first)
        return out

    def _title_case(self) -> Iterator[tuple[int, int]]:
        """Yield short paragraphs in headline case, which may have several sentences."""
        begin = 0
        for end in range(1, len(self.text) + 1):
            if end < len(self.text) and self.paragraph[end] == self.paragraph[begin]:
                continue
            longer = [word for word in self.text[begin:end] if word.isalpha() and len(word) > 3]
            lower = sum(word[0].islower() for word in longer)
            if 3 < len(longer) < _HEADLINE and lower <= len(longer) // 8 and self._capitals(begin, end):
                yield begin, end
            begin = end

    def _shouted_runs(self) -> Iterator[tuple[int, int]]:
        """Yield runs of words in capitals that begin a paragraph (“SAVE IT: …”) or have common words."""
        n = 0
        while n < len(self.text):
            end = n
            while end < len(self.text) and self.paragraph[end] == self.paragraph[n] and self._shouts(end):
                end += 1
            opens = n == 0 or self.paragraph[n - 1] < self.paragraph[n]
            heads = opens and end - n > 1 and self.text[end : end + 1] == [":"]
            plain = sum(is_dictionary_word(self.low[k]) for k in range(n, end) if len(self.low[k]) > 2)
            if heads or (end - n > 2 and plain > 1):
                yield n, end
            n = max(end, n + 1)

    def _shouts(self, n: int) -> bool:
        text = self.text[n]
        return text.isupper() or (self.adjacent(n) and text in ("'s", "’s", "-"))

    def _capitals(self, begin: int, end: int) -> bool:
        """Whether a sentence that fills a paragraph capitalises its common words, as headlines do."""
        alone = (begin == 0 or self.paragraph[begin - 1] < self.paragraph[begin]) and (
            end == len(self.text) or self.paragraph[end] > self.paragraph[begin]
        )
        if not alone or any(
            self.pos[n] in ("VERB", "AUX") and self.text[n].islower() and self.text[n].isalpha()
            for n in range(begin, end)
        ):
            return False
        raised = [n for n in range(begin + 1, end) if self.text[n].istitle() and self.ent[n] != "PERSON"]
        return sum(is_dictionary_word(self.low[n]) for n in raised) > 1

    def within(self, span: Span) -> range:
        """Indexes of the words that overlap a span of characters."""
        return range(bisect_right(self.end, span[0]), bisect_left(self.begin, span[1]))

    def span(self, first: int, last: int) -> Span:
        """The span of characters of the words from `first` to `last`."""
        return self.begin[first], self.end[last]

    def words(self, first: int, last: int) -> str:
        """The text of the words from `first` to `last`, on one line."""
        return " ".join(self.raw[self.begin[first] : self.end[last]].split())

    def adjacent(self, n: int) -> bool:
        """Whether no white space separates a word from the one before it."""
        return n > 0 and self.begin[n] == self.end[n - 1]

    def edges(self, n: int) -> tuple[int, int]:
        """The first and last word of a word's subtree."""
        return self.left[n], self.right[n]

    @cached_property
    def left(self) -> list[int]:
        """The first word of the subtree of each word."""
        return self._reach(min)

    @cached_property
    def right(self) -> list[int]:
        """The last word of the subtree of each word."""
        return self._reach(max)

    def _reach(self, better: Callable[[int, int], int]) -> list[int]:
        """For each word, the best index in its subtree, by `better`."""
        found = list(range(len(self)))
        order = [n for n, above in enumerate(self.head) if above == n]
        for n in order:  # grows in the loop: each word comes after its head
            order += (below for below in self.children[n] if below != n)
        for n in reversed(order):
            above = self.head[n]
            found[above] = better(found[above], found[n])
        return found

    def is_subject(self, n: int) -> bool:
        """Whether a word, or the word it is coordinated with, is the subject of a verb."""
        for _ in range(4):
            if self.dep[n] in _SUBJECTS:
                return True
            if self.dep[n] not in ("conj", "appos") or self.head[n] == n:
                return False
            n = self.head[n]
        return False

    def child(self, n: int, *relations: str) -> int | None:
        """The first child of a word with one of the relations, or None."""
        return next(self.kids(n, *relations), None)

    def kids(self, n: int, *relations: str) -> Iterator[int]:
        """The children of a word with one of the relations, in text order."""
        return (c for c in self.children[n] if self.dep[c] in relations)

    def ends_sentence(self, n: int) -> bool:
        """Whether a word is the last one of its sentence."""
        return n + 1 == len(self) or self.sentence[n + 1] != self.sentence[n]


def make_tokens(doc: Doc, text: str, quotations: Sequence[Quotation]) -> Tokens:
    """Return the words of a parsed text.

    Args:
        doc: the parse.
        text: its text.
        quotations: the outermost quotations of the text.
    """
    places = [token.i for token in doc if not token.is_space]
    at = {place: n for n, place in enumerate(places)}
    columns = doc.to_array([HEAD, DEP, POS, TAG, LEMMA, LOWER, ENT_TYPE])[places]
    strings = {int(key): doc.vocab.strings[int(key)] for key in np.unique(columns[:, 1:])}
    dep, pos, tag, lemma, lower, ent = (
        [strings[key] for key in column] for column in columns[:, 1:].T.tolist()
    )
    offsets = columns[:, 0].astype(np.int64).tolist()
    head = [at.get(place + offset, n) for n, (place, offset) in enumerate(zip(places, offsets, strict=True))]
    children: list[list[int]] = [[] for _ in places]
    for n, above in enumerate(head):
        if above != n:
            children[above].append(n)
    own = [doc[place].text for place in places]
    begin = [doc[place].idx for place in places]
    end = [b + len(word) for b, word in zip(begin, own, strict=True)]
    return Tokens(
        raw=text,
        quotations=tuple(quotations),
        text=own,
        lower=lower,
        low=[fold(word) for word in own],
        tag=tag,
        pos=pos,
        dep=dep,
        lemma=[mended_lemma(form, word.lower()) for form, word in zip(lower, lemma, strict=True)],
        ent=ent,
        ent_id=_numbers_of(doc.ents, at),
        head=head,
        children=children,
        begin=begin,
        end=end,
        sentence=_numbers_of(doc.sents, at),
        paragraph=_paragraphs(text, begin, end),
        quoted=_quoted(quotations, begin, end),
    )


def _numbers_of(spans: Iterable[SpacySpan], at: Mapping[int, int]) -> list[int]:
    """For each word, the number of the span that contains it, or -1."""
    found = [-1] * len(at)
    for number, span in enumerate(spans):
        for i in range(span.start, span.end):
            if i in at:
                found[at[i]] = number
    return found


def _paragraphs(text: str, begin: Sequence[int], end: Sequence[int]) -> list[int]:
    """For each word, the number of its paragraph; a line break begins a new one."""
    breaks = ("\n" in text[before:after] for before, after in zip([0, *end], begin, strict=False))
    return list(accumulate(breaks))


def _quoted(quotations: Sequence[Quotation], begin: Sequence[int], end: Sequence[int]) -> list[int]:
    """For each word, the number of its quotation, or -1."""
    found = [-1] * len(begin)
    for number, quotation in enumerate(quotations):
        for first, last in quotation.parts:
            inside = range(bisect_right(end, first), bisect_left(begin, last))
            found[inside.start : inside.stop] = [number] * len(inside)
    return found
