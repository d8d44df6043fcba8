"""`onrecord doctor`: a line per check; one that fails is a problem with what to do."""

import shutil
from collections import namedtuple

from onrecord.cli import checks
from onrecord.cli.main import main
from onrecord.cli.output import DONE, SOME_FAILED
from onrecord.model.errors import ModelError


def test_each_check_is_a_line(capsys):
    assert main(["doctor"]) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert [line[:7].strip() for line in lines] == ["ok"] * len(lines) and len(lines) > 7
    assert any("en_core_web_sm" in line for line in lines)
    assert any("jupyterlab" in line for line in lines)


def test_a_problem_says_what_is_wrong_and_the_others_are_checked(monkeypatch, capsys):
    def damaged():
        raise ModelError("attribution.onnx: the trained model is damaged (hash differs); reinstall onrecord")

    monkeypatch.setitem(checks._CHECKS, "networks", damaged)
    full = namedtuple("usage", "total used free")(10**9, 10**9, 1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda place: full)
    assert main(["doctor"]) == SOME_FAILED
    problems = [line for line in capsys.readouterr().out.splitlines() if line.startswith("problem")]
    assert "networks: attribution.onnx" in problems[0] and "disk" in problems[1]
    assert len(problems) == 2
