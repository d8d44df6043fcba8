"""Compare stances with those that a reader noted in the samples and in invented short articles."""

import json
from pathlib import Path

import pytest
from stances import Score, of_pairs

from onrecord import analyze
from onrecord.lab import workbook
from onrecord.model.article import Article

TESTS = Path(__file__).parents[1]
SAMPLES = TESTS.parent / "data" / "articles"

pytestmark = pytest.mark.benchmark


def _total(articles, capsys):
    total = Score()
    lines = []
    for name, article, gold in articles:
        score, wrong = of_pairs(analyze(article), gold)
        total += score
        lines += [f"  {name}: {line}" for line in wrong]
    with capsys.disabled():
        print("\n" + "\n".join(lines) + f"\nstances: {total}")
    return total


def test_stances_in_the_samples(capsys):
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((TESTS / "gold").glob("*.json"))]
    articles = [(g["file"], workbook.open_article(str(SAMPLES / g["file"])), g) for g in golds]
    total = _total(articles, capsys)
    assert total.found >= 0.5 * total.noted
    assert total.right >= 0.7 * total.found


def test_stances_in_short_articles(capsys):
    lines = (TESTS / "gold" / "stances.jsonl").read_text(encoding="utf-8").splitlines()
    golds = [json.loads(line) for line in lines]
    total = _total([(g["name"], Article(g["text"]), g) for g in golds], capsys)
    assert total.found >= 0.5 * total.noted
    assert total.right >= 0.25 * total.noted
