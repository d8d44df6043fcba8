"""HTML of the workbook's displays: every piece is a template of the package, every value escaped."""

from __future__ import annotations

import datetime
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ...model.sentence_html import sentence_html

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BIDI_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return the text without the characters that HTML and XML do not allow."""
    return _UNPRINTABLE.sub("", text)


def one_line(text: str) -> str:
    """Return the text on one line, without control characters and marks of writing direction."""
    return " ".join(_BIDI_CONTROLS.sub("", printable(text)).split())


def address(link: str) -> str:
    """Return the address of a link: an anchor of this page, unless it names a page itself."""
    return link if "#" in link else f"#{link}"


def css_string(text: str) -> str:
    """Return a text as a CSS string; characters that could end it are escaped by their codes."""
    plain = (c if c.isalnum() or c in " .,;:!?()’‘“”–—-" else f"\\{ord(c):x} " for c in one_line(text))
    return f'"{"".join(plain)}"'


def day(date: str) -> str:
    """Return a date as newspapers write it (“26 January 2022”); other texts are unchanged."""
    try:
        found = datetime.date.fromisoformat(date)
    except ValueError:
        return date
    return f"{found.day} {found:%B %Y}"


def sentence(text: str) -> Markup:
    """Return a sentence, whose names in backticks become code."""
    return Markup(sentence_html(printable(text)))


def _finalize(value: Any) -> Any:
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("onrecord.display", "templates"),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["thousands"] = "{:,}".format
    environment.filters["address"] = address
    environment.filters["day"] = day
    environment.filters["sentence"] = sentence
    return environment


def render(template: str, **values: Any) -> Markup:
    """Return the HTML of a template of the package; values are escaped unless they are `Markup`."""
    return Markup(_environment().get_template(template).render(values))


@cache
def resource(path: str) -> str:
    """Return a file under `templates/` as text (style sheets, the script of the report)."""
    return (files("onrecord.display") / "templates" / path).read_text(encoding="utf-8")


def script(*names: str) -> str:
    """Return scripts of the package, joined into one.

    Args:
        names: file names under `templates/onrecord/`.
    """
    return "".join(resource(f"onrecord/{name}") for name in names)
