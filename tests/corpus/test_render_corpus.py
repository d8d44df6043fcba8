"""`onrecord corpus`: one report over all, whole or not at all."""

import re
import shutil
from html import unescape
from urllib.parse import unquote

import nbformat
import pytest

import town
from onrecord import export
from onrecord.cli.main import main
from onrecord.cli.output import SOME_FAILED, WRONG_CALL
from onrecord.corpus import render_corpus
from onrecord.model.errors import OutputError, SourceError
from onrecord.report import render as report

SECTIONS = (
    "What we found",
    "Who is quoted?",
    "Whose words travel?",
    "Who changes sides?",
    "Which numbers differ?",
    "How are the stories sourced?",
    "Who relies on unnamed sources?",
    "Who may be the same?",
    "Which articles?",
    "How to read this",
)


@pytest.fixture
def html(corpus_folder):
    return (corpus_folder / "corpus" / "report.html").read_text(encoding="utf-8")


def test_every_section_is_there(html):
    assert tuple(re.findall(r"<h2[^>]*>(.*?)</h2>", html)) == SECTIONS
    assert len(re.findall(r"<h1\b", html)) == 1
    assert "12 articles on the record" in html


def test_it_needs_nothing_else(html):
    assert not re.search(r"<(?:link|iframe|object|embed|base)\b", html)
    assert not re.search(r"<[^>]*\bsrc=", html)
    assert "default-src 'none'" in unescape(html)
    assert "<script>alert" not in html and "open_corpus(" not in html


def test_every_link_leads_somewhere(corpus_folder, html):
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for link in re.findall(r'href="([^"]+)"', html):
        target, _, anchor = link.partition("#")
        if target:
            assert (corpus_folder / "corpus" / unquote(target)).is_file(), link
        else:
            assert anchor in ids


def test_what_was_passed_over_is_named(html):
    assert "1 folder skipped" in html and "broken: not a report" in html


def test_the_index_leads_to_it(corpus_folder):
    assert 'href="corpus/report.html"' in (corpus_folder / "index.html").read_text(encoding="utf-8")


def test_the_notebook_and_the_tables_lie_beside_it(corpus_folder):
    place = corpus_folder / "corpus"
    notebook = nbformat.read(place / "corpus.ipynb", as_version=4)
    assert all(cell.execution_count for cell in notebook.cells if cell.cell_type == "code")
    assert {path.stem for path in (place / "tables").glob("*.parquet")} == {
        "accused", "appearances", "articles", "claims", "differing", "entities", "events", "limits",
        "numbers", "quotes", "sources", "stances", "unclear",
    }  # fmt: skip
    assert not list(corpus_folder.glob(".r*"))


def test_a_folder_of_somebody_else_is_left_alone(tmp_path, capsys):
    slug, analysis = town.town()[-1]
    export.write(analysis, tmp_path / slug, "parquet")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "precious.txt").touch()
    assert main(["corpus", str(tmp_path)]) == WRONG_CALL
    assert "move it away" in capsys.readouterr().err
    assert (tmp_path / "corpus" / "precious.txt").exists()


def test_a_failure_leaves_the_earlier_report(corpus_folder, tmp_path, monkeypatch):
    place = tmp_path / "reports"
    shutil.copytree(corpus_folder, place)
    before = (place / "corpus" / "report.html").read_bytes()

    def fail(*arguments):
        raise SourceError("reports", "the notebook failed")

    monkeypatch.setattr(report, "execute", fail)
    with pytest.raises(SourceError):
        render_corpus.render(place)
    assert (place / "corpus" / "report.html").read_bytes() == before
    assert not list(place.glob(".r*"))


def test_corrections_lie_beside_the_report_and_are_called_as_the_caller_calls_them(
    corpus_folder, tmp_path, monkeypatch
):
    place, by_hand = tmp_path / "reports", tmp_path / "mine.yaml"
    shutil.copytree(corpus_folder, place)
    by_hand.write_text("merge:\n  - name: Nobody\n    actors: [Nobody At All]\n")
    book = nbformat.read(place / "corpus" / "corpus.ipynb", as_version=4)
    monkeypatch.setattr(report, "execute", lambda name, folder, parameters, source: book | parameters)

    def summary_of(made):
        assert made["corrections"] == "actors.yaml"
        return {"title": "x", "skipped": [], "unfitting": ["actors.yaml:3: left out"]}

    monkeypatch.setattr(report, "summary_of", summary_of)
    monkeypatch.setattr(render_corpus, "to_html", lambda *_: "x")
    assert render_corpus.render(place, by_hand).problems == (f"{by_hand}:3: left out",)
    assert (place / "corpus" / "actors.yaml").read_bytes() == by_hand.read_bytes()


def test_what_cannot_be_is_said_in_one_line(tmp_path, capsys):
    assert main(["corpus", str(tmp_path / "nowhere")]) == SOME_FAILED
    assert main(["corpus", str(tmp_path), "--corrections", str(tmp_path / "none.yaml")]) == SOME_FAILED
    assert len(capsys.readouterr().err.splitlines()) == 2
    with pytest.raises(OutputError):
        report.notebook_path("none.ipynb")
