"""Texts with entities marked by hand or by other models, and the reader's vectors of their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray

from ...model.names import Entity
from ...networks.entities import Words, words_of
from ...networks.reader import read
from ..polnear import read_split
from ..reader.documents import draw, read_names

_SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’]?(?=\s)|$)", re.MULTILINE)
_SHORT = range(15, 200)
"""Characters of a sentence that is made a text of its own."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text and its entities.

    Attributes:
        id: of the text in its corpus.
        text: the text.
        names: (begin, end, type) by hand, with the types of English Worldwide Newswire; None if it has none.
    """

    id: str
    text: str
    names: tuple[tuple[int, int, str], ...] | None


@dataclass(frozen=True, slots=True, eq=False)
class Example:
    """A document as the network sees it.

    Attributes:
        document: the document.
        words: its words.
        vectors: float16 (words, 2 × width), the input of the network.
        found: the entities that each other model finds in it.
    """

    document: Document
    words: Words
    vectors: NDArray[np.float16]
    found: tuple[tuple[Entity, ...], ...]

    def word(self, index: int) -> str:
        """A word in lower case."""
        return self.document.text[slice(*self.words.span(index, index + 1))].lower()


def read_documents(corpora: Path) -> list[Document]:
    """English Worldwide Newswire (Shan et al., EMNLP 2023) without what is held out, then PolNeAR train."""
    marked = [Document(found.id, found.text, found.names) for found in read_names(corpora)]
    plain = [Document(found.stem, found.text, None) for found in read_split(corpora / "polnear" / "train")]
    return marked + sorted(plain, key=lambda document: draw(document.id))


def make_examples(documents: Sequence[Document], models: Sequence[str]) -> Iterator[Example]:
    """Examples of documents, in order.

    Args:
        documents: the documents.
        models: packages or folders of spaCy models with an entity recogniser.
    """
    pipelines = [spacy.load(name, exclude=["parser", "tagger", "lemmatizer", "senter"]) for name in models]
    for document in documents:
        reading = read(document.text)
        words = words_of(reading.pieces)
        found = tuple(
            tuple(Entity((x.start_char, x.end_char), x.label_) for x in pipeline(document.text).ents)
            for pipeline in pipelines
        )
        yield Example(document, words, words.vectors(reading).astype(np.float16), found)


def short_examples(example: Example, count: int) -> Iterator[Example]:
    """Sentences of an example as texts of their own, so that the network learns to do without context.

    Their entities are those of the example.

    Args:
        example: of a whole article.
        count: how many sentences at most, drawn by their words; those with names by hand, if there are any.
    """
    text, names = example.document.text, example.document.names
    spans = [match.span() for match in _SENTENCE.finditer(text) if len(match[0].strip()) in _SHORT]
    if names is not None:
        spans = [span for span in spans if any(span[0] <= b and e <= span[1] for b, e, _ in names)]
    for begin, end in sorted(spans, key=lambda span: draw(text[slice(*span)]))[:count]:
        begin += len(text[begin:end]) - len(text[begin:end].lstrip())
        inside = tuple((b - begin, e - begin, kind) for b, e, kind in names or () if begin <= b and e <= end)
        found = tuple(
            tuple(Entity((b - begin, e - begin), kind) for (b, e), kind in one if begin <= b and e <= end)
            for one in example.found
        )
        reading = read(text[begin:end])
        words = words_of(reading.pieces)
        marked = None if names is None else inside
        document = Document(f"{example.document.id}:{begin}", text[begin:end], marked)
        yield Example(document, words, words.vectors(reading).astype(np.float16), found)
