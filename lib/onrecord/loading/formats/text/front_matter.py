"""Front matter in YAML, TOML or Pandoc’s form, as Hugo, Jekyll, Pandoc and Obsidian write it."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from typing import Any

import yaml

from ...cleaning.characters import mend
from ...file import File
from ...records.keys import fold
from .labelled_head import take_labelled_head

_FRONT_MATTER = re.compile(
    r"\s*(?P<mark>---|\+\+\+)(?P<kind>json|yaml|toml)?[ \t]*\n"
    r"(?P<block>.{0,20000}?)\n?(?<=\n)(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_LISTED = re.compile(
    r"^#{1,3} (?:metadata|properties|info)[ \t]*\n+(?P<list>(?:[-*] [^\n]{0,500}\n)+)"
    r"\n*(?:#{1,3} (?:full (?:document|text)|content|article)[ \t]*\n)?",
    re.IGNORECASE | re.MULTILINE,
)
_MAX_BLOCK = 4_000
_PAIR = re.compile(r"([A-Za-z][\w .-]{0,30}?) ?[:=] *(\S.*)")
_TITLE_BLOCK = re.compile(r"\s*(?:% ?([^\n]*)\n)(?:% ?([^\n]*)\n)?(?:% ?([^\n]*)\n)?")
WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")


def take_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """The front matter of a cleaned text (YAML, TOML, JSON, `%` lines, labels), and the text after it."""
    if found := _FRONT_MATTER.match(text):
        return _parse_front_matter(found["kind"] or found["mark"], found["block"]), text[found.end() :]
    if text.lstrip().startswith("{"):
        return _take_json(text)
    if (found := _TITLE_BLOCK.match(text)) and text.lstrip().startswith("%"):
        title, author, day = (part.strip() if part else "" for part in found.groups())
        return {"title": title, "author": author, "date": day}, text[found.end() :]
    return _take_listed(text) or take_labelled_head(text)


def _take_listed(text: str) -> tuple[Mapping[str, Any], str] | None:
    """The fields of a list below a heading “Metadata”, as Readwise writes it, and the text without it."""
    if not (found := _LISTED.search(text[:_MAX_BLOCK])):
        return None
    lines = [line.strip().lstrip("-*").strip() for line in found["list"].split("\n")]
    fields, _ = take_labelled_head(WIKI_LINK.sub(r"\1", "\n".join(lines)))
    return (fields, text[: found.start()] + text[found.end() :]) if fields else None


def _take_json(text: str) -> tuple[Mapping[str, Any], str]:
    """The fields of front matter in JSON, as Hugo allows, and the text after it."""
    begin = len(text) - len(text.lstrip())
    try:
        value, end = json.JSONDecoder().raw_decode(text, begin)
    except (ValueError, RecursionError):
        return {}, text
    return (value, text[end:]) if isinstance(value, dict) and text[end:].strip() else ({}, text)


def _parse_front_matter(mark: str, block: str) -> Mapping[str, Any]:
    """The keys and values of a block; none if it is not a mapping."""
    try:
        # BaseLoader makes only strings
        is_toml = mark in ("+++", "toml")
        loaded = tomllib.loads(block) if is_toml else yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError):
        loaded = _line_by_line(block)
    if not isinstance(loaded, dict):
        return {}
    groups = [
        value for key, value in loaded.items() if fold(key) in ("params", "extra") and isinstance(value, dict)
    ]
    return {
        key: _plain(value)
        for group in (*groups, loaded)
        for key, value in group.items()
        if fold(key) != "text"
    }


def _line_by_line(block: str) -> dict[str, str]:
    """The keys and values of a broken block, as `title: Storm: roads shut`, which YAML does not allow."""
    found = (_PAIR.fullmatch(line.rstrip()) for line in block.split("\n"))
    return {pair[1]: pair[2].strip("\"'[]") for pair in found if pair}


def _plain(value: object) -> object:
    """A value of front matter, without the brackets of Obsidian's links, and with dates as text."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return WIKI_LINK.sub(r"\1", value)
    return value if isinstance(value, (dict, int, float)) else str(value)


def opens_front_matter(file: File) -> bool:
    """Whether a file begins with front matter."""
    found = _FRONT_MATTER.match(mend(file.opening)) if file.opening.lstrip()[:3] in ("---", "+++") else None
    return bool(found and _parse_front_matter(found["kind"] or found["mark"], found["block"]))
