"""Measure what is read from saved web pages, beside trafilatura alone.

The pages are not part of the project: `make bench PAGES=FOLDER`, or the variable ONRECORD_PAGES, names a
folder with the pages and a file `pages.jsonl`. A line is a page: `file`, and what a person reads on it:
`title`, `reporters`, `also` (contributors), `published`, `text`. A field that is missing is not judged.
"""

import json
import os
from pathlib import Path

import pytest
import trafilatura

from onrecord.evaluation.page_scores import Page, PageScores, score
from onrecord.loading.read import read
from onrecord.model.article import Article

FOLDER = os.environ.get("ONRECORD_PAGES", "")
pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not FOLDER, reason="no folder of saved pages (ONRECORD_PAGES)"),
]


def ours(path: Path) -> Page:
    found = next(iter(read([str(path)])))
    if not isinstance(found, Article):
        return Page()
    return Page(found.title, found.reporters, (), found.published, found.text)


def theirs(path: Path) -> Page:
    found = trafilatura.bare_extraction(
        path.read_bytes(), with_metadata=True, include_comments=False, include_tables=False
    )
    if found is None or isinstance(found, dict):
        return Page()
    names = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Page(found.title, names, (), found.date, found.text)


def line(name: str, scores: PageScores) -> str:
    shares = [
        f"{what} {100 * right / total:.1f} of {total}"
        for what, (right, total) in (
            ("headline", scores.titles),
            ("byline", scores.bylines),
            ("day", scores.days),
        )
        if total
    ]
    text, texts = scores.text
    return f"{name:12} {'; '.join(shares)}; false names {scores.false_names}; text F1 {text:.1f} of {texts}"


def test_saved_pages(capsys):
    folder = Path(FOLDER)
    rows = [json.loads(row) for row in (folder / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    golds = [
        Page(
            row.get("title"),
            tuple(row["reporters"]) if "reporters" in row else None,
            tuple(row.get("also", ())),
            row.get("published"),
            row.get("text"),
        )
        for row in rows
    ]
    results = {}
    for name, reader in (("On Record", ours), ("trafilatura", theirs)):
        results[name] = score(
            (gold, reader(folder / row["file"])) for gold, row in zip(golds, rows, strict=True)
        )
    with capsys.disabled():
        print("\n" + "\n".join(line(name, scores) for name, scores in results.items()))
    right, total = results["On Record"].titles
    assert right >= 0.8 * total
