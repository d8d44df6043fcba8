"""Sentiment of a claim's own wording, by TextBlob's lexicon (polarity and subjectivity)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import nan

import numpy as np
import pandas as pd

from ..model.rows.claim import Claim
from ..model.rows.sentiment import Sentiment
from ..model.spans import cut, words_in
from .negation import expand, move_negations

MIN_CLAIMS = 3
_RESAMPLES = 2000
_NEUTRAL = 0.08
_SEED = 20220126


def find_sentiment(text: str, claims: Sequence[Claim]) -> tuple[Sentiment, ...]:
    """Sentiment of each claim's content, one row a claim.

    Only the words of the content count, not the reporter's around them. The values are means over the lexicon
    that TextBlob carries (De Smedt & Daelemans, Pattern for Python, JMLR 13, 2012); they say how words sound,
    not how the speaker stands towards anyone (see `onrecord.stance.stances`).

    Args:
        text: the article's text.
        claims: its claims.
    """
    rows = []
    for claim in claims:
        polarity, subjectivity = of_words(" ".join(cut(text, claim.content).split()))
        words = words_in(text, claim.content)
        rows.append(Sentiment(claim.id, claim.speaker, polarity, subjectivity, words))
    return tuple(rows)


def of_words(text: str) -> tuple[float, float]:
    """Polarity (-1 to 1) and subjectivity (0 to 1) of the words of a text, by TextBlob's lexicon.

    Contractions are expanded first, and a negation counts for the next word that has a polarity.
    """
    from textblob import TextBlob  # takes a quarter of a second to import, so not before it is needed

    score = TextBlob(move_negations(expand(text), _polar())).sentiment
    return float(score.polarity), float(score.subjectivity)


@cache
def _polar() -> frozenset[str]:
    """The words to which TextBlob's lexicon gives a polarity."""
    from textblob.en import sentiment as lexicon  # with TextBlob, as above

    lexicon.load()
    return frozenset(word for word, by_tag in lexicon.items() if by_tag[None][0])


def polarity_label(value: float) -> str:
    """`negative`, `neutral` (nearer to 0 than 0.08) or `positive`."""
    if abs(value) < _NEUTRAL:
        return "neutral"
    return "positive" if value > 0 else "negative"


def per_speaker(sentiment: pd.DataFrame) -> pd.DataFrame:
    """Sentiment of each speaker's claims taken together.

    Args:
        sentiment: the table `sentiment` of an analysis.

    Returns:
        One row a speaker, those with most words first: `speaker`, `n` (claims), `words`, `polarity` and
        `subjectivity` (means weighted by words), `low` and `high` (95% percentile bootstrap interval of the
        polarity over claims, Efron 1979; NaN below three claims). Claims without a speaker are left out. The
        same table gives the same interval.
    """
    rows: list[dict[str, object]] = []
    for speaker, group in sentiment.dropna(subset=["speaker"]).groupby("speaker", sort=False):
        weights = group["words"].to_numpy(dtype=float)
        polarity = group["polarity"].to_numpy(dtype=float)
        low, high = _interval(polarity, weights)
        rows.append(
            {
                "speaker": speaker,
                "n": len(group),
                "words": int(weights.sum()),
                "polarity": _mean(polarity, weights),
                "low": low,
                "high": high,
                "subjectivity": _mean(group["subjectivity"].to_numpy(dtype=float), weights),
            }
        )
    return _speaker_frame(rows).sort_values("words", ascending=False, kind="stable", ignore_index=True)


def _speaker_frame(rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    columns = {
        "speaker": "string",
        "n": "int64",
        "words": "int64",
        "polarity": "float64",
        "low": "float64",
        "high": "float64",
        "subjectivity": "float64",
    }
    return pd.DataFrame(
        {name: pd.Series([row[name] for row in rows], dtype=dtype) for name, dtype in columns.items()}
    )


def _mean(values: np.ndarray, weights: np.ndarray) -> float:
    """Mean weighted by words; claims without a word count alike if there is nothing else."""
    return float(np.average(values, weights=weights if weights.sum() else None))


def _interval(values: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """95% interval of the weighted mean, by resampling the claims."""
    if len(values) < MIN_CLAIMS or not weights.sum():
        return nan, nan
    picks = np.random.default_rng(_SEED).integers(0, len(values), size=(_RESAMPLES, len(values)))
    totals = weights[picks].sum(axis=1)
    sums = (values[picks] * weights[picks]).sum(axis=1)
    means = sums[totals > 0] / totals[totals > 0]
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
