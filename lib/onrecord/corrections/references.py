"""Find the actors that a person means by an id, a name or an alias."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..lexicons.words import fold


def actors_called(actors: Iterable[Any], reference: str) -> tuple[str, ...]:
    """Return the ids of the actors that a reference may mean.

    Args:
        actors: each has an `id`, a `name` and `aliases`.
        reference: an id; else a name in any case, or a name with its id in brackets, as tables tell namesakes
            apart; else an alias in any case.

    Returns:
        The ids of all actors that fit; none if nobody does.
    """
    known = tuple(actors)
    wanted = fold(" ".join(reference.split()))
    for actor in known:
        if reference == actor.id or wanted == fold(f"{actor.name} ({actor.id})"):
            return (str(actor.id),)
    named = tuple(str(actor.id) for actor in known if wanted == fold(actor.name))
    return named or tuple(str(a.id) for a in known if wanted in {fold(alias) for alias in a.aliases})
