"""Levels of confidence for stating something, marking it as doubtful, and using it as a finding."""

from __future__ import annotations

from typing import Any

import pandas as pd

SURE_CLAIM = 0.8
"""Least confidence of a claim (and of its speaker, if known) for a finding."""
SURE_SIDE = 0.7
"""Least confidence of a side that is stated without doubt; below it, the side is marked as doubtful."""
DOUBTFUL = 0.5
"""A claim or side below this confidence is wrong more often than right."""


def is_sure(claim: Any) -> bool:
    """Return whether a finding may rest on a claim: it is sure, and its speaker is known and sure."""
    if not isinstance(claim.speaker, str) or claim.confidence < SURE_CLAIM:
        return False
    certain = getattr(claim, "speaker_confidence", None)
    return certain is None or pd.isna(certain) or certain >= SURE_CLAIM
