"""Names on lines of their own that head what the person says: transcripts of podcasts, lists of voices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from ...model.spans import Span
from .labels import is_person
from .openings import NAMED, Label, core_of
from .questions import is_bold

_CLOCK = r"[(\[]?\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]?[apAP]\.?[mM]\.?)?[)\]]?"
_LINE = re.compile(
    rf"[*_#> \t]*(?:{_CLOCK}[ \t–—|-]*)?(?P<label>[A-Z][\w.’'-]*(?:[ \t]+[\w.’'-]+){{0,4}})"
    rf"[ \t]*(?:[–—|,-]?[ \t]*{_CLOCK})?[*_ \t]*:?[*_ \t]*"
)
_DESCRIBED = re.compile(
    r"[*_#> \t]*(?P<label>[A-Z][\w.’'-]*(?:[ \t]+[\w.’'-]+){1,6}?)"
    r"[ \t]*(?:,[ \t]|[ \t](?=\()|[ \t][–—|-][ \t])[^.?!“”\"\n]{1,80}[*_ \t]*:?[*_ \t]*"
)
_SPOKEN = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|[Yy]ou|[Yy]our)\b")
_OWN = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_QUOTES = "“\"«‘'„‹"
_SMALL = frozenset(("and", "de", "van", "von", "der", "al", "bin"))
_LEAST = 2
"""Least number of people with a description in a list of voices."""


def find_name_lines(
    text: str, paragraphs: Sequence[Span], people: Collection[str]
) -> tuple[Label | None, ...]:
    """Return the name that each paragraph consists of, or None; all None if the text is no transcript.

    A transcript has names of two people or more, at least one of them twice, no two lines of names
    in a row, and under most of the names the words of somebody who says “I”, “we” or “you”. In a list of
    voices, each name has a description (“Ada Cole, 43, nurse”), and words in the first person under it.

    Args:
        text: the text.
        paragraphs: its paragraphs.
        people: the last words, folded, of the people named in the text.
    """
    found = [_line(text, paragraph, _LINE) for paragraph in paragraphs]
    cores = {label: core_of(text, label) for label in found if label is not None}
    often = Counter(cores.values())
    named = {core for core in often if is_person(core, people)}
    last = {core[-1] for core in named}
    kept = [
        label if label and (cores[label][-1] in last or often[cores[label]] > 1) else None for label in found
    ]
    blocks = _blocks(kept)
    spoken = sum(
        any(_SPOKEN.search(text, *paragraph) for paragraph in paragraphs[i:stop]) for i, stop in blocks
    )
    repeated = any(often[core] > 1 for core in named)
    whole = all(i < stop for i, stop in blocks)
    if len(last) > 1 and repeated and whole and 2 * spoken >= len(blocks):
        return tuple(kept)
    return _voices(text, paragraphs, people)


def _voices(text: str, paragraphs: Sequence[Span], people: Collection[str]) -> tuple[Label | None, ...]:
    """The names with a description over words in the first person; all None if there are fewer than two."""
    found = [_line(text, paragraph, _DESCRIBED) for paragraph in paragraphs]
    kept = [label if label and is_person(core_of(text, label), people) else None for label in found]
    blocks = [(i, min(stop, i + _until(text, paragraphs[i:stop]))) for i, stop in _blocks(kept)]
    own = [any(_OWN.search(text, *paragraph) for paragraph in paragraphs[i:stop]) for i, stop in blocks]
    quoted = any(i < stop and text[paragraphs[i][0]] in _QUOTES for i, stop in blocks)
    if len(own) < _LEAST or not all(own) or quoted:
        return (None,) * len(found)
    return tuple(kept)


def _until(text: str, paragraphs: Sequence[Span]) -> int:
    """How many paragraphs there are before the next heading."""
    return next((i for i, p in enumerate(paragraphs) if i and is_bold(text, p)), len(paragraphs))


def _blocks(labels: Sequence[Label | None]) -> list[tuple[int, int]]:
    """The numbers of the first paragraph under each label and of the one after the last."""
    starts = [i for i, label in enumerate(labels) if label is not None]
    return [(i + 1, stop) for i, stop in pairwise([*starts, len(labels)])]


def _line(text: str, paragraph: Span, form: re.Pattern[str]) -> Label | None:
    match = form.fullmatch(text, *paragraph)
    if match is None:
        return None
    raised = (
        word[0].isupper() or word[0].isdigit() or (form is _DESCRIBED and word in _SMALL)
        for word in match["label"].split()
    )
    return Label(match.span("label"), NAMED, paragraph[1], False, True) if all(raised) else None
