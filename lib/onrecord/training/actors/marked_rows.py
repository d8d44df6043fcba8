"""What readers say of rows of the actor table, as labels of the entities that the program finds today.

They checked the rows of some articles, and marked whom names and nouns mean in others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...actors.cast import make_cast, resolve_text
from ...actors.entities import Entity
from ...actors.kind_names import GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE
from ...actors.rows.evidence import evidence_of, read_evidence
from ...analysis.run import read_text
from ...attribution.complete import complete_attributions
from ...attribution.find import find_attributions
from ...model.article import Article
from ...model.spans import Span
from ..marked_articles import read_marks
from ..reader import documents

NO_ACTOR, SAME, NO_LABEL = "none", "same", "?"
"""Labels of rows that are not actors, that repeat another row, and that are wrong in another way."""
_OF_MARKS: Mapping[str, frozenset[str]] = {
    PERSON: frozenset((PERSON, GROUP)),
    ORGANIZATION: frozenset((ORGANIZATION, GOVERNMENT)),
    PLACE: frozenset((PLACE, GOVERNMENT)),
}
"""Kinds that the marks do not tell apart; the kind of an entity is one of them, else the first."""
_NEAR = 5
"""Characters by which a marked phrase may begin or end elsewhere than a mention."""
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
            yield _label(marks["split"], partial(_label_of, rows), text)


def read_news(corpora: Path, splits: Sequence[str]) -> Iterator[MarkedArticle]:
    """Yield articles in which we marked whom names and nouns mean, but those of the split `test` of `read`.

    A row has the kind that most of its mentions are marked with, or `NO_ACTOR`; without a mark, no label.

    Args:
        corpora: folder with `polnear` and `worldwide`.
        splits: those wanted, of `training.reader.documents.split_of`.

    Raises:
        ValueError: an article is missing or another one.
    """
    checked = (marks for marks, _ in read_marks(__package__, "rows.jsonl", corpora))
    kept = {marks["id"] for marks in checked if marks["split"] == "test"}
    for found in documents.read_news(corpora):
        if found.split in splits and found.id not in kept:
            marks = {(begin, end): kind or "" for begin, end, _, kind, _ in found.chains or ()}
            yield _label(found.split, partial(_label_of_marks, marks), found.text)


def _label(split: str, label_of: Callable[[Entity], str | None], text: str) -> MarkedArticle:
    """The entities of a text that have a row and a label."""
    parsed, reading = read_text(text)
    found = complete_attributions(parsed, find_attributions(parsed, reading))
    resolved = resolve_text(parsed, found, reading)
    shown = {a.mentions for a in make_cast(resolved, found, Article(text)).actors}
    speakers = [decision.entity for decision in resolved.speakers]
    entities = [
        (e, label)
        for e in resolved.entities
        if e.mentions and _spans(e) in shown and (label := label_of(e)) is not None
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


def _label_of(rows: Mapping[Span, str], entity: Entity) -> str | None:
    """The label of the row that has the first marked mention of an entity."""
    return next(
        (rows[span] for span, alias in sorted(entity.mentions, key=lambda m: m[0]) if alias and span in rows),
        None,
    )


def _label_of_marks(marks: Mapping[Span, str], entity: Entity) -> str | None:
    """The kind that most mentions of an entity are marked with; None if none is marked."""
    spans = [span for span, alias in entity.mentions if alias]
    near = (
        kind
        for begin, end in spans
        for (first, last), kind in marks.items()
        if abs(first - begin) <= _NEAR and abs(last - end) <= _NEAR
    )
    votes = Counter(near)
    if not votes:
        return None
    kind = votes.most_common(1)[0][0]
    alike = _OF_MARKS.get(kind)
    if alike is None:
        return NO_ACTOR
    if kind == PERSON and (not entity.named or entity.kind != PERSON):  # one or several
        return NO_LABEL if entity.kind != ORGANIZATION or entity.name.endswith("s") else PERSON
    return entity.kind if entity.kind in alike else kind
