"""Many reports: their speed, memory and size, against a plain loop of papermill and nbconvert.

The plain loop gets fewer articles because it is slow.
"""

import json
from statistics import median

import pytest
from costs.runs import ARTICLES, CORES, ROUNDS, python, ratios

from onrecord.kernels import owner

STOCK = max(6, ARTICLES // 15)
SOME = max(6, ARTICLES // 10)
FEW = 2
MB = 1_000_000

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(owner.why_not() is not None, reason="kernels are not forked here"),
]

STOCK_LOOP = """
import sys, tempfile
from pathlib import Path
import papermill
from onrecord.files.notebooks import notebook_path
from onrecord.report.render import summary_of
from onrecord.report.report_page import to_html
for number, source in enumerate(sys.argv[2:]):
    folder = Path(sys.argv[1], str(number))
    folder.mkdir()
    parameters = {"source": source, "output_dir": "."}
    notebook = papermill.execute_notebook(
        str(notebook_path()), str(folder / "article.ipynb"), parameters=parameters, cwd=str(folder),
        kernel_name="python3", progress_bar=False,
    )
    (folder / "report.html").write_text(to_html(notebook, summary_of(notebook)))
"""
PLAIN_LOOP = """
import ast, json, sys, time
from pathlib import Path
from IPython.core.formatters import DisplayFormatter
from onrecord.files.notebooks import notebook_path
show = DisplayFormatter()
cells = json.loads(notebook_path().read_text())["cells"]
code = [(c, ast.parse("".join(c["source"]))) for c in cells if c["cell_type"] == "code"]
def run(source, folder):
    space = {}
    for cell, tree in code:
        body = list(tree.body)
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        exec(compile(ast.Module(body, []), "cell", "exec"), space)
        if "parameters" in cell["metadata"].get("tags", ()):
            space |= {"source": source, "output_dir": folder}
        if last:
            show.format(eval(compile(ast.Expression(last.value), "cell", "eval"), space))
run(sys.argv[2], sys.argv[1])
begin = time.process_time()
for source in sys.argv[2:]:
    run(source, sys.argv[1])
print(time.process_time() - begin)
"""


def test_reports(news, tmp_path, record):
    sources = sorted(news.iterdir())[:STOCK]
    stock, batch = [], []
    for turn in range(ROUNDS):
        folder = tmp_path / f"stock{turn}"
        folder.mkdir()
        stock.append(python(STOCK_LOOP, folder, *sources)[1])
        folder = tmp_path / f"batch{turn}"
        batch.append(python("onrecord", "report", news, "-o", folder, "--jobs", CORES)[1])
        reports = [page.parent for page in folder.glob("*/report.html")]
        assert len(reports) == ARTICLES
    sizes = [sum(file.stat().st_size for file in report.iterdir()) / MB for report in reports]
    old, new = [cost.clock / STOCK for cost in stock], [cost.clock / ARTICLES for cost in batch]
    works = [cost.processor / STOCK for cost in stock], [cost.processor / ARTICLES for cost in batch]
    plain, ours = "a loop of papermill and nbconvert", f"`onrecord report --jobs {CORES}`"
    record(f"{plain}: wall-clock time per report", old, "s", STOCK)
    record(f"{ours}, with start-up: wall-clock time per report", new, "s", ARTICLES)
    record(f"{ours} is faster than that loop", ratios(old, new), "times", ARTICLES)
    record(f"{plain}: CPU time per report", works[0], "s", STOCK)
    record(f"{ours}, with start-up: CPU time per report", works[1], "s", ARTICLES)
    record("files of a report", sizes, "MB", ARTICLES)
    assert median(ratios(old, new)) >= 5


def test_overhead(news, tmp_path, record):
    """Compare sequential reports with one plain process, in turns, so that both use as many cores.

    What a run costs to start is that of a short run; a run of one report would not fork kernels.
    """
    sources = sorted(news.iterdir())[:SOME]
    (tmp_path / "plain").mkdir()
    plain, report, started = [], [], []
    for turn in range(ROUNDS):
        printed, _ = python(PLAIN_LOOP, tmp_path / "plain", *sources)
        _, short = python("onrecord", "report", *sources[:FEW], "-o", tmp_path / f"few{turn}", "--jobs", 1)
        _, whole = python("onrecord", "report", *sources, "-o", tmp_path / f"all{turn}", "--jobs", 1)
        plain.append(float(printed.splitlines()[-1]) / SOME)
        report.append((whole.processor - short.processor) / (SOME - FEW))
        started.append(short.processor - FEW * report[-1])
    record("analysis and charts in one plain process: CPU time per report", plain, "s", SOME)
    record("`onrecord report --jobs 1`, once started: CPU time per report", report, "s", SOME)
    record(
        "`onrecord report --jobs 1`, once started, to the plain process", ratios(report, plain), "times", SOME
    )
    record("start of `onrecord report --jobs 1`: CPU time", started, "s", FEW)


PARENT = """
import json, resource, sys
from pathlib import Path
from onrecord import Article
from onrecord.batch import pools, run
def files(task):
    summary = {"title": "x", "source": task.article.source, "sha256": task.article.sha256}
    files = {"report.html": b"x" * 400_000, "article.ipynb": b"y" * 600_000}
    return files | {"summary.json": json.dumps(summary).encode()}
pools.render_files = files
articles = (Article("It rained. " * 500 + str(n), f"Rain {n}", f"{n}.txt") for n in range(1000))
seen = []
with pools.open_cluster(None, 2) as pool:
    for number, done in enumerate(run.render_all(articles, Path(sys.argv[1]), pool)):
        if number % 100 == 99:
            pages = int(Path("/proc/self/statm").read_text().split()[1])
            seen.append(pages * resource.getpagesize() // 1_000_000)
print(json.dumps(seen))
"""


def test_memory_is_flat(tmp_path, record):
    seen = json.loads(python(PARENT, tmp_path)[0])
    for number in (100, 1000):
        record(f"memory of the main process after {number:,} reports of 1 MB", seen[number // 100 - 1], "MB")
    assert seen[-1] < seen[2] * 1.15


SCHEDULER = """
import time
from distributed import Client, LocalCluster, as_completed
with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
    with Client(cluster) as client:
        for turn in range(3):
            begin, ahead, out = time.perf_counter(), 64, as_completed([])
            for number in range(3000):
                out.add(client.submit(int, number, pure=False))
                if number >= ahead:
                    next(out)
            for _ in out:
                pass
            print(3000 / (time.perf_counter() - begin))
"""


def test_scheduler(record):
    record("Dask's scheduler", [float(rate) for rate in python(SCHEDULER)[0].split()], "empty tasks/s")
