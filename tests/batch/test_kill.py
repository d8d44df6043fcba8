"""After a run is killed, no process and no half-written file remains, and the next run finishes the work."""

import json
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import pytest

from onrecord.cli.main import main
from onrecord.cli.output import DONE
from onrecord.kernels import owner

pytestmark = pytest.mark.skipif(owner.why_not() is not None, reason="kernels are not forked here")

SHORT = (
    "Port {n} to grow\n\n“We will build {n} quays,” Mayor Ann Ost said on Monday. It will cost £3 million.\n"
)


def wait_until(what, seconds=120):
    deadline = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def whole(folder):
    """The reports in place, by name of their folder, and when each was made."""
    return {page.parent.name: page.stat().st_mtime_ns for page in folder.glob("[!.]*/report.html")}


def content(folder):
    """All files of all reports, without times, random ids and marks of what is new."""
    found = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if path.suffix == ".ipynb":
            book = json.loads(data)
            for part in (book, *book["cells"]):
                part["metadata"].pop("papermill", None), part["metadata"].pop("execution", None)
            data = re.sub(r'"model_id": "\w+"', "", json.dumps(book))
        if path.name == "index.html":  # it marks what the last run made
            data = re.sub(rb' data-new| <span class="new">new</span>', b"", data)
        found[str(path.relative_to(folder))] = data
    return found


@pytest.fixture
def temporary(monkeypatch):
    """A temporary folder of the test's own, with a path short enough for sockets."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr("tempfile.tempdir", None)
        yield Path(folder)
        owner.owner().close()


def test_a_killed_run_can_be_resumed(tmp_path, temporary, capsys):
    for n in range(6):
        (tmp_path / f"{n}.txt").write_text(SHORT.format(n=n), encoding="utf-8")

    def call(output):
        return ["report", *(str(tmp_path / f"{n}.txt") for n in range(6)), "-o", str(output), "--jobs"]

    out = tmp_path / "out"
    killed = subprocess.Popen([sys.executable, "-m", "onrecord", *call(out), "2"], stdout=subprocess.DEVNULL)
    wait_until(lambda: whole(out))
    family = psutil.Process(killed.pid).children(recursive=True)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    done = whole(out)
    assert 0 < len(done) < 6
    assert all((out / name / "summary.json").is_file() for name in done)
    wait_until(lambda: not any(process.is_running() for process in family))

    assert main([*call(out), "1"]) == DONE
    assert f"{len(done)} up to date" in capsys.readouterr().err
    assert {name: when for name, when in whole(out).items() if name in done} == done
    own = owner.owner().folder()  # of this process, which lives on
    assert not list(out.glob(".*")) and set(temporary.glob(".r*")) <= {own}
    assert main([*call(tmp_path / "undisturbed"), "1"]) == DONE
    assert content(out) == content(tmp_path / "undisturbed")
