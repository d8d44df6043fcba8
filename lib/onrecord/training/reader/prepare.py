"""Training texts from documents: the tagger's vectors of their pieces, and their mentions labelled."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from ...attribution.tagging.find import find_attributions
from ...networks.entities import find_entities
from ...networks.reader import read
from ...text.parsed import Parsed, parse_all
from .documents import Document
from .examples import Text, make_table
from .hidden_names import hide, role_nouns
from .mention_labels import Labelled, label
from .name_tags import tags_of


def make_text(document: Document, parsed: Parsed) -> Text:
    """One training text: what the shipped tagger reads in it, and its labels."""
    reading = read(document.text)
    parsed = parsed.with_entities(find_entities(reading))
    labelled = label(document, parsed.doc, find_attributions(parsed, reading))
    return Text(
        corpus=document.corpus,
        pieces=reading.pieces,
        shared=reading.shared.astype(np.float16),
        labelled=labelled,
        table=make_table(labelled),
    )


def make_named(documents: Iterable[Document]) -> Iterator[Text]:
    """Training texts of documents with names, in order; their mentions are not used."""
    for document in documents:
        reading = read(document.text)
        yield Text(
            corpus=document.corpus,
            pieces=reading.pieces,
            shared=reading.shared.astype(np.float16),
            labelled=None,
            table=None,
            tags=tags_of(reading.pieces, document.names or ()),
        )


def make_texts(documents: Sequence[Document]) -> Iterator[Text]:
    """Training texts of documents, in order."""
    for document, parsed in zip(documents, parse_all(d.text for d in documents), strict=True):
        yield make_text(document, parsed)


def labelled_of(documents: Sequence[Document]) -> Iterator[tuple[Document, Labelled]]:
    """The documents whose mentions have labels, each with its labels."""
    for document, text in zip(documents, make_texts(documents), strict=True):
        if text.labelled is not None and len(text.labelled.anaphors):
            yield document, text.labelled


def passages(documents: Sequence[Document], sexes: Mapping[str, str], seed: int = 0) -> list[Document]:
    """Random passages of documents with hidden names."""
    rng = random.Random(seed)
    parses = parse_all(d.text for d in documents)
    docs = (parsed.with_entities(find_entities(read(parsed.text))).doc for parsed in parses)
    parsed = list(zip(documents, docs, strict=True))
    strangers = role_nouns(parsed)
    return [passage for d, doc in parsed for passage in hide(d, doc, sexes, strangers, rng)]
