"""Markdown, with front matter in YAML or TOML as Hugo, Jekyll, Pandoc and Obsidian write it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from lxml import etree
from markdown_it import MarkdownIt

from ..cleaning import mend
from ..markup import HEADINGS, block_texts, parse_fragment, text_of
from ..records import draft_of, fold
from ..values import Draft, File, Format, Options, Part
from ..wrapping import rejoin_words

_FRONT_MATTER = re.compile(
    r"\s*(?P<mark>---|\+\+\+)[ \t]*\n(?P<block>.{0,20000}?)\n?(?<=\n)(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL,
)
_TITLE_BLOCK = re.compile(r"\s*(?:% ?([^\n]*)\n)(?:% ?([^\n]*)\n)?(?:% ?([^\n]*)\n)?")
_WIKI_LINK = re.compile(r"!?\[\[(?:[^\[\]|]{0,200}\|)?([^\[\]|]{1,200})\]\]")
_EMBED = re.compile(r"!\[\[[^\[\]]{1,200}\]\]")
_CALLOUT = re.compile(r"^>\s*\[![\w-]+\].*$", re.MULTILINE)
_HIDDEN = re.compile(r"%%.{0,4000}?%%|<!--.{0,4000}?-->", re.DOTALL)
_BLOCK_ID = re.compile(r"[ \t]+\^[\w-]{1,40}$", re.MULTILINE)
_TAGS_LINE = re.compile(r"^(?:#[\w/-]+[ \t]*)+$", re.MULTILINE)
_FIELD_LINE = re.compile(r"^[\w -]{2,30}::[ \t].*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"[ \t]*\{[#.:][^{}\n]{1,100}\}[ \t]*$", re.MULTILINE)
_MIN_WORDS = 25


def read(file: File, options: Options) -> Iterator[Part]:
    """The article of a Markdown text, or those that its headings of the first rank or rules part."""
    text = mend(file.text)
    record, text = take_front_matter(text)
    text = _ATTRIBUTES.sub(
        "", _BLOCK_ID.sub("", _TAGS_LINE.sub("", _FIELD_LINE.sub("", _HIDDEN.sub("", text))))
    )
    text = _CALLOUT.sub(">", _WIKI_LINK.sub(r"\1", _EMBED.sub("", text)))
    root = parse_fragment(MarkdownIt("commonmark").enable("table").enable("strikethrough").render(text))
    stories = _split(root)
    known = draft_of(record)
    for number, story in enumerate(stories, 1):
        yield Part(f"[{number}]" if len(stories) > 1 else "", _draft(story, known))


def take_front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """The fields of a mended text's front matter (YAML, TOML, Pandoc's `%` lines), and what follows it."""
    if found := _FRONT_MATTER.match(text):
        return _parse_front_matter(found["mark"], found["block"]), text[found.end() :]
    if (found := _TITLE_BLOCK.match(text)) and text.lstrip().startswith("%"):
        title, author, day = (part.strip() if part else "" for part in found.groups())
        return {"title": title, "author": author, "date": day}, text[found.end() :]
    return {}, text


def _parse_front_matter(mark: str, block: str) -> Mapping[str, Any]:
    """The keys of a block; none if it is not a mapping."""
    try:
        # BaseLoader makes nothing but strings
        loaded = tomllib.loads(block) if mark == "+++" else yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError):
        return {}
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


def _plain(value: object) -> object:
    """A value of front matter without the brackets of Obsidian's links and with dates as text."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return _WIKI_LINK.sub(r"\1", value)
    return value if isinstance(value, (dict, int, float)) else str(value)


def _split(root: etree._Element) -> list[list[etree._Element]]:
    """The blocks of each article: one per highest heading if each has a story below it, else all."""
    blocks = list(root)
    ranks = [element.tag for element in blocks if element.tag in HEADINGS]
    top = min(ranks, default="")
    starts = [index for index, element in enumerate(blocks) if element.tag == top]
    if len(starts) < 2 or not top:
        return [blocks]
    lone = starts[0] == 0 or all(element.tag == "hr" for element in blocks[: starts[0]])
    parts = [blocks[begin:end] for begin, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    ruled = all(any(element.tag == "hr" for element in part) for part in parts[:-1])
    stories = all(sum(len(text_of(e).split()) for e in part[1:]) >= _MIN_WORDS for part in parts)
    return parts if lone and stories and (ruled or top == "h1") else [blocks]


def _draft(blocks: list[etree._Element], known: Draft) -> Draft:
    """The draft of an article's blocks; a heading in front is its title."""
    title = known.title
    blocks = [element for element in blocks if element.tag != "hr"]
    if blocks and blocks[0].tag in HEADINGS and not (blocks[0].getparent().text or "").strip():
        title = title or text_of(blocks[0])
        blocks = blocks[1:]
    lines = [rejoin_words(line) for element in blocks for line in block_texts(_alone(element))]
    return Draft(tuple(lines), title, known.url, known.credits)


def _alone(element: etree._Element) -> etree._Element:
    """An element under a root of its own."""
    root = parse_fragment("")
    root.append(element)
    return root


def _opens_front_matter(file: File) -> bool:
    found = _FRONT_MATTER.match(mend(file.opening)) if file.opening.lstrip()[:3] in ("---", "+++") else None
    return bool(found and _parse_front_matter(found["mark"], found["block"]))


MARKDOWN = Format(
    name="markdown",
    title="Markdown (front matter in YAML or TOML; Obsidian notes)",
    group="text",
    suffixes=(".md", ".markdown", ".mdown", ".qmd"),
    read=read,
    resembles=_opens_front_matter,
    media_types=("text/markdown", "text/x-markdown"),
)
