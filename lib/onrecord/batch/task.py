"""The work on one article, on any machine: from the article to the files of its report."""

from __future__ import annotations

from dataclasses import dataclass

from ..files import leftovers
from ..files.writing import scratch
from ..model.article import Article
from ..model.errors import OutputError, SourceError
from ..report import render
from .fingerprint import code

ENGINE = "onrecord"
RENDERING = "rendering"


@dataclass(frozen=True, slots=True)
class Task:
    """A report to render.

    Attributes:
        article: the article.
        corrections: the file of its corrections, if there is one.
        code: hash of the code that must render it, or None for any code.
        engine: name of the papermill engine that runs the notebook; None for the default.
    """

    article: Article
    corrections: bytes | None = None
    code: str | None = None
    engine: str | None = ENGINE


def render_files(task: Task) -> dict[str, bytes]:
    """Render a report and return its files, because the main process may not share this machine's disk.

    Returns:
        Name and content of each file of the report's folder.

    Raises:
        SourceError: the notebook failed on this article, or this machine's code differs from the main
        process's.
        OutputError: temporary files cannot be written.
    """
    if task.code is not None and task.code != code():
        raise SourceError(
            task.article.source, "a worker has another version of onrecord, or of its libraries"
        )
    place = leftovers.temporary()
    try:
        with scratch(place) as folder:
            by_hand = None
            if task.corrections is not None:
                by_hand = folder / "by-hand.yaml"
                by_hand.write_bytes(task.corrections)
            (folder / "out").mkdir()
            made = render.render(task.article, folder / "out", set(), by_hand, task.engine)
            return {path.name: path.read_bytes() for path in sorted(made.iterdir())}
    except OSError as error:
        raise OutputError(f"{place}: {error.strerror or error}") from error
