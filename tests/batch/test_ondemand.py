"""A pool opens only if there is something to render, and is no larger than needed."""

import json
from contextlib import contextmanager

import pytest

from onrecord import Article
from onrecord.batch import ondemand, pools
from onrecord.batch.ondemand import open_on_demand
from onrecord.batch.run import render_all
from onrecord.batch.task import ENGINE
from onrecord.report import render


def articles(number):
    return [Article(f"It rained {n} days.", f"Rain {n}", f"{n}.txt") for n in range(number)]


@pytest.fixture
def opened(monkeypatch):
    """Records the pools that are opened, and the engine of each task."""
    seen = {"clusters": [], "engines": []}

    def render_files(task):
        seen["engines"].append(task.engine)
        summary = {"title": "x", "source": task.article.source, "sha256": task.article.sha256}
        return {"report.html": b"x", render.SUMMARY: json.dumps(summary).encode()}

    @contextmanager
    def open_cluster(scheduler, jobs):
        seen["clusters"].append((scheduler, jobs))
        yield pools.Here()

    monkeypatch.setattr(pools, "render_files", render_files)
    monkeypatch.setattr(pools, "open_cluster", open_cluster)
    return seen


def run(found, output, **options):
    with open_on_demand(**options) as pool:
        return list(render_all(found, output, pool))


def test_nothing_to_do_opens_nothing(tmp_path, opened):
    run(articles(8), tmp_path, jobs=2)
    assert opened["clusters"] == [(None, 2)]
    for scheduler in (None, "tcp://127.0.0.1:9"):
        assert not any(done.rendered for done in run(articles(8), tmp_path, scheduler=scheduler, jobs=2))
    assert opened["clusters"] == [(None, 2)]


def test_a_few_changes_need_no_cluster(tmp_path, opened):
    run(articles(8), tmp_path, jobs=2)
    opened["clusters"].clear()
    opened["engines"].clear()
    done = run([*articles(8), Article("It was dry.", "Sun", "sun.txt")], tmp_path, jobs=2)
    assert [outcome.folder.name for outcome in done if outcome.rendered] == ["sun"]
    assert opened == {"clusters": [], "engines": [None]}  # a stock kernel is up sooner than a process to fork


def test_no_more_workers_than_there_is_work_for(tmp_path, opened):
    run(articles(7), tmp_path, jobs=16)
    assert opened["clusters"] == [(None, 2)]
    assert opened["engines"] == [ENGINE] * 7


def test_every_article_is_done_once(tmp_path, opened):
    done = run(iter(articles(50)), tmp_path, jobs=2)
    assert sorted(outcome.source for outcome in done) == sorted(f"{n}.txt" for n in range(50))
    assert len(opened["engines"]) == 50


def test_a_scheduler_is_given_the_first_at_once(tmp_path, opened):
    def feed():
        yield from articles(1)
        assert opened["clusters"] == [("tcp://127.0.0.1:9", 0)]

    run(feed(), tmp_path, scheduler="tcp://127.0.0.1:9")


def test_missing_warm_kernels_are_reported_once(tmp_path, opened, monkeypatch):
    monkeypatch.setattr(ondemand.owner, "why_not", lambda: "not on this system")
    said = []
    run(articles(9), tmp_path, jobs=2, warn=said.append)
    assert said == ["using papermill's default engine instead of warm kernels: not on this system"]
    assert opened["engines"] == [None] * 9
