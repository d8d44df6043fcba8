"""The parse of a text as plain lists, so that rules can walk it at little cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.attrs import DEP, HEAD, LEMMA, LOWER, POS, TAG
from spacy.tokens import Doc

from ...lexicons.cues import mended_lemma
from ...model.spans import Span, trim


@dataclass(frozen=True, slots=True)
class Tree:
    """A dependency tree as parallel lists, one item a token.

    Attributes:
        text: the text that was parsed.
        head: index of each token's head (its own for a root).
        dep, pos, tag, lemma, lower: spaCy's labels, lemmas in lower case.
        children: indices of each token's dependents, in text order.
        left, right: first and last token of each token's subtree.
        begin, end: character offsets of each token.
        sentence: (first, last) token of each token's sentence.
    """

    text: str
    head: list[int]
    dep: list[str]
    pos: list[str]
    tag: list[str]
    lemma: list[str]
    lower: list[str]
    children: list[list[int]]
    left: list[int]
    right: list[int]
    begin: list[int]
    end: list[int]
    sentence: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.head)

    def child(self, i: int, *labels: str) -> int | None:
        """The first dependent of `i` with one of the labels, or None."""
        return next((c for c in self.children[i] if self.dep[c] in labels), None)

    def kids(self, i: int, *labels: str) -> Iterator[int]:
        """The dependents of `i` with one of the labels."""
        return (c for c in self.children[i] if self.dep[c] in labels)

    def span(self, first: int, last: int) -> Span:
        """Characters from one token to another (both included), edges trimmed of white space."""
        return trim(self.text, (self.begin[first], self.end[last]))

    def subtree(self, i: int) -> tuple[int, int]:
        """First and last token of what depends on `i`."""
        return self.left[i], self.right[i]


def make_tree(doc: Doc) -> Tree:
    """The tree of a parsed text."""
    strings = doc.vocab.strings
    columns = doc.to_array([HEAD, DEP, POS, TAG, LEMMA, LOWER])
    words = {int(key): strings[int(key)] for key in {int(k) for k in columns[:, 1:].ravel()}}
    size = len(doc)
    head = [i + offset for i, offset in enumerate(columns[:, 0].astype("int64").astype("int32").tolist())]
    dep, pos, tag, lemma, lower = ([words[key] for key in columns[:, k].tolist()] for k in range(1, 6))
    children: list[list[int]] = [[] for _ in range(size)]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    begin = [token.idx for token in doc]
    sentence: list[tuple[int, int]] = []
    for sent in doc.sents:
        sentence.extend([(sent.start, sent.end - 1)] * (sent.end - sent.start))
    return Tree(
        text=doc.text,
        head=head,
        dep=dep,
        pos=pos,
        tag=tag,
        lemma=[mended_lemma(form, word.lower()) for form, word in zip(lower, lemma, strict=True)],
        lower=lower,
        children=children,
        left=[token.left_edge.i for token in doc],
        right=[token.right_edge.i for token in doc],
        begin=begin,
        end=[b + len(token) for b, token in zip(begin, doc, strict=True)],
        sentence=sentence,
    )
