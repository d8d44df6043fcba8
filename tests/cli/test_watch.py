"""`onrecord watch`: reports on what is new."""

import os
import time

from onrecord.cli.main import main
from onrecord.cli.output import DONE, SOME_FAILED, WRONG_CALL


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


def test_nothing_new_is_no_failure(tmp_path, rendered, capsys):
    (tmp_path / "incoming").mkdir()
    (tmp_path / "incoming" / "story.txt").write_text("This file is still being written.", encoding="utf-8")
    assert main(["watch", str(tmp_path / "incoming"), "--once", "-o", str(tmp_path / "out")]) == DONE
    assert rendered == [] and capsys.readouterr().out == ""


def test_only_folders_and_addresses_can_be_watched(story, capsys):
    assert main(["watch", str(story)]) == WRONG_CALL
    assert "neither a folder nor an http(s) address" in capsys.readouterr().err
