"""Score attributions against those annotated by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.attribution import Attribution
from ..model.spans import Span

HALF = 0.5


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of correct, annotated and found attributions or spans.

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
        """Return the percentage of the attributions found that are correct."""
        return 100 * self.right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Return the percentage of the annotated attributions that were found."""
        return 100 * self.right / max(1, self.marked)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall, in percent."""
        return 200 * self.right / max(1, self.marked + self.found)


def characters(spans: Sequence[Span], text: str) -> frozenset[int]:
    """Return the offsets of the characters in the spans, without white space."""
    return frozenset(i for b, e in spans for i in range(b, e) if not text[i].isspace())


def jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the Jaccard index of two sets of characters; 1 for two empty sets."""
    return len(a & b) / len(a | b) if a | b else 1.0


def matches(marked: Sequence[Attribution], found: Sequence[Attribution], text: str) -> list[bool]:
    """Return, for each attribution found, whether it is correct.

    Each annotated attribution is paired with the found one whose content is most similar (Jaccard index of
    characters, at least `HALF`). That one is correct if the sources are also similar.
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
    """Return the score of the whole attributions of an article, by `matches`."""
    return Score(sum(matches(marked, found, text)), len(marked), len(found))


def exact(marked: Sequence[Attribution], found: Sequence[Attribution], role: str) -> Score:
    """Return the score of the exact spans of a role in an article."""
    gold, guess = ({s for a in group for s in getattr(a, role)} for group in (marked, found))
    return Score(len(gold & guess), len(gold), len(guess))
