"""Names on lines of their own that head what the person says, as in transcripts of podcasts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from ...model.spans import Span
from .labels import NAMED, Label, core_of, is_person

_CLOCK = r"[(\[]?\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]?[apAP]\.?[mM]\.?)?[)\]]?"
_LINE = re.compile(
    rf"[*_#> \t]*(?:{_CLOCK}[ \t–—|-]*)?(?P<label>[A-Z][\w.’'-]*(?:[ \t]+[\w.’'-]+){{0,4}})"
    rf"[ \t]*(?:[–—|,-]?[ \t]*{_CLOCK})?[*_ \t]*:?[*_ \t]*"
)
_SPOKEN = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our)\b")


def find_name_lines(
    text: str, paragraphs: Sequence[Span], people: Collection[str]
) -> tuple[Label | None, ...]:
    """Return the name that each paragraph consists of, or None; all None if the text is no transcript.

    A transcript has names of two people or more, at least one of them twice, no two lines of names
    in a row, and under most of the names the words of somebody who says “I”, “we” or “you”.

    Args:
        text: the text.
        paragraphs: its paragraphs.
        people: the last words, folded, of the people named in the text.
    """
    found = [_line(text, paragraph) for paragraph in paragraphs]
    cores = {label: core_of(text, label) for label in found if label is not None}
    often = Counter(cores.values())
    named = {core for core in often if is_person(core, people)}
    last = {core[-1] for core in named}
    kept = [
        label if label and (cores[label][-1] in last or often[cores[label]] > 1) else None for label in found
    ]
    starts = [i for i, label in enumerate(kept) if label is not None]
    blocks = [(i + 1, stop) for i, stop in pairwise([*starts, len(paragraphs)])]
    spoken = sum(
        any(_SPOKEN.search(text, *paragraph) for paragraph in paragraphs[i:stop]) for i, stop in blocks
    )
    repeated = any(often[core] > 1 for core in named)
    whole = all(i < stop for i, stop in blocks)
    if len(last) > 1 and repeated and whole and 2 * spoken >= len(blocks):
        return tuple(kept)
    return (None,) * len(kept)


def _line(text: str, paragraph: Span) -> Label | None:
    match = _LINE.fullmatch(text, *paragraph)
    if match is None or not all(word[0].isupper() or word[0].isdigit() for word in match["label"].split()):
        return None
    return Label(match.span("label"), NAMED, paragraph[1], False, True)
