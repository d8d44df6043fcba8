"""The speakers of paragraphs by layout: “Q:”, “A:”, a name and a colon, or an answer after a question.

Interviews and transcripts show the speaker by layout, not by a verb.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ...text.tokens import Tokens
from ..kinds import PERSON
from ..ledger import Entities
from .name_index import NameIndex

_QUESTION, _ANSWER = frozenset(("q", "question")), frozenset(("a", "answer"))
_MARKS = frozenset(("*", "**", "-", "–", "—", "_", "__", "#"))
_LONGEST, _LONGEST_QUESTION = 6, 40


def turns(names: NameIndex, entities: Entities) -> dict[int, int | None]:
    """The speakers of paragraphs by labels or questions; None for an unnamed interviewer.

    Args:
        names: the names of the text.
        entities: what is known about their entities.

    Returns: The id of the speaker, by number of the paragraph.
    """
    tokens = names.tokens
    starts = [n for n in range(len(tokens)) if n == 0 or tokens.paragraph[n] != tokens.paragraph[n - 1]]
    ends = [*starts[1:], len(tokens)][: len(starts)]
    opens = {name.first: i for i, name in enumerate(names.names) if i in names.of_name}
    labels = {n: _label(names, n, end, opens) for n, end in zip(starts, ends, strict=True)}
    named = {n: names.of_name[i] for n, i in labels.items() if isinstance(i, int)}
    letters = {n: mark for n, mark in labels.items() if isinstance(mark, str)}
    if len(named) + len(letters) > 1:
        begin = min([*named, *letters])
        return _labelled(tokens, starts, named, letters, _guest(names, entities, begin))
    paragraphs = list(zip(starts, ends, strict=True))
    return _answers(names, entities, paragraphs)


def _label(names: NameIndex, n: int, end: int, opens: Mapping[int, int]) -> int | str | None:
    """The label that opens a paragraph: the index of a name, `q` or `a`; None if there is none."""
    tokens = names.tokens
    while n < end and tokens.text[n] in _MARKS:
        n += 1
    text = tokens.text[n] if n < end else ""
    after = tokens.text[n + 1] if n + 1 < end else ""
    glued = text[-1:] in (":", ".") and text[:-1].isalpha()
    low = tokens.low[n].rstrip(":.") if n < end else ""
    if text[:1].isupper() and (after in (":", ".") or glued) and low in _QUESTION | _ANSWER:
        return "q" if low in _QUESTION else "a"
    for at in range(n, min(n + _LONGEST, end)):
        if at in opens:
            stop = names.names[opens[at]].last + 1
            while stop < end and tokens.text[stop] in _MARKS:
                stop += 1
            return opens[at] if stop < end and tokens.text[stop] == ":" else None
        if tokens.text[at] == ":":
            return None
    return None


def _labelled(
    tokens: Tokens,
    starts: Sequence[int],
    named: Mapping[int, int],
    letters: Mapping[int, str],
    guest: int | None,
) -> dict[int, int | None]:
    """The speaker of each paragraph after the first label; a paragraph without a label keeps the speaker."""
    out: dict[int, int | None] = {}
    begun = False
    speaker: int | None = None
    for n in starts:
        if n in named:
            begun, speaker = True, named[n]
        elif n in letters:
            begun, speaker = True, guest if letters[n] == "a" else None
        if begun:
            out[tokens.paragraph[n]] = speaker
    return out


def _guest(names: NameIndex, entities: Entities, begin: int) -> int | None:
    """The person interviewed: the person named most often before the interview, else in the whole text."""
    before = [names.of_name[i] for i, m in enumerate(names.names) if i in names.of_name and m.first < begin]
    people = [key for key in before or names.of_name.values() if entities[key].kind == PERSON]
    counts = Counter(people)
    return max(people, key=lambda key: counts[key]) if people else None


def _answers(
    names: NameIndex, entities: Entities, paragraphs: Sequence[tuple[int, int]]
) -> dict[int, int | None]:
    """The speaker of answers to unquoted questions to “you”, if there are at least two."""
    tokens = names.tokens
    prompts = [
        (begin, end, answer, stop)
        for (begin, end), (answer, stop) in pairwise(paragraphs)
        if _asks(tokens, begin, end, answer, stop)
    ]
    if sum("?" in tokens.text[max(begin, end - 4) : end] for begin, end, _, _ in prompts) < 2:
        return {}
    guest = _guest(names, entities, prompts[0][0])
    return {tokens.paragraph[answer]: guest for _, _, answer, _ in prompts}


def _asks(tokens: Tokens, begin: int, end: int, answer: int, stop: int) -> bool:
    """Whether a short paragraph without quotation marks is a question and the next one its answer.

    Without “you” in the question, only a fully quoted paragraph counts as an answer.
    """
    if end - begin > _LONGEST_QUESTION or any(tokens.quoted[n] >= 0 for n in range(begin, end)):
        return False
    spoken = [tokens.quoted[n] >= 0 for n in range(answer, stop) if tokens.text[n][0].isalnum()]
    whole = sum(spoken) > 0.8 * max(1, len(spoken))
    if not any(tokens.low[n] in ("you", "your") for n in range(begin, end)):
        return whole and "?" in tokens.text[max(begin, end - 2) : end]
    return whole or any(tokens.low[n] in ("i", "we") for n in range(answer, stop))
