"""`onrecord analyze` writes tables to the requested place."""

import json

import pytest

from onrecord import export
from onrecord.cli import analyze
from onrecord.cli.main import main
from onrecord.cli.output import DONE, SOME_FAILED, WRONG_CALL
from onrecord.cli.terminal.tally import Tally


def test_tables_of_many_articles_are_parquet_only_and_the_line_says_so(errors):
    for form in ("csv", "json", "xlsx"):
        assert main(["analyze", "x.txt", "--together", "--format", form, "-o", "x"]) == WRONG_CALL
        (line,) = errors()
        assert "--format parquet" in line


def test_analyze_prints_one_object(story, capsys):
    assert main(["analyze", str(story), "--published", "2024-03-06"]) == DONE
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"article", "actors", "claims", "sources", "numbers", "stances", "sentiment"}
    assert data["article"]["title"] == "Port to grow"
    (claim,) = data["claims"]
    assert claim["kind"] == "direct" and claim["date"] == "2024-03-04"
    begin, end = claim["content"][0]
    assert "We will build" in data["article"]["text"][begin:end]


def test_analyze_writes_to_the_given_place(story, tmp_path, capsys):
    assert main(["analyze", str(story), "-o", str(tmp_path / "out.json")]) == DONE
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["claims"]
    assert main(["analyze", str(story), "--format", "parquet", "-o", str(tmp_path / "tables")]) == DONE
    assert (tmp_path / "tables" / "port-to-grow" / "claims.parquet").is_file()
    out, err = capsys.readouterr()
    assert out == "" and [line.split(" in ")[0] for line in err.splitlines()] == [
        "onrecord: 1 analysis made",
        "onrecord: 1 analysis made",
    ]


def test_the_summary_counts_in_words():
    tally = Tally("analysis", "analyses", made=2, failed=1, warnings=2)
    assert tally.summary("out").startswith("2 analyses made, 1 failed, 2 warnings in ")


def test_all_formats_can_be_chosen():
    assert list(analyze.FORMATS) == list(export.FORMATS)


@pytest.mark.parametrize("output", ["story.txt", "link.txt", "out.json"])
def test_a_source_is_not_overwritten(output, story, tmp_path, errors):
    (tmp_path / "link.txt").symlink_to(story)
    before = story.read_bytes()
    assert main(["analyze", str(story), str(tmp_path), "-o", str(tmp_path / output)]) == WRONG_CALL
    (line,) = errors()
    assert line.startswith(f"onrecord: {tmp_path / output}: is ")
    assert story.read_bytes() == before and not (tmp_path / "out.json").exists()


def test_a_failed_run_leaves_the_earlier_output(tmp_path, errors):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 cut off")
    (tmp_path / "out.json").write_text("earlier")
    assert main(["analyze", str(tmp_path / "bad.pdf"), "-o", str(tmp_path / "out.json")]) == SOME_FAILED
    assert (tmp_path / "out.json").read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.pdf", "out.json"]
