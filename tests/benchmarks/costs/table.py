"""The figures that benchmarks record, as one Markdown table: medians and ranges, each with its command."""

from __future__ import annotations

import math
import os
import platform
import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

COMMAND = "pytest -m benchmark tests/benchmarks/"
SETTINGS = ("ONRECORD_ARTICLES", "ONRECORD_ROUNDS", "ONRECORD_CORPUS", "ONRECORD_WORDS", "ONRECORD_LONGEST")
"""Environment variables that change how much is measured."""
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """What a benchmark measured.

    Attributes:
        name: what it is; figures of one test with one name are one row.
        unit: that of the samples.
        samples: one value per round, portion of articles, or reading.
        articles: number of articles that were used, or None if there were none.
        test: what measures it again, as pytest names it below `tests/benchmarks/`.
    """

    name: str
    unit: str
    samples: Sequence[float]
    articles: int | None
    test: str


def markdown(figures: Iterable[Figure]) -> str:
    """Return the figures as a table, by test and then in the order in which they were recorded."""
    rows: dict[tuple[str, str], list[Figure]] = {}
    for figure in sorted(figures, key=lambda figure: figure.test):
        rows.setdefault((figure.test, figure.name), []).append(figure)
    head = f"| figure | median (range) | samples | articles | `{_settings()}{COMMAND}` … |"
    return "\n".join([head, "|---|---|---|---|---|", *map(_row, rows.values())])


def _row(same: Sequence[Figure]) -> str:
    first = same[0]
    samples = [sample for figure in same for sample in figure.samples]
    articles = "–" if first.articles is None else f"{first.articles:,}"
    cells = (first.name, spread(samples, first.unit), str(len(samples)), articles, f"`{first.test}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def spread(samples: Sequence[float], unit: str) -> str:
    """Return the median with three digits, and the range if there are several samples."""
    middle = statistics.median(samples)
    decimals = _decimals(middle)
    value = f"{middle:,.{decimals}f} {unit}".rstrip()
    return f"{value} ({min(samples):,.{decimals}f} to {max(samples):,.{decimals}f})" if samples[1:] else value


def _decimals(value: float) -> int:
    return min(_DIGITS, max(0, _DIGITS - 1 - math.floor(math.log10(abs(value))))) if value else 0


def conditions(load: float) -> str:
    """Return a line on what the figures were measured with: day, processor, load and Python.

    Args:
        load: number of processes that wanted a core before the first benchmark.
    """
    today = date.today()
    return (
        f"Measured on {today.day} {today:%B %Y}: {_processor()}, {os.cpu_count()} cores, "
        f"load average {load:.1f} before, Python {platform.python_version()}."
    )


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor() or platform.machine()
    name = re.search(r"^model name\s*: (.*)", told, re.M)
    products = "with" if re.search(r"\bavx\w*_vnni\b", told) else "without"
    return f"{name[1].strip() if name else platform.machine()} {products} 8-bit dot products"


def _settings() -> str:
    found = ((name, os.environ.get(name)) for name in SETTINGS)
    return "".join(f"{name}={value} " for name, value in found if value)
