"""What `onrecord corpus` costs over copies of articles, in which names, dates, numbers and words vary.

`ONRECORD_CORPUS=100000` makes so many copies (default: 500).
"""

import os

import pytest
from corpus_cost import measure
from costs.runs import ARTICLES, python
from large_corpus import make

COPIES = int(os.environ.get("ONRECORD_CORPUS") or 500)
ORIGINALS = max(6, min(84, ARTICLES // 2))

pytestmark = pytest.mark.benchmark


def test_corpus(news, tmp_path, record):
    seed, folder = tmp_path / "seed", tmp_path / "copies"
    sources = sorted(news.iterdir())[:ORIGINALS]
    python("onrecord", "analyze", *sources, "--format", "parquet", "--together", "-o", seed)
    make(seed, folder, COPIES)
    cost = measure(folder)
    assert cost.articles == COPIES
    for name, value, unit in cost.figures():
        record(f"`onrecord corpus`: {name}", value, unit, COPIES)
