"""A notebook saved as a page, as `jupyter nbconvert` and editors do, is complete without widgets."""

import nbformat
import pytest
from nbconvert import HTMLExporter

from browser import CHROMIUM, FLAGS
from onrecord import explore
from onrecord.display import show, workbook
from onrecord.display.widget_views import WIDGET


def outputs_of(displays, monkeypatch):
    """The outputs of displays, as a kernel publishes them."""
    found = []
    monkeypatch.setattr(
        "IPython.display.display",
        lambda data, metadata=None, **_: found.append(
            nbformat.v4.new_output("display_data", data=data, metadata=metadata or {})
        ),
    )
    monkeypatch.setattr("IPython.core.interactiveshell.InteractiveShell.initialized", lambda: True)
    for display in displays:
        if hasattr(display, "_ipython_display_"):
            display._ipython_display_()
        elif hasattr(display, "_repr_mimebundle_"):
            found.append(nbformat.v4.new_output("execute_result", data=display._repr_mimebundle_()))
        else:
            html = {"text/html": display._repr_html_()}
            found.append(nbformat.v4.new_output("execute_result", data=html))
    return found


def page_of(outputs):
    cell = nbformat.v4.new_code_cell("", outputs=outputs)
    return HTMLExporter(embed_images=False).from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))[0]


def test_a_page_shows_speakers_and_tables_without_widgets(analysis, monkeypatch):
    outputs = outputs_of([explore.explorer(analysis), show.all_tables(analysis)], monkeypatch)
    kinds = [set(output.data) for output in outputs]
    assert {WIDGET} in kinds and {"text/html", "text/plain"} in kinds
    page = page_of(outputs)
    assert page.count('<li class="speaker-card') == 3
    for key in (*analysis.claims["id"], *analysis.actors["id"], *analysis.numbers["id"]):
        assert f'id="row-{key}"' in page


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (apt-get install chromium)")
def test_what_takes_the_place_of_widgets_is_seen(analysis, monkeypatch, tmp_path):
    """The script of the displays hides it only where a widget is drawn."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    shown = [explore.explorer(analysis), explore.speakers(analysis), explore.corrector(analysis)]
    path = tmp_path / "page.html"
    path.write_text(page_of(outputs_of([workbook.style(), *shown], monkeypatch)), encoding="utf-8")
    with sync_api.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_context(offline=True).new_page()
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_function("window.onrecordLab")
        assert [box.is_visible() for box in page.locator(".onrecord-static").all()] == [True] * 3
        browser.close()


def test_a_report_has_the_cards_as_its_only_output(analysis, empty, capsys, monkeypatch):
    """In a report there are no widgets, and its kernel may have no shell to display with."""
    monkeypatch.setattr("IPython.core.interactiveshell.InteractiveShell.initialized", lambda: False)
    for shown in (
        explore.explorer(analysis, interactive=False),
        explore.explorer(analysis),
        explore.explorer(empty),
    ):
        with pytest.raises(NotImplementedError):
            shown._ipython_display_()
    assert capsys.readouterr().out == ""
