"""Lists of what people say, with the speaker in brackets after each item: “I sleep badly. (Ann Roe, 44)”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ..lexicons.words import fold, given_names
from ..model.attribution import Attribution
from ..model.spans import Span, overlap, trim
from ..text.parsed import Parsed

CONFIDENCE = 0.85
_LEAST = 2
"""A list has at least so many items."""
_ITEM = re.compile(
    r"(?:[•▪·*–—-]+[ \t]*)?(?P<said>\S.*?[.!?…”\"’'])[ \t]*[(\[]"
    r"(?P<name>[A-Z][\w.’'-]*(?:[ \t]+(?:de|van|von|der|al|bin|[A-Z][\w.’'-]*)){1,3})"
    r"(?P<rest>,[^()\[\]\n]{1,60})?[)\]][ \t.*_]*",
    re.DOTALL,
)
_SPEAKER = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_QUOTED = '“"‘«'


def add_signed_items(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with one per item of a signed list, in the order of their contents.

    A list is two or more paragraphs in a row that end with a name in brackets, which is a person's in most of
    them, and most of which are quoted or in the first person (credits of photographs are neither).
    Attributions without a source inside an item give way.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    items = list(_items(parsed))
    kept = [a for a in found if a.source or not any(_meets(a, item) for item in items)]
    new = [item for item in items if not any(_meets(a, item) for a in kept)]
    return tuple(sorted((*kept, *new), key=lambda a: a.content[0]))


def _items(parsed: Parsed) -> Iterator[Attribution]:
    text = parsed.text
    matched = [(paragraph, _ITEM.fullmatch(text, *paragraph)) for paragraph in parsed.paragraphs]
    for signed, group in groupby(matched, key=lambda pair: pair[1] is not None):
        rows = [match for _, match in group if match is not None] if signed else []
        people = sum(_is_person(parsed, match.span("name")) for match in rows)
        said = sum(match["said"][0] in _QUOTED or bool(_SPEAKER.search(match["said"])) for match in rows)
        if len(rows) < _LEAST or 2 * people <= len(rows) or 2 * said <= len(rows):
            continue
        for match in rows:
            content = trim(text, match.span("said"), " \t*_")
            quoted = match["said"][0] in _QUOTED
            yield Attribution((match.span("name"),), (), (content,), CONFIDENCE, not quoted)


def _is_person(parsed: Parsed, span: Span) -> bool:
    first = parsed.text[slice(*span)].split()[0]
    return fold(first.strip(".")) in given_names() or any(
        token.ent_type_ == "PERSON" for token in parsed.tokens_in([span])
    )


def _meets(one: Attribution, other: Attribution) -> bool:
    return any(overlap(a, b) for a in one.content for b in other.content)
