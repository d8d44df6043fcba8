"""Every report in Chromium: quiet, offline, reachable by key, and as wide as its window."""

import json
import shutil

import pytest

from test_notebooks import SECTIONS

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)"
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
HIGHEST = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def opened(browser):
    """Opens a file, and fails the test on any message, error or request beyond the file."""
    contexts, complaints = [], []

    def open_file(path, width=1400, scheme="light", **more):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        page.on("request", lambda r: r.url.split("#")[0] == path.as_uri() or complaints.append(r.url))
        page.goto(path.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert complaints == []


def find(reports, start):
    return next(page for page in reports.glob("*/report.html") if page.parent.name.startswith(start))


@pytest.mark.parametrize("width", [400, 800, 1400])
def test_every_report_fits_its_window_and_says_nothing(reports, opened, width):
    for path in [*reports.glob("*/report.html"), reports / "index.html"]:
        page = opened(path, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        if path.name == "report.html":
            assert page.locator("main h2").all_text_contents() == list(SECTIONS)
        page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (1400, "light")])
def test_axe_finds_no_barrier(reports, opened, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for path in [*reports.glob("*/report.html"), reports / "index.html"]:
        page = opened(path, width, scheme)
        found = axe.run(page, options={"runOnly": HIGHEST, "resultTypes": ["violations"]})
        assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == [], path
        page.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(400, "dark"), (800, "light"), (1400, "light")])
def test_the_corpus_and_its_speakers_fit_and_have_no_barrier(corpus_folder, opened, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    place = corpus_folder / "corpus"
    for path in (place / "report.html", place / "speakers" / "tom-rook-fleet-association.html"):
        page = opened(path, width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        found = axe.run(page, options={"runOnly": HIGHEST, "resultTypes": ["violations"]})
        assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == [], path
        page.context.close()


def test_a_speaker_in_the_corpus_leads_to_their_page(corpus_folder, browser):
    page = browser.new_page()
    page.goto((corpus_folder / "corpus" / "report.html").as_uri())
    page.locator("#speakers").get_by_role("link", name="Tom Rook (Fleet Association)").click()
    assert page.locator("h1").text_content() == "Tom Rook (Fleet Association)"
    assert page.locator("table.claims-of-speaker tbody tr").count() == 4
    page.get_by_role("link", name="All speakers").click()
    assert page.url.endswith("report.html#speakers")
    page.close()


def test_claims_sort_search_filter_and_save(reports, opened):
    page = opened(find(reports, "us-responds"), accept_downloads=True)
    box = page.locator("#claims")
    rows = box.locator("tbody tr:visible")
    every = rows.count()
    box.get_by_label("Search").fill("Kuleba")
    assert 0 < rows.count() < every
    box.get_by_label("Search").fill("")
    box.get_by_label("Kind").select_option("direct")
    assert set(rows.locator("td:nth-child(5)").all_text_contents()) == {"direct"}
    with page.expect_download() as download:
        box.get_by_role("button", name="Save as CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == rows.count() + 1
    box.get_by_label("Kind").select_option("")
    box.get_by_role("button", name="Confidence").click()
    values = [float(value) for value in rows.locator("td:last-child").all_text_contents()]
    assert values == sorted(values)
    assert box.locator("th[aria-sort=ascending]").count() == 1


def test_a_row_leads_to_its_words_and_back(reports, opened):
    page = opened(find(reports, "us-responds"))
    page.locator("#row-c2 a").first.click()
    marks = page.locator("mark.lit")
    assert marks.count() > 0
    assert marks.first.evaluate(
        "e => e.getBoundingClientRect().top < innerHeight && e.getBoundingClientRect().top >= 0"
    )
    page.locator("#claims").get_by_label("Search").fill("nothing has this in it")
    page.locator("a.ref[href='#row-c2']").click()
    assert page.locator("#row-c2").is_visible()


def test_the_contents_lead_to_the_sections_and_say_where_one_is(reports, opened):
    page = opened(find(reports, "us-responds"))
    links = page.locator("nav a")
    assert links.first.get_attribute("aria-current") == "true"
    page.get_by_role("link", name="The article, marked up").click()
    page.wait_for_function(
        "document.querySelector('nav a[aria-current]').textContent.startsWith('The article')"
    )
    assert page.locator("#the-article-marked-up").bounding_box()["y"] < 200


def test_the_legend_takes_marks_away(reports, opened):
    page = opened(find(reports, "us-responds"))
    mark = page.locator(".words .claim.direct").first
    shade = "e => getComputedStyle(e).backgroundColor"
    before = mark.evaluate(shade)
    page.locator(".legend").get_by_label("direct", exact=True).uncheck()
    assert mark.evaluate(shade) == "rgba(0, 0, 0, 0)" != before


def test_dark_is_dark_and_print_is_light(reports, opened):
    page = opened(find(reports, "us-responds"), scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(22, 23, 26)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")


def test_the_narrow_drawing_is_for_narrow_windows(reports, opened):
    path = find(reports, "us-responds")
    for width, shown, hidden in ((400, "narrow", "wide"), (1400, "wide", "narrow")):
        page = opened(path, width)
        assert page.locator(f".chart .{shown} svg").first.is_visible()
        assert not page.locator(f".chart .{hidden} svg").first.is_visible()


def test_the_policy_stops_a_script_that_got_in(reports, browser, tmp_path):
    html = find(reports, "us-responds").read_text(encoding="utf-8")
    path = tmp_path / "pierced.html"
    path.write_text(
        html.replace("<main", "<script>window.pierced = 1</script><img src=x onerror='pierced = 2'><main")
    )
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.evaluate("window.pierced") is None
    page.close()


def test_an_article_of_700_words_is_ready_within_a_second(reports, opened):
    page = opened(find(reports, "us-responds"))
    timing = json.loads(page.evaluate("JSON.stringify(performance.getEntriesByType('navigation')[0])"))
    assert timing["domInteractive"] < 1000
