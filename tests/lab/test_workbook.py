"""What a notebook opens: parameters checked, corrections found, nothing of an earlier article left."""

import pytest

from onrecord.corrections import files, place, write
from onrecord.display import show
from onrecord.display.html.arrange import is_nothing
from onrecord.lab import workbook
from onrecord.lab.parameters import ParameterError, check
from onrecord.model.errors import OnRecordError, SourceError
from onrecord.model.hand import Outcome


@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("source", 42, "-r source 42"),
        ("source", "", "a file, a folder"),
        ("source", None, "a file, a folder"),
        ("published", 20190101, "like 2022-01-26"),
        ("published", "last week", "like 2022-01-26"),
        ("which", 1.5, "a number or words"),
        ("which", True, "a number or words"),
        ("corrections", False, "file or folder"),
        ("output_dir", 7, "a folder"),
        ("interactive", "no", "True or False"),
        ("interactive", 1, "True or False"),
    ],
)
def test_a_parameter_of_another_type_is_one_line(name, value, hint):
    with pytest.raises(ParameterError) as caught:
        check(**{name: value})
    (line,) = caught.value._render_traceback_()
    assert f"`{name}`" in line and "Error" not in line and hint in line and "\n" not in line


def test_parameters_of_their_types_pass(tmp_path):
    check(source=tmp_path, published=None, which=3, output_dir="out", corrections=None, interactive=True)
    check(source="a.txt", published="2022-01-26", which="words", output_dir=None, corrections="x.yaml")


def test_cells_that_run_after_a_failure_end_with_one_line():
    nothing = workbook.no_analysis()
    for section in (show.findings, show.article, show.all_tables):
        with pytest.raises(OnRecordError, match="correct the parameters"):
            section(nothing)
    assert not hasattr(nothing, "_repr_html_")


def test_without_another_article_there_is_nothing_to_compare(analysis):
    shown = workbook.comparison(analysis, None)
    assert "set `compared`" in shown.text and is_nothing(shown.html)
    assert "set <code>compared</code> in" in shown.html
    with pytest.raises(ParameterError, match="`compared`"):
        workbook.comparison(analysis, 42)


def test_an_article_is_compared_with_another_source(analysis, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_open_compared", lambda source, corrections: analysis)
    shown = workbook.comparison(analysis, tmp_path / "later.txt", None)
    assert "both" in set(shown.speakers["where"]) and "Who speaks" in shown._repr_html_()


def test_a_source_that_cannot_be_compared_is_one_line_about_compared(analysis, tmp_path):
    (tmp_path / "two.jsonl").write_text('{"text": "It rained."}\n{"text": "It snowed."}', encoding="utf-8")
    for name, reason in (("two.jsonl", "it holds 2 articles: set `compared`"), ("none.txt", "no such file")):
        with pytest.raises(SourceError, match=reason) as caught:
            workbook.comparison(analysis, tmp_path / name)
        assert "`compared` to" in str(caught.value)
        assert "`which`" not in str(caught.value) and "`source`" not in str(caught.value)


@pytest.fixture
def project(tmp_path, monkeypatch):
    (tmp_path / "project" / "data" / "corrections").mkdir(parents=True)
    (tmp_path / "project" / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "project"


def test_corrections_of_a_project_are_found_from_any_folder(project, monkeypatch):
    folder = project / "data" / "corrections"
    for where in (project, project / "notebooks", folder):
        monkeypatch.chdir(where)
        assert place.locate(place.FOLDER).resolve() == folder
    monkeypatch.chdir(project.parent)
    story = project / "data" / "articles" / "story.txt"
    assert place.locate(place.FOLDER, story).resolve() == folder
    assert place.locate("data/other") == place.Path("data/other")
    assert place.locate(None) is None and place.locate("") is None


def test_the_notebook_says_where_it_looked_and_how_many_apply(project, analysis, monkeypatch):
    monkeypatch.chdir(project / "notebooks")
    folder = project / "data" / "corrections"
    slug = analysis.article.slug
    said = workbook.corrections_used(analysis, place.FOLDER).text
    assert said == f"No corrections: there is no {slug}.yaml in {folder}."
    unset = workbook.corrections_used(analysis, None)
    assert "`corrections` is not set" in unset.text and "<code>corrections</code>" in unset.html
    entry = {"id": "c1", "words": "The harbour board will close", "dismissed": True}
    path = write.add(analysis.article, "claims", entry, place.FOLDER).resolve()
    assert path == folder / f"{slug}.yaml"
    assert files.of_article(analysis.article, place.FOLDER).entries[0].row == "c1"
    object.__setattr__(analysis, "corrections", (outcome(""), outcome("it has other words")))
    said = workbook.corrections_used(analysis, place.FOLDER).text
    assert said == f"1 correction in {path} applies. Line 3 does not: it has other words."


def outcome(problem):
    return Outcome("claims", "c1", "The harbour board", "dismissed", "", 3, problem)
