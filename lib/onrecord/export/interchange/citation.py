"""Citations of the article: BibTeX and CSL-JSON, for Zotero, JabRef, Pandoc and other reference managers.

The formats: https://www.bibtex.org/Format and https://docs.citationstyles.org (CSL-JSON 1.0).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ...model.article import slug_of
from ..json_object import dump

_SPECIAL = {
    **{char: f"\\{char}" for char in "&%$#_{}"},
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def write(data: Mapping[str, Any], folder: Path) -> tuple[Path, ...]:
    """Write `citation.bib` and `citation.json`."""
    bib = folder / "citation.bib"
    bib.write_text(to_bibtex(data["article"]), encoding="utf-8")
    return bib, dump([to_csl(data["article"])], folder / "citation.json")


def to_bibtex(article: Mapping[str, Any]) -> str:
    """Return the entry of an article."""
    day = _day(article)
    fields = {
        "author": " and ".join(_bibtex_name(name) for name in (article["reporters"] or article["wires"])),
        "title": _escaped(_title(article)),
        "journal": _escaped(article["publisher"] or ""),
        "year": day[:4],
        "date": day,
        "url": re.sub(r"[{}\\\s]", "", article["url"] or ""),
        "langid": "english" if article["language"] == "en" else "",
    }
    lines = [
        f"  {name} = {{{{{value}}}}},\n" if name == "title" else f"  {name} = {{{value}}},\n"
        for name, value in fields.items()
        if value
    ]
    return f"@article{{{_key(article)},\n{''.join(lines)}}}\n"


def to_csl(article: Mapping[str, Any]) -> dict[str, Any]:
    """Return the item of an article."""
    day = _day(article)
    people = [_csl_name(name) for name in article["reporters"]]
    item = {
        "id": _key(article),
        "type": "article-newspaper",
        "title": _title(article),
        "author": people or [{"literal": wire} for wire in article["wires"]],
        "container-title": article["publisher"],
        "issued": {"date-parts": [[int(part) for part in day.split("-")]]} if day else None,
        "URL": article["url"],
        "language": article["language"],
    }
    return {name: value for name, value in item.items() if value}


def _title(article: Mapping[str, Any]) -> str:
    """The headline, or the first words of a text without one."""
    if article["title"]:
        return " ".join(article["title"].split())
    words = article["text"].split()
    return " ".join(words[:10]) + (" …" if len(words) > 10 else "")


def _key(article: Mapping[str, Any]) -> str:
    """A citation key: surname or publisher, year, first word of the title."""
    who = [*article["reporters"][:1], article["publisher"] or "", "article"]
    name = next(slug for slug in (slug_of(one.split()[-1] if one else "") for one in who) if slug)
    word = next((slug for word in _title(article).split() if len(slug := slug_of(word)) > 3), "")
    return "-".join(filter(None, (name, _day(article)[:4], word)))


def _day(article: Mapping[str, Any]) -> str:
    """The day of publication in ISO 8601; empty if unknown."""
    day = article["published"] or ""
    return day if _DAY.fullmatch(day) else ""


def _escaped(text: str) -> str:
    """A text in which no character has a meaning for TeX."""
    return "".join(_SPECIAL.get(char, char) for char in " ".join(text.split()))


def _bibtex_name(name: str) -> str:
    """A name in braces unless it is a given name and a surname, so that BibTeX does not divide it."""
    return _escaped(name) if len(name.split()) == 2 and " and " not in name else f"{{{_escaped(name)}}}"


def _csl_name(name: str) -> dict[str, str]:
    given, _, family = name.rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}
