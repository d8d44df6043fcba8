"""Sentences and the style sheet of a notebook, and saving an article for it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..model.article import Article
from ..model.errors import OutputError
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


def nothing(text: str) -> Note:
    """Return a sentence for a cell that has nothing to show; a report leaves its section out."""
    return Note(text, f'<p class="onrecord nothing">{templates.sentence(text)}</p>')


def style() -> Note:
    """Return the style sheet and the script of the displays in JupyterLab; a report has its own."""
    dark = f'body[data-jp-theme-light="false"] .onrecord {{ {palette_css(dark=True)} }}\n'
    colours = f".onrecord {{ {palette_css()} }}\n{dark}"
    sheet = colours + templates.resource("parts/notebook.css") + templates.resource("parts/parts.css")
    script = templates.script("tables.js", "lab.js")
    return Note("", f"<style>{sheet}</style><script>(() => {{ {script} }})();</script>")


def save_article(article: Article, path: Path) -> None:
    """Write an article as JSON, which `onrecord.read` reads back unchanged.

    Raises:
        OutputError: the file cannot be written.
    """
    try:
        path.write_text(json.dumps(asdict(article), ensure_ascii=False, indent=1), encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror or error}") from error
