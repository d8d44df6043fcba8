"""Benchmarks record what they measure; the table of it is the end of a run.

`ONRECORD_TABLE=FILE` also writes it to a file.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from costs.runs import ARTICLES, NEWS
from costs.table import Figure, conditions, markdown

FIGURES: pytest.StashKey[list[Figure]] = pytest.StashKey()
LOAD: pytest.StashKey[float] = pytest.StashKey()
HERE = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = []
    config.stash[LOAD] = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    target = os.environ.get("ONRECORD_TABLE")
    if target and not Path(target).parent.is_dir():  # known before an hour of measuring
        raise pytest.UsageError(f"ONRECORD_TABLE: no folder {Path(target).parent}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table, also if a benchmark failed or the run was interrupted."""
    if not config.stash[FIGURES]:
        return
    text = f"{conditions(config.stash[LOAD])}\n\n{markdown(config.stash[FIGURES])}\n"
    terminalreporter.write(f"\n{text}")
    if target := os.environ.get("ONRECORD_TABLE"):
        Path(target).write_text(text, encoding="utf-8")


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Record figures of the test: name, one sample or several, unit, number of articles."""
    name = request.node.nodeid.rpartition("::")[2].partition("[")[0]
    test = f"{request.path.relative_to(HERE).as_posix()}::{name}"

    def add(name: str, samples: float | Sequence[float], unit: str, articles: int | None = None) -> None:
        several = samples if isinstance(samples, Sequence) else [samples]
        request.config.stash[FIGURES].append(Figure(name, unit, several, articles, test))

    return add


@pytest.fixture(scope="session")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of articles from the corpus, repeated under other names if there are too few."""
    if not NEWS.is_dir():
        pytest.skip(f"no news at {NEWS}")
    folder = tmp_path_factory.mktemp("news")
    sources = sorted(NEWS.glob("*.txt"))
    for number in range(ARTICLES):
        again = "" if number < len(sources) else f"Edition {number // len(sources)}. "
        text = sources[number % len(sources)].read_text(encoding="utf-8")
        (folder / f"{number:04}.txt").write_text(again + text, encoding="utf-8")
    return folder
