"""Other names that a text gives to what it names: “Ann Roe, known as Bo Lee”, “Acme, formerly Apex”."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ...model.names import Name
from ...text.tokens import Tokens

Names = tuple[str, ...]
_MOST = 9
"""Most words between a name and the other one."""
_HOW = (
    r"(?: (?:also|better|best|more|most|commonly|popularly|simply|otherwise|generally|widely|locally|often"
    r"|affectionately|professionally|sometimes|usually|officially|originally|formerly|previously|once|then|now))*"
)
_IS = r"(?:is|was|are|were)"
_CALLS = re.compile(
    rf"(?: [,(–—-])?(?: (?:who|which) {_IS}| {_IS})?{_HOW}"
    rf"(?: known(?: ,{_HOW} ,)?{_HOW} as| nicknamed| aka| alias)"
    rf"|(?: [,(–—-]| [,(–—-] (?:who|which) {_IS}| {_IS}){_HOW} called"
    rf"|(?: [,(])? whose (?:real|full|birth|legal) name {_IS}"
    r"| [,(] (?:formerly|previously)"
)
"""The words between two names, each after a space, if the second is a name of the first."""
_OPENERS = frozenset(("the", "“", '"', "‘", "'"))
_INSIDE = frozenset(("of", "in", "at", "from", "for", "near", "on"))


def other_names(tokens: Tokens, mentions: Sequence[Name]) -> Mapping[Names, Names]:
    """For each folded name of which the text gives another one, the other one; both ways.

    Args:
        tokens: the words of the text.
        mentions: its names, in text order.
    """
    found: dict[Names, Names] = {}
    for one, other in pairwise(mentions):
        plain = one.entry is None and other.entry is None and one.names != other.names
        if plain and _calls(tokens, one, other) and not _is_part(tokens, one) and _is_whole(tokens, other):
            found.setdefault(one.names, other.names)
            found.setdefault(other.names, one.names)
    return found


def _calls(tokens: Tokens, one: Name, other: Name) -> bool:
    """Whether the words between two names say that the second is a name of the first."""
    between = tokens.low[one.last + 1 : other.first]
    if len(between) > _MOST or tokens.sentence[one.last] != tokens.sentence[other.first]:
        return False
    while between and between[-1] in _OPENERS:
        between.pop()
    return _CALLS.fullmatch("".join(f" {word}" for word in between)) is not None


def _is_part(tokens: Tokens, name: Name) -> bool:
    """Whether a name is part of what has the other: “the wing of Acme, known as …”, “A and B, known as …”."""
    before = name.first - 1
    before -= before > 0 and tokens.low[before] in ("the", "a", "an")
    inside = before > 0 and tokens.low[before] in _INSIDE and tokens.pos[before - 1] not in ("VERB", "AUX")
    return inside or tokens.dep[name.head] == "conj"


def _is_whole(tokens: Tokens, name: Name) -> bool:
    """Whether a name is all that is said: not “the Messi of the hills”, “Roe's son”, “the Apex boss”."""
    after = name.last + 1
    if after >= len(tokens) or tokens.sentence[after] != tokens.sentence[name.last]:
        return True
    return tokens.low[after] not in ("'s", "'", "of", "-") and tokens.pos[after] not in (
        "NOUN",
        "PROPN",
        "ADJ",
    )
