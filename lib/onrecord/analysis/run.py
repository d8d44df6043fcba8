"""Run the stages of an analysis in order; each is a function from values to values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ..actors.cast import find_actors
from ..attribution.complete import complete_attributions
from ..attribution.find import METHODS, find_attributions
from ..claims.claims import make_claims
from ..claims.credit import credit
from ..model.article import Article
from ..model.attribution import Attribution
from ..model.cast import Cast
from ..model.hand import NOBODY, Hand
from ..model.rows.claim import Claim
from ..model.rows.number import Figures, Number
from ..model.rows.sentiment import Sentiment
from ..model.rows.source import Source
from ..model.rows.stance import Stance
from ..networks.entities import find_entities
from ..networks.reader import Reading, read
from ..numbers import read_figures
from ..sentiment.wording import find_sentiment
from ..sourcing.sourced_statements import THRESHOLD, judge_sourced
from ..sourcing.sources import make_sources
from ..stance.stances import find_stances
from ..text import Parsed, parse

_NO_CAST = Cast((), ())


def add_entities(parsed: Parsed, reading: Reading) -> Parsed:
    """The parse with the entities that the networks find."""
    return parsed.with_entities(find_entities(reading))


@dataclass(frozen=True, slots=True)
class Stages:
    """The functions of an analysis; use `dataclasses.replace` to exchange one.

    Attributes:
        parse: text → parse.
        read: text → what the networks read in it.
        add_entities: parse, reading → the parse with its entities (names, dates, amounts).
        find_attributions: parse, reading → attributions (source, cue, content).
        complete_attributions: parse, attributions → attributions including those that layout, quotation marks
            and other attributions show.
        read_figures: parse, date of publication → figures.
        find_actors: parse, attributions, article, reading → cast.
        make_claims: parse, attributions, cast, figures → claims.
        credit: figures, claims, cast → numbers with their speakers.
        judge_sourced: parse, claims, cast → the probability of each claim that it is a sourced statement.
        make_sources: parse, claims, ids of the sourced ones, cast → sources.
        find_stances: parse, claims, cast, reading → stances.
        find_sentiment: text, claims → sentiment of each claim's wording.
    """

    parse: Callable[[str], Parsed] = parse
    read: Callable[[str], Reading] = read
    add_entities: Callable[[Parsed, Reading], Parsed] = add_entities
    find_attributions: Callable[[Parsed, Reading], Sequence[Attribution]] = find_attributions
    complete_attributions: Callable[[Parsed, Sequence[Attribution]], Sequence[Attribution]] = (
        complete_attributions
    )
    read_figures: Callable[[Parsed, str | None], Figures] = read_figures
    find_actors: Callable[[Parsed, Sequence[Attribution], Article, Reading], Cast] = find_actors
    make_claims: Callable[[Parsed, Sequence[Attribution], Cast, Figures], Sequence[Claim]] = make_claims
    credit: Callable[[Figures, Sequence[Claim], Cast], Sequence[Number]] = credit
    find_stances: Callable[[Parsed, Sequence[Claim], Cast, Reading], Sequence[Stance]] = find_stances
    judge_sourced: Callable[[Parsed, Sequence[Claim], Cast], Sequence[float]] = judge_sourced
    make_sources: Callable[..., Sequence[Source]] = make_sources
    find_sentiment: Callable[[str, Sequence[Claim]], Sequence[Sentiment]] = find_sentiment


@dataclass(frozen=True, slots=True)
class Rows:
    """The output of the stages; a stage that did not run leaves its field empty.

    Attributes:
        attributions: in text order; if there is a cast, including unattributed quotations.
        cast: the actors, and the speaker of each attribution.
        claims, sources, numbers, stances, sentiment: the rows of the tables.
        sourced: the probability of each claim that it is a sourced statement.
    """

    attributions: tuple[Attribution, ...] = ()
    cast: Cast = _NO_CAST
    claims: tuple[Claim, ...] = ()
    sourced: tuple[float, ...] = ()
    sources: tuple[Source, ...] = ()
    numbers: tuple[Number, ...] = ()
    stances: tuple[Stance, ...] = ()
    sentiment: tuple[Sentiment, ...] = ()


ALL = "all"
_NEEDS: Mapping[str, frozenset[str]] = {
    "attributions": frozenset(("attributions",)),
    "figures": frozenset(("figures",)),
    "actors": frozenset(("attributions", "actors")),
    "claims": frozenset(("attributions", "figures", "actors", "claims")),
    "sources": frozenset(("attributions", "figures", "actors", "claims", "sources")),
    "numbers": frozenset(("attributions", "figures", "actors", "claims", "numbers")),
    "stances": frozenset(("attributions", "figures", "actors", "claims", "stances")),
    "sentiment": frozenset(("attributions", "figures", "actors", "claims", "sentiment")),
    ALL: frozenset(
        ("attributions", "figures", "actors", "claims", "sources", "numbers", "stances", "sentiment"),
    ),
}
"""The stages to run for each value of `until`."""


def stages_for(method: str = "model") -> Stages:
    """Return the stages; the trained `model` or `rules` find the attributions.

    Raises:
        ValueError: there is no such method.
    """
    if method not in METHODS:
        raise ValueError(f"no method {method!r}: one of {', '.join(METHODS)}")
    return Stages(find_attributions=partial(find_attributions, method=method))


def on_parse(stages: Stages, parsed: Parsed) -> Stages:
    """Return the stages with an existing parse."""
    return replace(stages, parse=lambda _: parsed)


def on_reading(stages: Stages, parsed: Parsed, reading: Reading) -> Stages:
    """Return the stages with an existing parse, which has its entities, and what the networks read."""
    return replace(
        stages, parse=lambda _: parsed, read=lambda _: reading, add_entities=lambda parsed, _: parsed
    )


def read_text(text: str, stages: Stages | None = None) -> tuple[Parsed, Reading]:
    """The parse of a text with its entities, and what the networks read in it.

    Args:
        text: the text.
        stages: the functions to run; by default, those of an analysis.

    Raises:
        ModelError: a model is not installed or damaged.
    """
    stages = stages or Stages()
    parsed, reading = stages.parse(text), stages.read(text)
    return stages.add_entities(parsed, reading), reading


def run(article: Article, stages: Stages, hand: Hand = NOBODY, until: str = ALL) -> Rows:
    """Run the stages on an article.

    Args:
        article: the article; its dates are resolved against `article.published` if that is known.
        stages: the functions to run.
        hand: a person's corrections; each stage gets the corrected output of the earlier ones.
        until: the table to compute (`attributions`, `figures`, `actors`, `claims`, `sources`,
            `numbers`, `stances`, `sentiment` or `all`); only the stages that it depends on are run.

    Returns:
        The rows. For `attributions`, unattributed quotations are not included; for `figures`, `numbers` has
        no speakers.

    Raises:
        KeyError: there is no such table.
        ModelError: a model is not installed or damaged.
    """
    wanted = _NEEDS[until]
    if wanted == {"attributions"}:
        parsed, reading = stages.parse(article.text), stages.read(article.text)
    else:
        parsed, reading = read_text(article.text, stages)
    found: tuple[Attribution, ...] = ()
    cast = _NO_CAST
    claims: tuple[Claim, ...] = ()
    numbers: tuple[Number, ...] = ()
    sourced: tuple[float, ...] = ()
    sources: tuple[Source, ...] = ()
    if "attributions" in wanted:
        found = tuple(stages.find_attributions(parsed, reading))
    if "actors" in wanted:
        found = tuple(stages.complete_attributions(parsed, found))
        cast = hand.actors(stages.find_actors(parsed, found, article, reading))
    if "figures" in wanted:
        figures = stages.read_figures(parsed, article.published)
        numbers = figures.numbers
    if "claims" in wanted:
        added = [stages.make_claims(parsed, (one,), of, figures)[0] for one, of in hand.missing(cast)]
        claims = hand.claims(stages.make_claims(parsed, found, cast, figures), added)
    if "sources" in wanted:
        sourced = tuple(stages.judge_sourced(parsed, claims, cast))
        stated = {c.id for c, likely in zip(claims, sourced, strict=True) if likely >= THRESHOLD}
        sources = tuple(stages.make_sources(parsed, claims, stated, cast))
    if "numbers" in wanted:
        numbers = hand.numbers(stages.credit(figures, claims, cast))
    stances: tuple[Stance, ...] = ()
    if "stances" in wanted:
        stances = hand.stances(stages.find_stances(parsed, claims, cast, reading))
    sentiment = tuple(stages.find_sentiment(article.text, claims)) if "sentiment" in wanted else ()
    return Rows(found, cast, claims, sourced, sources, numbers, stances, sentiment)
