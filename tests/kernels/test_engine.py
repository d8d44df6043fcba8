"""Warm kernels leak nothing between notebooks, and give the same output as stock kernels."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import nbformat
import papermill
import psutil
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from onrecord.kernels import owner as owners
from onrecord.kernels.forked_kernel import ForkedKernel
from onrecord.kernels.owner import NoForkError, owner

pytestmark = [
    pytest.mark.skipif(owners.why_not() is not None, reason="kernels are not forked here"),
    pytest.mark.xdist_group("kernels"),  # one zygote
]

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "data" / "articles" / "council-bridge.html"
CHANGES = """
import builtins, os, random, sys, textwrap, warnings
import matplotlib, numpy, pandas
from onrecord.display.charts import words_by_speaker as spoken
from onrecord.text import pipeline
leak = 1
builtins.leak = 2
textwrap.dedent = None
spoken.TOP = -1
pipeline.pipeline().vocab["leak"].is_stop = True
matplotlib.rcParams["font.size"] = 77
pandas.set_option("display.max_rows", 7)
os.environ["LEAK"] = "1"
os.chdir("/")
sys.path.append("/leak")
warnings.simplefilter("ignore")
random.seed(1), numpy.random.seed(1)
"""
OPEN = "handle = open('left-open.txt', 'w'); handle.write('kept'); None"
LOOK = """
import builtins, os, random, sys, textwrap, warnings
import matplotlib, numpy, pandas
from onrecord.display.charts import words_by_speaker as spoken
from onrecord.text import pipeline
[
    "leak" in globals(), hasattr(builtins, "leak"), textwrap.dedent is None, spoken.TOP,
    pipeline.pipeline().vocab["leak"].is_stop, matplotlib.rcParams["font.size"],
    pandas.get_option("display.max_rows"), os.environ.get("LEAK"), os.getcwd(), "/leak" in sys.path,
    [f[0] for f in warnings.filters].count("ignore"), sorted(os.listdir("/proc/self/fd"), key=int)[-1],
]
"""
DRAWN = "import matplotlib.pyplot as plt; plt.plot([1, 2])[0].get_color()"
RANDOM = "import random, numpy; [random.random(), float(numpy.random.random())]"
SAID = """
import sys
print("out")
print("err", file=sys.stderr)
[sys.argv[1:2], sys.path[:1], __name__]
"""


def run(cells, folder, engine="onrecord", **options):
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    book.metadata.kernelspec = {"name": "python3", "language": "python", "display_name": "Python 3"}
    done = papermill.execute_notebook(
        book,
        None,
        engine_name=engine,
        progress_bar=False,
        resources={"metadata": {"path": str(folder)}},
        start_timeout=600,
        **options,
    )
    return [cell.outputs for cell in done.cells]


def value(outputs):
    return outputs[-1]["data"]["text/plain"]


def test_nothing_leaks_between_notebooks(tmp_path):
    before = run([LOOK, RANDOM], tmp_path)
    run([OPEN, CHANGES], tmp_path)
    after = run([LOOK, RANDOM], tmp_path)
    assert value(before[0]) == value(after[0])
    assert value(before[1]) != value(after[1])
    assert (tmp_path / "left-open.txt").read_text() == "kept"


def test_notebooks_do_not_write_to_the_history_of_the_user(tmp_path):
    cells = ["1 + 1", "In[1], get_ipython().history_manager.enabled"]
    assert value(run(cells, tmp_path)[1]) == "('1 + 1', False)"


def test_a_report_is_equal_to_the_stock_engines_output_by_output(tmp_path):
    def outputs(engine):
        done = papermill.execute_notebook(
            str(ROOT / "notebooks" / "article.ipynb"),
            None,
            parameters={"source": str(SAMPLE), "output_dir": "tables"},
            engine_name=engine,
            kernel_name="python3",
            progress_bar=False,
            resources={"metadata": {"path": str(tmp_path)}},
        )
        saved = {path.name: path.read_bytes() for path in (tmp_path / "tables").iterdir()}
        shown = [json.dumps(cell.get("outputs")) for cell in done.cells]
        return [re.sub(r'"model_id": "\w+"', "a widget of any id", text) for text in shown], saved

    assert outputs("onrecord") == outputs(None)


def test_a_kernel_that_dies_takes_nothing_with_it(tmp_path):
    with pytest.raises(Exception, match="died"):
        run(["import os, signal; os.kill(os.getpid(), signal.SIGSEGV)"], tmp_path)
    assert value(run(["6 * 7"], tmp_path)[0]) == "42"


STOP_LATER = """
import os, signal, threading
threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGSTOP)).start()
"""


@pytest.mark.parametrize(
    ("cell", "in_time"),
    [
        ("while True: pass", False),
        ("import os, signal; os.kill(os.getpid(), signal.SIGSTOP)", False),
        (STOP_LATER, True),
    ],
)
def test_a_kernel_that_hangs_is_killed(cell, in_time, tmp_path):
    if in_time:  # it stops once its work is done
        run([cell], tmp_path)
    else:
        with pytest.raises(CellTimeoutError):
            run([cell], tmp_path, execution_timeout=1)
    assert psutil.Process(owner().pid).children() == []
    assert value(run(["6 * 7"], tmp_path)[0]) == "42"


def test_a_kernel_that_is_done_ends_by_itself(tmp_path, monkeypatch):
    killed = []
    monkeypatch.setattr(
        ForkedKernel, "_kill", lambda self: killed.append(os.killpg(self.pid, signal.SIGKILL))
    )
    for _ in range(3):
        run(["1"], tmp_path)
    assert killed == []
    with pytest.raises(CellTimeoutError):
        run(["import time; time.sleep(60)"], tmp_path, execution_timeout=1)
    assert len(killed) == 1  # one that is busy is ended all the same


FORKS = """
import multiprocessing, os
def speak(word):
    print(word * 30_000)
