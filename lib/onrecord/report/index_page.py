"""The index page of a folder of reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from ..display.html import templates
from ..files.writing import write_text
from ..model.errors import OutputError
from .render import CORPUS, read_summary
from .report_page import page_style, policy


def write_index(
    output: Path,
    failed: Sequence[Sequence[str]] = (),
    fresh: Collection[str] = (),
    outdated: Collection[str] = (),
) -> Path:
    """Write `index.html`: every report in the folder, and the sources that failed in this run.

    Args:
        output: folder of the reports.
        failed: the lines of the error of each source that gave no report (`OnRecordError.lines`).
        fresh: names of the folders that were rendered in this run; they are marked as new.
        outdated: names of the folders whose article failed in this run; they are marked as out of date.

    Raises:
        OutputError: it cannot be written.
    """
    reports = sorted(_summaries(output), key=lambda item: (item[1]["title"].casefold(), item[0]))
    script = templates.script("tables.js", "report.js")
    page = templates.render(
        "parts/index.html.j2",
        reports=reports,
        failures=failed,
        corpus=CORPUS if (output / CORPUS / "report.html").is_file() else None,
        fresh=fresh if len(fresh) < len(reports) else (),
        outdated=outdated,
        script=templates.Markup(script),
        policy=policy(f"\n{script}\n"),
        style=templates.Markup(page_style()),
    )
    path = output / "index.html"
    try:
        write_text(path, page)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
    return path


def _summaries(output: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield folder and summary of each report in a folder."""
    for folder in sorted(output.iterdir()):
        found = read_summary(folder) if (folder / "report.html").is_file() else None
        if found is not None and not folder.name.startswith("."):
            yield folder.name, found
