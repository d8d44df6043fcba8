"""Leftovers of killed runs are removed; folders of running ones are not touched, in any container."""

import os
import subprocess
import sys

import pytest

from onrecord.export.tables.merged_tables import open_merged_tables
from onrecord.files import leftovers
from onrecord.files.writing import scratch

KILLED = """
import os, signal, sys
from pathlib import Path
from onrecord.files.writing import scratch
with scratch(Path(sys.argv[1])) as folder:
    (folder / "half").write_text("x")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def killed(code, place):
    subprocess.run([sys.executable, "-c", code, str(place)])


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A separate folder for temporary files."""
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr(leftovers.tempfile, "tempdir", str(place))
    return place


def test_only_folders_of_killed_processes_are_removed(tmp_path):
    killed(KILLED, tmp_path)
    (tmp_path / "report").mkdir()
    (tmp_path / ".rendering-of-mine").touch()
    (tmp_path / ".rendering-link").symlink_to(tmp_path / "report")
    with scratch(tmp_path) as own:
        assert len(list(tmp_path.iterdir())) == 5
        leftovers.clear(tmp_path)
        assert own.exists()
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == [".rendering-link", ".rendering-of-mine", "report"]


def test_a_folder_in_use_by_a_process_of_any_number_is_left_alone(tmp_path):
    """Process ids mean nothing across containers."""
    code = (
        "import sys; from pathlib import Path; from onrecord.files.writing import scratch\n"
        "with scratch(Path(sys.argv[1])): print(flush=True); sys.stdin.read()"
    )
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], **pipes) as other:
        other.stdout.readline()
        for folder in tmp_path.iterdir():
            os.utime(folder, (1_000_000_000, 1_000_000_000))
        leftovers.clear(tmp_path)
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_report_that_was_about_to_be_replaced_is_put_back(tmp_path):
    old = tmp_path / ".replaced-abc12345" / "rain"
    old.mkdir(parents=True)
    (old / "report.html").write_text("old")
    leftovers.clear(tmp_path)
    assert (tmp_path / "rain" / "report.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["rain"]


def test_folders_of_dead_workers_are_removed(tmp_path, elsewhere):
    killed(KILLED, elsewhere)
    with scratch(elsewhere) as own:
        leftovers.clear(tmp_path)
        assert list(elsewhere.iterdir()) == [own]


def test_tables_that_a_killed_process_was_writing_are_cleared(tmp_path):
    code = (
        "import os, signal, sys; from onrecord.export.tables.merged_tables import open_merged_tables\n"
        "with open_merged_tables(sys.argv[1]): os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed(code, tmp_path)
    assert list(tmp_path.glob(".*"))
    with open_merged_tables(tmp_path):
        pass
    assert not list(tmp_path.glob(".*")) and (tmp_path / "claims.parquet").is_file()
