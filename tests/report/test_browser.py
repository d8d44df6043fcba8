"""A report in Chromium, used: findings lead to words, words to their row and back; tables, charts, legend."""

import re
from dataclasses import replace

from conftest import HOSTILE

SEED = "us-responds"


def find(reports, start):
    return next(page for page in reports.glob("*/report.html") if page.parent.name.startswith(start))


def wait_for_focus(locator):
    """Wait until an element has the focus; following a link moves it a moment later."""
    locator.page.wait_for_function("e => e === document.activeElement", arg=locator.element_handle())


def test_every_finding_leads_to_words_that_show_it(reports, opened):
    """The words that light up are in sight, and hold what the finding says of them."""
    for path in reports.glob("*/report.html"):
        page = opened(path)
        for link in page.locator("#findings .go").all():
            said = link.get_attribute("aria-label").removeprefix("Show the words: ")
            link.click()
            lit = page.locator(".words :is(mark, a, span).lit")
            box = lit.first.bounding_box()
            page.keyboard.press("Escape")
            assert 0 <= box["y"] < 900, said
            paragraph = lit.first.locator("xpath=ancestor::p").inner_text()
            quoted = re.findall("“([^”]+)", said) if said.startswith("No source") else []
            about = said.split(": ", 1)[1] if re.search(" (supports|opposes) .*: ", said) else ""
            assert all(words in paragraph for words in quoted), said
            shown = max(re.split(" ?… ?", about.removeprefix(said.split(" opposes ")[0])), key=len)
            assert shown.strip(" .")[1:] in paragraph, said
            if "is quoted most" in said or "is the only source" in said:
                name = said.split(" is ")[0]
                assert name in page.locator(".note.lit").inner_text()
            page.go_back()
        page.context.close()


def test_from_a_finding_to_the_article_to_its_card_and_back_by_key_alone(reports, opened):
    page = opened(find(reports, SEED))
    focused = "document.activeElement.outerHTML"
    for _ in range(40):
        page.keyboard.press("Tab")
        if 'class="go"' in page.evaluate(focused):
            break
    start, top = page.evaluate(focused), page.evaluate("scrollY")
    page.keyboard.press("Enter")
    assert 'class="note' in page.evaluate(focused)
    card = page.locator("#card")
    assert card.is_visible() and card.locator(".head").all_text_contents() == ["Row c2"]
    assert card.locator("a").first.get_attribute("href") == "#row-c2"
    page.keyboard.press("Tab")
    assert page.evaluate(focused).startswith('<a href="#row-c2"')
    for _ in range(20):
        if ">Back<" in page.evaluate(focused):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("start => document.activeElement.outerHTML === start", arg=start)
    assert abs(page.evaluate("scrollY") - top) < 2
    assert not card.is_visible()


