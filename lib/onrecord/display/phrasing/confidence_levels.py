"""From which confidence on something is stated, marked as doubtful, or not shown as a finding."""

from __future__ import annotations

from typing import Any

import pandas as pd

SURE_CLAIM = 0.8
"""A finding rests on claims (and, where it is known, on speakers) of this confidence and more."""
SURE_SIDE = 0.7
"""A side is stated and coloured from this confidence on; below it is marked as doubtful."""
DOUBTFUL = 0.5
"""A claim or side with a lower confidence is wrong more often than right."""


def is_sure(claim: Any) -> bool:
    """Whether a finding may rest on a claim: its speaker is known, and both are sure."""
    if not isinstance(claim.speaker, str) or claim.confidence < SURE_CLAIM:
        return False
    certain = getattr(claim, "speaker_confidence", None)
    return certain is None or pd.isna(certain) or certain >= SURE_CLAIM
