"""The program: help, wrong calls, and its behaviour in a pipe."""

import json
import logging
import signal
import subprocess
import sys

import pytest

from onrecord.cli.entry import main as enter
from onrecord.cli.main import main
from onrecord.cli.output import DONE, SOME_FAILED, WRONG_CALL
from onrecord.cli.terminal.stopping import Stopped, stopping

NAMES = ("report", "watch", "corpus", "analyze", "extract", "import", "doctor", "completion")


@pytest.mark.parametrize("command", [[], *([name] for name in NAMES)])
def test_help_shows_an_example(command, capsys):
    assert main([*command, "--help"]) == DONE
    assert "examples:" in capsys.readouterr().out


@pytest.mark.parametrize(
    "call",
    [
        [],
        ["nonsense"],
        ["report", "x.txt", "--nonsense"],
        ["completion", "powershell"],
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
    lines = errors()
    assert lines and (not call or len(lines) == 1)  # without arguments, the help


@pytest.mark.parametrize(
    ("call", "line"),
    [
        (
            ["x.txt", "--published", "3/3/2024"],
            "report: argument --published: not a date like 2022-01-26: '3/3/2024'",
        ),
        (["analyze", "x.txt", "--format", "docx"], "analyze: argument --format: invalid choice: 'docx'"),
        (["extract", "numbers", "--output"], "extract numbers: argument -o/--output: expected one argument"),
        (["watch", "\x1b[31m"], "watch: argument FOLDER|FEED: neither a folder nor an http(s) address"),
    ],
)
def test_a_wrong_argument_is_one_line(call, line, errors):
    assert main(call) == WRONG_CALL
    (printed,) = errors()
    assert printed.startswith(f"onrecord: {line}") and "\x1b" not in printed


def test_a_closed_pipe_ends_the_program_quietly(tmp_path):
    lines = "".join(json.dumps({"id": i, "text": "It rained 5 times. " * 50}) + "\n" for i in range(100))
    (tmp_path / "in.jsonl").write_text(lines)
    command = [sys.executable, "-m", "onrecord", "extract", "numbers", str(tmp_path / "in.jsonl")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert json.loads(process.stdout.readline())["id"] == 0
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == SOME_FAILED


@pytest.mark.parametrize(
    ("call", "meant"),
    [
        (["reprot"], "report"),
        (["Analyse", "x"], "analyze"),
        (["report", "x.txt", "--publised", "2022-01-26"], "--published"),
        (["analyze", "x.txt", "--ouput=x"], "--output"),
    ],
)
def test_a_mistyped_word_gets_the_one_that_may_be_meant(call, meant, errors):
    assert main(call) == WRONG_CALL
    (line,) = errors()
    assert line.endswith(f"did you mean “{meant}”?")


def test_ctrl_c_while_it_loads_is_one_line(monkeypatch, errors):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.cli.main.main", interrupt)
    before = signal.getsignal(signal.SIGINT)
    try:
        assert enter() == 130
    finally:
        signal.signal(signal.SIGINT, before)
    assert errors() == ["onrecord: interrupted"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "tcsh"])
def test_a_shell_completes_commands_and_options(shell, capsys):
    assert main(["completion", shell]) == DONE
    script = capsys.readouterr().out
    assert all(word in script for word in (*NAMES, "scheduler", "attributions"))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["rep"], {"report"}),
        (["odd/ho"], {"odd/home.html"}),
        (["re"], {"report", "reading.txt"}),
        (["reading.txt", "--op"], {"--open"}),
        (["reading.txt", "odd/"], {"odd/home.html"}),
        (["--open", "read"], {"reading.txt"}),
        (["--sch"], {"--scheduler"}),
        (["--vers"], {"--version"}),
        (["report", "odd/ho"], {"odd/home.html"}),
        (["doctor", "--op"], set()),
        (["extract", "num"], {"numbers"}),
    ],
)
def test_bash_completes_commands_files_and_options(typed, offered, tmp_path, capsys):
    main(["completion", "bash"])
    (tmp_path / "script").write_text(capsys.readouterr().out)
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "home.html").touch()
    (tmp_path / "reading.txt").touch()
    ask = [
        "source ./script",
        f"COMP_WORDS=(onrecord {' '.join(typed)})",
        f"COMP_CWORD={len(typed)}",
        "$(complete -p onrecord | sed 's/.*-F //; s/ .*//') onrecord",  # the function that the shell calls
        "printf '%s\\n' ${COMPREPLY[@]}",
    ]
    run = subprocess.run(["bash", "-c", "; ".join(ask)], cwd=tmp_path, capture_output=True, text=True)
    assert set(run.stdout.split()) == offered and not run.stderr


def test_what_ends_with_an_interrupted_run_says_nothing(caplog):
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # shells may have it ignored
    with pytest.raises(Stopped), stopping():
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            logging.getLogger("papermill").error("the kernel died")
    signal.signal(signal.SIGINT, before)
    assert caplog.messages == []
    logging.getLogger("papermill").error("heard again")
    assert caplog.messages == ["heard again"]
