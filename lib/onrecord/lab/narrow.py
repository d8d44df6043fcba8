"""An analysis narrowed to a speaker, a target and a least confidence: all displays follow."""

from __future__ import annotations

from dataclasses import replace
from numbers import Real

import pandas as pd

from ..analysis.analysis import Analysis
from ..display.explore import actor_called
from ..model.errors import OnRecordError
from ..model.spans import words_in


def narrow(
    analysis: Analysis, speaker: str | None = None, target: str | None = None, least: float = 0.0
) -> Analysis:
    """Return the analysis with the rows that concern a speaker and a target.

    Args:
        analysis: the analysis.
        speaker: id or name of an actor; None for all.
        target: id or name of an actor: only claims that mention them or are evidence of a stance towards
            them; None for all.
        least: claims and stances of less confidence are left out, 0 to 1.

    Returns:
        An analysis of the same article with the same actors, whose claims and words are counted anew, as are
        those of the sources; speakers keep their colours. Without a speaker or target, it has all rows
        with enough confidence.

    Raises:
        OnRecordError: the article has no actor of that name or id, or several, or `least` is not from 0 to 1.
    """
    if not isinstance(least, Real) or not 0 <= least <= 1:
        raise OnRecordError(f"`least` is {least!r}; it takes a number from 0 to 1")
    speaker, target = (None if who is None else actor_called(analysis, who) for who in (speaker, target))
    stances = analysis.stances[analysis.stances["confidence"] >= least]
    claims = analysis.claims[analysis.claims["confidence"] >= least]
    numbers = analysis.numbers
    if speaker is not None:
        claims = claims[_is(claims["speaker"], speaker)]
        stances = stances[_is(stances["speaker"], speaker)]
    if target is not None:
        stances = stances[_is(stances["target"], target)]
        evidence = {key for keys in stances["claims"] for key in keys}
        mentions = next((row for row in analysis.actors.loc[analysis.actors["id"] == target, "mentions"]), ())
        on_target = [
            key in evidence or any(b < e2 and b2 < e for b, e in content for b2, e2 in mentions)
            for key, content in zip(claims["id"], claims["content"], strict=True)
        ]
        claims = claims[pd.Series(on_target, index=claims.index, dtype=bool)]
    kept = set(claims["id"])
    if speaker is not None or target is not None:
        numbers = numbers[numbers["claim"].isin(kept)]
    elif least:
        numbers = numbers[numbers["claim"].isna() | numbers["claim"].isin(kept)]
    if len(claims) == len(analysis.claims):
        actors, sources = analysis.actors, analysis.sources
    else:
        actors, sources = _counted_anew(analysis, claims)
    return replace(
        analysis,
        whole=analysis.whole or analysis,
        actors=actors,
        claims=claims.reset_index(drop=True),
        stances=stances.reset_index(drop=True),
        numbers=numbers.reset_index(drop=True),
        sources=sources,
        sentiment=analysis.sentiment[analysis.sentiment["claim"].isin(kept)].reset_index(drop=True),
    )


def _counted_anew(analysis: Analysis, claims: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the actors and the sources with the claims and words that they have among some claims."""
    text = analysis.article.text
    words = claims["content"].map(lambda content: words_in(text, content)).astype("int64")
    said = words.groupby(claims["speaker"]).agg(["size", "sum"])
    stated = words[claims["sourced"]].groupby(claims["speaker"]).agg(["size", "sum"])

    def count(keys: pd.Series, found: pd.DataFrame, column: str, like: pd.Series) -> pd.Series:
        return keys.map(found[column]).fillna(0).astype(like.dtype)

    actors, sources = analysis.actors, analysis.sources
    actors = actors.assign(
        claims=count(actors["id"], said, "size", actors["claims"]),
        words=count(actors["id"], said, "sum", actors["words"]),
    )
    before = sources["words"].clip(lower=1)
    sources = sources.assign(
        statements=count(sources["actor"], stated, "size", sources["statements"]),
        words=count(sources["actor"], stated, "sum", sources["words"]),
    )
    sources["share"] = (sources["share"] * sources["words"] / before).astype(analysis.sources["share"].dtype)
    return actors, sources[sources["statements"] > 0].reset_index(drop=True)


def _is(column: pd.Series, key: str) -> pd.Series:
    """Whether each cell of a column holds an id; missing cells do not."""
    return (column == key).fillna(False).astype(bool)
