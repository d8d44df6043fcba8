"""How well stances fit those that a reader noted in the samples written for this project."""

import json
from pathlib import Path

import pytest
from stances import Score, of_pairs

from onrecord import analyze, workbook

TESTS = Path(__file__).parents[1]
SAMPLES = TESTS.parent / "data" / "articles"

pytestmark = pytest.mark.benchmark


def test_stances_in_the_samples(capsys):
    total = Score()
    lines = []
    for path in sorted((TESTS / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        score, wrong = of_pairs(analyze(workbook.open_article(str(SAMPLES / gold["file"]))), gold)
        total += score
        lines += [f"  {path.stem}: {line}" for line in wrong]
    with capsys.disabled():
        print("\n" + "\n".join(lines) + f"\nstances: {total}")
    assert total.found >= 0.5 * total.noted
    assert total.right >= 0.7 * total.found
