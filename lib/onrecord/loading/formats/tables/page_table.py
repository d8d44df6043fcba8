"""Tables of articles in web pages, as some programs write them for Excel."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from ...markup import block_texts, find_all, local, text_of
from .rows import names_articles

_MOST = 0.9


def article_rows(root: etree._Element) -> list[list[str]]:
    """The rows of a table of articles, the names of its columns first; none if the page is something else.

    The table must hold nearly all words of the page.
    """
    tables = list(find_all(root, "table"))
    if len(tables) != 1 or len(text_of(tables[0])) < _MOST * len(text_of(root)):
        return []
    rows = [
        ["\n".join(block_texts(deepcopy(cell))) for cell in row if local(cell) in ("td", "th")]
        for row in find_all(tables[0], "tr")
    ]
    return rows if len(rows) > 1 and names_articles(rows[0]) else []
