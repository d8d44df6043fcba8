"""Training texts from documents: encoded, tagged by the teacher, with their mentions labelled."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from spacy.tokens import Doc
from tokenizers import Tokenizer

from ...networks.pieces import encode
from ...text.parsed import parse_all
from ..examples import make_example
from .documents import Document
from .examples import Text, make_table
from .hidden_names import hide, role_nouns
from .mention_labels import Labelled, label
from .network import Reader
from .teacher import tag


class Preparation:
    """What turns documents into training texts.

    Args:
        teacher: a reader with the weights of the attribution network, not trained further.
        tokenizer: of both.
        special: ids of the start piece, the separator and the padding.
    """

    def __init__(self, teacher: Reader, tokenizer: Tokenizer, special: tuple[int, int, int]) -> None:
        self._teacher, self._tokenizer, self._special = teacher, tokenizer, special

    def text(self, document: Document, doc: Doc) -> Text:
        """One training text."""
        pieces = encode(document.text, self._tokenizer)
        tagged = tag(self._teacher, document.text, pieces, self._special)
        marks = document.attributions if document.attributions is not None else tagged.attributions
        example = make_example(document.id, document.text, marks, self._tokenizer)
        labelled = label(document, doc, tagged.attributions)
        return Text(
            corpus=document.corpus,
            pieces=pieces,
            example=replace(example, soft=tagged.soft.astype(np.float32)),
            names=document.names,
            labelled=labelled,
            table=make_table(labelled),
        )

    def texts(self, documents: Sequence[Document]) -> Iterator[Text]:
        """Training texts of documents, in order."""
        for document, parsed in zip(documents, parse_all(d.text for d in documents), strict=True):
            yield self.text(document, parsed.doc)

    def labelled(self, documents: Sequence[Document]) -> Iterator[tuple[Document, Labelled]]:
        """The documents whose mentions have labels, with them."""
        for document, text in zip(documents, self.texts(documents), strict=True):
            if text.labelled is not None and len(text.labelled.anaphors):
                yield document, text.labelled


def passages(documents: Sequence[Document], sexes: Mapping[str, str], seed: int = 0) -> list[Document]:
    """Passages of documents with hidden names, by chance."""
    rng = random.Random(seed)
    docs = (parsed.doc for parsed in parse_all(d.text for d in documents))
    parsed = list(zip(documents, docs, strict=True))
    strangers = role_nouns(parsed)
    return [passage for d, doc in parsed for passage in hide(d, doc, sexes, strangers, rng)]
