"""Articles of public corpora that we marked; the marks are characters, without any text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..files.package_data import read_text
from .polnear import read_split


def read_texts(corpora: Path) -> Iterator[tuple[str, str, str]]:
    """Yield corpus, id and text of the articles of English Worldwide Newswire and PolNeAR's training split.

    Args:
        corpora: folder with `worldwide` and `polnear`.
    """
    with (corpora / "worldwide" / "dev.jsonl").open(encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            yield "worldwide", row["id"], row["text"]
    for marked in read_split(corpora / "polnear" / "train"):
        yield "polnear", marked.stem, marked.text


def read_marks(package: str, name: str, corpora: Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the marks and the text of each article of `data/NAME` in a package's folder.

    A line of the file has `id`, `sha` (the beginning of the text's SHA-256, each line end counted as one
    character) and the marks.

    Args:
        package: dotted name of the package.
        name: file name.
        corpora: folder of the corpora.

    Raises:
        ValueError: an article is missing, or its text is another one.
    """
    texts = {key: text for _, key, text in read_texts(corpora)}
    for line in read_text(package, name).splitlines():
        row = json.loads(line)
        text = texts.get(row["id"], "").replace("\r\n", "\n")
        check_text(row["id"], text, row["sha"])
        yield row, text


def check_text(key: str, text: str, digest: str) -> None:
    """Check that a text is the one that was marked.

    Args:
        key: its id.
        text: the text; empty if it is missing.
        digest: the beginning of the SHA-256 of the text that was marked.

    Raises:
        ValueError: it is another one.
    """
    if hashlib.sha256(text.encode()).hexdigest()[: len(digest)] != digest:
        raise ValueError(f"{key}: missing, or not the text that was marked")
