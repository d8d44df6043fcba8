"""A warm process runs commands as their callers would, and nothing depends on it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from onrecord.cli.warm import client, place, starting
from onrecord.cli.warm.identity import identity

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are not forked here")

STORY = "Port to grow\n\n“We will build,” Mayor Ann Ost said on Monday. It will cost £3 million.\n"
PATIENCE = 300
NOT_EQUAL = re.compile(
    rb'"(duration|start_time|end_time|iopub\.[\w.]+|shell\.execute_reply)": [^\n]*|"model_id": "\w+"'
)
"""Times that papermill notes in a notebook, and random names."""


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A folder for the sockets; its path is short, whatever that of temporary files is."""
    folder = Path("/tmp") / f"onrecord-test-{os.getpid()}"
    folder.mkdir(mode=0o700)
    yield folder
    starting_environment = {name: value for name, value in os.environ.items() if name != "CI"}
    subprocess.run(
        [sys.executable, "-m", "onrecord", "warm", "--stop"],
        env=starting_environment | {"XDG_RUNTIME_DIR": str(folder)},
        check=True,
    )
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()


@pytest.fixture(scope="module")
def environment(home):
    """Variables of a call that uses the warm process of this test."""
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", place.SETTING)}
    return kept | {"XDG_RUNTIME_DIR": str(home)}


@pytest.fixture
def here(environment, monkeypatch):
    """Let this process see the folder of the test."""
    for name in ("CI", place.SETTING):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", environment["XDG_RUNTIME_DIR"])


def start(*arguments, **options):
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.PIPE, **options
    )


def run(*arguments, given=b"", **options):
    process = start(*arguments, **options)
    out, err = process.communicate(given)
    return process.returncode, out, err


@pytest.fixture
def warm(environment):
    """The warm process; two are started at once, and one of them remains."""
    calls = [start("warm", env=environment) for _ in range(2)]
    said = [call.communicate()[0].decode() for call in calls]
    pids = {int(re.search(r"warm process (\d+)", line)[1]) for line in said}
    assert len(pids) == 1
    return psutil.Process(pids.pop())


@pytest.fixture
def waiting(warm, environment):
    """A command that waits for its input in a fork of the warm process, and that fork."""
    call = start("analyze", "-", env=environment)
    deadline = time.monotonic() + PATIENCE
    while not (forks := warm.children()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    time.sleep(0.5)
    yield call, forks[0]
    call.kill()
    call.communicate()


def test_tables_and_messages_are_those_of_an_ordinary_call(warm, environment, tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    call = ("analyze", "story.txt", "missing.txt")
    there = run(*call, env=environment, cwd=tmp_path)
    assert there == run(*call, env=environment | {place.SETTING: "off"}, cwd=tmp_path)
    assert json.loads(there[1])["claims"]


def test_a_report_is_that_of_an_ordinary_call(warm, environment, tmp_path):
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    made = []
    for setting in ("", "off"):
        folder = tmp_path / f"reports{setting}"
        code, _, _ = run(
            "story.txt", "-o", folder, env=environment | {place.SETTING: setting}, cwd=tmp_path, umask=0o077
        )
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        assert code == 0
        assert all(path.stat().st_mode & 0o077 == 0 for path in folder.glob("*.html"))
        made.append({path.name: NOT_EQUAL.sub(b"", path.read_bytes()) for path in files})
    assert made[0].keys() == made[1].keys()
    assert [name for name in made[0] if made[0][name] != made[1][name]] == []


def test_ctrl_c_reaches_the_command(waiting):
    call, fork = waiting
    call.send_signal(signal.SIGINT)
    code = call.wait(PATIENCE)  # before its input is closed, which it would report
    assert (code, call.stderr.read()) == (130, b"onrecord: interrupted\n")
    fork.wait(PATIENCE)


def test_a_command_ends_with_its_caller(waiting):
    call, fork = waiting
    call.kill()
    fork.wait(PATIENCE)


def test_a_call_ends_as_its_command_did(waiting):
    call, fork = waiting
    fork.kill()
    assert call.wait(PATIENCE) == -signal.SIGKILL


def test_a_command_outlives_the_warm_process_and_its_socket_is_replaced(warm, waiting, here, environment):
    call, _ = waiting
    warm.kill()
    out, _ = call.communicate(STORY.encode(), timeout=PATIENCE)
    assert call.returncode == 0
    assert json.loads(out)["claims"]
    assert client.run_there(["analyze", "missing.txt"]) is None  # the socket is left behind
    assert starting.start(1)[0] != warm.pid


def test_a_warm_process_that_hangs_is_not_waited_for_and_can_be_ended(warm, environment, tmp_path):
    warm.suspend()
    code, _, err = run("analyze", "missing.txt", env=environment, cwd=tmp_path)
    assert code and b"missing.txt: no such file" in err
    assert re.search(rb"[1-9] ended", run("warm", "--stop", env=environment)[1])  # others may be idle
    warm.wait(PATIENCE)


def test_a_process_with_other_settings_or_files_is_another(here, monkeypatch, tmp_path):
    before = identity()
    assert identity() == before
    monkeypatch.setenv("WINDOWID", "7")
    assert identity() == before
    monkeypatch.setenv("MPLBACKEND", "pdf")
    assert identity() != before
    package = tmp_path / "lib" / "onrecord"
    package.mkdir(parents=True)
    (package / "code.py").write_text("1")
    first = identity(package)
    (package / "code.py").write_text("2")
    assert identity(package) != first


def test_nothing_is_used_where_ci_is_set_or_in_a_folder_with_settings_of_charts(here, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert client.is_quicker_there(["story.txt"])
    assert client.is_quicker_there(["report", "story.txt"])
    assert not client.is_quicker_there(["report", "--help"])
    assert not client.is_quicker_there(["corpus"])
    (tmp_path / "matplotlibrc").write_text("")
    assert not client.is_quicker_there(["story.txt"])
    (tmp_path / "matplotlibrc").unlink()
    monkeypatch.setenv("CI", "true")
    assert not client.is_quicker_there(["story.txt"])
    with pytest.raises(starting.NoWarmError, match="CI"):
        starting.start(1)


def test_a_folder_that_others_can_enter_is_refused(here, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setattr(place, "_MOST", 1000)
    assert not place.folder().exists()
    own = place.make_folder()
    assert own == place.folder()
    assert (own.parent, own.stat().st_mode & 0o777) == (tmp_path, 0o700)
    own.chmod(0o750)
    with pytest.raises(PermissionError, match="not a private folder"):
        place.folder()
    own.rmdir()
    own.symlink_to(tmp_path)
    with pytest.raises(PermissionError):
        place.folder()
    assert client.run_there(["analyze", "missing.txt"]) is None


def test_a_folder_of_another_user_is_refused(here, monkeypatch, tmp_path):
    monkeypatch.setattr(place.os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(PermissionError):
        place.check_private(tmp_path)


def test_long_paths_of_temporary_folders_are_avoided(here, monkeypatch, tmp_path):
    long = tmp_path / ("x" * 120)
    long.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    monkeypatch.setattr(place.tempfile, "gettempdir", lambda: str(long))
    assert place.folder().parent == Path("/tmp")
