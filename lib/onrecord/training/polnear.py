"""Read PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018): articles and their attributions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model.attribution import Attribution
from ..model.spans import Span

ROLES = ("source", "cue", "content")

_SPAN = re.compile(r"(T\d+)\t(Source|Cue|Content) ([\d ;]+)\t")
_EVENT = re.compile(r"E\d+\t(.*)")
_PART = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


@dataclass(frozen=True, slots=True)
class Marked:
    """An article with the annotations of one annotator.

    Attributes:
        stem: name of the text file without its extension.
        text: the text; offsets count the characters of the file.
        attributions: in the order of the annotation file, with confidence 1.
    """

    stem: str
    text: str
    attributions: tuple[Attribution, ...]


def read_split(folder: Path) -> Iterator[Marked]:
    """Yield the articles of a split (`text/` and `attributions/`), sorted by name.

    An article with several annotators has the annotations of the first by name.

    Args:
        folder: folder of the split.
    """
    for path in sorted((folder / "text").glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as stream:
            text = stream.read()
        annotations = sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        for annotation in annotations[:1]:
            yield Marked(path.stem, text, read_annotation(annotation))


def read_annotation(path: Path) -> tuple[Attribution, ...]:
    """Return the attributions in a stand-off file, with the spans of each role in text order."""
    spans: dict[str, list[Span]] = {}
    result = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := _SPAN.match(line):
            parts = (part.split() for part in match[3].split(";"))
            spans[match[1]] = [(int(b), int(e)) for b, e in parts]
        elif match := _EVENT.match(line):
            found: dict[str, list[Span]] = {role: [] for role in ROLES}
            for role, ref in _PART.findall(match[1]):
                found[role.lower()] += spans.get(ref, [])
            source, cue, content = (tuple(sorted(found[role])) for role in ROLES)
            result.append(Attribution(source, cue, content))
    return tuple(result)
