"""Read hand-made gold data on speakers: texts with marked sources and contents.

In a marked text `[1 words|speaker/other name]` is the source of attribution 1 with the names its speaker
may be shown
by, and `{1 words}` is its content; sources may be empty, marks may nest, numbers may repeat for contents.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.model.attribution import Attribution
from onrecord.model.cast import Cast
from onrecord.model.spans import Span, overlap

GOLD = Path(__file__).parents[1] / "gold" / "speakers.jsonl"
_MARK = re.compile(r"\[(\d+) |\{(\d+) |\|([^\]|{}]*)\]|\}")


@dataclass(frozen=True)
class Case:
    """A marked text: its phenomenon, its plain text, its attributions and the names of their speakers."""

    phenomenon: str
    text: str
    attributions: tuple[Attribution, ...]
    speakers: tuple[frozenset[str], ...]


def unmark(marked: str) -> tuple[str, tuple[Attribution, ...], tuple[frozenset[str], ...]]:
    """The plain text of a marked one, its attributions by number, and the names of their speakers."""
    text, at, open_marks = "", 0, []
    sources: dict[int, list[Span]] = {}
    contents: dict[int, list[Span]] = {}
    names: dict[int, frozenset[str]] = {}
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1] or mark[2]:
            open_marks.append((int(mark[1] or mark[2]), len(text)))
            continue
        number, begin = open_marks.pop()
        if mark[3] is None:
            contents.setdefault(number, []).append((begin, len(text)))
        else:
            sources[number] = [(begin, len(text))] if begin < len(text) else []
            names[number] = frozenset(mark[3].split("/"))
    text += marked[at:]
    numbers = sorted(names)
    made = [Attribution(tuple(sources[n]), (), tuple(contents.get(n, ()))) for n in numbers]
    return text, tuple(made), tuple(names[n] for n in numbers)


def read_gold(path: Path = GOLD) -> list[Case]:
    """All cases."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Case(row["phenomenon"], *unmark(row["text"])) for row in rows]


def right(cast: Cast, speaker: str | None, names: frozenset[str]) -> bool:
    """Whether a speaker goes by one of some names and is the first named so or unnamed; `-` is nobody."""
    if names == {"-"}:
        return speaker is None
    folded = {name.casefold().removeprefix("the ") for name in names}
    same = [a for a in cast.actors if a.name.casefold().removeprefix("the ") in folded]
    firsts = {a.name.casefold(): a.id for a in reversed(same)}
    return any(a.id == speaker and (firsts[a.name.casefold()] == a.id or not a.named) for a in same)


def matching(found: Sequence[Attribution], wanted: Attribution) -> int | None:
    """Index of the attribution found that is most like a wanted one in content and source, or None."""
    best, most = None, 0
    for i, attribution in enumerate(found):
        shared = sum(overlap(a, b) for a in attribution.content for b in wanted.content)
        same = not wanted.source or any(overlap(a, b) for a in attribution.source for b in wanted.source)
        if same and shared > most:
            best, most = i, shared
    return best
