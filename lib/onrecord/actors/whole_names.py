"""Documents called by words that end inside a name: “analysis of the Harbour” of the Harbour Census."""

from __future__ import annotations

from dataclasses import replace

from ..model.cast import Actor, Cast
from ..text.tokens import Tokens
from .kind_names import DOCUMENT


def with_whole_names(tokens: Tokens, cast: Cast) -> Cast:
    """Return the cast, with the names of unnamed documents up to the end of the name that they end in.

    Args:
        tokens: the words of the text.
        cast: its actors.
    """
    return replace(cast, actors=tuple(_whole(tokens, actor) for actor in cast.actors))


def _whole(tokens: Tokens, actor: Actor) -> Actor:
    if actor.named or actor.kind != DOCUMENT:
        return actor
    for begin, end in actor.mentions:
        said = " ".join(tokens.raw[begin:end].split())
        inside = tokens.within((begin, end))
        if not inside:
            continue
        last = after = inside[-1]
        while _goes_on(tokens, after):
            after += 1
        if after > last and said.endswith(actor.name):
            more = tokens.words(last + 1, after)
            aliases = tuple(f"{alias} {more}" if alias == said else alias for alias in actor.aliases)
            return replace(actor, name=f"{actor.name} {more}", aliases=aliases)
    return actor


def _goes_on(tokens: Tokens, n: int) -> bool:
    """Whether a word and the next one are parts of the same name."""
    if n + 1 >= len(tokens) or tokens.sentence[n] != tokens.sentence[n + 1]:
        return False
    return all(tokens.tag[k].startswith("NNP") and tokens.text[k][0].isupper() for k in (n, n + 1))
