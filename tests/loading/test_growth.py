"""The kinds of repeated input that once took the square of the time to read; `make bench` measures all."""

import time

import pytest
from growth import PAGES, page_of, text_of

from onrecord.loading.read import read

WORST = [
    "capitals",
    "long word",
    "quotation marks",
    "hyphens",
    "spaces",
    "mojibake",
    "attributes",
    "entities",
]


def seconds(path, text):
    """CPU time to read a text, the least of three: other work on the machine can only add to it."""
    path.write_text(text, encoding="utf-8")
    took = []
    for _ in range(3):
        begun = time.process_time()
        list(read([str(path)]))
        took.append(time.process_time() - begun)
    return min(took)


@pytest.mark.parametrize("kind", WORST)
def test_reading_takes_little_more_than_four_times_as_long_for_four_times_as_much(tmp_path, kind):
    make = page_of if kind in PAGES else text_of
    path = tmp_path / ("a.html" if kind in PAGES else "a.txt")
    seconds(path, make(kind, 1_000))
    short, long = (seconds(path, make(kind, length)) for length in (25_000, 100_000))
    assert long <= 4**1.2 * short + 0.2
