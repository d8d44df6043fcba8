"""Pages of letters to the editor: the writer's name stands below each letter (“Jane Roe, Leeds”)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicons.words import fold, given_names
from ..model.attribution import Attribution
from ..model.spans import Span, overlap, trim
from ..text.layout.questions import is_bold
from ..text.parsed import Parsed

CONFIDENCE = 0.85
_LEAST = 2
"""A page has at least so many signed letters; one is enough if it opens with “Editor”, “Sir” or the like."""
_NAME = re.compile(
    r"[*_–—-]*\s*(?P<name>(?:(?:Dr|Mr|Mrs|Ms|Miss|Prof|Rev|Sir|Dame|Cllr)\.?\s+)?"
    r"[A-Z][\w.’'-]*(?:\s+(?:de|van|von|der|al|bin|[A-Z][\w.’'-]*)){1,3})"
    r"(?P<place>(?:\s*[,(\n]\s*[^.?!\n]{2,60})*)[*_]*"
)
_OPENING = re.compile(r"(?:(?:Dear\s+)?(?:Sir|Sirs|Madam|Editor|Editors)\b|To the [Ee]ditor)")
_ENDS = ".?!…”\"'’)*_"
_HEADING = re.compile(r"\bletters\b|\bto the editor\b", re.IGNORECASE)
_WRITER = re.compile(r"\b(?:I|[Mm]y|me|[Ww]e|[Oo]ur|us|you|your|[Yy]our)\b")


def add_letters(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions with one per letter on a page of letters, in the order of their contents.

    A letter runs from the signature before it to its own, without headings. A text is such a page if
    it has two signed letters or more in which the writer says “I”, “we” or “you”, and either says that it
    has letters or has nothing but letters. Attributions without a source inside a letter give way.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    letters = list(_letters(parsed))
    text = parsed.text
    spoken = sum(any(_WRITER.search(text, *span) for span in letter.content) for letter in letters)
    opened = sum(bool(_OPENING.match(text, letter.content[0][0])) for letter in letters)
    named = bool(letters) and bool(_HEADING.search(text, 0, letters[0].content[0][0]))
    whole = bool(letters) and not text[letters[-1].source[-1][1] :].strip()
    enough = len(letters) >= _LEAST or bool(opened)
    if not enough or 2 * spoken < len(letters) or not (named or opened or whole):
        return tuple(found)
    kept = [a for a in found if not any(_is_writers_own(text, a, letter) for letter in letters)]
    return tuple(sorted((*kept, *letters), key=lambda a: a.content[0]))


def _letters(parsed: Parsed) -> Iterator[Attribution]:
    text, begin = parsed.text, 0
    for i, paragraph in enumerate(parsed.paragraphs):
        match = _NAME.fullmatch(text, *paragraph)
        if match is None or not _is_name(parsed, match.span("name")):
            continue
        body = [
            trim(text, p)
            for p in parsed.paragraphs[begin:i]
            if text[p[1] - 1] in _ENDS and not is_bold(text, p)
        ]
        if body:
            yield Attribution((match.span("name"),), (), tuple(body), CONFIDENCE, True)
            begin = i + 1


def _is_name(parsed: Parsed, span: Span) -> bool:
    names = parsed.text[slice(*span)].split()
    return any(fold(name.strip(".")) in given_names() for name in names[:-1]) or any(
        token.ent_type_ == "PERSON" for token in parsed.tokens_in([span])
    )


def _is_writers_own(text: str, attribution: Attribution, letter: Attribution) -> bool:
    """Whether an attribution in a letter has no source other than the writer."""
    inside = any(overlap(a, b) for a in attribution.content for b in letter.content)
    source = {text[b:e].lower() for b, e in attribution.source}
    return inside and (not source or bool(source & {"i", "we", "you"}))
