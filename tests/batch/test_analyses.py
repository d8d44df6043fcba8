"""Several processes give the same analyses in the same order; a dying process affects no other."""

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import Future

import psutil

from onrecord import Article
from onrecord.batch import analyses
from onrecord.batch.analyses import analyze_on
from onrecord.model.errors import SourceError
from onrecord.text import pipeline

STORY = "“We will build {n} quays,” Mayor Ann Ost said on Monday. It will cost £{n} million."


def told(found):
    return [str(one) if isinstance(one, SourceError) else one.to_dict() for one in found]


def test_several_processes_give_the_same_in_order_and_end(monkeypatch, tmp_path):
    monkeypatch.setattr(pipeline, "PARSED_AT_ONCE", 2)
    (tmp_path / "port-1.yaml").write_text("claims: [", encoding="utf-8")
    items = [Article(STORY.format(n=n), f"Port {n}", f"{n}.txt") for n in range(9)]
    items.insert(3, SourceError("x.txt", "empty"))
    before = set(psutil.Process().children(recursive=True))
    found = told(analyze_on(2, iter(items), by_hand=str(tmp_path)))
    assert found == told(analyze_on(1, iter(items), by_hand=str(tmp_path)))
    assert [isinstance(one, str) for one in found].index(True) == 1 and found[3] == "x.txt: empty"
    fresh = set(psutil.Process().children(recursive=True)) - before
    psutil.wait_procs([process for process in fresh if "spawn_main" in " ".join(process.cmdline())], 20)
    assert not [
        process for process in fresh if process.is_running() and "spawn_main" in str(process.cmdline())
    ]


def die(items, method, by_hand):
    for item in items:
        if item.source == "2.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        yield SourceError(item.source, "done")


def told_of(found):
    assert [one.source for one in found] == [f"{n}.txt" for n in range(5)]
    assert [one.reason for n, one in enumerate(found) if n != 2] == ["done"] * 4
    return found[2].reason


ARTICLES = [Article("It rained.", "", f"{n}.txt") for n in range(5)]


def test_a_process_that_dies_costs_one_article(monkeypatch):
    monkeypatch.setattr(analyses, "_analyze", die)
    assert (
        told_of(list(analyze_on(2, ARTICLES))) == "the process that analysed it died twice (out of memory?)"
    )


class Hanging:
    """A pool that never finishes a batch that contains a certain article."""

    def __init__(self, *_):
        pass

    def submit(self, call, work, portion):
        future = Future()
        if not any(item.source == "2.txt" for item in portion):
            future.set_result([SourceError(item.source, "done") for item in portion])
        return future

    def shutdown(self, **_):
        pass


def test_a_process_that_hangs_costs_one_article(monkeypatch):
    monkeypatch.setattr(analyses, "ProcessPoolExecutor", Hanging)
    monkeypatch.setattr(analyses, "_PATIENCE", 0.1)
    assert "did not respond for" in told_of(list(analyze_on(2, ARTICLES)))


def test_a_process_that_works_on_a_busy_machine_is_waited_for(monkeypatch):
    class Slow(Hanging):
        def submit(self, call, work, portion):
            future = Future()
            found = [SourceError(item.source, "done") for item in portion]
            threading.Timer(0.5, future.set_result, [found]).start()
            return future

    worked = iter(range(1, 1000))
    monkeypatch.setattr(analyses, "ProcessPoolExecutor", Slow)
    monkeypatch.setattr(analyses, "_PATIENCE", 0.1)
    monkeypatch.setattr(analyses._Workers, "_cpu_time", lambda self: next(worked))
    assert [one.reason for one in analyze_on(2, ARTICLES)] == ["done"] * 5


KILLED = """
import os, signal
import psutil
from onrecord import Article
from onrecord.batch.analyses import analyze_on
if __name__ == "__main__":
    next(analyze_on(2, (Article("It rained.", str(n)) for n in range(1000))))
    children = psutil.Process().children(recursive=True)
    print(*(child.pid for child in children), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_no_process_outlives_its_owner(tmp_path):
    (tmp_path / "killed.py").write_text(KILLED)
    done = subprocess.run([sys.executable, str(tmp_path / "killed.py")], capture_output=True, text=True)
    left = [psutil.Process(int(pid)) for pid in done.stdout.split() if psutil.pid_exists(int(pid))]
    _, alive = psutil.wait_procs(left, 30)
    assert done.stdout.split() and not alive
