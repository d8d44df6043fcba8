"""The ages that a text states beside names and in descriptions."""

from __future__ import annotations

from ...model.anaphors import Anaphor
from ...text.tokens import Tokens
from ..entities import Entity
from .view import View

_CLOSES = frozenset((",", ")", ".", "—"))


def age_in(tokens: Tokens, found: Anaphor) -> int | None:
    """The years in “the 42-year-old” and “the 42-year-old teacher”."""
    for n in range(found.first, found.last - 1):
        if tokens.text[n].isdigit() and tokens.low[n + 1 : n + 3] == ["-", "year"]:
            return int(tokens.text[n])
    return None


def age_after(tokens: Tokens, last: int) -> int | None:
    """The age right after a name: “Jane Roe, 42, …”."""
    opens, age, closes = [*tokens.text[last + 1 : last + 4], "", "", ""][:3]
    aged = opens in (",", "(") and closes in _CLOSES and age.isdigit() and len(age) < 4
    return int(age) if aged else None


def is_of_other_age(view: View, anaphor: Anaphor, entity: Entity) -> bool:
    """Whether a description states an age, and the text only other ages beside somebody's name."""
    age = age_in(view.tokens, anaphor)
    if age is None:
        return False
    named = (view.names.names[i] for i, key in view.names.of_name.items() if key == entity.id)
    told = {age_after(view.tokens, name.last) for name in named} - {None}
    return bool(told) and age not in told
