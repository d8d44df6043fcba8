"""Measure the size of a report, and the time until a reader can use it."""

import statistics

import pytest

from browser import CHROMIUM, FLAGS
from onrecord.lab import workbook
from onrecord.report import render

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)"),
]
SAMPLE = "data/articles/voa-russia-security-demands.txt"


def test_weight_and_time_to_interactive(tmp_path):
    """A report of 732 words: bytes, and milliseconds until its tables can be sorted, median of nine."""
    sync_api = pytest.importorskip("playwright.sync_api")
    article = workbook.open_article(SAMPLE, published="2022-01-26")
    page_file = render.render(article, tmp_path, set()) / "report.html"
    times = []
    with sync_api.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for _ in range(9):
            page = browser.new_page()
            page.goto(page_file.as_uri())
            page.locator("#claims .tools").wait_for(state="attached")
            times.append(
                page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
            )
            page.close()
        browser.close()
    size = page_file.stat().st_size
    middle, spread = statistics.median(times), f"{min(times):.0f}–{max(times):.0f}"
    print(f"\nreport: {size / 1000:.0f} kB; interactive in {middle:.0f} ms ({spread})")
    assert size <= 600_000
