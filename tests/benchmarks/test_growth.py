"""Time grows little faster than length, for repetitive texts and for news; `-s` prints the figures."""

import os
import time
from pathlib import Path

import pytest
from growth import LENGTHS, PAGES, STEEPEST, TEXTS, measure

from onrecord import Article
from onrecord.analysis import analyze

NEWS = Path(__file__).parents[3] / "shared" / "corpora" / "polnear" / "dev" / "text"
WORDS = int(os.environ.get("ONRECORD_WORDS", "25600"))
SHORT = 800
MOST = 1.15
"""Time for one text against the time for the same words in texts of `SHORT` words."""

pytestmark = pytest.mark.benchmark


@pytest.mark.parametrize("kind", [*TEXTS, *PAGES])
def test_growth(kind):
    found = measure(kind, LENGTHS)
    print("\n" + found.row())
    assert found.exponent() <= STEEPEST


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
def test_one_long_text_takes_as_long_as_its_parts():
    parts = portions()
    whole = "\n\n".join(parts)
    seconds(parts[0])
    half = len(parts) // 2
    short = sum(map(seconds, parts[:half]))
    long = seconds(whole)
    short += sum(map(seconds, parts[half:]))
    words = len(whole.split())
    print(
        f"\none text of {words:,} words: {long:.1f} s; {len(parts)} texts: {short:.1f} s; {long / short:.2f}"
    )
    assert long <= MOST * short
