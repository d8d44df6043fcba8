"""`onrecord extract` runs a stage on JSON Lines, with offsets into the given text."""

import json
from pathlib import Path

import pytest

from onrecord.cli.main import main
from onrecord.cli.output import DONE, SOME_FAILED, WRONG_CALL
from onrecord.loading.read import read
from onrecord.model.errors import SourceError


def extract(stage: str, lines: str, tmp_path, capsys) -> tuple[int, list[dict], list[str]]:
    path = tmp_path / "in.jsonl"
    path.write_text(lines, encoding="utf-8")
    status = main(["extract", stage, str(path)])
    out, err = capsys.readouterr()
    return status, [json.loads(line) for line in out.splitlines()], err.splitlines()


def test_extract_counts_in_the_text_as_it_is_given(tmp_path, capsys):
    text = "\n  “We 😀 will build,”   Ann Ost said.\n"
    status, (row,), _ = extract(
        "attributions", json.dumps({"id": 7, "text": text}) + "\n\n", tmp_path, capsys
    )
    assert status == DONE and row["id"] == 7
    (found,) = row["attributions"]
    assert [text[b:e] for b, e in found["source"]] == ["Ann Ost"]
    assert [text[b:e] for b, e in found["cue"]] == ["said"]
    assert "We 😀 will build" in text[slice(*found["content"][0])]


def test_extract_actors_and_numbers(tmp_path, capsys):
    line = json.dumps({"id": "x", "text": "Ann Ost paid £3 million on Monday.", "published": "2024-03-06"})
    _, (actors,), _ = extract("actors", line, tmp_path, capsys)
    assert [actor["name"] for actor in actors["actors"]] == ["Ann Ost"]
    _, (numbers,), _ = extract("numbers", line, tmp_path, capsys)
    assert [n["text"] for n in numbers["numbers"]] == ["£3 million", "Monday"]
    assert numbers["numbers"][1]["low"] == "2024-03-04"


def test_extract_sentiment_is_towards_the_target(tmp_path, capsys):
    text = "Bo Ray, admired for his courage, called Ann Ost a liar."
    lines = "\n".join(
        json.dumps({"id": name, "text": text, "target": [text.index(name), text.index(name) + len(name)]})
        for name in ("Ann Ost", "Bo Ray")
    )
    _, rows, _ = extract("sentiment", lines, tmp_path, capsys)
    assert [row["label"] for row in rows] == ["negative", "positive"]


@pytest.mark.parametrize(
    "line",
    [
        "{broken",
        "[1]",
        '{"id": 1}',
        '{"id": 1, "text": 5}',
        '{"id": 1, "text": "a", "published": "soon"}',
        '{"id": 1, "text": "a", "target": [0, 9]}',
        '{"id": 1, "text": "a", "target": "a"}',
    ],
)
def test_a_bad_line_is_one_line_on_standard_error_and_the_others_are_done(line, tmp_path, capsys):
    good = [json.dumps({"id": i, "text": "It rained."}) for i in range(40)]
    lines = "\n".join([line, *good[:20], line, *good[20:], line])
    status, rows, complaints = extract("numbers", lines, tmp_path, capsys)
    assert status == SOME_FAILED
    assert [row["id"] for row in rows] == list(range(40))
    assert [text.split(": ")[1].rsplit(":", 1)[1] for text in complaints] == ["1", "22", "43"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_one_line_that_names_the_file(tmp_path, errors):
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "It rained for 3 days."}\n')
    call = ["extract", "numbers", str(tmp_path / "in.jsonl"), "-o", "/dev/full"]
    assert main(call) == WRONG_CALL
    assert errors() == ["onrecord: /dev/full: cannot be written to: No space left on device"]


def test_extract_from_a_missing_file(tmp_path, errors):
    (tmp_path / "nine.jsonl").touch()
    assert main(["extract", "numbers", str(tmp_path / "none.jsonl")]) == SOME_FAILED
    (line,) = errors()
    assert line.endswith(f"no such file or folder; did you mean “{tmp_path / 'nine.jsonl'}”?")


def test_an_earlier_output_stays_unless_there_is_a_new_one(tmp_path, errors):
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    out.write_text("earlier\n")
    call = ["extract", "numbers", str(source), "-o", str(out)]
    source.write_text("no JSON\n")
    assert main(call) == SOME_FAILED and out.read_text() == "earlier\n"
    source.write_text('{"id": 1, "text": "It rained for 3 days."}\n')
    assert main([*call[:-1], str(source)]) == WRONG_CALL and source.read_text().startswith('{"id"')
    assert main(call) == DONE and json.loads(out.read_text())["id"] == 1
    source.write_text("")
    assert main(call) == DONE and out.read_text() == ""
    assert sorted(tmp_path.iterdir()) == [source, out]


@pytest.mark.parametrize("address", ["ftp://x.example/a", "file:///etc/passwd"])
def test_addresses_of_other_kinds_are_not_read(address, errors):
    for command in (["analyze"], ["report"], ["extract", "numbers"]):
        assert main([*command, address]) == SOME_FAILED
        assert errors()[0] == f"onrecord: {address}: only http and https addresses are read"
    (found,) = read([address])
    assert isinstance(found, SourceError) and found.reason == "only http and https addresses are read"
