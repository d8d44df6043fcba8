"""What a killed run left behind is cleared; what a running one writes is not touched."""

import os
import subprocess
import sys

from onrecord.batch import leftovers
from onrecord.export.merged_tables import open_merged_tables
from onrecord.report import render


def dead():
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_what_a_dead_process_left_is_removed(tmp_path):
    (tmp_path / f".rendering-{render.host()}-{dead()}-abc_1").mkdir()
    (tmp_path / f".rendering-otherhost-{dead()}-abc").mkdir()
    (tmp_path / "report").mkdir()
    with render.scratch(tmp_path) as own:
        leftovers.clear(tmp_path)
        assert own.exists()
    assert sorted(path.name[:20] for path in tmp_path.iterdir()) == [".rendering-otherhost", "report"]


def test_a_report_that_was_about_to_be_replaced_is_put_back(tmp_path):
    old = tmp_path / f".replaced-{render.host()}-{dead()}-abc" / "rain"
    old.mkdir(parents=True)
    (old / "report.html").write_text("old")
    leftovers.clear(tmp_path)
    assert (tmp_path / "rain" / "report.html").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["rain"]


def test_a_number_used_again_is_not_taken_for_its_owner(tmp_path):
    folder = tmp_path / f".rendering-{render.host()}-{os.getpid()}-abc"
    folder.mkdir()
    os.utime(folder, (1_000_000_000, 1_000_000_000))
    leftovers.clear(tmp_path)
    assert not folder.exists()


def test_what_dead_workers_had_at_hand_goes_too(tmp_path, monkeypatch):
    monkeypatch.setattr(leftovers.tempfile, "tempdir", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    for name in (f".rendering-{render.host()}-{dead()}-a", f".rendering-{render.host()}-{os.getpid()}-b"):
        (tmp_path / "tmp" / name / "out").mkdir(parents=True)
    leftovers.clear(tmp_path)
    assert [path.name[-1] for path in (tmp_path / "tmp").iterdir()] == ["b"]


def test_tables_that_a_killed_process_was_writing_are_cleared(tmp_path):
    code = (
        "import os, signal, sys; from onrecord.export.merged_tables import open_merged_tables\n"
        "with open_merged_tables(sys.argv[1]): os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)])
    assert list(tmp_path.glob(".*"))
    with open_merged_tables(tmp_path):
        pass
    assert not list(tmp_path.glob(".*")) and (tmp_path / "claims.parquet").is_file()
