"""Dask: a real scheduler and two workers in processes of their own, one of them killed mid-run."""

import json
import os
import re
import signal
import subprocess
import sys
import time

import cloudpickle
import pytest

from onrecord import Article, report
from onrecord.batch import pools
from onrecord.batch.run import render_all
from onrecord.errors import OutputError
from onrecord.warm import owner

pytestmark = pytest.mark.skipif(owner.why_not() is not None, reason="kernels are not forked here")

STORY = "“We will build {n} quays,” Mayor Ann Ost said on Monday. It will cost £3 million."


def articles(number):
    return [
        Article(STORY.format(n=n), f"Port {n}", f"{n}.txt", published="2024-03-04") for n in range(number)
    ]


@pytest.fixture
def scheduler():
    """Address of a scheduler, and its two workers."""
    environment = os.environ | {"DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s"}  # to a worker that is dead
    run = [sys.executable, "-m"]
    boss = subprocess.Popen(
        [*run, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    address = next(found[0] for line in boss.stderr if (found := re.search(r"tcp://[\d.]+:\d+", line)))
    worker = [
        *run,
        "distributed.cli.dask_worker",
        address,
        "--nthreads",
        "1",
        "--no-nanny",
        "--no-dashboard",
    ]
    workers = [subprocess.Popen(worker, stderr=subprocess.DEVNULL, env=environment) for _ in range(2)]
    yield address, workers
    for process in (*workers, boss):
        process.kill()
        process.wait()
    boss.stderr.close()


def test_a_worker_that_is_killed_takes_nothing_with_it(scheduler, tmp_path):
    address, workers = scheduler
    with pools.open_cluster(address, 0) as pool:
        while len(pool._client.scheduler_info()["workers"]) < 2:
            time.sleep(0.1)
        outcomes = render_all(articles(4), tmp_path, pool)
        done = [next(outcomes)]
        workers[0].send_signal(signal.SIGKILL)
        done += outcomes
    assert [outcome.error for outcome in done] == [None] * 4
    for n in range(4):
        assert (tmp_path / f"port-{n}" / "report.html").is_file()
    assert not list(tmp_path.glob(".*"))


def test_no_scheduler_is_one_line(monkeypatch):
    with (
        pytest.raises(OutputError, match="no Dask scheduler") as caught,
        pools.open_cluster("tcp://127.0.0.1:9", 0),
    ):
        pass
    assert "\n" not in str(caught.value)


def die_of(task):
    if task.article.title == "Port 1":
        os.kill(os.getpid(), signal.SIGKILL)
    summary = {"title": "x", "source": task.article.source, "sha256": task.article.sha256}
    return {"report.html": b"x", report.SUMMARY: json.dumps(summary).encode()}


def test_an_article_that_kills_its_worker_is_named_and_the_rest_is_done(tmp_path, monkeypatch):
    cloudpickle.register_pickle_by_value(sys.modules[__name__])  # workers do not import tests
    monkeypatch.setattr(pools, "render_files", die_of)
    with pools.open_cluster(None, 2) as pool:
        done = {outcome.source: outcome for outcome in render_all(articles(6), tmp_path, pool)}
    assert "died" in str(done.pop("1.txt").error)
    assert [outcome.error for outcome in done.values()] == [None] * 5


def test_a_death_that_is_not_its_own_costs_no_article_later_on(tmp_path, monkeypatch):
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    died = tmp_path / "died"

    def die_once(task):
        if task.article.title == "Port 4" and not died.exists():
            died.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return die_of(task)

    monkeypatch.setattr(pools, "render_files", die_once)
    with pools.open_cluster(None, 1) as pool:
        done = {outcome.source: outcome.error for outcome in render_all(articles(6), tmp_path, pool)}
    assert [source for source, error in done.items() if error] == ["1.txt"]
