"""The sentiment of a claim's wording, by TextBlob's lexicon (polarity and subjectivity)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import nan
from typing import TYPE_CHECKING, Any

import numpy as np

from ..files.light_imports import load_textblob_lexicon
from ..model.rows.claim import Claim
from ..model.rows.sentiment import Sentiment
from ..model.spans import cut, words_in
from .negation import expand, move_negations

if TYPE_CHECKING:
    import pandas as pd

MIN_CLAIMS = 3
_RESAMPLES = 2000
_NEUTRAL = 0.08
_SEED = 20220126


def find_sentiment(text: str, claims: Sequence[Claim]) -> tuple[Sentiment, ...]:
    """Return the sentiment of each claim's content, one row per claim.

    Only the words of the content count, not the reporter's. The values are means over TextBlob's lexicon (De
    Smedt & Daelemans, Pattern for Python, JMLR 13, 2012). They measure how words sound, not whom the speaker
    supports or opposes (see `onrecord.stance.stances`).

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
    """Return polarity (-1 to 1) and subjectivity (0 to 1) of a text, by TextBlob's lexicon.

    Contractions are expanded first, and a negation applies to the next word that has a polarity.
    """
    polarity, subjectivity = _lexicon()(move_negations(expand(text), _polar()))
    return float(polarity), float(subjectivity)


@cache
def _lexicon() -> Any:
    """TextBlob's lexicon, which scores texts: what `TextBlob(text).sentiment` calls."""
    return load_textblob_lexicon()


@cache
def _polar() -> frozenset[str]:
    """The words with a polarity in TextBlob's lexicon."""
    lexicon = _lexicon()
    lexicon.load()
    return frozenset(word for word, by_tag in lexicon.items() if by_tag[None][0])


def polarity_label(value: float) -> str:
    """Return `negative`, `neutral` (within 0.08 of 0) or `positive`."""
    if abs(value) < _NEUTRAL:
        return "neutral"
    return "positive" if value > 0 else "negative"


def per_speaker(sentiment: pd.DataFrame) -> pd.DataFrame:
    """Return the sentiment of each speaker over all their claims.

    Args:
        sentiment: the table `sentiment` of an analysis.

    Returns:
        One row per speaker, those with most words first: `speaker`, `n` (claims), `words`, `polarity` and
        `subjectivity` (means weighted by words), `low` and `high` (95% percentile bootstrap interval of the
        polarity over claims, Efron 1979; NaN below three claims, or if all have one polarity). Claims without
        a speaker are left out. The interval is reproducible.
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
    import pandas as pd  # loads slowly, and an analysis does not need it

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
    """The mean weighted by words; if no claim has words, the plain mean."""
    return float(np.average(values, weights=weights if weights.sum() else None))


def _interval(values: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """The 95% interval of the weighted mean, by resampling the claims."""
    if len(values) < MIN_CLAIMS or not weights.sum() or (values == values[0]).all():
        return nan, nan
    picks = np.random.default_rng(_SEED).integers(0, len(values), size=(_RESAMPLES, len(values)))
    totals = weights[picks].sum(axis=1)
    sums = (values[picks] * weights[picks]).sum(axis=1)
    means = sums[totals > 0] / totals[totals > 0]
    low, high = np.quantile(means, [0.025, 0.975])
    return float(low), float(high)
