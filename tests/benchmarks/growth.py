"""Measure how time grows with length for repetitive texts and pages, which can make patterns slow.

`python growth.py` prints a row per kind, `python growth.py --longest 100000 said dashes` only those two.
"""

from __future__ import annotations

import argparse
import math
import sys
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
    "open quotations": "“said ‘said said, ",
    "questions": "Q: ",
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
LENGTHS = (10_000, 31_600, 100_000, 316_000, 1_000_000)
STEEPEST = 1.2
STORY = (
    "The river rose by two metres in the night, Ann Ost said, and the people of the town left their homes. "
)


@dataclass(frozen=True, slots=True)
class Growth:
    """Measurements of one kind of text.

    Attributes:
        kind: its name.
        seconds: CPU time by number of characters.
        ended: why the longest gave no result, or an empty string.
    """

    kind: str
    seconds: dict[int, float]
    ended: str

    def exponent(self) -> float:
        """Return the steepest k of time ~ length^k between two lengths, where time is long enough to tell."""
        pairs = list(self.seconds.items())
        steps = [math.log(t1 / t0) / math.log(n1 / n0) for (n0, t0), (n1, t1) in pairwise(pairs) if t0 > 0.02]
        return max(steps, default=0.0)

    def row(self) -> str:
        """Return the measurements as a row of a Markdown table."""
        times = ", ".join(f"{seconds:.2f}" for seconds in self.seconds.values())
        return f"| {self.kind} | n^{self.exponent():.2f} | {times} | {self.ended} |"


def measure(kind: str, lengths: tuple[int, ...]) -> Growth:
    """Measure a kind at several lengths; one that takes longer than two minutes is the last."""
    list(analyze_all([Article(STORY)]))  # loads the models
    seconds: dict[int, float] = {}
    ended = ""
    for length in lengths:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ("a.html" if kind in PAGES else "a.txt")
            text = page_of(kind, length) if kind in PAGES else text_of(kind, length)
            path.write_text(text, encoding="utf-8")
            begun = time.process_time()
            found: list[object] = list(read([str(path)]))
        if kind not in PAGES:  # whatever is read of it
            found += analyze_all([Article(text, "River rises", published="2024-03-04")])
        seconds[length] = time.process_time() - begun
        ended = "; ".join({one.reason: "" for one in found if isinstance(one, SourceError)})
        if seconds[length] > 120:
            break
    return Growth(kind, seconds, ended)


def text_of(kind: str, length: int) -> str:
    """Return a text of at most this length with a repeated unit between two sentences."""
    unit = TEXTS[kind]
    return STORY + unit * ((length - 2 * len(STORY) - 2) // len(unit)) + "\n\n" + STORY.strip()


def page_of(kind: str, length: int) -> str:
    unit = PAGES[kind]
    times = length // len(unit)
    middle = "".join(unit.format(n=n) for n in range(times)) if "{n}" in unit else unit * times
    middle = f"<p{middle}>x</p>" if kind == "attributes" else middle
    page = f"<html><head><title>River rises</title></head><body><article><p>{STORY * 5}</p>{middle}"
    return f"{page}<p>{STORY * 5}</p></article>"


def main() -> int:
    """Print a row per kind; return 1 if time grows too fast for one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--longest", type=int, default=LENGTHS[-1])
    parser.add_argument("kinds", nargs="*")
    options = parser.parse_args()
    lengths = tuple(length for length in LENGTHS if length <= options.longest)
    too_fast = 0
    print("| repeated | growth | seconds of CPU time at each length | |\n|---|---|---|---|", flush=True)
    for kind in options.kinds or [*TEXTS, *PAGES]:
        found = measure(kind, lengths)
        print(found.row(), flush=True)
        too_fast += found.exponent() > STEEPEST
    print(f"{too_fast} kinds grow faster than n^{STEEPEST}")
    return min(too_fast, 1)


if __name__ == "__main__":
    sys.exit(main())
