"""Texts with marked sources: “[Grace Pell] left. [She] said it was late.”."""

import re

from onrecord.actors.cast import find_names, make_cast
from onrecord.actors.coreference.resolve import resolve
from onrecord.actors.grouping.group_names import group_names
from onrecord.analysis.run import read_text
from onrecord.model.article import Article
from onrecord.model.attribution import Attribution
from onrecord.model.cast import Cast
from stage import speaker_names


def nobody_yet(network):
    """A ranker that always prefers a new entity."""
    return lambda anaphor, candidates: [float(one.entity is None) * 99 for one in candidates]


def read_marks(marked: str) -> tuple[str, list[Attribution]]:
    """Return a text without its marks, and an attribution for each marked source."""
    text, sources = "", []
    for before, source in re.findall(r"([^\[]*)(?:\[([^\]]*)\])?", marked):
        text += before
        if source:
            sources.append(Attribution(((len(text), len(text) + len(source)),), (), ()))
            text += source
    return text, sources


def cast_of(marked: str, **how: object) -> Cast:
    """Return the cast of a text with marked sources; `how` gives the sieves and the ranker."""
    text, sources = read_marks(marked)
    parsed, reading = read_text(text)
    named = group_names(parsed.tokens, find_names(parsed, reading), sources, reading)
    return make_cast(resolve(parsed, named, sources, reading, **how), sources, Article(text))


def speakers(marked: str, **how: object) -> list[str | None]:
    """Return the names of the speakers of the marked sources."""
    return speaker_names(cast_of(marked, **how))
