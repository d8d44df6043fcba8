"""Descriptions of whoever spoke last and goes on: “the official added”.

In marked news, each of 18 definite descriptions of a person whose verb goes on (“added”, “also said”) meant
somebody mentioned before.
"""

from __future__ import annotations

from ....lexicons.words import words
from ....model.anaphors import Anaphor
from ....model.facts import Decision
from ....text.tokens import Tokens
from ...entities import Entity
from ...kind_names import PERSON
from ..decide import mention
from ..ranking.candidates import features_of_person
from ..view import View, certain

_VERBS = frozenset(("add", "continue", "conclude", "reiterate"))
_ADVERBS = frozenset(("also", "further", "furthermore"))
_FAR = 2
"""Most paragraphs since the last words."""
_OF_ANY_TRADE = frozenset(("official", "executive"))
_OTHER = ("other trade", "other rank", "other state")
"""Features of somebody whom a description does not mean."""


def last_speaker(view: View, anaphor: Anaphor) -> Decision | None:
    """Whoever spoke last, for a definite description of a person that goes on and fits."""
    described = anaphor.form == "person" and anaphor.definite and anaphor.source >= 0
    if not described or not _goes_on(view.tokens, anaphor):
        return None
    paragraph = view.tokens.paragraph
    last = next((seen for seen in view.history.recent() if seen.speaker), None)
    if last is None or paragraph[anaphor.head] - paragraph[last.word] > _FAR:
        return None
    entity = view.entities[last.entity]
    return certain(entity, mention(view, anaphor, entity.id)) if _fits(view, anaphor, entity) else None


def _goes_on(tokens: Tokens, anaphor: Anaphor) -> bool:
    """Whether the verb of a source goes on with what was said before."""
    verb = tokens.head[anaphor.head]
    adverbs = {tokens.low[n] for n in tokens.kids(verb, "advmod")}
    says = tokens.dep[anaphor.head] == "nsubj" and verb != anaphor.head
    return says and (tokens.lemma[verb].lower() in _VERBS or not adverbs.isdisjoint(_ADVERBS))


def _fits(view: View, anaphor: Anaphor, entity: Entity) -> bool:
    """Whether a description may mean somebody."""
    marks = features_of_person(view, anaphor, entity) if entity.kind == PERSON else None
    if marks is None or any(marks[name] for name in _OTHER):
        return False
    lemma = view.tokens.lemma[anaphor.head].lower()
    any_trade = lemma in words("roleless") | words("variations") | _OF_ANY_TRADE
    return any_trade or marks["same noun"] or marks["kindred noun"]
