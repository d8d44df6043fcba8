"""A batch skips reports that are up to date, continues after failures, and leaves nothing half-written."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord import Article
from onrecord.batch import fingerprint as fingerprints
from onrecord.batch import pools
from onrecord.batch.run import render_all
from onrecord.model.errors import KernelDiedError, ModelError, OutputError, SourceError
from onrecord.report import render

RAIN, SUN = Article("It rained.", "Rain", "rain.txt"), Article("It was dry.", "Sun", "sun.txt")


@pytest.fixture
def rendered(monkeypatch):
    """Titles that reach the renderer; it fails on those that say so."""
    titles = []

    def render_files(task):
        titles.append(task.article.title)
        if "fails" in task.article.text:
            raise SourceError(task.article.source, "the notebook failed")
        if "breaks" in task.article.text:
            raise ModelError("no model")
        summary = {"title": task.article.title, "source": task.article.source, "sha256": task.article.sha256}
        return {"report.html": task.article.text.encode(), render.SUMMARY: json.dumps(summary).encode()}

    monkeypatch.setattr(pools, "render_files", render_files)
    return titles


def run(found, output, **options):
    return list(render_all(found, output, pools.Here(), **options))


def test_up_to_date_reports_are_not_rendered_again(tmp_path, rendered):
    assert all(done.rendered for done in run([RAIN, SUN], tmp_path))
    again = run([RAIN, SUN], tmp_path)
    assert not any(done.rendered for done in again)
    assert [done.folder for done in again] == [tmp_path / "rain", tmp_path / "sun"]
    assert rendered == ["Rain", "Sun"]
    assert all(done.rendered for done in run([RAIN, SUN], tmp_path, force=True))


def test_a_changed_article_date_correction_or_code_is_rendered_again(tmp_path, rendered, monkeypatch):
    run([RAIN], tmp_path)
    for changed in (replace(RAIN, text="It rained more."), replace(RAIN, published="2024-01-01")):
        assert [done.rendered for done in run([changed], tmp_path)] == [True]
        assert [done.rendered for done in run([RAIN], tmp_path)] == [True]
    assert fingerprints.fingerprint(RAIN, b"a: 1") != fingerprints.fingerprint(RAIN)
    monkeypatch.setattr(fingerprints, "code", lambda: "other")
    assert [done.rendered for done in run([RAIN], tmp_path)] == [True]


def test_a_failure_is_an_outcome_and_leaves_the_earlier_report(tmp_path, rendered):
    run([RAIN], tmp_path)
    unread = SourceError("x.txt", "empty")
    failed = replace(RAIN, text="It fails.")
    found = run([unread, failed, SUN], tmp_path)
    assert [str(done.error) for done in found if done.error] == [
        "x.txt: empty",
        "rain.txt: the notebook failed",
    ]
    assert (tmp_path / "rain" / "report.html").read_text() == "It rained."
    assert (tmp_path / "sun" / "report.html").exists()


@pytest.mark.parametrize("deaths", [1, 2])
def test_an_article_whose_kernel_dies_is_rendered_once_more(tmp_path, rendered, monkeypatch, deaths):
    render_files, left = pools.render_files, [deaths]

    def die(task):
        if task.article is SUN and left[0]:
            left[0] -= 1
            raise KernelDiedError(task.article.source, "its kernel died")
        return render_files(task)

    monkeypatch.setattr(pools, "render_files", die)
    found = run([RAIN, SUN], tmp_path)
    assert [str(done.error) for done in found] == [
        "None",
        "None" if deaths == 1 else "sun.txt: its kernel died",
    ]


def test_errors_not_caused_by_an_article_end_the_run(tmp_path, rendered):
    with pytest.raises(ModelError):
        run([replace(RAIN, text="It breaks."), SUN], tmp_path)


def test_a_stopped_run_can_be_resumed(tmp_path, rendered):
    articles = [replace(RAIN, text=f"It rained {i} days.", source=f"{i}.txt") for i in range(6)]
    once = tmp_path / "once"
    once.mkdir()
    run(articles, once)
    twice = tmp_path / "twice"
    twice.mkdir()
    rendered.clear()
    first = render_all(articles, twice, pools.Here())
    done = [next(first) for _ in range(3)]
    first.close()
    assert all(outcome.rendered for outcome in done) and not list(twice.glob(".*"))
    run(articles, twice)
    assert len(rendered) == 6

    def files(folder: Path):
        return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")}

    assert files(once) == files(twice)


def test_a_folder_that_cannot_be_written_ends_the_run(tmp_path, rendered):
    with pytest.raises(OutputError, match="gone"):
        run([RAIN], tmp_path / "gone")


class Late(pools.Here):
    """Returns no result until it has all tasks, so that all are planned first."""

    def full(self):
        return False


def test_two_runs_over_different_articles_of_one_headline_both_end_complete(tmp_path, rendered):
    texts = [f"It rained {n} days." for n in range(8)]
    articles = [Article(text, "Rain", f"{n}.txt") for n, text in enumerate(texts)]
    runs = [render_all(articles[side::2], tmp_path, Late()) for side in (0, 1)]
    done = [next(run) for run in runs]
    folders = [outcome.folder for outcome in (*done, *runs[0], *runs[1])]
    assert len(set(folders)) == 8
    assert {(folder / "report.html").read_text() for folder in folders} == set(texts)
