"""Texts with the annotations of their corpus, and which of them are held out."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ...model.spans import Span
from ..marked_articles import read_marks, read_texts

JUDGED = frozenset(("news", "interview", "speech", "bio"))
"""Genres of GUM on which figures are reported."""
_TRAINED = JUDGED | {"academic", "court", "voyage", "textbook", "vlog", "conversation"}
"""Genres of GUM whose terms allow training; the others are for measuring alone."""

_OF_NEWS = ("test",) * 3 + ("dev",) * 4 + ("calibration",) + ("train",) * 12
"""The split of an article of `read_news`, by the rest of its hash."""


HELD_OUT = 0.2
"""Share of the articles of English Worldwide Newswire whose names are not trained on."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun of GAP and the two names it may stand for.

    Attributes:
        span: the pronoun.
        names: the two names.
        right: whether it stands for each; it may stand for neither.
    """

    span: Span
    names: tuple[Span, Span]
    right: tuple[bool, bool]


@dataclass(frozen=True, slots=True)
class Hidden:
    """A passage in which names were hidden.

    Attributes:
        names: (begin, end, key of the bearer), the names that remain.
        anaphors: (begin, end, key or None), the words that replace names; None: named nowhere else.
    """

    names: tuple[tuple[int, int, str], ...]
    anaphors: tuple[tuple[int, int, str | None], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the annotations of its corpus, in characters; None for annotations that its corpus lacks.

    Attributes:
        id: of the text in its corpus.
        corpus: name of the corpus.
        split: train, dev, calibration, test or measure.
        text: the text.
        chains: entities as in GUM: (begin, end, chain, type, form), singletons included.
        pronoun: the pronoun of a GAP snippet.
        hidden: the names hidden in a passage.
        names: (begin, end, type) of names marked by hand.
    """

    id: str
    corpus: str
    split: str
    text: str
    chains: tuple[tuple[int, int, int | None, str | None, str], ...] | None = None
    pronoun: Pronoun | None = None
    hidden: Hidden | None = None
    names: tuple[tuple[int, int, str], ...] | None = None


def split_of(corpus: str, name: str, genre: str = "") -> str:
    """The split of a text, by a hash of its id, so that it is the same every time."""
    draw = zlib.crc32(name.encode())
    if corpus == "gum" and genre not in _TRAINED:
        return "measure"
    if corpus == "gum" and genre in JUDGED:
        if draw % 8 == 0:
            return "test"
        return {1: "calibration", 2: "dev", 10: "dev"}.get(draw % 16, "train")
    if corpus == "news":
        return _OF_NEWS[draw % 20]
    if corpus == "gap":
        if name.startswith("validation"):
            return "test"
        return "train" if draw % 10 else "dev" if draw // 10 % 2 else "calibration"
    return "train"


def read_gum(folder: Path) -> Iterator[Document]:
    """GUM (Zeldes 2017): entities of all types in chains."""
    for row in _rows(folder / "gum" / "train.jsonl"):
        chains = tuple((b, e, chain, kind, form) for b, e, chain, kind, form in row["entities"])
        yield Document(row["id"], "gum", split_of("gum", row["id"], row["genre"]), row["text"], chains=chains)


def read_gap(folder: Path) -> Iterator[Document]:
    """GAP (Webster et al., TACL 2018): which of two names a pronoun stands for."""
    for name in ("development", "validation"):
        for row in _rows(folder / "gap" / f"{name}.jsonl"):
            a, b = row["a"], row["b"]
            pronoun = Pronoun(
                tuple(row["pronoun"]), (tuple(a["span"]), tuple(b["span"])), (a["coref"], b["coref"])
            )
            yield Document(row["id"], "gap", split_of("gap", row["id"]), row["text"], pronoun=pronoun)


def read_names(folder: Path) -> Iterator[Document]:
    """English Worldwide Newswire (Shan et al., EMNLP 2023) without the articles held out: names."""
    rows = sorted(_rows(folder / "worldwide" / "dev.jsonl"), key=lambda row: draw(row["id"]))
    for row in rows[round(len(rows) * HELD_OUT) :]:
        names = tuple((begin, end, kind) for begin, end, kind in row["spans"])
        split = "dev" if is_for_choosing(row["id"]) else "train"
        yield Document(row["id"], "names", split, row["text"], names=names)


def is_for_choosing(key: str) -> bool:
    """Whether a text is kept to choose settings for names on: every tenth.

    Args:
        key: its id.
    """
    return int(draw(f"devww_{key}"), 16) % 10 == 0


def draw(name: str) -> str:
    """A number that a name always gets, in hexadecimal, for choosing texts at random."""
    return hashlib.sha256(name.encode()).hexdigest()


def read_plain(folder: Path) -> Iterator[Document]:
    """Articles of English Worldwide Newswire and of PolNeAR's training split, for their text alone."""
    for corpus, key, text in read_texts(folder):
        yield Document(key, corpus, "train", text)


def read_news(folder: Path) -> Iterator[Document]:
    """Articles of `read_plain` in which we marked whom names, pronouns and nouns for actors mean.

    The marks are those of GUM: characters, chain, type and form.

    Raises:
        ValueError: an article is missing, or its text is another one.
    """
    for row, text in read_marks(__package__, "news.jsonl", folder):
        chains = tuple((b, e, chain, kind, form) for b, e, chain, kind, form in row["mentions"])
        yield Document(row["id"], "news", split_of("news", row["id"]), text, chains=chains)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield json.loads(line)
