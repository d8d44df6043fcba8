"""Reports: one whole file each, replaced when rendered again, apart when two share a headline."""

import json
import re
from html import unescape
from pathlib import Path

import pytest

from conftest import HOSTILE
from onrecord import Article, export
from onrecord.files import locks
from onrecord.lab import workbook
from onrecord.model.errors import OutputError, SourceError
from onrecord.report import render
from onrecord.report.index_page import write_index
from sections import SECTIONS


def pages(folder):
    return sorted(folder.glob("*/report.html"))


def test_each_article_has_a_report_with_every_section(reports):
    assert len(pages(reports)) == 10
    for page in pages(reports):
        html = page.read_text(encoding="utf-8")
        headings = re.findall(r"<h2[^>]*>(.*?)</h2>", html)
        assert [heading for heading in SECTIONS if heading in headings] == headings
        assert tuple(headings) == SECTIONS or "alert" in page.parent.name or "rain" in page.parent.name
        assert len(re.findall(r"<h1\b", html)) == 1


def test_a_report_needs_nothing_else(reports):
    for page in [*pages(reports), reports / "index.html"]:
        html = page.read_text(encoding="utf-8")
        assert not re.search(r"<(?:link|iframe|object|embed|base)\b", html)
        assert not re.search(r"<[^>]*\bsrc=", html)
        assert "Content-Security-Policy" in html and "default-src 'none'" in unescape(html)
        assert "@import" not in html and not re.search(r"url\((?!#)", html)
        assert page.stat().st_size < 1_500_000


def test_every_link_in_a_report_leads_somewhere(reports):
    for page in pages(reports):
        html = page.read_text(encoding="utf-8")
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_no_code_is_shown(reports):
    for page in pages(reports):
        html = page.read_text(encoding="utf-8")
        assert "import analyze" not in html and "show.findings(" not in html


def test_sections_with_nothing_in_them_are_left_out(reports):
    html = (reports / "rain-and-wind" / "report.html").read_text(encoding="utf-8")
    assert re.findall(r"<h2[^>]*>(.*?)</h2>", html) == ["The article", "How this was made"]
    assert re.findall(r"<nav.*?</nav>", html, re.S)[0].count("<li>") == 2
    assert "<svg" not in html and 'class="onrecord nothing"' not in html


def test_a_claim_never_appears_without_its_cue(reports):
    """“declined to elaborate on specifics”: in the table, on the card, and nowhere as “specifics” alone."""
    html = (next(reports.glob("us-responds*")) / "report.html").read_text(encoding="utf-8")
    assert html.count('<b class="cue">declined to elaborate on</b> specifics') >= 2
    assert not re.search(r">specifics\.?<", html.replace(">specifics</mark>", ""))


def test_a_hostile_article_is_shown_as_text(reports):
    (page,) = [page for page in pages(reports) if "alert" in page.parent.name]
    html = page.read_text(encoding="utf-8")
    assert len(re.findall(r"<script\b", html)) == 1
    assert not re.search(r'<img|<b\b(?! class="cue)|href=.?javascript:|&amp;amp;amp;', html)
    assert "$x^2$ [y](javascript:alert(3))" in html
    index = (reports / "index.html").read_text(encoding="utf-8")
    assert index.count("<script") == 1 and "<img" not in index


def test_the_index_lists_the_reports(reports):
    index = (reports / "index.html").read_text(encoding="utf-8")
    assert "10 reports" in index
    for page in pages(reports):
        assert f'href="{page.parent.name}/report.html"' in index
    assert "most words: <bdi>" in index


def test_beside_it_lie_the_notebook_and_the_tables(reports):
    folder = next(page.parent for page in pages(reports) if page.parent.name.startswith("us-responds"))
    notebook = json.loads((folder / "article.ipynb").read_text(encoding="utf-8"))
    assert any(cell.get("outputs") for cell in notebook["cells"])
    article = workbook.open_article(str(folder / "article.json"))
    assert export.read(folder).article.sha256 == article.sha256
    assert not [path for path in reports.iterdir() if path.name.startswith(".")]


def test_no_notebook_tells_where_it_was_made(reports, corpus_folder):
    made = [path for folder in (reports, corpus_folder) for path in folder.rglob("*") if path.is_file()]
    for path in made:
        if path.name in ("article.ipynb", "corpus.ipynb"):
            text = path.read_text(encoding="utf-8")
            assert str(render.notebook_path().parent) not in text and str(path.parents[1]) not in text


@pytest.fixture
def quick(monkeypatch):
    """Rendering without a kernel: the displays are tested elsewhere, here it is where files go."""
    import nbformat

    from onrecord import analyze
    from onrecord.display import summary

    def execute(article, folder, engine=None):
        (folder / "article.ipynb").write_text("{}")
        cell = nbformat.v4.new_code_cell("", metadata={"tags": ["masthead"]})
        bundle = summary.masthead(analyze(article))._repr_mimebundle_()
        cell.outputs = [nbformat.v4.new_output("execute_result", data=bundle)]
        return nbformat.v4.new_notebook(cells=[cell])

    monkeypatch.setattr(render, "_execute", execute)


