"""All roles that a text states beside one mention of a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ...lexicons.words import given_names
from ...model.facts import Role
from ...model.names import Name
from ...text.tokens import Tokens
from .after_names import role_of_copula, roles_after
from .before_names import apposition_before, title_before


def roles_of(tokens: Tokens, mention: Name, at: Mapping[int, Name]) -> Iterator[Role]:
    """The roles that the text states beside one mention of a name.

    Args:
        tokens: the words of the text.
        mention: the mention.
        at: the names of the text by their words.
    """
    title, beside = title_before(tokens, mention), apposition_before(tokens, mention)
    if title:
        yield _with_body(tokens, title, at)
    if beside and (title is None or (mention.title and beside.last < title.first)):
        yield _with_body(tokens, beside, at)  # “the chair of the board, Colonel Jane Roe”
    yield from (role for role in roles_after(tokens, mention) if not _is_of_next(tokens, role, at))
    copula = role_of_copula(tokens, mention)
    if copula:
        yield copula


def _with_body(tokens: Tokens, role: Role, at: Mapping[int, Name]) -> Role:
    """A role with the whole name that it begins in: “Board of Trade (BoT) governor”, not “governor”."""
    first = role.first
    if tokens.text[first - 3 : first - 2] == ["("] and tokens.text[first - 1] == ")" and first > 3:
        first -= 4
    body = at.get(first)
    if body is not None and tokens.low[body.first - 1] == "of" and (head := at.get(body.first - 2)):
        body = head
    if body is None or body.first >= role.first or tokens.sentence[body.first] != tokens.sentence[role.first]:
        return role
    return replace(role, text=tokens.words(body.first, role.last), first=body.first)


def _is_of_next(tokens: Tokens, role: Role, at: Mapping[int, Name]) -> bool:
    """Whether the words after a name are the title of the next one: “Ann Roe, Director of Trade Bo Lee”."""
    for n in range(role.first + 1, role.last + 1):
        name = at.get(n)
        person = name is not None and (name.label == "PERSON" or name.names[0] in given_names())
        if name and person and name.first == n and tokens.low[name.last + 1 : name.last + 2] != ["'s"]:
            title = title_before(tokens, name)
            if title is not None and title.first == role.first and title.last == n - 1:
                return True
    return False
