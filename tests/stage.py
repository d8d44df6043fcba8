"""Make attributions, casts and claims from their words, for tests of single stages."""

import re
from collections.abc import Mapping, Sequence

from onrecord.actors.cast import find_actors
from onrecord.analysis.run import read_text
from onrecord.claims import claims
from onrecord.model.article import Article
from onrecord.model.attribution import Attribution
from onrecord.model.cast import Actor, Cast
from onrecord.model.rows.claim import Claim
from onrecord.model.spans import Span
from onrecord.numbers import read_figures
from onrecord.text import Parsed

Said = tuple[str, str, str]


def parse(text: str) -> Parsed:
    """Return the parse of a text with its entities."""
    return read_text(text)[0]


def span(text: str, words: str) -> tuple[Span, ...]:
    """Return the first span of the words in the text, which must contain them; none for no words."""
    if not words:
        return ()
    begin = text.index(words)
    return ((begin, begin + len(words)),)


def attribution(text: str, said: Said) -> Attribution:
    """Make an attribution from the words of its source, cue and content; ` … ` separates parts."""
    source, cue, content = said
    parts = tuple(place for part in content.split(" … ") for place in span(text, part))
    return Attribution(span(text, source), span(text, cue), parts, 0.9)


def cast(
    text: str, speakers: Sequence[str | None], names: Mapping[str, Sequence[str]], of: Mapping[str, str]
) -> Cast:
    """Make a cast; an actor's id is its name, and its mentions are all places of its name and other forms."""
    actors = []
    for name, forms in names.items():
        found = sorted(
            {m.span() for form in (name, *forms) for m in re.finditer(rf"\b{re.escape(form)}\b", text)}
        )
        actors.append(Actor(name, name, "person", None, of.get(name), True, (name, *forms), tuple(found)))
    return Cast(tuple(actors), tuple(speakers))


def claims_of(
    text: str,
    *said: Said,
    speakers: Sequence[str | None] = (),
    names: Mapping[str, Sequence[str]] | None = None,
    of: Mapping[str, str] | None = None,
    published: str | None = None,
) -> tuple[Parsed, tuple[Claim, ...], Cast]:
    """The claims of a text."""
    parsed = parse(text)
    attributions = [attribution(text, one) for one in said]
    people = cast(text, speakers or [None] * len(said), names or {}, of or {})
    return parsed, claims.make_claims(parsed, attributions, people, read_figures(parsed, published)), people


def claim_of(text: str, *said: str, **more: object) -> Claim:
    """The one claim of a text."""
    _, (claim,), _ = claims_of(text, said, **more)
    return claim


def speaker_names(cast: Cast) -> list[str | None]:
    """The names of the speakers of a cast, in the order of their attributions."""
    names = {actor.id: actor.name for actor in cast.actors}
    return [names.get(key) for key in cast.speakers]


def speakers_of(text: str, *contents: str) -> list[str | None]:
    """Return the names of the speakers of words that only the layout attributes."""
    found = [Attribution((), (), span(text, content)) for content in contents]
    return speaker_names(find_actors(parse(text), found, Article(text)))
