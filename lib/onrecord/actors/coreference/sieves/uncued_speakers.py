"""Speakers of quotations without attribution, by layout, grammar and the mentions before.

In features and interviews, a fully quoted paragraph usually has the subject of the previous paragraph as its
speaker; after a question or a line that names a topic (“On taxes:”), the main person of the story.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ....model.facts import Decision
from ....text.layout.topics import is_topic
from ....text.tokens import Tokens
from ...entities import Entity
from ...kind_names import GOVERNMENT, GROUP, ORGANIZATION, PERSON
from ...pronouns import HE, SHE
from ..history import Seen
from ..sources import Source
from ..view import View, certain

_VERBS_BELOW = frozenset(("conj", "advcl", "xcomp"))
_BACK, _LEAST, _OPENING = 3, 3, 12


def asked_by_others(view: View, source: Source) -> Decision | None:
    """Nobody, for what somebody was asked or told: “Asked whether it was over, Roe left”."""
    tokens, content = view.tokens, view.sources.contents[source.index]
    if source.words or _is_all_quotation(view, content):
        return None
    verb = _word_above(tokens, content)
    if verb is None or tokens.tag[verb] != "VBN" or tokens.child(verb, "aux", "agent") is not None:
        return None
    return certain(None) if tokens.dep[verb] in ("advcl", "acl", "ROOT", "ccomp") else None


def _word_above(tokens: Tokens, content: Sequence[int]) -> int | None:
    """The word outside of a content that its first outermost word depends on, or None."""
    inside = set(content)
    return next((tokens.head[n] for n in content if tokens.head[n] not in inside), None)


def turn_in_interview(view: View, source: Source) -> Decision | None:
    """The speaker of a paragraph by the layout: “Q:”, “A:”, “Jane Roe:”."""
    content = view.sources.contents[source.index]
    paragraph = view.tokens.paragraph[content[0]] if content else -1
    return certain(view.turns[paragraph]) if paragraph in view.turns else None


def subject_of_verb(view: View, source: Source) -> Decision | None:
    """The subject of a clause above the content: “Roe laughed and said …”, “Roe left, adding that …”."""
    tokens, content = view.tokens, view.sources.contents[source.index]
    if _is_all_quotation(view, content):
        return None
    verb = _word_above(tokens, content)
    if verb is None or tokens.pos[verb] != "VERB":
        return None
    subjects = ["nsubj"]
    while tokens.child(verb, "nsubj", "nsubjpass") is None and tokens.dep[verb] in _VERBS_BELOW:
        subjects += ["nsubjpass"] * (tokens.dep[verb] == "conj")  # “Roe was asked why and said …”
        verb = tokens.head[verb]
    subject = tokens.child(verb, *subjects)
    if subject is None:
        return None
    found = next((seen.entity for seen in view.history.seen if seen.word == subject), None)
    if found is not None:
        return certain(found)
    beside = view.names.role_of.get(subject)
    return certain(view.of_name(beside)) if beside is not None else None


def speaker_beside(view: View, source: Source) -> Decision | None:
    """The previous speaker in the sentence: “Roe” in “Roe said it was over and urged the mayor to go”."""
    content = view.sources.contents[source.index]
    if _is_all_quotation(view, content):
        return None
    at, number = content[0] if content else -1, view.tokens.sentence
    before = [s for s in view.sources.all if s.words and s.head < at and number[s.head] == number[at]]
    return certain(view.speaker(max(before, key=lambda s: s.head)) if before else None)


def holder_of_floor(view: View, source: Source) -> Decision | None:
    """The likely speaker of a quotation without attribution.

    The subject before it in its paragraph, or the only one named there; else the person that the previous
    paragraph is about, unless the quotation opens with a pronoun for them; else the last speaker nearby; else
    the main person of the story, if there is one. Before the person that the previous paragraph is about
    comes the speaker of a quotation without attribution in it. The subject of the sentence after the
    quotation (“…” Kemp shrugged.) and whom the quotation names are none of these.
    """
    content = view.sources.contents[source.index]
    begin, end = content[0], content[-1]
    tokens, here = view.tokens, view.tokens.paragraph[begin]
    near = [s for s in view.history.seen if s.word < begin and tokens.quoted[s.word] < 0 and _speaks(view, s)]
    told = view.named_in(content)
    near = [s for s in near if s.entity not in told]
    active = [s for s in near if s.speaker or (tokens.is_subject(s.word) and view.speaker_at(s.word) is None)]
    inside = [s for s in active if tokens.paragraph[s.word] == here]
    if inside:
        return certain(inside[-1].entity)
    beside = {s.entity for s in near if tokens.paragraph[s.word] == here and view.entities[s.entity].named}
    if len(beside) == 1:
        return certain(beside.pop())
    main = _main(view, near)
    if main is not None and (_is_question(view, here - 1, begin) or _is_topic(view, begin)):
        return certain(main)
    last = _quoted_before(view, source.index, here - 1)
    if last is not None:
        return certain(last)
    gesturer = _gesturer(view, end)
    active = [s for s in active if s.entity != gesturer]
    near = [s for s in near if s.entity != gesturer]
    before = [s for s in active if tokens.paragraph[s.word] == here - 1]
    spoke = [s for s in near if s.speaker and here - tokens.paragraph[s.word] <= _BACK]
    for seen in (*reversed(before), *reversed(spoke)):
        if not _opens_with(view, view.entities[seen.entity], begin, end):
            return certain(seen.entity)
    return certain(main)


def _quoted_before(view: View, index: int, paragraph: int) -> int | None:
    """The speaker of a quotation without attribution that a paragraph opens with and does not end with."""
    tokens = view.tokens
    for other in view.sources.all[:index]:
        content = view.sources.contents[other.index]
        if other.words or not content or tokens.paragraph[content[0]] != paragraph:
            continue
        last, speaker = content[-1] + 1, view.speaker(other)
        while last < len(tokens) and not tokens.text[last].isalnum():
            last += 1
        if speaker is not None and last < len(tokens) and tokens.paragraph[last] == paragraph:
            return speaker.id
    return None


def _gesturer(view: View, end: int) -> int | None:
    """The person whose name is the subject of the sentence right after a quotation, in its paragraph."""
    tokens = view.tokens
    n = end + 1
    while n < len(tokens) and not tokens.text[n].isalnum():
        n += 1
    if n >= len(tokens) or tokens.paragraph[n] != tokens.paragraph[end]:
        return None
    named = (view.named(k) for k in range(n, min(n + 3, len(tokens))) if tokens.is_subject(k))
    found = next((entity for entity in named if entity is not None), None)
    return found.id if found is not None else None


def _is_all_quotation(view: View, content: Sequence[int]) -> bool:
    """Whether all words, apart from punctuation, are quoted."""
    tokens = view.tokens
    return bool(content) and all(tokens.quoted[n] >= 0 or not tokens.text[n].isalnum() for n in content)


def _speaks(view: View, seen: Seen) -> bool:
    """Whether a mention is of people, or of a body that speaks there."""
    entity = view.entities[seen.entity]
    body = seen.speaker and entity.kind in (ORGANIZATION, GOVERNMENT)
    return (entity.kind in (PERSON, GROUP) or body) and not entity.latent


def _main(view: View, near: Sequence[Seen]) -> int | None:
    """The main person: mentioned more than twice, and twice as often as anybody else."""
    counts = Counter(seen.entity for seen in near if view.entities[seen.entity].kind == PERSON)
    (first, most), (_, second) = [*counts.most_common(2), (-1, 0), (-1, 0)][:2]
    return first if most >= _LEAST and most >= 2 * second else None


def _is_question(view: View, paragraph: int, begin: int) -> bool:
    """Whether the paragraph that precedes a word ends in an unquoted question."""
    last = begin - 1
    while last > 0 and view.tokens.paragraph[last] > paragraph:
        last -= 1
    return view.tokens.text[last] == "?" and view.tokens.quoted[last] < 0


def _is_topic(view: View, begin: int) -> bool:
    """Whether the paragraph that precedes a word's paragraph names the topic of the quotations below it."""
    tokens = view.tokens
    last = begin - 1
    while last > 0 and tokens.paragraph[last] == tokens.paragraph[begin]:
        last -= 1
    first = last
    while first > 0 and tokens.paragraph[first - 1] == tokens.paragraph[last]:
        first -= 1
    return last >= 0 and is_topic(tokens.words(first, last))


def _opens_with(view: View, entity: Entity, begin: int, end: int) -> bool:
    """Whether a quotation opens with the pronoun (“he” or “she”) of a person's gender."""
    if entity.kind != PERSON or entity.gender is None:
        return False
    tokens, pronouns = view.tokens, HE if entity.gender == "m" else SHE
    opening = range(begin, min(end + 1, begin + _OPENING))
    return any(tokens.low[n] in pronouns and tokens.sentence[n] == tokens.sentence[begin] for n in opening)
