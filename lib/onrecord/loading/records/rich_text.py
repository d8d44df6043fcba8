"""Texts that editors keep as trees of blocks (ProseMirror, Slate, Portable Text, Contentful, Editor.js)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_CHILDREN = ("content", "contents", "children", "blocks", "nodes", "paragraphs", "items", "sections")
_HEADINGS = ("heading", "headline")
_TEXTS = ("rendered", "value", "text", "content", "html", "body", "bodyHtml")
_ASIDE = (
    *("interstitial_link", "link_list", "reference", "image", "gallery", "video"),
    *("oembed_response", "custom_embed"),
)
"""Types of blocks that lie between the paragraphs of a text."""
_MAX_DEPTH = 12


def texts_in(value: object) -> list[str]:
    """The texts of the blocks in a tree, in order; a string or an object with a text is one block.

    Adjacent text nodes in a block are joined.
    """
    return [text for text in (block.strip() for block in _blocks(value, 0)) if text]


def _blocks(value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        if value and all(map(_is_inline, value)):
            yield "".join(_text_of(item) for item in value)
            return
        for item in value:
            yield from _blocks(item, depth + 1)
    elif isinstance(value, Mapping) and depth <= _MAX_DEPTH and value.get("type") not in _ASIDE:
        if text := _text_of(value):
            yield text
            return
        inner = value.get("data") if isinstance(value.get("data"), Mapping) else {}
        if isinstance(inner, Mapping) and (text := _text_of(inner)):
            yield text
            return
        headed = any(value.get(key) for key in _CHILDREN)
        for key in (*(_HEADINGS if headed else ()), *_CHILDREN):
            if isinstance(value.get(key), list | Mapping | str):
                yield from _blocks(value[key], depth + 1)


def _text_of(value: object) -> str:
    """The object's own text."""
    if isinstance(value, str):
        return value
    if not isinstance(value, Mapping):
        return ""
    return next((value[key] for key in _TEXTS if isinstance(value.get(key), str)), "")


def _is_inline(item: Any) -> bool:
    """Whether an item is a text node inside a paragraph."""
    if not isinstance(item, Mapping):
        return False
    kind = item.get("type", item.get("_type", item.get("nodeType")))
    return kind in ("text", "span") and isinstance(_text_of(item), str)
