"""The speaker of “I”: somebody whom later words or the layout state, or the author of the text."""

from __future__ import annotations

from ....model.facts import Decision, Fact
from ...kind_names import PERSON
from ...pronouns import FIRST
from ..sources import Source
from ..view import View, certain

AUTHOR = "author"
"""The name of the author of a text in the tables."""
_LEAST = 3
"""An author says “I” at least so many times."""


def first_person_of_later_words(view: View, source: Source) -> Decision | None:
    """The speaker of “I” if later words or the layout state it; else the author, who says “I” often."""
    if not source.words:
        return None
    if view.tokens.low[source.head] not in FIRST:
        return certain(None)
    decision = view.decision_at(source.head)
    if decision is not None and decision.entity is not None:
        return Decision(decision.ranked)
    turn = view.tokens.paragraph[source.head]
    if turn not in view.turns and _is_authors(view, source.head):
        return _author(view, source)
    return certain(view.turns.get(turn))


def _is_authors(view: View, n: int) -> bool:
    """Whether a word is an “I” in the author's words, of which the text has several."""
    return n in view.keep("author", lambda: _authors_words(view))


def _authors_words(view: View) -> frozenset[int]:
    """Each “I” outside quotations, turns and words attributed to others; none if there are few."""
    tokens, sources = view.tokens, view.sources
    own = [
        n
        for n, low in enumerate(tokens.low)
        if low == "i"
        and tokens.tag[n] == "PRP"
        and tokens.quoted[n] < 0
        and tokens.paragraph[n] not in view.turns
        and (sources.content_at[n] < 0 or tokens.low[sources.all[sources.content_at[n]].head] == "i")
    ]
    return frozenset(own if len(own) >= _LEAST else ())


def _author(view: View, source: Source) -> Decision:
    """The author of the text, an unnamed person."""
    span = view.tokens.span(source.head, source.head)
    known = next((entity for entity in view.entities if entity.forms[:1] == (("i",),)), None)
    key = known.id if known is not None else view.entities.next_id
    told = {
        "name": AUTHOR,
        "kind": PERSON,
        "named": False,
        "head": "author",
        "form": ("i",),
        "people": True,
    }
    facts = [Fact(key, field, value, span) for field, value in told.items()] if known is None else []
    return certain(key, *facts, Fact(key, "mention", None, span))
