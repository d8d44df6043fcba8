"""Measure how often the speaker is correct, per phenomenon, on annotated texts, and its cost."""

import time
from collections import Counter

import pytest
from speakers import matching, read_gold, right

from onrecord.actors.cast import find_actors
from onrecord.attribution.find import find_attributions
from onrecord.model.article import Article
from stage import parse

pytestmark = pytest.mark.benchmark


def table(rows: list[tuple[str, bool]]) -> str:
    """Return lines with the correct and total numbers per phenomenon."""
    hits, all_ = Counter(p for p, ok in rows if ok), Counter(p for p, _ in rows)
    lines = [f"{p:42}{hits[p]:4} of {all_[p]:3} {100 * hits[p] / all_[p]:6.1f}%" for p in all_]
    return "\n".join(
        [*lines, f"{'all':42}{hits.total():4} of {len(rows):3} {100 * hits.total() / len(rows):6.1f}%"]
    )


def test_speakers_of_marked_attributions(capsys):
    rows = []
    for case in read_gold():
        cast = find_actors(parse(case.text), case.attributions, Article(case.text))
        rows += [
            (case.phenomenon, right(cast, speaker, names))
            for speaker, names in zip(cast.speakers, case.speakers, strict=True)
        ]
    with capsys.disabled():
        print("\nspeakers of attributions marked by hand\n" + table(rows))
    assert sum(ok for _, ok in rows) / len(rows) >= 0.9


def test_speakers_of_found_attributions(capsys):
    rows = []
    for case in read_gold():
        doc = parse(case.text)
        found = find_attributions(doc)
        cast = find_actors(doc, found, Article(case.text))
        for wanted, names in zip(case.attributions, case.speakers, strict=True):
            i = matching(found, wanted)
            if i is not None:
                rows.append((case.phenomenon, right(cast, cast.speakers[i], names)))
    with capsys.disabled():
        print("\nspeakers of attributions found by the model\n" + table(rows))
    assert sum(ok for _, ok in rows) / len(rows) >= 0.9


def test_cost(capsys):
    """Measure on texts as long as articles: ten gold texts at a time, about 700 words."""
    cases = [case.text for case in read_gold()]
    parsing = finding = 0.0
    for at in range(0, len(cases), 10):
        text = "\n\n".join(cases[at : at + 10])
        begin = time.perf_counter()
        doc = parse(text)
        parsed = time.perf_counter()
        found = find_attributions(doc)
        ready = time.perf_counter()
        find_actors(doc, found, Article(text))
        parsing += parsed - begin
        finding += time.perf_counter() - ready
    with capsys.disabled():
        print(f"\nactors cost {100 * finding / parsing:.0f}% of the parse")
    assert finding / parsing < 0.25