with multiprocessing.get_context("fork").Pool(2) as pool:
    pool.map(speak, "abcdefgh", chunksize=1)
"""


def test_processes_of_a_cell_print_at_the_same_time(tmp_path):
    said = Counter("".join(output["text"] for output in run([FORKS], tmp_path)[0]))
    assert said == dict.fromkeys("abcdefgh", 30_000) | {"\n": 8}


LATER = """
import asyncio, sys
from IPython.display import clear_output, display
handle = display("first", display_id=True)
print("before")
display({"application/json": [1, 0.5]}, raw=True)
print("err", file=sys.stderr)
handle.update("changed")
await asyncio.sleep(0.01)
"""
CLEARED = "print('gone'); clear_output(); print('kept')"
SLIDER = "import ipywidgets; ipywidgets.IntSlider(3)"
ECHO = "import os, time; os.system('echo from a program'); time.sleep(0.5)"


def test_outputs_displays_widgets_and_programs_are_those_of_a_stock_kernel(tmp_path):
    def outputs(engine):
        shown = json.dumps(run([SAID, DRAWN, LATER, CLEARED, SLIDER, ECHO], tmp_path, engine))
        return re.sub(r'"model_id": "\w+"|ipykernel_\d+/\d+|0x\w+', "", shown)

    assert outputs("onrecord") == outputs(None)


def test_a_cell_that_exits_ends_the_kernel(tmp_path):
    with pytest.raises(DeadKernelError):
        run(["exit()", "1"], tmp_path)


def test_a_zygote_that_dies_is_replaced(tmp_path):
    run(["1"], tmp_path)
    first = owner().pid
    os.kill(first, signal.SIGKILL)
    assert value(run(["6 * 7"], tmp_path)[0]) == "42"
    assert owner().pid != first


def test_a_zygote_that_is_lent_is_used_while_it_lives(tmp_path, monkeypatch):
    run(["1"], tmp_path)
    ((name, lent),) = owner().lend().items()
    monkeypatch.setenv(name, lent)
    borrower = owners.Owner()
    borrower.connect().close()
    assert borrower.pid is None and borrower.folder() == owner().folder()
    dead = subprocess.Popen(["true"])
    os.waitid(os.P_PID, dead.pid, os.WEXITED | os.WNOWAIT)  # ended, and nobody has asked after it
    monkeypatch.setenv(name, f"{dead.pid} {lent.partition(' ')[2]}")
    assert borrower.folder() != owner().folder()
    borrower.close()
    dead.wait()


def test_without_fork_the_stock_engine_is_used_with_one_warning(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(owners.sys, "platform", "darwin")
    with pytest.raises(NoForkError):
        owner().folder()
    with caplog.at_level("WARNING"):
        for _ in range(2):
            assert value(run(["6 * 7"], tmp_path)[0]) == "42"
    (line,) = [record.getMessage() for record in caplog.records if record.name == "onrecord"]
    assert "default engine" in line and "darwin" in line and "\n" not in line


def test_the_zygote_ends_with_its_owner():
    code = (
        "import os; from onrecord.kernels.owner import owner; owner().connect();"
        "print(owner().pid, owner().folder(), flush=True); os.kill(os.getpid(), 9)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.split()
    deadline = time.monotonic() + 20
    while Path(f"/proc/{out[0]}").exists() or Path(out[1]).exists():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_kernels_are_not_forked_if_the_path_of_their_sockets_would_be_too_long(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / ("long" * 20)))
    assert "too long" in owners.why_not()
