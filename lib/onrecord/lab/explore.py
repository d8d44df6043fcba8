"""Functions that explore an article: one claim, one speaker, a selection of them; and corrections."""

from __future__ import annotations

from ..display.explore import (
    ClaimView,
    Corrector,
    Speakers,
    SpeakerView,
    add_claim,
    claim,
    correct,
    corrected,
    correction_form,
    corrector,
    picker,
    speaker,
    speakers,
)
from .explorer import Explorer, explorer
from .narrow import narrow

__all__ = [
    "ClaimView", "Corrector", "Explorer", "SpeakerView", "Speakers", "add_claim", "claim", "correct",
    "corrected", "correction_form", "corrector", "explorer", "narrow", "picker", "speaker", "speakers",
]  # fmt: skip
