"""Executed notebook → HTML page: a template around its outputs, with style and script."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ..display.html import arrange, templates
from ..display.speakers import speaker_colours
from ..model.version import __version__


def to_html(notebook: Any, found: Mapping[str, Any]) -> str:
    """Return an executed notebook as a self-contained HTML page, by the package's template.

    Args:
        notebook: the notebook (nbformat 4).
        found: summary of its subject: title, source and, for an article, sha256
            (`onrecord.display.summary.Summary.to_dict`).
    """
    script = templates.script("tables.js", "report.js")
    title = templates.one_line(found["title"] or found["source"])
    page = {
        "policy": policy(f"\n{script}\n"),
        "style": page_style(title),
        "script": script,
        "title": title,
        "source": templates.one_line(found["source"]),
        "sha256": found.get("sha256"),
        "version": __version__,
    }
    shown = copy(notebook)
    shown["cells"] = without_empty_sections(notebook["cells"])
    html: str = _exporter().from_notebook_node(shown, resources={"onrecord": page})[0]
    return html


@cache
def _exporter() -> Any:
    """Return the exporter from notebooks to pages; its templates are compiled once."""
    from nbconvert.exporters import TemplateExporter
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    exporter = TemplateExporter(
        template_name="onrecord",
        template_file="index.html.j2",
        extra_template_basedirs=[str(Path(str(files("onrecord"))) / "display" / "templates")],
        default_preprocessors=[],  # none changes anything, and the notebook would be checked after each
        filters={
            "markdown2html": MarkdownWithMath(IPythonRenderer(exclude_anchor_links=True)).render,
            "slug": _slug,
        },
    )
    exporter.output_mimetype = "text/html"
    return exporter


def _slug(heading: str) -> str:
    """Return the anchor of a heading."""
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")


def policy(script: str | None = None) -> str:
    """Return a Content-Security-Policy that blocks the network and every script but the given one."""
    parts = ["default-src 'none'", "style-src 'unsafe-inline'", "img-src data:"]
    if script is not None:
        digest = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
        parts.append(f"script-src 'sha256-{digest}'")
    return "; ".join([*parts, "base-uri 'none'", "form-action 'none'"])


def page_style(title: str = "") -> str:
    """Return the style sheet of a page; a title is printed at the top of each page."""
    light, dark = speaker_colours.palette_css(), speaker_colours.palette_css(dark=True)
    colours = (
        f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}\n"
    )
    sheets = map(templates.resource, ("onrecord/page.css", "parts/parts.css", "onrecord/print.css"))
    head = templates.css_string(title)
    running = (
        f"@page {{ @top-left {{ content: {head}; font: 7.5pt sans-serif; color: #5a5a63; }} "
        '@bottom-right { content: counter(page) " / " counter(pages); font: 7.5pt sans-serif; } }\n'
    )
    return "".join([colours, *sheets, running if title else ""])


def without_empty_sections(cells: Sequence[Any]) -> list[Any]:
    """Return a notebook's cells without the sections that have nothing to show."""
    sections: list[list[Any]] = [[]]
    for cell in cells:
        if cell.cell_type == "markdown" and cell.source.startswith("## "):
            sections.append([])
        sections[-1].append(cell)
    return [
        cell for number, section in enumerate(sections) if not number or _shows(section) for cell in section
    ]


def _shows(section: Sequence[Any]) -> bool:
    """Return whether a section has a non-empty output."""
    found = list(_htmls(section))
    return not found or not all(arrange.is_nothing(html) for html in found)


def _htmls(section: Sequence[Any]) -> Iterator[str]:
    for cell in section:
        if "notebook-only" not in cell.metadata.get("tags", ()):
            for output in cell.get("outputs", ()):
                yield str(output.get("data", {}).get("text/html", ""))
