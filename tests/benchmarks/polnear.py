"""Read and score PolNeAR's stand-off attributions (Newell, Margolin and Ruths, LREC 2018)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from onrecord.attributions import Attribution
from onrecord.spans import Span

Gold = dict[str, list[Span]]


class Score(NamedTuple):
    """Counts of whole attributions: right, marked by hand, predicted."""

    right: int
    marked: int
    predicted: int

    @property
    def precision(self) -> float:
        """Percent of the predicted that is right."""
        return 100 * self.right / max(1, self.predicted)

    @property
    def recall(self) -> float:
        """Percent of the marked that is found."""
        return 100 * self.right / max(1, self.marked)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, percent."""
        return 200 * self.right / max(1, self.marked + self.predicted)


def gold_attributions(path: Path) -> list[Gold]:
    """Attributions of a stand-off file, each role as its spans."""
    spans: dict[str, list[Span]] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t", line):
            spans[found[1]] = [(int(b), int(e)) for b, e in (part.split() for part in found[3].split(";"))]
        elif found := re.match(r"E\d+\t(.*)", line):
            event: Gold = {"source": [], "cue": [], "content": []}
            for role, ref in re.findall(r"(Source|Cue|Content)\d*:(T\d+)", found[1]):
                event[role.lower()] += spans.get(ref, [])
            events.append(event)
    return events


def read_split(split: Path) -> Iterable[tuple[str, list[Gold]]]:
    """(text, attributions) of each annotated article of a split, by the first of its annotators."""
    for path in sorted((split / "text").glob("*.txt")):
        marks = sorted((split / "attributions").glob(f"{path.stem}_????.ann"))
        if marks:
            with path.open(encoding="utf-8", newline="") as stream:
                yield stream.read(), gold_attributions(marks[0])


def characters(spans: Iterable[Span], text: str) -> frozenset[int]:
    """Offsets of the characters of the spans that are not white space."""
    return frozenset(i for b, e in spans for i in range(b, e) if not text[i].isspace())


def alike(a: frozenset[int], b: frozenset[int]) -> bool:
    """Whether two sets of characters have a Jaccard index of a half (two empty ones are alike)."""
    return 2 * len(a & b) >= len(a | b)


def overlap(a: frozenset[int], b: frozenset[int]) -> float:
    """Jaccard index of two sets of characters."""
    return len(a & b) / len(a | b) if a | b else 1.0


def score(text: str, gold: Sequence[Gold], found: Sequence[Attribution]) -> Score:
    """Match each marked attribution to the likeliest prediction: contents and sources must be alike."""
    rest = [(characters(a.content, text), characters(a.source, text)) for a in found]
    right = 0
    for marked in gold:
        content, source = characters(marked["content"], text), characters(marked["source"], text)
        best = max(rest, key=lambda pair: overlap(content, pair[0]), default=None)
        if best and alike(content, best[0]):
            rest.remove(best)
            right += alike(source, best[1])
    return Score(right, len(gold), len(found))
