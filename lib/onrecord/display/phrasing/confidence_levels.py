"""Levels of confidence: what is stated, what is marked as doubtful, and what is a finding."""

from __future__ import annotations

from typing import Any

import pandas as pd

SURE_CLAIM = 0.8
"""Least confidence of a claim (and, if known, of its speaker) that a finding rests on."""
SURE_SIDE = 0.7
"""Least confidence of a side that is stated as such; below, it is marked as doubtful."""
DOUBTFUL = 0.5
"""A claim or side below this confidence is wrong more often than right."""


def is_sure(claim: Any) -> bool:
    """Return whether a finding may rest on a claim: its speaker is known, and both are sure."""
    if not isinstance(claim.speaker, str) or claim.confidence < SURE_CLAIM:
        return False
    certain = getattr(claim, "speaker_confidence", None)
    return certain is None or pd.isna(certain) or certain >= SURE_CLAIM
