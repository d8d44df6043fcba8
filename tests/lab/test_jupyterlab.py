"""JupyterLab itself: both notebooks run to their ends by a browser, and played in as a user does."""

import re
import shutil
from pathlib import Path

import nbformat
import pytest

from browser import CHROMIUM, FLAGS
from jupyterlab_driver import Notebook, serve

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)"
)
ROOT = Path(__file__).parents[2]
SAMPLE = "voa-russia-security-demands.txt"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A clean copy of the project, as far as notebooks need it."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks")
    (folder / "data" / "articles").mkdir(parents=True)
    (folder / "data" / "corrections").mkdir()
    shutil.copy(ROOT / "data" / "articles" / SAMPLE, folder / "data" / "articles")
    return folder


@pytest.fixture(scope="module")
def open_notebook(project):
    """Opens a notebook of the project in JupyterLab."""
    with serve(project) as address, playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)

        def start(name):
            page = browser.new_page(viewport={"width": 1400, "height": 1000})
            return Notebook(page, address, f"notebooks/{name}")

        yield start
        browser.close()


def test_an_article_is_explored_corrected_and_left(open_notebook, project):
    notebook = open_notebook("article.ipynb")
    notebook.run()
    assert notebook.errors() == []
    page = notebook.page
    page.wait_for_function("document.querySelectorAll('.jp-OutputArea .chart .spot').length > 10")
    assert page.get_by_text("No corrections: there is no").count() == 1
    sort_a_table(page)
    follow_a_link(page)
    pick_a_speaker(page)
    look_in_a_narrow_window(page)
    claim = correct_a_claim(page, project)
    words = add_a_claim(page)
    notebook.run()
    assert notebook.errors() == []
    assert page.get_by_text(re.compile("2 corrections in .* apply")).count() == 1
    added = page.locator(".onrecord.table[data-name=claims] tr", has_text=words).last
    assert "Wendy Sherman" in added.text_content() and added.locator(".hand").count() == 1
    row = page.locator(f".onrecord.table #row-{claim}").last
    assert "Antony Blinken" in row.text_content() and row.locator(".hand").count() == 1
    leave_for_a_source_that_is_not_there(notebook, project)


def sort_a_table(page):
    """A click on a heading orders the rows, a second one the other way round; a search leaves some."""
    page.locator("summary", has_text=re.compile("^Claims")).click()
    table = page.locator(".onrecord.table[data-name=claims]").last
    width = table.locator("table").evaluate(
        "t => t.offsetWidth / t.closest('.jp-OutputArea-output').offsetWidth"
    )
    assert width > 0.9
    words = table.locator("tbody tr:not([hidden]) td.words-of").first
    assert words.evaluate("cell => cell.offsetWidth / cell.closest('table').offsetWidth") > 0.3
    shown = table.locator("tbody tr:not([hidden]) td:nth-child(2)")
    before = shown.all_text_contents()
    heading = table.get_by_role("button", name="Speaker")
    heading.click()
    assert shown.all_text_contents() == sorted(before, key=str.casefold) != before
    heading.click()
    assert shown.all_text_contents() == sorted(before, key=str.casefold, reverse=True)
    table.get_by_label("Search").fill("blinken")
    assert 0 < shown.count() < len(before)
    table.get_by_role("button", name="Show all").click()


def follow_a_link(page):
    """A link among the findings leads to its words, which light up."""
    page.locator(".onrecord.findings a.go").first.click()
    lit = page.locator(".onrecord.annotated .lit").first
    assert lit.is_visible()
    box = lit.bounding_box()
    assert 0 < box["y"] < 1000


def pick_a_speaker(page):
    """The claims and sides of whom the user picks are shown, and no others."""
    picker = page.locator(".onrecord-speaker select").last
    picker.scroll_into_view_if_needed()
    claims = page.locator(".onrecord-claims select").last
    before = claims.locator("option").count()
    options = picker.locator("option").all_text_contents()
    picker.select_option(label=next(option for option in options if "Kuleba" in option))
    page.wait_for_function(
        "n => [...document.querySelectorAll('.onrecord-claims select')].at(-1).options.length < n", arg=before
    )
    assert all("Kuleba" in text for text in claims.locator("option").all_text_contents())
    page.locator(".claim-view", has_text="Kuleba").last.wait_for()


def look_in_a_narrow_window(page):
    """The list of claims ends within its box, also in a narrow window."""
    page.set_viewport_size({"width": 900, "height": 1000})
    claims = page.locator(".onrecord-claims select").last
    over = claims.evaluate(
        "s => s.getBoundingClientRect().right - s.closest('.widget-vbox').getBoundingClientRect().right"
    )
    assert over <= 0
    page.set_viewport_size({"width": 1400, "height": 1000})


