"""Every report in Chromium: quiet, offline, reachable by key, and as wide as its window."""

from dataclasses import replace

import pytest

from browser import CHROMIUM, FLAGS
from conftest import HOSTILE
from sections import SECTIONS

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)"
)
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


def test_claims_filter_by_speaker_and_least_confidence(reports, opened):
    page = opened(find(reports, "us-responds"))
    box = page.locator("#claims")
    rows = box.locator("tbody tr:visible")
    every = rows.count()
    box.get_by_label("Confidence").fill("0.9")
    assert box.get_by_text("at least 0.90").is_visible()
    assert 0 < rows.count() < every
    assert all(float(text) >= 0.9 for text in rows.locator("td:last-child").all_text_contents())
    box.get_by_label("Speaker").select_option("Wendy Sherman")
    assert set(rows.locator("td:nth-child(2)").all_text_contents()) == {"Wendy Sherman"}
    box.get_by_role("button", name="Show all").click()
    assert rows.count() == every


def test_the_data_of_a_chart_is_one_click_away(reports, opened):
    page = opened(find(reports, "us-responds"), accept_downloads=True)
    chart = page.locator("#words-by-speaker")
    chart.get_by_text("Data of this chart").click()
    assert chart.locator("td").first.is_visible()
    with page.expect_download() as download:
        chart.get_by_role("button", name="Save as CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith('"speaker","direct","mixed","indirect"')
    assert len(text.splitlines()) == chart.locator("tr").count()


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


def test_a_stance_leads_to_its_words_and_they_lead_back(reports, opened):
    page = opened(find(reports, "us-responds"))
    row = page.locator("#stances tbody tr").filter(has_text="opposes").first
    row.locator("a.evidence").first.click()
    lit = page.locator("mark.lit").first
    claim = lit.get_attribute("data-claims").split()[-1]
    page.locator(f".words a.ref[href='#row-{claim}']").focus()
    page.locator("#card").get_by_role("link", name="opposes").first.click()
    assert page.url.split("#")[1].startswith("row-s")


def test_a_mark_shows_its_row_to_pointer_and_keyboard(reports, opened):
    page = opened(find(reports, "us-responds"))
    card = page.locator("#card")
    mark = page.locator(".words mark.claim").first
    assert not mark.get_attribute("title")
    mark.hover()
    assert "Confidence" in card.inner_text()
    card.hover()  # it stays while the pointer is on it
    page.wait_for_timeout(400)
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    ref = page.locator(".words a.ref").first
    ref.focus()
    assert card.is_visible() and ref.get_attribute("aria-describedby") == "card"
    page.keyboard.press("Tab")
    assert card.locator("a").first.evaluate("e => e === document.activeElement")
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert ref.evaluate("e => e === document.activeElement")
    ref.focus()
    page.locator(".words a.number").first.focus()
    assert "Value" in card.inner_text()


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


def test_the_legend_shows_one_speaker_alone(reports, opened):
    page = opened(find(reports, "us-responds"))
    legend = page.locator(".legend .speakers")
    legend.get_by_role("button", name="None").click()
    shaded = (
        "document.querySelectorAll('.words .ref').length - document.querySelectorAll('.words .ref.s0').length"
    )
    visible = page.locator(".words .ref:visible")
    assert page.evaluate(shaded) > 0 and visible.count() == 0
    legend.get_by_role("checkbox", name="Antony Blinken").check()
    assert visible.count() > 0
    assert set(visible.evaluate_all("all => all.map(e => e.classList.contains('s0'))")) == {True}


def test_dark_is_dark_and_print_is_light(reports, opened):
    page = opened(find(reports, "us-responds"), scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(ground) == "rgb(22, 23, 26)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert page.pdf().startswith(b"%PDF")


def test_nothing_is_wider_than_the_paper(reports, opened):
    for path in reports.glob("*/report.html"):
        page = opened(path, width=688)  # A4 less its margins
        page.emulate_media(media="print")
        wide = """[...document.querySelectorAll('main table')].filter(
            t => t.offsetParent && t.getBoundingClientRect().right > 690).map(t => t.className)"""
        if "alert" not in path.parent.name:
            assert page.evaluate(wide) == [], path
        page.context.close()


def test_it_reads_without_javascript(reports, opened):
    page = opened(find(reports, "us-responds"), java_script_enabled=False)
    assert page.locator("#claims tbody tr").count() > 20
    assert page.locator(".words mark.claim").first.get_attribute("title")


def test_colours_of_the_system_leave_the_marks(reports, opened):
    page = opened(find(reports, "us-responds"), forced_colors="active")
    mark = page.locator(".words mark.claim").first
    assert "underline" in mark.evaluate("e => getComputedStyle(e).textDecorationLine")
    assert (
        page.locator(".chart svg text").first.evaluate("e => getComputedStyle(e).fill") != "rgb(29, 29, 33)"
    )


def test_a_hostile_article_is_read_as_text(reports, opened):
    (path,) = [path for path in reports.glob("*/report.html") if "alert" in path.parent.name]
    page = opened(path)  # which fails on a dialog, a request or an error
    assert "<script>alert(1)</script><img src=x" in page.locator("h1").inner_text()
    assert page.locator("h1").evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
    assert page.locator("script, img, iframe, object, main b").count() == 1
    assert page.locator("[onerror], [onclick], [href^='javascript']").count() == 0
    assert "[y](javascript:alert(3))" in page.locator("#claims td.words-of").first.inner_text()


def test_what_is_made_of_hostile_rows_is_read_as_text(hostile, opened, tmp_path):
    """Names, roles, values and notes that no stage would make of an article, in every display."""
    import nbformat

    from onrecord.display import annotated_article, corrections_list, explore, summary
    from onrecord.display.charts import article_charts, speaker_network
    from onrecord.display.tables import article_tables
    from onrecord.model.hand import Outcome
    from onrecord.report import render

    note = Outcome("claims", "c1", HOSTILE, HOSTILE, HOSTILE, 1, HOSTILE)
    corrected = replace(hostile, corrections=(note, replace(note, problem="")))
    displays = [corrections_list.notice(corrected), explore.speakers(corrected, interactive=False), corrected]
    displays += [corrected.claim("c1"), corrected.article, annotated_article.annotate(corrected)]
    displays += [
        make(corrected)
        for make in (
            article_tables.actors,
            article_tables.claims,
            article_tables.numbers,
            article_tables.stances,
        )
    ]
    displays += [
        make(corrected)
        for make in (article_charts.attributed_words, article_charts.stances, article_charts.positions)
    ]
    displays.append(speaker_network.speaking_about(corrected))
    cells = []
    for display in displays:
        bundle = getattr(display, "_repr_mimebundle_", lambda d=display: {"text/html": d._repr_html_()})()
        output = nbformat.v4.new_output("execute_result", data=bundle)
        cells.append(nbformat.v4.new_code_cell("", outputs=[output]))
    path = tmp_path / "hostile.html"
    html = render.to_html(nbformat.v4.new_notebook(cells=cells), summary.summarize(corrected).to_dict())
    path.write_text(html, encoding="utf-8")
    page = opened(path)
    assert page.locator("script, img, iframe, object, main b, main i, main h1").count() == 1
    assert page.locator("[onerror], [onclick], [href^='javascript']").count() == 0
    assert any("<script>" in text for text in page.locator(".chart svg text").all_text_contents())
    page.locator(".words [data-row]").first.hover()
    assert "<script>" in page.locator("#card").inner_text()


def test_corrections_are_marked(reports, opened):
    page = opened(find(reports, "tarrant"))
    assert page.locator("#claims .hand").count() == 1
    assert "by hand" in page.locator("#words-by-speaker figcaption").inner_text()
    assert "no longer fits this article" in page.locator("#by-hand .unfit").inner_text()


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
