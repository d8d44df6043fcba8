"""Descriptions that state an age: “the 42-year-old” is the one person of that age."""

from __future__ import annotations

from ....model.anaphors import Anaphor
from ....model.facts import Decision
from ....text.tokens import Tokens
from ...kind_names import PERSON
from ..decide import mention
from ..descriptions import DESCRIPTIONS
from ..view import View, certain

_CLOSES = frozenset((",", ")", ".", "—"))


def of_that_age(view: View, anaphor: Anaphor) -> Decision | None:
    """Resolve a description with an age if the text so far states that age for only one person."""
    age = _age_in(view.tokens, anaphor) if anaphor.form in DESCRIPTIONS and anaphor.definite else None
    if age is None:
        return None
    fitting = {
        key: view.entities[key]
        for i, key in view.names.of_name.items()
        if view.names.names[i].last < anaphor.first
        and _age_after(view.tokens, view.names.names[i].last) == age
    }
    people = [entity for entity in fitting.values() if entity.kind == PERSON]
    return certain(people[0], mention(view, anaphor, people[0].id)) if len(people) == 1 else None


def _age_in(tokens: Tokens, found: Anaphor) -> int | None:
    """The years in “the 42-year-old” and “the 42-year-old teacher”."""
    for n in range(found.first, found.last - 1):
        if tokens.text[n].isdigit() and tokens.low[n + 1 : n + 3] == ["-", "year"]:
            return int(tokens.text[n])
    return None


def _age_after(tokens: Tokens, last: int) -> int | None:
    """The age right after a name: “Jane Roe, 42, …”."""
    opens, age, closes = [*tokens.text[last + 1 : last + 4], "", "", ""][:3]
    aged = opens in (",", "(") and closes in _CLOSES and age.isdigit() and len(age) < 4
    return int(age) if aged else None