def test_going_back_leads_to_where_one_was_in_a_table_too(reports, opened):
    page = opened(find(reports, SEED))
    page.get_by_text(re.compile(r"^Claims \(")).click()
    link = page.locator("#row-c20 a").first
    link.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    link.click()
    wait_for_focus(page.locator("#note-c20"))
    page.go_back()
    page.wait_for_function("document.activeElement.closest('#row-c20') !== null")
    assert abs(page.evaluate("scrollY") - top) < 2


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
    page = opened(find(reports, SEED), accept_downloads=True)
    page.get_by_text(re.compile(r"^Claims \(")).click()
    box = page.locator("#claims")
    rows = box.locator("tbody tr:visible")
    every = rows.count()
    box.get_by_label("Search").fill("Kuleba")
    assert 0 < rows.count() < every
    box.get_by_label("Search").fill("")
    box.get_by_label("Kind").select_option("direct")
    assert set(rows.locator("td:nth-child(4)").all_text_contents()) == {"direct"}
    with page.expect_download() as download:
        box.get_by_role("button", name="Save as CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert len(text.splitlines()) == rows.count() + 1
    box.get_by_label("Kind").select_option("")
    box.get_by_role("button", name="Confidence").click()
    values = [float(value) for value in rows.locator("td:last-child").all_text_contents()]
    assert values == sorted(values)
    assert box.locator("th[aria-sort=ascending]").count() == 1


def test_statements_come_first_and_everything_attributed_on_demand(reports, opened):
    page = opened(find(reports, SEED))
    folded = page.locator(".notes .note.no-statement")
    switch = page.locator(".show-everything")
    assert folded.count() and not folded.first.is_visible()
    switch.check()
    assert folded.first.is_visible()
    switch.uncheck()
    key = folded.first.get_attribute("data-row")
    page.evaluate(f"location.hash = '#{key}'")  # a link to the words shows them
    page.locator(f"#note-{key}").wait_for(state="visible")


def test_claims_filter_by_speaker_and_least_confidence(reports, opened):
    page = opened(find(reports, SEED))
    page.get_by_text(re.compile(r"^Claims \(")).click()
    box = page.locator("#claims")
    rows = box.locator("tbody tr:visible")
    every = rows.count()
    box.get_by_label("Confidence").fill("0.9")
    assert box.get_by_text("at least 0.90").is_visible()
    assert 0 < rows.count() < every
    assert all(float(text) >= 0.9 for text in rows.locator("td:last-child").all_text_contents())
    box.get_by_label("Speaker").select_option("Wendy Sherman")
    assert set(rows.locator("td:nth-child(2)").all_text_contents()) == {"Wendy Sherman"}
    box.get_by_label("Search").fill("nothing has this in it")
    assert rows.count() == 0 and box.get_by_text("No row fits").is_visible()
    box.get_by_role("button", name="Show all").click()
    assert rows.count() == every and not box.get_by_text("No row fits").is_visible()
    box.get_by_label("Everything attributed").check()
    assert rows.count() > every
    page.evaluate("document.getElementById('row-c26').scrollIntoView()")
    assert box.locator("thead th").first.bounding_box()["y"] >= 0  # headings stay in sight


def test_the_data_of_a_chart_is_one_click_away(reports, opened):
    page = opened(find(reports, SEED), accept_downloads=True)
    chart = page.locator("#words-by-speaker")
    chart.get_by_text("Data of this chart").click()
    assert chart.locator("td").first.is_visible()
    with page.expect_download() as download:
        chart.get_by_role("button", name="Save as CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith('"speaker","direct","mixed","indirect"')
    assert len(text.splitlines()) == chart.locator("tr").count()


def test_marks_of_a_chart_show_their_value_and_lead_to_the_words(reports, opened):
    page = opened(find(reports, SEED))
    spot = page.locator("#words-by-speaker .wide .spot").first
    assert spot.get_attribute("data-tip") == "Antony Blinken: 97 quoted words"
    spot.focus()
    assert "97 quoted" in spot.evaluate("e => getComputedStyle(e, '::after').content")
    page.keyboard.press("Enter")
    wait_for_focus(page.locator("#note-c2"))
    page.locator("#sides-chart .wide .spot").first.click()
    assert page.url.split("#")[1].startswith("side-")


def test_a_link_to_a_folded_or_filtered_row_shows_it(reports, opened):
    page = opened(find(reports, SEED))
    page.locator("#note-c2").focus()
    page.locator("#card").get_by_role("link", name="Row c2").click()
    page.locator("#row-c2").wait_for()
    page.locator("#claims").get_by_label("Search").fill("nothing has this in it")
    page.locator("#note-c3").focus()
    page.locator("#card").get_by_role("link", name="Row c3").click()
    page.locator("#row-c3").wait_for()


def test_a_mark_shows_its_row_to_pointer_and_keyboard(reports, opened):
    page = opened(find(reports, SEED))
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
    note = page.locator(".words a.note:visible").first
    note.focus()
    assert card.is_visible() and note.get_attribute("aria-describedby") == "card"
    page.keyboard.press("Tab")
    wait_for_focus(card.locator("a").first)
    page.keyboard.press("Escape")
    assert not card.is_visible()
    wait_for_focus(note)
    page.locator(".words a.number").first.focus()
    assert "Value" in card.inner_text()


def test_a_touched_claim_has_a_card_that_stays_until_it_is_closed(reports, opened):
    page = opened(find(reports, SEED), width=400, has_touch=True, is_mobile=True)
    note = page.locator("#note-c2")
    text = page.locator("mark[data-claims='c2']").first
    assert note.bounding_box()["y"] > text.bounding_box()["y"] + text.bounding_box()["height"] - 1  # below
    text.tap()
    card = page.locator("#card")
    page.wait_for_timeout(400)
    assert card.is_visible() and "Antony Blinken" in card.inner_text()
    card.get_by_role("button", name="Close").tap()
    assert not card.is_visible()


def test_notes_stand_beside_their_words_on_a_wide_screen(reports, opened):
    page = opened(find(reports, SEED))
    shown = page.locator(".words a.note[id^='note-c']:visible").evaluate_all("notes => notes.map(n => n.id)")
    assert len(shown) > 10
    for key in (name.removeprefix("note-") for name in (shown[0], shown[len(shown) // 2], shown[-1])):
        words = page.locator(f"mark[data-claims~='{key}']").first.bounding_box()
        note = page.locator(f"#note-{key}").bounding_box()
        assert note["x"] > words["x"] + words["width"] - 1 or note["x"] > 900
        assert abs(note["y"] - words["y"]) < 60, key


def test_the_contents_lead_to_the_sections_and_say_where_one_is(reports, opened):
    page = opened(find(reports, SEED))
    links = page.locator("nav a")
    assert links.first.get_attribute("aria-current") == "true"
    page.locator("nav").get_by_role("link", name="Who speaks?").click()
    page.wait_for_function(
        "document.querySelector('nav a[aria-current]').textContent.startsWith('Who speaks')"
    )
    assert page.locator("#who-speaks").bounding_box()["y"] < 200


def test_the_legend_takes_marks_away(reports, opened):
    page = opened(find(reports, SEED))
    mark = page.locator(".words .claim.direct").first
    shade = "e => getComputedStyle(e).backgroundColor"
    before = mark.evaluate(shade)
    page.locator(".legend").get_by_label("quoted", exact=True).uncheck()
    assert mark.evaluate(shade) == "rgba(0, 0, 0, 0)" != before


def test_the_legend_shows_one_speaker_alone(reports, opened):
    page = opened(find(reports, SEED))
    legend = page.locator(".legend .speakers")
    legend.get_by_role("button", name="None").click()
    visible = page.locator(".notes .note:not(.day):visible")
    assert visible.count() == 0
    legend.get_by_role("checkbox", name="Antony Blinken").check()
    assert visible.count() > 0
    assert set(visible.evaluate_all("all => all.map(e => e.classList.contains('s0'))")) == {True}


def test_it_reads_without_javascript(reports, opened):
    page = opened(find(reports, SEED), java_script_enabled=False)
    assert page.locator("#claims tbody tr").count() > 20
    assert page.locator(".words mark.claim").first.get_attribute("title")


def test_a_hostile_article_is_read_as_text(reports, opened):
    (path,) = [path for path in reports.glob("*/report.html") if "alert" in path.parent.name]
    page = opened(path)  # which fails on a dialog, a request or an error
    assert "$x^2$ [y](javascript:alert(3))" in page.locator("h1").inner_text()
    assert page.locator("h1").evaluate("e => getComputedStyle(e).unicodeBidi") == "isolate"
    assert page.locator("script, img, iframe, object, main b:not(.cue)").count() == 1
    assert page.locator("[onerror], [onclick], [href^='javascript']").count() == 0
    assert "[y](javascript:alert(3))" in page.locator("#claims td.words-of").first.text_content()


def test_what_is_made_of_hostile_rows_is_read_as_text(hostile, opened, tmp_path):
    """Names, roles, values and notes that no stage would make of an article, in every display."""
    import nbformat

    from onrecord.display import explore, show, summary, tables
    from onrecord.model.hand import Outcome
    from onrecord.report.report_page import to_html

    note = Outcome("claims", "c1", HOSTILE, HOSTILE, HOSTILE, 1, HOSTILE)
    corrected = replace(hostile, corrections=(note, replace(note, problem="")))
    displays = [
        explore.speakers(corrected, interactive=False),
        corrected,
        corrected.claim("c1"),
        corrected.article,
    ]
    displays += [
        make(corrected)
        for make in (show.findings, show.article, show.sourcing, show.voices, show.numbers, show.sides)
    ]
    displays += [make(corrected) for make in (tables.actors, tables.claims, tables.numbers, tables.stances)]
    cells = []
    for display in displays:
        bundle = getattr(display, "_repr_mimebundle_", lambda d=display: {"text/html": d._repr_html_()})()
        output = nbformat.v4.new_output("execute_result", data=bundle)
        cells.append(nbformat.v4.new_code_cell("", outputs=[output]))
    path = tmp_path / "hostile.html"
    html = to_html(nbformat.v4.new_notebook(cells=cells), summary.summarize(corrected).to_dict())
    path.write_text(html, encoding="utf-8")
    page = opened(path)
    assert page.locator("script, img, iframe, object, main b:not(.cue), main i, main h1").count() == 1
    assert page.locator("[onerror], [onclick], [href^='javascript']").count() == 0
    assert any("<script>" in text for text in page.locator(".chart svg text").all_text_contents())
    page.locator(".words mark").first.hover()
    assert "<script>" in page.locator("#card").inner_text()


def test_corrections_are_marked(reports, opened):
    page = opened(find(reports, "tarrant"))
    assert page.locator("#claims .hand").count() == 1
    assert "by hand" in page.locator("#words-by-speaker figcaption").inner_text()
    assert "does not fit this article" in page.locator("#by-hand .unfit").inner_text()


def test_the_policy_stops_a_script_that_got_in(reports, browser, tmp_path):
    html = find(reports, SEED).read_text(encoding="utf-8")
    path = tmp_path / "pierced.html"
    path.write_text(
        html.replace("<main", "<script>window.pierced = 1</script><img src=x onerror='pierced = 2'><main")
    )
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.evaluate("window.pierced") is None
    page.close()


def test_the_index_is_searched_and_ordered(reports, opened):
    page = opened(reports / "index.html")
    items = page.locator("ul.reports li:visible")
    every = items.count()
    page.get_by_label("Search").fill("profit tarrant")
    assert items.count() == 1 < every
    page.get_by_label("Search").fill("nothing has this in it")
    assert items.count() == 0 and page.get_by_text("No report has these words").is_visible()
    page.get_by_label("Search").fill("")
    page.get_by_label("Order by").select_option("publisher")
    publishers = items.locator(".publisher").all_text_contents()
    assert len(publishers) > 3 and publishers == sorted(publishers, key=str.casefold)
    page.get_by_label("Order by").select_option("date")
    dates = items.locator("time").evaluate_all("all => all.map(e => e.dateTime)")
    assert dates == sorted(dates, reverse=True)
