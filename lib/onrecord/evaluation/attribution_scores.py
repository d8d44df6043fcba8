"""Scores of attributions: how well those found match those annotated by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.attribution import Attribution
from ..model.spans import Span

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what is right, marked by hand, and found.

    Attributes:
        right, marked, found: counts.
    """

    right: int = 0
    marked: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.marked + other.marked, self.found + other.found)

    @property
    def precision(self) -> float:
        """Percent of the found that is right."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Percent of the marked that is found."""
        return 100 * self.right / max(1, self.marked)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, percent."""
        return 200 * self.right / max(1, self.marked + self.found)


def characters(spans: Sequence[Span], text: str) -> frozenset[int]:
    """Offsets of the characters of the spans that are not white space."""
    return frozenset(i for b, e in spans for i in range(b, e) if not text[i].isspace())


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Jaccard index of two sets of characters; two empty ones are alike."""
    return len(a & b) / len(a | b) if a | b else 1.0


def matches(marked: Sequence[Attribution], found: Sequence[Attribution], text: str) -> list[bool]:
    """Which attributions found are right.

    Each marked one takes the found one whose content is most like its own, if that is half alike
    (Jaccard over characters); it is right if the sources are half alike too.
    """
    result = [False] * len(found)
    rest = list(range(len(found)))
    contents = [characters(a.content, text) for a in found]
    for attribution in marked:
        wanted = characters(attribution.content, text)
        best = max(rest, key=lambda i: jaccard(wanted, contents[i]), default=None)
        if best is None or jaccard(wanted, contents[best]) < HALF:
            continue
        rest.remove(best)
        source, guess = (characters(a.source, text) for a in (attribution, found[best]))
        result[best] = jaccard(source, guess) >= HALF
    return result


def score(marked: Sequence[Attribution], found: Sequence[Attribution], text: str) -> Score:
    """Whole attributions of one article, by `matches`."""
    return Score(sum(matches(marked, found, text)), len(marked), len(found))


def exact(marked: Sequence[Attribution], found: Sequence[Attribution], role: str) -> Score:
    """Spans of one role of one article, right if both edges are."""
    gold, guess = ({s for a in group for s in getattr(a, role)} for group in (marked, found))
    return Score(len(gold & guess), len(gold), len(guess))
