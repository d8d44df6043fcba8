"""Article → report: the notebook executed over it, as one self-contained HTML file."""

from __future__ import annotations

import json
import logging
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from ..corrections import files as corrections
from ..display import summary, workbook
from ..files import leftovers
from ..files.light_imports import load_jsonschema
from ..files.locks import locked
from ..files.naming import free_name
from ..files.notebooks import notebook_path
from ..files.writing import put, scratch, why_unwritable
from ..model.article import Article
from ..model.errors import KernelDiedError, OutputError, SourceError
from . import cell_failures
from .off_main_thread import off_main
from .report_page import to_html

SUMMARY = "summary.json"
CORPUS = "corpus"
"""Folder of the report on all articles; no article gets it."""
CORRECTIONS = "corrections.yaml"
"""The copy of an article's corrections beside its report."""
_KERNEL = "python3"
_LOGS = ("traitlets", "papermill", "asyncio")
"""Logs to which nbclient writes what it also raises, and that it left a request to a stopped kernel."""
_QUIET = "--Application.log_level=50"
"""Argument of a stock kernel; otherwise, it prints that it was interrupted when it is shut down."""
_TO_START = 120
"""Seconds to wait for a kernel to answer."""
_SECONDS = 300
"""Seconds that a cell may take; the longest takes one or two."""
_OTHER_SECONDS = "ONRECORD_CELL_SECONDS"
"""Environment variable with another number of seconds."""


def render(
    article: Article,
    output: Path,
    taken: set[str],
    by_hand: str | Path | None = None,
    engine: str | None = None,
) -> Path:
    """Render the report of one article: `report.html`, the executed notebook, its tables and its summary.

    Everything is written to a temporary folder and put in place once it is complete, so that a reader never
    finds half a report. A report of the same article is replaced; another article with the same headline gets
    a folder with a number.

    Args:
        article: the article.
        output: folder of the reports; it must exist.
        taken: names of the folders that this run has written; the new name is added.
        by_hand: folder or file of corrections (`onrecord.corrections.files.find`).
        engine: name of the papermill engine that runs the notebook; None for the default.

    Returns:
        The folder of the report.

    Raises:
        OutputError: the folder cannot be written to.
        SourceError: the notebook failed on this article, or its corrections are invalid.
    """
    corrected = corrections.of_article(article, by_hand)
    try:
        with scratch(output) as folder:
            workbook.save_article(article, folder / "article.json")
            if corrected is not None:
                shutil.copyfile(corrected.path, folder / CORRECTIONS)
            notebook = _execute(article, folder, engine)
            found = summary_of(notebook) | {"source": article.source}
            found["corrections"] = corrected.path if corrected else None
            (folder / SUMMARY).write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
            (folder / "report.html").write_text(to_html(notebook, found), encoding="utf-8")
            return place(folder, article, output, taken)
    except OSError as error:
        raise OutputError(f"{output}: {error.strerror or error}") from error


def misfits(folder: Path) -> tuple[str, ...]:
    """Return a line (file, line, reason) for each correction that does not fit the article of a report."""
    found = read_summary(folder) or {}
    return tuple(
        f"{found['corrections']}:{line}: not applied: {why}" for line, why in sorted(found.get("unfit", ()))
    )


def open_output(folder: str | Path) -> Path:
    """Return the folder of the reports; create it if needed, and check that it is writable.

    Raises:
        OutputError: it cannot be created or written to.
    """
    output = Path(folder)
    try:
        output.mkdir(parents=True, exist_ok=True)
        with scratch(output):
            return output
    except OSError as error:
        raise OutputError(f"{output}: cannot be written to: {why_unwritable(output, error)}") from error


def place(folder: Path, article: Article, output: Path, taken: set[str]) -> Path:
    """Move a complete report to its place, regardless of what other runs have written there.

    Args:
        folder: the report.
        article: its article.
        output: folder of the reports.
        taken: names of the folders of this run's other articles; the name is added.

    Returns:
        Where the report is.

    Raises:
        OSError: it cannot be moved.
    """
    with locked(output):
        name = folder_name(article, output, taken)
        put(folder, output / name)
    taken.add(name)
    return output / name


def folder_name(article: Article, output: Path, taken: set[str]) -> str:
    """Return the folder name of an article's report: its slug, with a number if another article has it.

    Args:
        article: the article.
        output: folder of the reports.
        taken: names of the folders that this run has given out.
    """
    return free_name(
        article.slug,
        lambda name: name != CORPUS and name not in taken and _is_free(output / name, article),
    )


