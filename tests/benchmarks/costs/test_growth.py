"""Time grows little faster than length, for repetitive texts and for news.

`ONRECORD_LONGEST=1000000` also measures repetitive texts of more than 31,600 characters.
"""

import os
import time

import pytest
from costs.runs import NEWS
from growth import LENGTHS, PAGES, STEEPEST, TEXTS, measure

from onrecord import Article
from onrecord.analysis import analyze

LONGEST = int(os.environ.get("ONRECORD_LONGEST") or 31_600)
WORDS = int(os.environ.get("ONRECORD_WORDS") or 25_600)
SHORT = 800
MOST = 1.15
"""Time for one text against the time for the same words in texts of `SHORT` words."""

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("kind", [*TEXTS, *PAGES])
def test_growth(kind, record):
    longest = LENGTHS[-1] if kind in PAGES else LONGEST  # pages are only read
    found = measure(kind, tuple(length for length in LENGTHS if length <= longest))
    what = "pages" if kind in PAGES else "texts"
    record(f"time for repetitive {what} of n characters, k of n^k", found.exponent(), "")
    assert found.exponent() <= STEEPEST, found.row()


def seconds(text):
    begun = time.process_time()
    analyze(Article(text)).to_dict()
    return time.process_time() - begun


def portions():
    """News in texts of about `SHORT` words, up to `WORDS` words in all."""
    lines = [line for path in sorted(NEWS.glob("*.txt")) for line in path.read_text("utf-8").split("\n")]
    found, words = [[]], 0
    for line in filter(str.strip, lines):
        if words >= len(found) * SHORT:
            if words >= WORDS:
                break
            found.append([])
        found[-1].append(line)
        words += len(line.split())
    return ["\n\n".join(lines) for lines in found]


@pytest.mark.skipif(not NEWS.is_dir(), reason=f"no news at {NEWS}")
def test_a_long_text_and_its_parts(record):
    """All words are read once before, since lemmas are kept: only the first reading would pay for them."""
    parts = portions()
    whole = "\n\n".join(parts)
    for part in parts:
        analyze(Article(part))
    half = len(parts) // 2
    short = sum(map(seconds, parts[:half]))
    long = seconds(whole)
    short += sum(map(seconds, parts[half:]))
    words = len(whole.split())
    record(f"`onrecord analyze`, one text of {words:,} words: CPU time", long, "s", 1)
    record(
        f"one text of {words:,} words, to its parts of {SHORT}: CPU time", long / short, "times", len(parts)
    )
    assert long <= MOST * short
