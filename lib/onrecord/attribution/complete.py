"""Complete the network's attributions by what layout and quotation marks show."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.attribution import Attribution
from ..text.parsed import Parsed
from .corrected import correct
from .free_quotations import add_free_quotations
from .full_texts import add_full_texts
from .gestures import without_gestures
from .interrupted import join_interrupted
from .letters import add_letters
from .nested import add_nested
from .no_claims import without_claims_of_nobody
from .pull_quotes import add_pull_quotes
from .signed_items import add_signed_items
from .signed_quotations import add_signed_quotations
from .turns import add_turns

_STEPS = (
    correct,
    without_gestures,
    without_claims_of_nobody,
    join_interrupted,
    add_nested,
    add_turns,
    add_full_texts,
    add_letters,
    add_signed_items,
    add_signed_quotations,
    add_pull_quotes,
    add_free_quotations,
)


def complete_attributions(parsed: Parsed, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions, completed, in the order of their contents.

    Args:
        parsed: the parse.
        found: attributions already found in it.
    """
    for step in _STEPS:
        found = step(parsed, found)
    return tuple(found)
