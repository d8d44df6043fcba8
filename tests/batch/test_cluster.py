"""A real Dask scheduler with two worker processes, one of which is killed during the run."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from pathlib import Path

import cloudpickle
import pytest

from onrecord import Article
from onrecord.batch import pools
from onrecord.batch.run import render_all
from onrecord.cli.main import main
from onrecord.cli.output import SOME_FAILED
from onrecord.kernels import owner
from onrecord.model.errors import KernelDiedError, LostError, OutputError
from onrecord.report import render

pytestmark = [
    pytest.mark.skipif(owner.why_not() is not None, reason="kernels are not forked here"),
    pytest.mark.xdist_group("kernels"),  # one zygote
]

STORY = "“We will build {n} quays,” Mayor Ann Ost said on Monday. It will cost £3 million."


def articles(number):
    return [
        Article(STORY.format(n=n), f"Port {n}", f"{n}.txt", published="2024-03-04") for n in range(number)
    ]


RUN = [sys.executable, "-m"]
QUICK = os.environ | {
    "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s",  # to a worker that is dead
    # for tasks of this module
    "PYTHONPATH": os.pathsep.join(filter(None, (str(Path(__file__).parent), os.environ.get("PYTHONPATH")))),
}


@pytest.fixture
def boss():
    """A scheduler's process, and its address."""
    process = subprocess.Popen(
        [*RUN, "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"],
        stderr=subprocess.PIPE,
        text=True,
        env=QUICK,
    )
    address = next(found[0] for line in process.stderr if (found := re.search(r"tcp://[\d.]+:\d+", line)))
    yield process, address
    process.kill()
    process.wait()
    process.stderr.close()


@pytest.fixture
def scheduler(boss):
    """Address of a scheduler, and its two workers, which fork kernels from the zygote of this process."""
    address = boss[1]
    env = QUICK | owner.owner().lend()
    worker = [*RUN, "distributed.cli.dask_worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    workers = [subprocess.Popen(worker, stderr=subprocess.DEVNULL, env=env) for _ in range(2)]
    yield address, workers
    for process in workers:
        process.kill()
        process.wait()


def test_a_killed_worker_loses_no_article(scheduler, tmp_path):
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
    return {"report.html": b"x", render.SUMMARY: json.dumps(summary).encode()}


def test_an_article_that_kills_its_worker_is_named_and_the_rest_is_done(tmp_path, monkeypatch):
    cloudpickle.register_pickle_by_value(sys.modules[__name__])  # workers do not import tests
    monkeypatch.setattr(pools, "render_files", die_of)
    with pools.open_cluster(None, 2) as pool:
        done = {outcome.source: outcome for outcome in render_all(articles(6), tmp_path, pool)}
    assert "died" in str(done.pop("1.txt").error)
    assert [outcome.error for outcome in done.values()] == [None] * 5


class Hub:
    """A client that runs tasks at once, except that the first two kernels die."""

    status = "running"

    def __init__(self):
        self.deaths, self.given = 2, []

    def wait_for_workers(self, number, timeout):
        pass

    def nthreads(self):
        return {"worker": 2}

    def submit(self, work, task, pure):
        future = Future()
        future.key = len(self.given)
        self.given.append(task.article.source)
        died = self.deaths > 0
        self.deaths -= 1
        if died or task.article.title == "Port 3":
            future.set_exception(KernelDiedError(task.article.source, "its kernel died"))
        else:
            future.set_result({})
        return future


def test_an_article_whose_kernel_dies_is_retried_alone():
    hub = Hub()
    pool = pools.Cluster(hub)
    for article in articles(4):
        pool.submit(article.source, pools.Task(article))
    done = {}
    while pool.busy():
        label, found = pool.next()
        done[label] = found
    assert hub.given == [f"{n}.txt" for n in (0, 1, 2, 3, 0, 1, 3)]
    assert str(done.pop("3.txt")) == "3.txt: its kernel died" and list(done.values()) == [{}] * 3


def test_an_article_is_retried_after_the_death_of_another(tmp_path, monkeypatch):
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


def slow_but_the_first(task):
    if task.article.title != "Port 0":
        time.sleep(60)
    found = dict.fromkeys(("publisher", "published", "corrected", "unfit", "speakers"))
    found |= {"title": "x", "source": task.article.source, "sha256": task.article.sha256}
    found |= {"words": 2, "claims": 0, "unfit": []}
    return {"report.html": b"x", render.SUMMARY: json.dumps(found).encode()}


def test_a_lost_scheduler_ends_the_run_with_one_line_and_what_was_done_stays(
    boss, scheduler, tmp_path, monkeypatch, capsys
):
    monkeypatch.setattr(pools, "render_files", slow_but_the_first)
    monkeypatch.setattr(pools, "_TO_ANSWER", "1s")
    lines = [json.dumps({"title": a.title, "text": a.text}) for a in articles(9) if a.title != "Port 1"]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines))

    place = render.place

    def place_and_kill(*arguments):
        try:
            return place(*arguments)
        finally:
            boss[0].kill()

    monkeypatch.setattr(render, "place", place_and_kill)
    call = ["report", str(tmp_path / "feed.jsonl"), "-o", str(tmp_path / "out"), "--scheduler", boss[1]]
    assert main(call) == SOME_FAILED
    out, err = capsys.readouterr()
    lost, summary = err.splitlines()
    assert lost == f"onrecord: lost the scheduler at {boss[1]}; run the command again to resume"
    assert "1 report made" in summary
    assert (tmp_path / "out" / "port-0" / "report.html").is_file()
    index = (tmp_path / "out" / "index.html").read_text()
    assert "1 report" in index and "could not be read" not in index
    assert out.splitlines()[-1] == str(tmp_path / "out" / "index.html")


def test_a_scheduler_without_workers_is_one_line(boss, monkeypatch):
    monkeypatch.setattr(pools, "_TO_JOIN", 1.0)
    with pytest.raises(OutputError, match="no worker") as caught, pools.open_cluster(boss[1], 0):
        pass
    assert boss[1] in str(caught.value) and "\n" not in str(caught.value)


def test_workers_that_are_all_gone_are_not_waited_for_for_ever(scheduler, tmp_path, monkeypatch):
    address, workers = scheduler
    monkeypatch.setattr(pools, "render_files", slow_but_the_first)
    monkeypatch.setattr(pools, "_LOOK_AFTER", 0.5)
    with pools.open_cluster(address, 0) as pool:
        monkeypatch.setattr(pools, "_TO_JOIN", 1.0)
        outcomes = render_all([a for a in articles(4) if a.title != "Port 1"], tmp_path, pool)
        assert next(outcomes).rendered
        for process in workers:
            process.kill()
        with pytest.raises(LostError, match="no worker is left"):
            list(outcomes)
