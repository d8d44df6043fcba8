"""Measure how many numbers are read correctly (value, unit, kind, counted thing), and the cost."""

import json
import math
import time
from collections import Counter
from pathlib import Path

import pytest

from bare import found, read_bare
from onrecord import analyze
from onrecord.loading.read import read
from onrecord.numbers import read_figures
from stage import parse

pytestmark = pytest.mark.benchmark
ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "tests" / "gold").glob("*.json"))


@pytest.mark.parametrize("name", ["numbers_bare.txt", "numbers_bare2.txt"])
def test_short_sentences(name, capsys):
    cases = read_bare(name)
    hits, values, all_ = Counter(), Counter(), Counter()
    for case, doc in zip(cases, (parse(case.text) for case in cases), strict=True):
        rows = read_figures(doc, None).numbers
        for wanted in case.wanted:
            all_[case.category] += 1
            hits[case.category] += found(wanted, rows)
            values[case.category] += found(wanted, rows, units=False)
    lines = [f"{c:45}{hits[c]:4} of {all_[c]:3}, value alone {values[c]:4}" for c in all_]
    total = f"{'all':45}{hits.total():4} of {all_.total():3}, value alone {values.total():4}"
    with capsys.disabled():
        print(f"\n{name}\n" + "\n".join([*lines, total]))
    assert hits.total() / all_.total() >= 0.95


def same(wanted, got):
    if isinstance(wanted, int | float) and isinstance(got, int | float):
        return math.isclose(wanted, got, rel_tol=1e-6)
    return (list(got) if isinstance(got, tuple) else got) == wanted


def test_samples(capsys):
    wanted = made = hits = counted = units = speakers = 0
    for path in SAMPLES:
        gold = json.loads(path.read_text(encoding="utf-8"))
        (article,) = read([str(ROOT / "data" / "articles" / gold["file"])])
        analysis = analyze(article)
        aliases = {
            a.id: {a.name.casefold(), *(b.casefold() for b in a.aliases)}
            for a in analysis.actors.itertuples()
        }
        rest = list(analysis.numbers.itertuples())
        wanted, made = wanted + len(gold["numbers"]), made + len(rest)
        for row in gold["numbers"]:
            like = (
                n
                for n in rest
                if (n.text, n.kind) == (row["text"], row["kind"]) and same(row["value"], n.value)
            )
            hit = next(like, None)
            if hit is None:
                continue
            rest.remove(hit)
            things = row["counted"] if isinstance(row["counted"], list) else [row["counted"]]
            thing = hit.counted.casefold() if isinstance(hit.counted, str) else None
            hits += 1
            units += (hit.unit if isinstance(hit.unit, str) else None) == row["unit"]
            counted += thing in [t.casefold() if t else None for t in things]
            who = aliases[hit.speaker] if isinstance(hit.speaker, str) else {None}
            speakers += (row["speaker"].casefold() if row["speaker"] else None) in who
    with capsys.disabled():
        print(
            f"\nnumbers of the samples: recall {hits / wanted:.1%}, precision {hits / made:.1%} of {wanted}; "
            f"of those found, unit {units / hits:.1%}, counted {counted / hits:.1%}, "
            f"speaker {speakers / hits:.1%}"
        )
    assert hits / wanted >= 0.97 and hits / made >= 0.97


def test_share_of_the_analysis(capsys):
    (articles,) = [list(read([str(ROOT / "data" / "articles")]))]
    for article in articles:
        analyze(article)
    begin = time.process_time()
    for article in articles:
        analyze(article)
    whole = time.process_time() - begin
    docs = [parse(article.text) for article in articles]
    begin = time.process_time()
    for doc in docs:
        read_figures(doc, "2022-01-26")
    share = (time.process_time() - begin) / whole
    with capsys.disabled():
        print(f"\nnumbers take {share:.1%} of the analysis")
    assert share <= 0.05
