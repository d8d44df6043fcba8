"""`onrecord watch`: reports on what is new."""

import os
import time
from pathlib import Path

from onrecord.batch import watch
from onrecord.cli.main import main
from onrecord.cli.output import DONE, SOME_FAILED, WRONG_CALL

STORY = "Port to grow\n\n“We will build,” Mayor Ann Ost said on Monday. It will cost £3 million.\n"


def test_new_files_are_rendered_and_the_index_lists_them(tmp_path, story, rendered, capsys):
    incoming = tmp_path / "incoming"
    incoming.mkdir()
    (incoming / "story.txt").write_bytes(story.read_bytes())
    (incoming / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    for path in incoming.iterdir():
        os.utime(path, (time.time() - 60,) * 2)
    out = tmp_path / "out"
    assert main(["watch", str(incoming), "--once", "-o", str(out), "--jobs", "1"]) == SOME_FAILED
    said = capsys.readouterr()
    assert [article.title for article in rendered] == ["Port to grow"]
    assert said.out.splitlines() == [str(out / "port-to-grow" / "report.html")]
    assert "broken.pdf" in said.err
    assert "broken.pdf" in (out / "index.html").read_text(encoding="utf-8")


def test_once_waits_for_a_file_that_is_young(tmp_path, story, rendered, monkeypatch):
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / "story.txt").write_bytes(story.read_bytes())
    monkeypatch.setattr(watch, "_SETTLED", 0.3)
    call = ["watch", str(tmp_path / "incoming"), "--once", "-o", str(tmp_path / "out"), "--jobs", "1"]
    assert main(call) == DONE
    assert [article.title for article in rendered] == ["Port to grow"]


def test_a_file_that_keeps_changing_is_named(tmp_path, rendered, errors, monkeypatch):
    (tmp_path / "story.txt").write_text("This file is still being written.", encoding="utf-8")
    monkeypatch.setattr(watch, "_PATIENCE", 0.0)
    assert main(["watch", str(tmp_path), "--once", "-o", str(tmp_path / ".out")]) == DONE
    assert rendered == [] and errors() == [
        f"onrecord: {tmp_path / 'story.txt'}: not read: it is still changing"
    ]


def test_reports_inside_a_watched_folder_are_not_read(tmp_path, rendered, errors):
    incoming, out = tmp_path / "incoming", tmp_path / "incoming" / "out"
    out.mkdir(parents=True)
    for path in (incoming / "story.txt", out / "other.txt"):
        path.write_text(STORY, encoding="utf-8")
        os.utime(path, (time.time() - 60,) * 2)
    for folder in (incoming, out):
        os.utime(folder, (time.time() - 60,) * 2)
    assert main(["watch", str(incoming), "--once", "-o", str(out), "--jobs", "1"]) == DONE
    assert [Path(article.source) for article in rendered] == [incoming / "story.txt"]
    assert errors() == [f"onrecord: {incoming}: left out: the folder of the results (out)"]


def test_only_folders_and_addresses_can_be_watched(story, capsys):
    assert main(["watch", str(story)]) == WRONG_CALL
    assert "neither a folder nor an http(s) address" in capsys.readouterr().err