def _is_free(folder: Path, article: Article) -> bool:
    """Return whether a folder is missing or holds an earlier report of this article; links are never free."""
    if not os.path.lexists(folder):
        return True
    earlier = None if folder.is_symlink() else read_summary(folder)
    return earlier is not None and (
        earlier["sha256"] == article.sha256 or earlier["source"] == article.source
    )


def _execute(article: Article, folder: Path, engine: str | None = None) -> Any:
    """Run the notebook over the article saved in a folder, and return the executed notebook."""
    parameters = {
        "source": "article.json",
        "published": article.published,
        "output_dir": ".",
        "corrections": CORRECTIONS if (folder / CORRECTIONS).is_file() else None,
        "interactive": False,
    }
    return execute("article.ipynb", folder, parameters, article.source, engine, _cell_seconds())


def _cell_seconds() -> int:
    """Return the seconds that a cell may take.

    Raises:
        OutputError: the environment variable is not a number.
    """
    given = os.environ.get(_OTHER_SECONDS, str(_SECONDS))
    if not given.isdecimal() or not int(given):
        raise OutputError(f"{_OTHER_SECONDS}: “{given}” is not a whole number of seconds")
    return int(given)


def execute(
    name: str,
    folder: Path,
    parameters: Mapping[str, Any],
    source: str,
    engine: str | None = None,
    seconds: int | None = None,
) -> Any:
    """Run a notebook of the package in a folder, which also gets the executed copy.

    Args:
        name: its file name.
        folder: working directory of its kernel.
        parameters: parameters that papermill sets.
        source: name of its input, for errors.
        engine: name of the papermill engine that runs it; None for the default.
        seconds: seconds that a cell may take; None for no limit.

    Returns:
        The executed notebook.

    Raises:
        SourceError: a cell failed or took too long.
        OutputError: the disk of the folder is full or read-only.
        KernelDiedError: the kernel died or did not start.
    """
    load_jsonschema()
    import nbformat
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    try:
        with scratch(leftovers.temporary()) as private:
            run = partial(
                papermill.execute_notebook,
                str(notebook_path(name)),
                None,  # papermill would write the copy before and after every cell
                parameters=dict(parameters),
                engine_name=engine,
                resources={"metadata": {"path": str(folder)}},  # papermill's `cwd` is that of the process
                kernel_name=_KERNEL,
                progress_bar=False,
                log_output=False,
                execution_timeout=seconds,
                start_timeout=_TO_START,
                extra_arguments=[] if engine else [_QUIET],
                config=_kernel_config(private / "kernel.json"),
            )
            with _silent_logs():
                notebook = off_main(run)
    except DeadKernelError as error:
        raise KernelDiedError(source, "its kernel died (out of memory?)") from error
    except PapermillExecutionError as error:
        raise cell_failures.of_cell(source, folder, error) from error
    except CellTimeoutError as error:
        raise SourceError(source, f"rendering took longer than {seconds} seconds in one cell") from error
    except RuntimeError as error:  # raised by jupyter_client if a kernel does not start
        raise KernelDiedError(source, f"its kernel did not start (out of memory?): {error}") from error
    notebook.metadata.papermill["input_path"] = name  # without its path on this machine
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell.id = "injected-parameters"  # a random id would make two runs differ
    checked = nbformat.v4.writes(notebook)  # by papermill
    (folder / name).write_text(checked + "\n", encoding="utf-8")
    return notebook


@contextmanager
def _silent_logs() -> Iterator[None]:
    """Keep the libraries from logging what becomes one line of an error."""
    logs = [logging.getLogger(name) for name in _LOGS]
    levels = [log.level for log in logs]
    for log in logs:
        log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for log, level in zip(logs, levels, strict=True):
            log.setLevel(level)


def _kernel_config(file: Path) -> Any:
    """Return the configuration of stock kernels, which encrypt their traffic if both ends can.

    Args:
        file: where to write its connection file.
    """
    import zmq
    from traitlets.config import Config

    encryption = {"transport_encryption": "auto"} if zmq.has("curve") else {}
    return Config({"KernelManager": {"connection_file": str(file)} | encryption})


def summary_of(notebook: Any) -> dict[str, Any]:
    """Return the summary that the masthead of an executed notebook carries.

    Raises:
        OutputError: it has none.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            found = output.get("data", {}).get(summary.MIME_TYPE)
            if found:
                return dict(found)
    raise OutputError("no cell of the notebook shows the masthead")


def read_summary(folder: Path) -> dict[str, Any] | None:
    """Return the summary of the report in a folder; None if there is none."""
    try:
        found = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
        return found if isinstance(found, dict) and {"title", "source", "sha256"} <= found.keys() else None
    except (OSError, ValueError):
        return None
