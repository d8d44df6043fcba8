"""The command line: output where it is asked for, one line per failure, the exit status of the design."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import Article
from onrecord.batch import pools
from onrecord.cli.main import DONE, SOME_FAILED, WRONG_CALL, main
from onrecord.report import render

STORY = "Port to grow\n\n“We will build,” Mayor Ann Ost said on Monday. It will cost £3 million.\n"


@pytest.fixture
def story(tmp_path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def rendered(monkeypatch) -> list[Article]:
    """Articles that reach the renderer; a kernel for each would be slow."""
    articles: list[Article] = []

    def render_files(task):
        articles.append(task.article)
        summary = {"title": task.article.title, "source": task.article.source, "sha256": task.article.sha256}
        return {render.SUMMARY: json.dumps(summary).encode()}

    monkeypatch.setattr(pools, "render_files", render_files)
    return articles


def errors(capsys) -> list[str]:
    return capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("command", [[], ["report"], ["corpus"], ["analyze"], ["extract"]])
def test_help_shows_an_example(command, capsys):
    assert main([*command, "--help"]) == DONE
    assert "examples:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "call",
    [
        [],
        ["nonsense"],
        ["report"],
        ["report", "x.txt", "--published", "last week"],
        ["extract", "weather"],
        ["analyze", "x.txt", "--format", "csv"],
        ["analyze", "x.txt", "--together"],
        ["report", "x.txt", "--jobs", "0"],
        ["report", "x.txt", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:9"],
    ],
)
def test_a_wrong_call_has_status_2_and_says_why(call, capsys):
    assert main(call) == WRONG_CALL
    assert errors(capsys)


def test_tables_of_many_articles_are_parquet_only_and_the_line_says_so(capsys):
    for form in ("csv", "json", "xlsx"):
        assert main(["analyze", "x.txt", "--together", "--format", form, "-o", "x"]) == WRONG_CALL
        (line,) = errors(capsys)
        assert "--format parquet" in line


def test_analyze_prints_one_object(story, capsys):
    assert main(["analyze", str(story), "--published", "2024-03-06"]) == DONE
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"article", "actors", "claims", "numbers", "stances", "sentiment"}
    assert data["article"]["title"] == "Port to grow"
    (claim,) = data["claims"]
    assert claim["kind"] == "direct" and claim["date"] == "2024-03-04"
    begin, end = claim["content"][0]
    assert "We will build" in data["article"]["text"][begin:end]


def test_analyze_writes_where_it_is_told(story, tmp_path, capsys):
    assert main(["analyze", str(story), "-o", str(tmp_path / "out.json")]) == DONE
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["claims"]
    assert main(["analyze", str(story), "--format", "parquet", "-o", str(tmp_path / "tables")]) == DONE
    assert (tmp_path / "tables" / "port-to-grow" / "claims.parquet").is_file()
    assert capsys.readouterr().out == ""


def test_a_bad_source_is_one_line_and_the_others_are_done(story, tmp_path, rendered, capsys):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blob.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "none").mkdir()
    (tmp_path / "lines.jsonl").write_text('{"title": "A", "text": "It rained on Monday."}\n{broken\n')
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
    lines = errors(capsys)
    assert len(lines) == 5
    for path, line in zip([*bad, f"{tmp_path / 'lines.jsonl'}:2"], lines, strict=True):
        assert line.startswith(f"onrecord: {path}: ")
    assert [article.title for article in rendered] == ["A", "Port to grow"]
    index = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "5 sources could not be read" in index


def test_an_unwritable_output_is_one_line_and_status_2(story, tmp_path, rendered, capsys):
    (tmp_path / "out").touch()
    assert main(["report", str(story), "-o", str(tmp_path / "out")]) == WRONG_CALL
    (line,) = errors(capsys)
    assert "cannot be written to" in line and str(tmp_path / "out") in line
    assert not rendered
    assert main(["analyze", str(story), "-o", str(tmp_path / "no" / "where.json")]) == WRONG_CALL
    assert len(errors(capsys)) == 1


def test_the_last_line_is_the_index(story, tmp_path, rendered, capsys):
    assert main(["report", str(story), "-o", str(tmp_path / "out")]) == DONE
    assert capsys.readouterr().out.splitlines()[-1] == str(tmp_path / "out" / "index.html")


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


def test_extract_from_a_missing_file(tmp_path, capsys):
    assert main(["extract", "numbers", str(tmp_path / "none.jsonl")]) == SOME_FAILED
    assert len(errors(capsys)) == 1


def test_it_is_a_good_neighbour_in_a_pipe(tmp_path):
    lines = "".join(json.dumps({"id": i, "text": "It rained 5 times. " * 50}) + "\n" for i in range(100))
    (tmp_path / "in.jsonl").write_text(lines)
    command = [sys.executable, "-m", "onrecord", "extract", "numbers", str(tmp_path / "in.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert json.loads(process.stdout.readline())["id"] == 0
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == SOME_FAILED
