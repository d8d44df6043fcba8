"""Measure how time grows with length for repetitive texts and pages, which can make patterns slow."""

from __future__ import annotations

import math
import tempfile
import time
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from onrecord import Article
from onrecord.analysis import analyze_all
from onrecord.loading.read import read
from onrecord.model.errors import SourceError

TEXTS = {
    "words": "the river rose in the night ",
    "sentences": "The river rose in the night. ",
    "paragraphs": "The river rose in the night.\n\n",
    "quotations": "“The river rose,” Ann Ost said. ",
    "quotation marks": "“",
    "closing marks": "”",
    "straight quotes": '" ',
    "apostrophes": "' ",
    "brackets": "(",
    "closed brackets": "[]",
    "dashes": "—",
    "hyphens": "-",
    "digits": "1234567890",
    "numbers": "1,234 ",
    "amounts": "£3 million to ",
    "dates": "on 3 May 2021, ",
    "capitals": "A",
    "capital words": "Ann ",
    "titles": "Mr. ",
    "said": "said ",
    "names who say": "Ann Ost said Bo Ray said ",
    "commas": ", ",
    "full stops": ".",
    "spaces": "a" + " " * 40,
    "line breaks": "a\n",
    "long word": "a",
    "emoji": "😀",
    "accents": "e\u0301",
    "mojibake": "â€œ",
}
PAGES = {
    "tags": "<p>a",
    "nested tags": "<b>",
    "closing tags": "</p>",
    "attributes": ' a{n}="b"',
    "entities": "&amp;",
    "open comments": "<!--",
    "brackets of tags": "<",
}
STORY = (
    "The river rose by two metres in the night, Ann Ost said, and the people of the town left their homes. "
)


@dataclass(frozen=True, slots=True)
class Growth:
    """Measurements of one kind of text.

    Attributes:
        kind: its name.
        seconds: CPU time by number of characters.
        ended: why a length gave no result, or an empty string.
    """

    kind: str
    seconds: dict[int, float]
    ended: str

    def exponent(self) -> float:
        """Return the steepest k of time ~ length^k between two lengths, where time is long enough to tell."""
        pairs = list(self.seconds.items())
        steps = [math.log(t1 / t0) / math.log(n1 / n0) for (n0, t0), (n1, t1) in pairwise(pairs) if t0 > 0.02]
        return max(steps, default=0.0)


def measure(kind: str, lengths: tuple[int, ...]) -> Growth:
    """Measure a kind at several lengths; one that takes longer than a minute is the last."""
    seconds: dict[int, float] = {}
    ended = ""
    for length in lengths:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ("a.html" if kind in PAGES else "a.txt")
            text = page_of(kind, length) if kind in PAGES else text_of(kind, length)
            path.write_text(text, encoding="utf-8")
            begun = time.process_time()
            ended = "; ".join(found.reason for found in read([str(path)]) if isinstance(found, SourceError))
        if kind not in PAGES:  # whatever is read of it
            list(analyze_all([Article(text.strip(), "River rises", published="2024-03-04")]))
        seconds[length] = time.process_time() - begun
        if seconds[length] > 60:
            break
    return Growth(kind, seconds, ended)


def text_of(kind: str, length: int) -> str:
    return STORY + TEXTS[kind] * (length // len(TEXTS[kind])) + "\n\n" + STORY


def page_of(kind: str, length: int) -> str:
    unit = PAGES[kind]
    times = length // len(unit)
    middle = "".join(unit.format(n=n) for n in range(times)) if "{n}" in unit else unit * times
    middle = f"<p{middle}>x</p>" if kind == "attributes" else middle
    page = f"<html><head><title>River rises</title></head><body><article><p>{STORY * 5}</p>{middle}"
    return f"{page}<p>{STORY * 5}</p></article>"
