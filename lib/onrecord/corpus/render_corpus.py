"""Folder of reports → corpus report: `corpus.ipynb` executed and turned into a page."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from ..files import leftovers
from ..files.locks import locked
from ..files.writing import put, scratch
from ..model.errors import OutputError, SourceError
from ..report import render as report
from ..report.index_page import write_index
from ..report.report_page import to_html

NOTEBOOK = "corpus.ipynb"
CORRECTIONS = Path("data") / "corrections" / "actors.yaml"
_COPY = "actors.yaml"
"""The copy of the corrections beside the report."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered corpus report.

    Attributes:
        page: path of the report.
        problems: one line per folder and per correction that was skipped.
    """

    page: Path
    problems: tuple[str, ...]


def render(folder: str | Path, corrections: str | Path | None = None, pages: int | None = None) -> Rendered:
    """Render the report on all articles of a folder into its subfolder `corpus`, completely or not at all.

    Args:
        folder: folder of the reports.
        corrections: file that merges and splits actors; by default `CORRECTIONS`, if it exists.
        pages: the number of speakers with a page; None for a thousand.

    Raises:
        SourceError: the folder has no reports, the corrections are invalid, or the notebook failed.
        OutputError: the folder cannot be written to.
    """
    place = Path(folder)
    if not place.is_dir():
        raise SourceError(str(folder), "no such folder")
    by_hand = Path(corrections) if corrections else CORRECTIONS if CORRECTIONS.is_file() else None
    _check(place, by_hand)
    output = report.open_output(place)
    leftovers.clear(output)
    parameters = {
        "reports": "..",
        "corrections": _COPY if by_hand else None,
        "output_dir": ".",
    } | ({} if pages is None else {"pages": pages})
    try:
        with scratch(output) as growing:
            if by_hand:
                shutil.copyfile(by_hand, growing / _COPY)
            notebook = report.execute(NOTEBOOK, growing, parameters, str(place))
            found = report.summary_of(notebook)
            html = to_html(notebook, {"title": found["title"], "source": str(place)})
            (growing / "report.html").write_text(html, encoding="utf-8")
            with locked(output):
                put(growing, output / report.CORPUS)
    except OSError as error:
        raise OutputError(f"{output / report.CORPUS}: {error.strerror or error}") from error
    write_index(output)
    skipped = (f"{folder}/{line}" for line in found["skipped"])
    unfitting = (f"{by_hand}{line.removeprefix(_COPY)}" for line in found["unfitting"])
    return Rendered(output / report.CORPUS / "report.html", (*skipped, *unfitting))


def _check(folder: Path, corrections: Path | None) -> None:
    """Raise the errors that would occur in the notebook, before it is started."""
    from .joining import who_is_who as by_hand

    by_hand.read(corrections)
    place = folder / report.CORPUS
    if place.exists() and not (place / NOTEBOOK).is_file():
        raise OutputError(f"{place}: exists but is not a corpus report; move it away")
