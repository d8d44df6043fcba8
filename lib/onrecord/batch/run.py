"""Render reports on many articles: skip finished ones, put the others in place, report failures."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..corrections import files as corrections
from ..files.attempt import attempt
from ..files.writing import scratch
from ..model.article import Article
from ..model.errors import OnRecordError, OutputError, SourceError
from ..report import render
from .fingerprint import code, fingerprint
from .pools import Files, Pool
from .task import Task

_FINGERPRINT = "fingerprint"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a source.

    Attributes:
        source: its name.
        folder: the folder of its report, or None if there is none.
        rendered: whether the report was rendered in this run.
        error: why there is no report, or None.
        outdated: folder of an earlier report of the article, which stays although it is out of date.
    """

    source: str
    folder: Path | None = None
    rendered: bool = False
    error: OnRecordError | None = None
    outdated: Path | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    """A report being rendered: its article, its folder, and entries for its summary."""

    article: Article
    folder: Path
    fingerprint: str
    corrections: str | None


def render_all(
    found: Iterable[Article | SourceError],
    output: Path,
    pool: Pool,
    by_hand: str | None = None,
    force: bool = False,
) -> Iterator[Outcome]:
    """Render reports on articles, and put each in place once it is complete.

    Reports with the current fingerprint are skipped, so that a stopped run can be resumed. Apart from the
    names of folders, memory does not grow with the number of articles.

    Args:
        found: articles, and errors of sources that could not be read (`onrecord.loading.read.read`).
        output: folder of the reports; it must exist.
        pool: renders the reports.
        by_hand: folder of corrections.
        force: whether to re-render reports that are up to date.

    Yields:
        The outcome of each, in the order of completion.

    Raises:
        OutputError: the folder cannot be written.
        LostError: the pool is gone; finished reports are in place.
    """
    taken: set[str] = set()
    for item in found:
        planned = _plan(item, output, taken, by_hand, force)
        if isinstance(planned, Outcome):
            yield planned
            continue
        pool.submit(*planned)
        while pool.full():
            yield _finish(*pool.next(), taken)
    while pool.busy():
        yield _finish(*pool.next(), taken)


def _plan(
    item: Article | SourceError,
    output: Path,
    taken: set[str],
    by_hand: str | None,
    force: bool,
) -> Outcome | tuple[_Job, Task]:
    """The job for an article, or its outcome if there is nothing to do."""
    if isinstance(item, SourceError):
        return Outcome(item.source, error=item)
    name = render.folder_name(item, output, taken)
    taken.add(name)
    corrected = attempt(item.source, "reading of its corrections", lambda: _corrections(item, by_hand))
    folder = output / name
    if isinstance(corrected, SourceError):
        return _failed(item.source, corrected, folder)
    path, text = corrected
    mark = fingerprint(item, text)
    if not force and _mark_of(folder) == mark:
        return Outcome(item.source, folder)
    job = _Job(item, folder, mark, path)
    return job, Task(item, text, code())


def _failed(source: str, error: OnRecordError, folder: Path) -> Outcome:
    """The outcome of an article that gives no report; an earlier one in its folder is out of date."""
    return Outcome(source, error=error, outdated=folder if (folder / "report.html").is_file() else None)


def _corrections(article: Article, place: str | None) -> tuple[str | None, bytes | None]:
    """Name and content of the file of an article's corrections, after checking it."""
    found = corrections.of_article(article, place)
    return (found.path, Path(found.path).read_bytes()) if found else (None, None)


def _mark_of(folder: Path) -> str | None:
    """The fingerprint of an existing report."""
    if not (folder / "report.html").is_file():
        return None
    return (render.read_summary(folder) or {}).get(_FINGERPRINT)


def _finish(job: _Job, done: Files | OnRecordError, taken: set[str]) -> Outcome:
    """Put a report in place."""
    source, output = job.article.source, job.folder.parent
    if isinstance(done, SourceError):
        return _failed(source, done, job.folder)
    if isinstance(done, OnRecordError):
        raise done
    summary = json.loads(done[render.SUMMARY])
    summary |= {_FINGERPRINT: job.fingerprint, "corrections": job.corrections}
    try:
        with scratch(output) as folder:
            for name, data in done.items():
                (folder / name).write_bytes(data)
            (folder / render.SUMMARY).write_text(
                json.dumps(summary, ensure_ascii=False, indent=1), encoding="utf-8"
            )
            made = render.place(folder, job.article, output, taken - {job.folder.name})
    except OSError as error:
        raise OutputError(f"{job.folder}: {error.strerror or error}") from error
    taken.add(made.name)
    return Outcome(source, made, rendered=True)
