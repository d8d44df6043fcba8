"""Every report in Chromium: as long as it may be, as wide as its window, on paper, without barriers."""

import re

import pytest

from sections import SECTIONS

HIGHEST = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SEED, LONG = "us-responds*", "dam-inquiry*"
WIDTHS = (320, 400, 700, 800, 1400)
WIDER = """width => [...document.querySelectorAll('main *')]
    .filter(e => e.checkVisibility() && !e.closest('svg'))
    .filter(e => e.getBoundingClientRect().right > width + 1 || e.scrollWidth > e.clientWidth + 1
        && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
    .map(e => e.outerHTML.slice(0, 120))"""
UNFOLD = "document.querySelectorAll('details').forEach(e => { e.open = true; })"


def one(reports, start):
    return next(reports.glob(start)) / "report.html"


def test_every_report_fits_every_window_in_both_modes_folded_and_not(reports, opened):
    """Five widths (700 is 1,400 at 200%): nothing is cut off and nothing scrolls sideways.

    Dark mode has other colours and the same boxes: the article of 730 words, the one of 2,400 and the hostile
    one show that.
    """
    twice = [one(reports, name) for name in (SEED, LONG, "*alert*")]
    for path in [*reports.glob("*/report.html"), reports / "index.html"]:
        page = opened(path)
        for unfolded in (False, True):
            if unfolded:
                page.evaluate(UNFOLD)
            for scheme in ("light", "dark") if path in twice else ("light",):
                page.emulate_media(color_scheme=scheme)
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 900})
                    found = page.evaluate("document.documentElement.scrollWidth")
                    assert found <= width, (path, scheme, unfolded)
                    assert page.evaluate(WIDER, width) == [], (path, width, scheme, unfolded)
        page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1400, "light")])
def test_axe_finds_no_barrier(reports, opened, scheme, width):
    """Everything unfolded: the seed article, one of another kind, the hostile one and the index."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    other = "i-do-not-miss*" if width < 500 else "village*"
    for path in (*(one(reports, name) for name in (SEED, other, "*alert*")), reports / "index.html"):
        page = opened(path, width, scheme)
        page.evaluate(UNFOLD)
        found = axe.run(page, options={"runOnly": HIGHEST, "resultTypes": ["violations"]})
        assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == [], path
        page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1400, "light")])
def test_the_corpus_and_its_speakers_fit_and_have_no_barrier(corpus_folder, opened, scheme, width):
    """Barriers in a narrow and a wide window, and no scrolling sideways in any."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    place = corpus_folder / "corpus"
    for path in (place / "report.html", place / "speakers" / "tom-rook-fleet-association.html"):
        page = opened(path, width, scheme)
        found = axe.run(page, options={"runOnly": HIGHEST, "resultTypes": ["violations"]})
        assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == [], path
        for other in WIDTHS:
            page.set_viewport_size({"width": other, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= other, (path, other)
        page.context.close()


def test_the_first_screen_has_findings_and_the_beginning_of_the_article(reports, opened):
    page = opened(one(reports, SEED))
    assert page.locator("main h2").all_text_contents() == list(SECTIONS)
    bottoms = page.locator("#findings li").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().bottom)"
    )
    assert len(bottoms) >= 3 and bottoms[2] < 900
    assert page.locator(".words p").nth(1).bounding_box()["y"] < 800


def test_a_page_is_as_long_as_its_article(reports, opened):
    """Above the tables: five screens for 732 words, and at most as much for each word of a long article."""
    heights = {}
    for name in (SEED, LONG):
        page = opened(one(reports, name))
        heights[name] = page.locator("#all-tables").evaluate("e => e.getBoundingClientRect().top + scrollY")
    assert heights[SEED] <= 5 * 900
    assert heights[LONG] <= 5 * 900 * 2408 / 732


def test_a_file_is_small(reports):
    assert one(reports, SEED).stat().st_size <= 600_000
    assert one(reports, LONG).stat().st_size <= 1_200_000


def test_it_prints_on_three_pages_with_all_speakers(reports, opened):
    page = opened(one(reports, SEED))
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) <= 3
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 688, "height": 900})  # A4 less its margins
    assert page.evaluate(WIDER, 690) == []
    assert page.locator(".speaker-card:visible").count() == page.locator(".speaker-card").count()
    assert page.locator(".legend .chip:visible").count() > 8


def test_dark_is_dark_and_print_is_light(reports, opened):
    page = opened(one(reports, SEED), scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(22, 23, 26)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"


def test_colours_of_the_system_leave_the_marks(reports, opened):
    page = opened(one(reports, SEED), forced_colors="active")
    mark = page.locator(".words mark.claim").first
    assert "underline" in mark.evaluate("e => getComputedStyle(e).textDecorationLine")
    text = page.locator(".chart svg text").first
    assert text.evaluate("e => getComputedStyle(e).fill") != "rgb(29, 29, 33)"


def test_the_narrow_drawing_is_for_narrow_windows(reports, opened):
    page = opened(one(reports, SEED))
    for width, shown, hidden in ((400, "narrow", "wide"), (1400, "wide", "narrow")):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator(f".chart .{shown} svg").first.is_visible()
        assert not page.locator(f".chart .{hidden} svg").first.is_visible()
