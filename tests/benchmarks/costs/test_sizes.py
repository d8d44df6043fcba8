"""The size of the weights and of a report, and the time until a reader can use the report."""

from pathlib import Path

import pytest

import onrecord
from browser import CHROMIUM, FLAGS
from onrecord.lab import workbook
from onrecord.report import render

SAMPLE = "data/articles/voa-russia-security-demands.txt"
MB = 1_000_000

pytestmark = pytest.mark.benchmark


def test_weights(record):
    weights = Path(onrecord.__file__).parent / "networks" / "weights"
    size = sum(path.stat().st_size for path in weights.iterdir()) / MB
    record("weights in the wheel", size, "MB")
    assert size <= 46


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)")
def test_page(tmp_path, record):
    """A report of 732 words: bytes, and milliseconds until its tables can be sorted."""
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
    record("page of a report of 732 words", size / 1000, "kB", 1)
    record("page of a report of 732 words, until its tables can be sorted in Chromium", times, "ms", 1)
    assert size <= 600_000
