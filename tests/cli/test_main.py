"""The program: help, wrong calls, and its behaviour in a pipe."""

import json
import subprocess
import sys

import pytest

from onrecord.cli.main import main
from onrecord.cli.output import DONE, SOME_FAILED, WRONG_CALL


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
def test_a_wrong_call_has_status_2_and_says_why(call, errors):
    assert main(call) == WRONG_CALL
    assert errors()


def test_it_is_a_good_neighbour_in_a_pipe(tmp_path):
    lines = "".join(json.dumps({"id": i, "text": "It rained 5 times. " * 50}) + "\n" for i in range(100))
    (tmp_path / "in.jsonl").write_text(lines)
    command = [sys.executable, "-m", "onrecord", "extract", "numbers", str(tmp_path / "in.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert json.loads(process.stdout.readline())["id"] == 0
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == SOME_FAILED
