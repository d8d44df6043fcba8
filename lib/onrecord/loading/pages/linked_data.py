"""Linked data of pages (JSON-LD by schema.org) and the data in their scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from ..records.find_records import is_article_type, records_of
from ..records.keys import text_of

_MAX_SCRIPT = 5_000_000
_MAX_DEPTH = 6
_ASSIGNMENT = re.compile(r"\s*(?:var |let |const )?(?:window\.|self\.)?[\w.$]{2,60}\s*=\s*(?=[{\[])")


def linked_articles(root: etree._Element) -> list[Mapping[str, Any]]:
    """The articles in the JSON-LD of a page, in order; broken blocks are skipped."""
    found: list[Mapping[str, Any]] = []
    for value in _scripts(root, "application/ld+json"):
        found.extend(item for item in _walk(value, 0) if _is_article(item))
    return found


def linked_publisher(root: etree._Element) -> str:
    """The name of the organisation or site in a page's JSON-LD, or an empty string."""
    for value in _scripts(root, "application/ld+json"):
        for item in _walk(value, 0):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if {"NewsMediaOrganization", "WebSite", "Organization"} & set(map(str, kinds)) and text_of(
                item.get("name")
            ):
                return text_of(item.get("name"))
    return ""


def state_records(root: etree._Element) -> list[Mapping[str, Any]]:
    """Records of articles in the data of a page’s scripts (`__NEXT_DATA__`, `window.__STATE__ = {…}`)."""
    found: list[Mapping[str, Any]] = []
    for value in (*_scripts(root, "application/json"), *_assigned(root)):
        found.extend(item for item in records_of(value) if isinstance(item, Mapping))
    return found


def _scripts(root: etree._Element, kind: str) -> Iterator[object]:
    """The values of a page's scripts of a type."""
    for script in root.iter("script"):
        text = script.text or ""
        if (script.get("type") or "").split(";")[0].strip().lower() == kind and len(text) <= _MAX_SCRIPT:
            try:
                yield json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
            except (ValueError, RecursionError):
                continue


def _assigned(root: etree._Element) -> Iterator[object]:
    """The objects that the scripts of a page assign to a variable of the window."""
    for script in root.iter("script"):
        text = script.text or ""
        if (found := _ASSIGNMENT.match(text)) and len(text) <= _MAX_SCRIPT:
            try:
                yield json.JSONDecoder(strict=False).raw_decode(text, found.end())[0]
            except (ValueError, RecursionError):
                continue


def _walk(value: object, depth: int) -> Iterator[Mapping[str, Any]]:
    """The objects of a block of linked data, outer ones first."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
            if isinstance(value.get(key), (list, Mapping)):
                yield from _walk(value[key], depth + 1)


def _is_article(item: Mapping[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(map(is_article_type, kinds if isinstance(kinds, list) else [kinds]))
