"""Scores of sourced statements against an annotated article: statements, names, types and justifications."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..lexicons.words import fold
from ..model.spans import Span, overlap
from .same_names import bears

_SMALL = frozenset(("the", "a", "an", "of", "for", "and", "in", "at", "on", "to", "by", "with", "who"))
UNNAMED = ("unnamed person", "unnamed group", "anonymous")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sourced statement, annotated or found.

    Attributes:
        spans: its characters in the article; none if it is not word for word in the article.
        names: the names of its source.
        type: the type of its source.
        why: the words that say why the source knows, or an empty string.
    """

    spans: tuple[Span, ...]
    names: tuple[str, ...]
    type: str | None
    why: str


def count(gold: Sequence[Statement], found: Sequence[Statement]) -> Counter[str]:
    """Return the counts of one article, to be added up over articles and passed to `rates`.

    A statement is found, and a found one is right, if the two share half of the characters of the shorter.
    The found statement that shares most is compared in name, type and justification (half of the annotated
    words). Annotated statements that are not in the article are left out.
    """
    total: Counter[str] = Counter()
    placed = [statement for statement in gold if statement.spans]
    for statement in placed:
        best = max(found, key=lambda other: _shared(statement, other), default=None)
        hit = best is not None and _matches(statement, best)
        total["gold"] += 1
        if best is None or not hit:
            continue
        total["hit"] += 1
        total["type"] += best.type == statement.type
        if statement.names and statement.type not in UNNAMED:
            total["named"] += 1
            total["name"] += any(bears(best.names, name) for name in statement.names)
        if statement.why:
            total["explained"] += 1
            total["why"] += _covers(best.why, statement.why)
    total["found"] = len(found)
    total["right"] = sum(any(_matches(statement, other) for statement in placed) for other in found)
    return total


def rates(total: Mapping[str, int]) -> dict[str, float]:
    """Return precision, recall, F1, and the shares of right names, types and justifications, 0 to 1."""

    def share(part: str, whole: str) -> float:
        return total.get(part, 0) / max(1, total.get(whole, 0))

    precision, recall = share("right", "found"), share("hit", "gold")
    return {
        "precision": precision,
        "recall": recall,
        "F1": 2 * precision * recall / max(1e-9, precision + recall),
        "name": share("name", "named"),
        "type": share("type", "hit"),
        "justification": share("why", "explained"),
    }


def _shared(one: Statement, other: Statement) -> int:
    return sum(overlap(a, b) for a in one.spans for b in other.spans)


def _matches(one: Statement, other: Statement) -> bool:
    shorter = min(sum(end - begin for begin, end in spans) for spans in (one.spans, other.spans))
    return 2 * _shared(one, other) >= shorter > 0


def _covers(found: str, wanted: str) -> bool:
    words = _words(wanted)
    return bool(words) and 2 * len(words & _words(found)) >= len(words)


def _words(text: str) -> set[str]:
    found = {fold(word) for word in re.findall(r"[^\W_]+", text)}
    return found - _SMALL or found
