"""The speakers of paragraphs by layout: labels (“Q:”, “COLE:”), or an answer after a question.

Interviews and transcripts show the speaker by layout, not by a verb.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ...model.facts import Fact
from ...model.spans import Span
from ...text.layout.openings import ANSWER, QUESTION
from ...text.layout.turns import Turn
from ...text.tokens import Tokens
from ..kind_names import PERSON
from ..ledger import Entities, Ledger
from .name_index import NameIndex

INTERVIEWER = "interviewer"
"""The name of an interviewer whom the text does not name."""
_LONGEST_QUESTION = 40


def speakers_of_turns(names: NameIndex, ledger: Ledger, turns: Sequence[Turn]) -> dict[int, int | None]:
    """The speakers of paragraphs by layout; None for an unnamed interviewer without a mention.

    If an interview has no names as labels, its answers are those of the person interviewed, and its
    questions those of an interviewer, who becomes an entity.

    Args:
        names: the names of the text.
        ledger: what is known about their entities; the interviewer is added.
        turns: the turns of the text.

    Returns:
        The id of the speaker, by number of the paragraph.
    """
    tokens = names.tokens
    if not turns:
        starts = [n for n in range(len(tokens)) if n == 0 or tokens.paragraph[n] != tokens.paragraph[n - 1]]
        ends = [*starts[1:], len(tokens)][: len(starts)]
        return _answers(names, ledger, list(zip(starts, ends, strict=True)))
    begin = next(iter(tokens.within(turns[0].content[0])), 0)
    guest = _guest(names, ledger, begin) if any(turn.part == ANSWER for turn in turns) else None
    asked = [turn for turn in turns if turn.part == QUESTION]
    interviewer = _interviewer(ledger, tokens, asked) if asked else None
    out: dict[int, int | None] = {}
    for turn in turns:
        speaker = {QUESTION: interviewer, ANSWER: guest}.get(turn.part)
        if speaker is None and turn.label is not None and turn.part not in (QUESTION, ANSWER):
            speaker = _labelled(names, ledger, turn.label)
        for span in turn.content:
            inside = tokens.within(span)
            if speaker is not None and inside:
                out[tokens.paragraph[inside[0]]] = speaker
    return out


def _labelled(names: NameIndex, entities: Entities, label: Span) -> int | None:
    """The entity that a label names: by a name in it, else the person whose names end with its last word."""
    inside = names.tokens.within(label)
    named = next((key for n in inside if (key := names.entity_at(n)) is not None), None)
    if named is not None or not inside:
        return named
    last = names.tokens.low[inside[-1]]
    people = (entity for entity in entities if entity.kind == PERSON)
    return next((e.id for e in people if any(form[-1:] == (last,) for form in e.forms)), None)


def _interviewer(ledger: Ledger, tokens: Tokens, asked: Sequence[Turn]) -> int:
    """The id of a new entity, mentioned by the labels of the questions or by the first question."""
    places = [turn.label for turn in asked if turn.label is not None] or [asked[0].content[0]]
    key = ledger.open(places[0], name=INTERVIEWER, kind=PERSON, named=False, head=INTERVIEWER, people=True)
    ledger.learn(Fact(key, "mention", INTERVIEWER, place) for place in places)
    return key


def _guest(names: NameIndex, entities: Entities, begin: int) -> int | None:
    """The person interviewed: the person named most often before the interview, else in the whole text."""
    for last in (begin, len(names.tokens)):
        named = (names.of_name[i] for i, m in enumerate(names.names) if i in names.of_name and m.first < last)
        people = [key for key in named if entities[key].kind == PERSON]
        if people:
            counts = Counter(people)
            return max(people, key=lambda key: counts[key])
    return None


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
