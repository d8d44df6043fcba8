"""What a notebook calls to open its article and its corrections, and to load its style."""

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
    """A sentence or a style sheet, as the output of a cell."""

    text: str
    html: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/plain": self.text, "text/html": self.html}


def said(text: str) -> Note:
    """Return a sentence for a cell to show."""
    return Note(text, str(templates.render("parts/note.html.j2", text=text)))


def style() -> Note:
    """Return the style sheet of the displays in JupyterLab; a report has its own."""
    dark = f'body[data-jp-theme-light="false"] .onrecord {{ {palette_css(dark=True)} }}\n'
    colours = f".onrecord {{ {palette_css()} }}\n{dark}"
    sheet = colours + templates.resource("parts/notebook.css") + templates.resource("parts/parts.css")
    return Note("", f"<style>{sheet}</style>")


def open_article(source: str, published: str | None = None) -> Article:
    """Return the article of a source (the first, if it holds several).

    Args:
        source: a file, a folder, an http(s) address, or a file that `save_article` wrote; the last is
            read without cleaning.
        published: date of publication, ISO 8601; overrides the source's date.

    Raises:
        SourceError: the source has no article, or `published` is not a date.
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
    """Return what to do about a missing file."""
    if "://" in source or source == "-" or Path(source).exists():
        return ""
    return (
        f" (looked for {Path(source).absolute()}; set `source` to a file, folder or address, then run again)"
    )


def open_corrections(article: Article, place: str | None) -> files.Corrections | None:
    """Return a person's corrections of an article (`onrecord.corrections.files`), or None.

    Args:
        article: the article.
        place: a file of corrections, or a folder that may hold `SLUG.yaml`; None for no corrections.

    Raises:
        SourceError: the file is invalid.
    """
    return files.of_article(article, place)


def save_article(article: Article, path: Path) -> None:
    """Write an article as JSON, which `open_article` reads back unchanged.

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
    """Return the article in a file that `save_article` or an export wrote, if its SHA-256 fits its text."""
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
