"""All roles that a text states beside one mention of a name."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.facts import Role
from ...model.names import Name
from ...text.tokens import Tokens
from .after_names import role_of_copula, roles_after
from .before_names import apposition_before, title_before


def roles_of(tokens: Tokens, mention: Name) -> Iterator[Role]:
    """The roles that the text states beside one mention of a name."""
    found = title_before(tokens, mention) or apposition_before(tokens, mention)
    if found:
        yield found
    yield from roles_after(tokens, mention)
    copula = role_of_copula(tokens, mention)
    if copula:
        yield copula