def unfold(page, title, field):
    """Open a folded form; a click is lost while widgets above it are still being drawn."""
    for _ in range(30):
        if field.is_visible():
            return
        page.get_by_text(title).last.click()
        page.wait_for_timeout(1_000)
    raise AssertionError(f"“{title}” does not open")


def correct_a_claim(page, project):
    """Another speaker is chosen on the card of a claim: the file is written. Returns the id of the claim."""
    claim = page.locator(".onrecord-claims select option").first.text_content().split()[0]
    unfold(page, "Correct this claim", page.get_by_label("Said by").last)
    page.get_by_label("Said by").last.select_option(label="Antony Blinken")
    page.get_by_role("button", name="Set speaker").last.click()
    page.locator(".jp-OutputArea").get_by_text(
        re.compile(rf"^\s*{claim}: speaker .* Written to")
    ).first.wait_for()
    (path,) = (project / "data" / "corrections").iterdir()
    assert f"id: {claim}" in path.read_text(encoding="utf-8")
    return claim


SELECT = """() => {
    const text = [...document.querySelectorAll('.onrecord .words p')].flatMap(p => [...p.childNodes])
        .find(node => node.nodeType === Node.TEXT_NODE && node.textContent.trim().split(' ').length > 5);
    const range = document.createRange();
    range.selectNodeContents(text);
    document.getSelection().removeAllRanges();
    document.getSelection().addRange(range);
    return text.textContent.trim();
}"""
"""Selects words of the article that are in no claim, as a pointer does."""


def add_a_claim(page):
    """Words selected in the article are added as a claim of somebody. Returns the words."""
    field = page.locator(".onrecord-missing-words textarea").last
    unfold(page, "Add a missing claim", field)
    words = page.evaluate(SELECT)
    page.wait_for_function(
        "words => [...document.querySelectorAll('textarea')].some(t => t.value === words)", arg=words
    )
    assert field.input_value() == words
    form = page.locator(".widget-vbox", has=page.locator(".onrecord-missing-words")).last
    form.get_by_label("Who says it").select_option(label="Wendy Sherman")
    page.get_by_role("button", name="Add claim").last.click()
    form.get_by_text(re.compile(r"^\s*Claim of .* Written to")).first.wait_for()
    return words


def leave_for_a_source_that_is_not_there(notebook, project):
    """A mistyped source stops the notebook with one line; no old figure is left, later cells make none."""
    page = notebook.page
    rest = "published = which = output_dir = corrections = None; interactive = True"
    notebook.set_source("parameters", f'source = "storry.txt"; {rest}')
    notebook.run_cell("parameters")
    notebook.run_cell("article")
    assert [error.split(": ")[0] for error in notebook.errors()] == ["storry.txt"]
    assert page.locator(".jp-OutputArea .onrecord:visible").all_text_contents() == []
    notebook.save()
    assert "Blinken" not in (project / "notebooks" / "article.ipynb").read_text(encoding="utf-8")
    notebook.run_cell("words")
    assert "nothing to show yet" in notebook.errors()[-1]
    assert page.get_by_text("nothing to show yet").first.is_visible()
    assert "Traceback" not in page.locator(".jp-Notebook").inner_text()


def parameters_of(name):
    """The text of the cell that holds a notebook's parameters."""
    cells = nbformat.read(ROOT / "notebooks" / name, as_version=4).cells
    return next(cell.source for cell in cells if "parameters" in cell.metadata.get("tags", ()))


def test_many_articles_are_shown_without_an_error(open_notebook, town_reports):
    notebook = open_notebook("corpus.ipynb")
    source = parameters_of("corpus.ipynb").replace("../reports", str(town_reports))
    notebook.set_source("corpus-01", source)
    notebook.run()
    assert notebook.errors() == []
    page = notebook.page
    assert page.locator(".jp-OutputArea .onrecord.masthead h1").count() == 1
    table = page.locator(".onrecord.table").first
    heading = table.locator("th button").first
    heading.scroll_into_view_if_needed()
    heading.click()
    assert table.locator("th[aria-sort=ascending]").count() == 1
    notebook.set_source("corpus-01", source.replace(str(town_reports), "no-such-folder"))
    notebook.run_cell("corpus-01")
    notebook.run_cell("corpus-03")
    assert ["no-such-folder" in error for error in notebook.errors()] == [True]