def test_rendered_again_it_replaces_its_report(tmp_path, quick):
    article = Article("It rained.", "Rain", "rain.txt")
    first = render.render(article, tmp_path, set())
    (first / "old").touch()
    assert render.render(article, tmp_path, set()) == first
    assert not (first / "old").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["rain"]


def test_an_edited_article_replaces_its_report(tmp_path, quick):
    render.render(Article("It rained.", "Rain", "rain.txt"), tmp_path, set())
    render.render(Article("It rained more.", "Rain", "rain.txt"), tmp_path, set())
    assert [path.name for path in tmp_path.iterdir()] == ["rain"]


def test_a_kernel_that_is_killed_leaves_its_connection_file_where_it_is_cleared(tmp_path, monkeypatch):
    import papermill

    files = []

    def execute(*_, config, **__):
        files.append(Path(config.KernelManager.connection_file))
        assert locks.SCRATCH.fullmatch(files[0].parent.name) and files[0].parent.is_dir()
        raise RuntimeError("no kernel")

    monkeypatch.setattr(papermill, "execute_notebook", execute)
    with pytest.raises(SourceError, match="its kernel did not start"):
        render.execute("article.ipynb", tmp_path, {}, "rain.txt")
    assert not files[0].parent.exists()


def test_two_articles_of_one_headline_get_a_folder_each(tmp_path, quick):
    taken: set[str] = set()
    for i in range(3):
        render.render(Article(f"It rained {i} days.", "Rain", f"{i}.txt"), tmp_path, taken)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rain", "rain-2", "rain-3"] == sorted(taken)


def test_a_folder_of_somebody_else_is_left_alone(tmp_path, quick):
    (tmp_path / "rain").mkdir()
    (tmp_path / "rain" / "precious.txt").touch()
    assert render.render(Article("It rained.", "Rain", "rain.txt"), tmp_path, set()).name == "rain-2"
    assert (tmp_path / "rain" / "precious.txt").exists()


def test_a_failure_leaves_the_earlier_report_and_no_litter(tmp_path, quick, monkeypatch):
    article = Article("It rained.", "Rain", "rain.txt")
    folder = render.render(article, tmp_path, set())
    before = (folder / "report.html").read_text()

    def fail(article, folder, engine=None):
        raise SourceError(article.source, "the notebook failed")

    monkeypatch.setattr(render, "_execute", fail)
    with pytest.raises(SourceError):
        render.render(article, tmp_path, set())
    assert (folder / "report.html").read_text() == before
    assert [path.name for path in tmp_path.iterdir()] == ["rain"]


def test_the_index_names_what_failed(tmp_path):
    page = write_index(tmp_path, [("<a>.txt: no such file",)]).read_text()
    assert "&lt;a&gt;.txt: no such file" in page
    assert "no reports here yet" in page


def test_an_output_that_is_a_file(tmp_path):
    (tmp_path / "reports").touch()
    with pytest.raises(OutputError, match="cannot be written to"):
        render.open_output(tmp_path / "reports")


def test_a_saved_article_is_read_back_as_it_was(tmp_path):
    article = Article(
        f"{HOSTILE}\n\nyour ad here", HOSTILE, "x", "u", "p", "2024-01-01", ("a", "b"), ("w",), "KYIV"
    )
    workbook.save_article(article, tmp_path / "article.json")
    assert workbook.open_article(str(tmp_path / "article.json")) == article


def test_a_missing_source_is_said_in_one_line(tmp_path):
    with pytest.raises(SourceError) as caught:
        workbook.open_article(str(tmp_path / "none.txt"))
    assert "none.txt" in str(caught.value) and "\n" not in str(caught.value)


def test_the_policy_allows_the_one_script_of_the_page(reports):
    import base64
    import hashlib

    html = pages(reports)[0].read_text(encoding="utf-8")
    script = re.search(r"<script>(.*?)</script>", html, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in unescape(html)


def test_charts_reach_the_report_with_their_alternatives(reports):
    html = next(p for p in pages(reports) if p.parent.name.startswith("tarrant")).read_text(encoding="utf-8")
    for kind in ("Bar chart", "Timeline", "Dot plot"):
        assert len(re.findall(f'role="img" aria-label="{kind}[.:] ', html)) == 2, kind  # wide and narrow


def test_the_seconds_of_a_cell_can_be_changed(monkeypatch):
    assert render._cell_seconds() == 300
    monkeypatch.setenv("ONRECORD_CELL_SECONDS", "900")
    assert render._cell_seconds() == 900
    monkeypatch.setenv("ONRECORD_CELL_SECONDS", "soon")
    with pytest.raises(OutputError, match="ONRECORD_CELL_SECONDS: “soon” is not a whole number of seconds"):
        render._cell_seconds()
