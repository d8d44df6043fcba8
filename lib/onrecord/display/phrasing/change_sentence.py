"""Changes as sentences, “Annual profit fell 18% to £46.2m”, if the text surely states them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from ...model.spans import Span
from ..html.templates import one_line
from .claim_sentences import sentence_at
from .number_values import change_verb, human_value

_ORDER = ("by", "from", "to")
_LEAD = re.compile(r"(?:that\s+)?(?P<article>(?:(?:the|its|their|his|her|our)\s+)?)", re.IGNORECASE)
"""Words before the subject that `counted` lacks."""
_HAPPENED = re.compile(
    r"\s+(?:(?:has|have|had|was|were|been|also|again|already|since|"
    r"then|sharply|slightly|steadily|steeply|recently|rapidly|suddenly|quickly|significantly)\s+)*"
    r"(?:\w+ed|rose|risen|grew|grown|fell|fallen|sank|sunk|shrank|shrunk|lost|slid)\s+"
    r"(?:(?:by|from|to|at|about|around|just|nearly|almost|more|less|than|over|under|least|most|up|down)\s+)*",
    re.IGNORECASE,
)
"""Words between subject and number that tell a change as past; others, such as “will fall”, do not."""


class ChangeSentence(NamedTuple):
    """A change in words.

    Attributes:
        head: subject and verb, “Annual profit fell”.
        values: the numbers, each with the word before it (“ ”, “ from ”, “ to ”).
        span: the words of the article that state it.
    """

    head: str
    values: tuple[tuple[str, Any], ...]
    span: Span


def change_sentence(text: str, group: Sequence[Any], content: Sequence[Span] = ()) -> ChangeSentence | None:
    """A change in words, or None if it cannot be put into words surely.

    The article must begin a sentence, or what somebody says, with the subject, and go on with a verb in the
    past and the numbers. Multiples (“doubled”) are verbs themselves and have no such sentence.

    Args:
        text: the article's text.
        group: the numbers of the change.
        content: the spans of the claim that contains them.
    """
    parts = {number.part: number for number in group if isinstance(number.part, str) and human_value(number)}
    phrases = sorted({n.counted for n in group if isinstance(n.counted, str)}, key=len)
    verb = change_verb(group[0].direction) if isinstance(group[0].direction, str) else ""
    if not verb or len(parts) < 2 or len(parts) != len(group) or not phrases:
        return None
    if any(n.kind == "multiple" or n.part not in _ORDER for n in group):
        return None
    subject = phrases[-1]
    first, last = min(n.start for n in group), max(n.end for n in group)
    begin, end = sentence_at(text, first)
    begin = max([begin, *(low for low, high in content if low <= first < high)])
    lead = _LEAD.match(text, begin, first)
    start, own = lead.span("article") if lead else (begin, begin)
    told = own + len(subject)
    if text[own:told].casefold() != subject.casefold() or last > end:
        return None
    if text[begin:end].rstrip().endswith("?") or not _HAPPENED.fullmatch(text, told, first):
        return None
    shown = one_line(text[start:told])
    words = {"by": " ", "from": " from ", "to": " to "}
    values = tuple((words[part], parts[part]) for part in _ORDER if part in parts)
    return ChangeSentence(f"{shown[:1].upper()}{shown[1:]} {verb}", values, (start, last))
