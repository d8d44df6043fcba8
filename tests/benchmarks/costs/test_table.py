"""One table has all figures: medians, ranges, and the test that prints each again, in a stable order."""

from pathlib import Path

import pytest
from costs import table
from costs.table import Figure, markdown

pytest_plugins = ["pytester"]


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    for name in (*table.SETTINGS, "ONRECORD_TABLE"):
        monkeypatch.delenv(name, raising=False)


def rows(*figures):
    return markdown(figures).split("\n")[2:]


def test_a_row_has_median_range_samples_articles_and_command(monkeypatch):
    monkeypatch.setenv("ONRECORD_ARTICLES", "60")
    assert markdown([Figure("a report", "s", [3, 1, 2.5], 60, "test_a.py::test_b")]).split("\n") == [
        "| figure | median (range) | samples | articles "
        "| `ONRECORD_ARTICLES=60 pytest -m benchmark tests/benchmarks/` … |",
        "|---|---|---|---|---|",
        "| a report | 2.50 s (1.00 to 3.00) | 3 | 60 | `test_a.py::test_b` |",
    ]


@pytest.mark.parametrize(
    ("samples", "written"),
    [
        ([0.04567], "0.046 s"),
        ([5.125], "5.12 s"),
        ([499.4], "499 s"),
        ([10_573.0], "10,573 s"),
        ([0], "0 s"),
        ([0.9996, 99.96], "50.5 s (1.0 to 100.0)"),
    ],
)
def test_values_have_three_digits_and_their_range_as_many_decimals(samples, written):
    assert f"| {written} |" in rows(Figure("x", "s", samples, None, "t"))[0]


def test_the_order_does_not_depend_on_that_of_the_run():
    first, second = Figure("z", "s", [1], None, "t1"), Figure("y", "s", [1], None, "t1")
    other = Figure("a", "s", [1], None, "t2")
    assert rows(first, second, other) == rows(other, first, second)
    assert [row.split(" | ")[0] for row in rows(other, first, second)] == ["| z", "| y", "| a"]


def test_samples_of_one_name_and_test_are_one_row():
    (row,) = rows(Figure("k", "", [1], None, "t"), Figure("k", "", [3, 2], None, "t"))
    assert row == "| k | 2.00 (1.00 to 3.00) | 3 | – | `t` |"


def test_a_name_cannot_end_a_cell():
    assert rows(Figure("a|b", "s", [1], None, "t"))[0].startswith("| a\\|b | 1.00 s |")


def test_the_conditions_name_processor_and_load():
    line = table.conditions(0.24)
    assert line.startswith("Measured on ")
    assert "8-bit dot products" in line or not Path("/proc/cpuinfo").exists()
    assert "load average 0.2 before" in line


MEASURES = """
import pytest
@pytest.mark.parametrize("n", [1, 2])
def test_time(record, n):
    record("a call", n, "ms")
    assert n == 1
"""


@pytest.fixture
def benchmarks(pytester, monkeypatch):
    """A folder of one benchmark, the second case of which fails."""
    here = Path(__file__).parents[1]
    pytester.makeconftest((here / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(test_calls=MEASURES)
    return pytester


def test_a_run_ends_with_the_table_even_if_a_benchmark_fails(benchmarks, monkeypatch):
    monkeypatch.setenv("ONRECORD_TABLE", "table.md")
    run = benchmarks.runpytest_inprocess()
    run.assert_outcomes(passed=1, failed=1)
    row = "| a call | 1.50 ms (1.00 to 2.00) | 2 | – | `test_calls.py::test_time` |"
    assert row in run.outlines
    written = (benchmarks.path / "table.md").read_text(encoding="utf-8")
    assert written.startswith("Measured on ")
    assert written.endswith(f"{row}\n")


def test_a_file_that_cannot_be_written_is_an_error_before_anything_runs(benchmarks, monkeypatch):
    monkeypatch.setenv("ONRECORD_TABLE", "no/table.md")
    run = benchmarks.runpytest_inprocess()
    assert run.ret == pytest.ExitCode.USAGE_ERROR
    assert "ONRECORD_TABLE: no folder no" in "\n".join(run.errlines)


def test_a_run_without_figures_prints_no_table(pytester):
    pytester.makeconftest((Path(__file__).parents[1] / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile("def test_nothing(): pass")
    assert "| figure |" not in pytester.runpytest_inprocess().stdout.str()
