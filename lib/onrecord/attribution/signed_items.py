"""Lists of what people say, with the name in brackets after each item, or on a line of its own before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from ..lexicons.words import fold, given_names
from ..model.attribution import Attribution
from ..model.spans import Span, overlap, trim
from ..text.parsed import Parsed

CONFIDENCE = 0.85
_LEAST = 2
"""A list has at least so many items."""
_NAME = r"(?P<name>[A-Z][\w.’'-]*(?:[ \t]+(?:de|van|von|der|al|bin|[A-Z][\w.’'-]*)){1,3})"
_ITEM = re.compile(
    rf"(?:[•▪·*–—-]+[ \t]*)?(?P<said>\S.*?[.!?…”\"’'])[ \t]*[(\[]{_NAME}"
    r"(?P<rest>,[^()\[\]\n]{1,60})?[)\]][ \t.*_]*",
    re.DOTALL,
)
_HEADING = re.compile(rf"[*_#> \t]*{_NAME}(?:[ \t]*[,(–—-][^.?!“”\"\n]{{2,60}})?[*_:]*")
_SPEAKER = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us)\b")
_QUOTED = '“"‘«'
_CLOSED = '”"’»'


def add_signed_items(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with one per item of a signed list, in the order of their contents.

    A list is two or more paragraphs in a row that end with a name in brackets, which is a person's in most of
    them, and most of which are quoted or in the first person (credits of photographs are neither); or two
    or more lines with a name, each with a quoted paragraph below. Attributions without a source inside an
    item give way.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    items = [*_items(parsed), *_headed(parsed)]
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


def _headed(parsed: Parsed) -> Iterator[Attribution]:
    """Yield the quoted paragraphs below lines with a name, unless such lines stand below what they sign."""
    text = parsed.text
    quoted = [text[b] in _QUOTED and text[e - 1] in _CLOSED for b, e in parsed.paragraphs]
    names = [
        None if said else _HEADING.fullmatch(text, *span)
        for said, span in zip(quoted, parsed.paragraphs, strict=True)
    ]
    heads = [i for i, match in enumerate(names) if match is not None and quoted[i + 1 : i + 2] == [True]]
    spans = [match.span("name") for i in heads if (match := names[i]) is not None]
    signed = any(match is not None and i and quoted[i - 1] for i, match in enumerate(names) if i not in heads)
    people = sum(_is_person(parsed, span) for span in spans)
    if len(heads) < _LEAST or signed or 2 * people <= len(heads) or (heads[0] and quoted[heads[0] - 1]):
        return
    for i, span in zip(heads, spans, strict=True):
        said = takewhile(lambda k: quoted[k], range(i + 1, len(quoted)))
        yield Attribution((span,), (), tuple(parsed.paragraphs[k] for k in said), CONFIDENCE)


def _is_person(parsed: Parsed, span: Span) -> bool:
    first = parsed.text[slice(*span)].split()[0]
    return fold(first.strip(".")) in given_names() or any(
        token.ent_type_ == "PERSON" for token in parsed.tokens_in([span])
    )


def _meets(one: Attribution, other: Attribution) -> bool:
    return any(overlap(a, b) for a in one.content for b in other.content)
