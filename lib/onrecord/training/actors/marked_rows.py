"""Rows of the actor table that readers checked, as labels of the entities that the program finds today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...actors.cast import make_cast, resolve_text
from ...actors.entities import Entity
from ...actors.rows.evidence import evidence_of, read_evidence
from ...analysis.run import read_text
from ...attribution.complete import complete_attributions
from ...attribution.find import find_attributions
from ...model.article import Article
from ...model.spans import Span
from ..marked_articles import read_marks

NO_ACTOR, SAME, NO_LABEL = "none", "same", "?"
"""Labels of rows that are not actors, that repeat another row, and that are wrong in another way."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class MarkedArticle:
    """The entities of an article, with what readers said of their rows.

    Attributes:
        split: `train`, `weigh` or `test`.
        labels: for each entity with a row, its kind, `NO_ACTOR`, `SAME` or `NO_LABEL`.
        kinds: its kind according to the votes.
        speaks: whether it is the speaker of an attribution.
        named: whether the text names it.
        evidence: float32 (entities, features), as of `actors.rows.evidence`.
    """

    split: str
    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    speaks: tuple[bool, ...]
    named: tuple[bool, ...]
    evidence: Floats


def read(corpora: Path, splits: Sequence[str]) -> Iterator[MarkedArticle]:
    """Yield the marked articles of some splits.

    A line of `data/rows.jsonl` has, beside the id and hash of its article, its `rows`: a label, the number of
    the actor (rows of the same actor have the same number) and spans of mentions.

    Args:
        corpora: folder with `polnear` and `worldwide`.
        splits: those wanted.

    Raises:
        ValueError: an article is missing or another one.
    """
    for marks, text in read_marks(__package__, "rows.jsonl", corpora):
        if marks["split"] in splits:
            rows = {tuple(span): label for label, _, *spans in marks["rows"] for span in spans}
            yield _label(marks["split"], rows, text)


def _label(split: str, rows: dict[Span, str], text: str) -> MarkedArticle:
    """The entities of a text with the labels of the rows that have the same mentions."""
    parsed, reading = read_text(text)
    found = complete_attributions(parsed, find_attributions(parsed, reading))
    resolved = resolve_text(parsed, found, reading)
    shown = {a.mentions for a in make_cast(resolved, found, Article(text)).actors}
    speakers = [decision.entity for decision in resolved.speakers]
    entities = [
        (e, label)
        for e in resolved.entities
        if e.mentions and _spans(e) in shown and (label := _label_of(e, rows)) is not None
    ]
    evidence = read_evidence(parsed.tokens, reading, found, speakers)
    return MarkedArticle(
        split,
        tuple(label for _, label in entities),
        tuple(e.kind for e, _ in entities),
        tuple(e.id in evidence.speaking for e, _ in entities),
        tuple(e.named for e, _ in entities),
        evidence_of(evidence, [e for e, _ in entities]),
    )


def _spans(entity: Entity) -> tuple[Span, ...]:
    return tuple(sorted({span for span, _ in entity.mentions}))


def _label_of(entity: Entity, rows: dict[Span, str]) -> str | None:
    """The label of the row that has the first marked mention of an entity."""
    return next(
        (rows[span] for span, alias in sorted(entity.mentions, key=lambda m: m[0]) if alias and span in rows),
        None,
    )
