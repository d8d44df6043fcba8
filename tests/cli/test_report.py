"""`onrecord report`: the index last, one line per failure, an exit status."""

import html
import json
import re
import webbrowser

import pytest

from onrecord.cli.main import main
from onrecord.cli.output import DONE, SOME_FAILED, WRONG_CALL


def test_a_bad_source_is_one_line_and_the_others_are_done(story, tmp_path, rendered, errors):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blob.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "none").mkdir()
    text = "It rained on Monday, and the mayor said that it would snow."
    (tmp_path / "lines.jsonl").write_text(json.dumps({"title": "A", "text": text}) + "\n{broken\n")
    bad = [str(tmp_path / name) for name in ("missing.txt", "empty.txt", "blob.txt", "none")]
    status = main(
        [
            "report",
            *bad,
            str(tmp_path / "lines.jsonl"),
            str(story),
            "-o",
            str(tmp_path / "out"),
            "--jobs",
            "1",
        ]
    )
    assert status == SOME_FAILED
    *lines, last = errors()
    assert len(lines) == 5
    assert last.startswith("onrecord: 2 reports made, 5 failed in ") and last.endswith("index.html")
    for path, line in zip([*bad, f"{tmp_path / 'lines.jsonl'}:2"], lines, strict=True):
        assert line.startswith(f"onrecord: {path}: ")
    assert [article.title for article in rendered] == ["A", "Port to grow"]
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "5 sources failed in the last run" in index


def test_an_unwritable_output_is_one_line_and_status_2(story, tmp_path, rendered, errors):
    (tmp_path / "out").touch()
    assert main(["report", str(story), "-o", str(tmp_path / "out")]) == WRONG_CALL
    (line,) = errors()
    assert "cannot be written to" in line and str(tmp_path / "out") in line
    assert not rendered
    assert main(["analyze", str(story), "-o", str(tmp_path / "no" / "where.json")]) == WRONG_CALL
    assert len(errors()) == 1


def test_the_last_line_is_the_index(story, tmp_path, rendered, capsys):
    assert main(["report", str(story), "-o", str(tmp_path / "out")]) == DONE
    assert capsys.readouterr().out.splitlines()[-1] == str(tmp_path / "out" / "index.html")


def test_a_source_alone_makes_a_report_and_says_where(story, tmp_path, rendered, monkeypatch, errors, capsys):
    monkeypatch.chdir(tmp_path)
    opened = []
    monkeypatch.setattr(webbrowser, "open", lambda address: bool(opened.append(address)) or True)
    assert main([story.name]) == DONE
    assert [article.title for article in rendered] == ["Port to grow"]
    (line,) = errors()
    assert line.startswith("onrecord: 1 report made in ") and line.endswith("port-to-grow/report.html")
    assert not opened
    assert main(["--open", story.name]) == DONE
    assert opened == [(tmp_path / "reports" / "port-to-grow" / "report.html").as_uri()]


def test_without_a_browser_it_says_so(story, tmp_path, rendered, monkeypatch, errors):
    monkeypatch.setattr(webbrowser, "open", lambda address: False)
    assert main(["report", str(story), "-o", str(tmp_path / "out"), "--open"]) == DONE
    assert "no browser found" in errors()[-1]


@pytest.mark.parametrize("name", ["none.txt", "empty.txt"])
def test_without_a_report_there_is_no_index_and_no_path(name, tmp_path, rendered, capsys):
    (tmp_path / "empty.txt").touch()
    assert main(["report", str(tmp_path / name), "-o", str(tmp_path / "out")]) == SOME_FAILED
    printed, complaints = capsys.readouterr()
    reason, summary = complaints.splitlines()
    assert printed == "" and name in reason
    assert re.fullmatch(r"onrecord: 0 reports made, 1 failed in \d+ s", summary)
    assert not (tmp_path / "out").exists()


def test_an_index_that_is_there_lists_a_source_that_is_missing(story, tmp_path, rendered, capsys):
    call = ["-o", str(tmp_path / "out")]
    assert main(["report", str(story), *call]) == DONE
    capsys.readouterr()
    assert main(["report", str(tmp_path / "none.txt"), *call]) == SOME_FAILED
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "out" / "index.html")]
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "none.txt: no such file or folder" in index


def test_faults_of_corrections_are_listed_and_mark_the_report_as_out_of_date(
    story, tmp_path, rendered, capsys
):
    by_hand, out = tmp_path / "by-hand", tmp_path / "out"
    by_hand.mkdir()
    call = ["report", str(story), "--corrections", str(by_hand), "-o", str(out), "--jobs", "1"]
    assert main(call) == DONE
    made = out / "port-to-grow"
    (made / "report.html").touch()
    shown = dict.fromkeys(("publisher", "published", "corrected", "unfit", "speakers")) | {
        "words": 14,
        "claims": 1,
    }
    summary = json.loads((made / "summary.json").read_text()) | shown
    (made / "summary.json").write_text(json.dumps(summary))
    index = out / "index.html"
    assert "out of date" not in index.read_text(encoding="utf-8")
    file = by_hand / "port-to-grow.yaml"
    file.write_text("claims:\n  - words: a\n    speaker: b\n  - id: c1\n    words: a\n    act: hum\n")
    capsys.readouterr()
    assert main(call) == SOME_FAILED
    *reasons, _ = capsys.readouterr().err.splitlines()
    assert [line.partition(" is ")[0] for line in reasons] == [
        f"onrecord: {file}:2: “id”",
        f"onrecord: {file}:6: “act”",
    ]
    page = index.read_text(encoding="utf-8")
    assert "1 source failed in the last run" in page and page.count(">out of date<") == 1
    assert all(line.removeprefix("onrecord: ") in html.unescape(page) for line in reasons)


def test_a_mistyped_file_gets_the_name_that_may_be_meant(story, tmp_path, rendered, errors):
    assert main([str(tmp_path / "stroy.txt"), "-o", str(tmp_path / "out")]) == SOME_FAILED
    assert f"did you mean “{story}”?" in errors()[0]
