"""Descriptions that state an age: “the 42-year-old” is the one person of that age."""

from __future__ import annotations

from ....model.anaphors import Anaphor
from ....model.facts import Decision
from ...kind_names import PERSON
from ..decide import mention
from ..descriptions import DESCRIPTIONS
from ..told_ages import age_after, age_in
from ..view import View, certain


def of_that_age(view: View, anaphor: Anaphor) -> Decision | None:
    """Resolve a description with an age if the text so far states that age for only one person."""
    age = age_in(view.tokens, anaphor) if anaphor.form in DESCRIPTIONS and anaphor.definite else None
    if age is None:
        return None
    fitting = {
        key: view.entities[key]
        for i, key in view.names.of_name.items()
        if view.names.names[i].last < anaphor.first
        and age_after(view.tokens, view.names.names[i].last) == age
    }
    people = [entity for entity in fitting.values() if entity.kind == PERSON]
    return certain(people[0], mention(view, anaphor, people[0].id)) if len(people) == 1 else None
