"""What the notebook calls to open its article and its corrections."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from ..corrections import files
from ..loading import read
from ..model.article import Article
from ..model.errors import OutputError, SourceError
from .html import templates
from .speakers.speaker_colours import palette_css


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of the notebook, or a style sheet for its page."""

    text: str
    html: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": self.text, "text/html": self.html}


def said(text: str) -> Note:
    """A sentence for a cell to show."""
    return Note(text, str(templates.render("parts/note.html.j2", text=text)))


def style() -> Note:
    """The style sheet that the displays need in JupyterLab (the report has its own)."""
    dark = f'body[data-jp-theme-light="false"] .onrecord {{ {palette_css(dark=True)} }}\n'
    colours = f".onrecord {{ {palette_css()} }}\n{dark}"
    sheet = colours + templates.resource("parts/notebook.css") + templates.resource("parts/parts.css")
    return Note("", f"<style>{sheet}</style>")


def open_article(source: str, published: str | None = None) -> Article:
    """The article of a source (the first, if it holds several).

    Args:
        source: a file, a folder, an http(s) address, or a file that `save_article` wrote, which is taken
            as it is, without any cleaning.
        published: date of publication, ISO 8601; overrides the date that the source gives.

    Raises:
        SourceError: it gives no article, or `published` is not a date.
    """
    try:
        day = date.fromisoformat(published).isoformat() if published else None
    except ValueError as error:
        raise SourceError(source, f"`published` is not a date like 2022-01-26: {published!r}") from error
    saved = _read_saved(Path(source)) if source.endswith(".json") else None
    if saved is not None:
        return replace(saved, published=day) if day else saved
    found = next(read.read([source], published=day), None)
    if isinstance(found, SourceError):
        raise SourceError(source, found.reason + _hint(source)) from found
    if found is None:
        raise SourceError(source, "no article in it")
    return found


def _hint(source: str) -> str:
    """What to do about a file that is not there."""
    if "://" in source or source == "-" or Path(source).exists():
        return ""
    return (
        f" (looked for {Path(source).absolute()}; set `source` to a file, folder or address, then run again)"
    )


def open_corrections(article: Article, place: str | None) -> files.Corrections | None:
    """What a person corrected in an article (`onrecord.corrections.files`), or None.

    Args:
        article: the article.
        place: a file of corrections, or the folder in which `SLUG.yaml` may be; None for no corrections.

    Raises:
        SourceError: the file is not as it should be.
    """
    return files.of_article(article, place)


def save_article(article: Article, path: Path) -> None:
    """Write an article as JSON, for `open_article` to give the same article back.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        path.write_text(json.dumps(asdict(article), ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error


def __getattr__(name: str) -> Any:
    """Return `save_tables`, which was here in version 0.1, with a `DeprecationWarning`."""
    if name == "save_tables":
        warnings.warn("workbook.save_tables is now export.save_tables", DeprecationWarning, stacklevel=2)
        return import_module("onrecord.export").save_tables
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def _read_saved(path: Path) -> Article | None:
    """The article in a file that `save_article` or an export wrote: one whose SHA-256 is that of its text."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(data, Mapping) or not isinstance(data.get("text"), str):
        return None
    known = {field.name for field in fields(Article) if field.init}
    values: dict[str, Any] = {
        k: tuple(v) if isinstance(v, list) else v for k, v in data.items() if k in known
    }
    article = Article(**values)
    return article if data.get("sha256") == article.sha256 else None
