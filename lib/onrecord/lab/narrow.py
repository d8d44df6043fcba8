"""An analysis narrowed to a speaker, a target and a least confidence: all displays follow."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from ..analysis.analysis import Analysis


def narrow(
    analysis: Analysis, speaker: str | None = None, target: str | None = None, least: float = 0.0
) -> Analysis:
    """Return the analysis with the rows that concern a speaker and a target.

    Args:
        analysis: the analysis.
        speaker: id of an actor; None for all.
        target: id of an actor: only claims that mention them or are evidence of a stance towards them; None
            for all.
        least: claims and stances of less confidence are left out, 0 to 1.

    Returns:
        An analysis of the same article with the same actors. Without a speaker or target, it has all rows
        with enough confidence.
    """
    stances = analysis.stances[analysis.stances["confidence"] >= least]
    claims = analysis.claims[analysis.claims["confidence"] >= least]
    numbers, sources = analysis.numbers, analysis.sources
    if speaker is not None:
        claims = claims[_is(claims["speaker"], speaker)]
        stances = stances[_is(stances["speaker"], speaker)]
        sources = sources[_is(sources["actor"], speaker)]
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
    return replace(
        analysis,
        claims=claims.reset_index(drop=True),
        stances=stances.reset_index(drop=True),
        numbers=numbers.reset_index(drop=True),
        sources=sources.reset_index(drop=True),
        sentiment=analysis.sentiment[analysis.sentiment["claim"].isin(kept)].reset_index(drop=True),
    )


def _is(column: pd.Series, key: str) -> pd.Series:
    """Whether each cell of a column holds an id; missing cells do not."""
    return (column == key).fillna(False).astype(bool)
