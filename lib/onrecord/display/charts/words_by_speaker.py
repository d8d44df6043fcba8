"""The claims of each speaker, their order and their colours, as the charts of speakers need them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from ...model.frames import rows_of
from ...model.spans import words_in
from ..phrasing.display_names import NOBODY, counted, names, speaker_of
from ..speakers.speaker_colours import LIGHT, OTHERS, SHADES, speaker_marks
from ..statements import claims_of

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

TOP = 15
"""Most speakers that a chart shows."""
NO_CLAIMS = "Nothing is attributed to anyone in this article, so there is nothing to draw."


@dataclass(frozen=True, slots=True)
class Spoken:
    """Return the claims of an article by speaker.

    Attributes:
        claims: one row per claim: speaker (shown name), claim, kind, words, content.
        order: the speakers, those with most words first; claims without a speaker come last.
        shades: the colour of each speaker.
    """

    claims: pd.DataFrame
    order: tuple[str, ...]
    shades: dict[str, str]


def spoken(analysis: Analysis, everything: bool = False) -> Spoken:
    """Return the claims of an article by speaker.

    Args:
        analysis: the analysis.
        everything: whether to count everything attributed, not only statements.
    """
    known = names(analysis.actors)
    text = analysis.article.text
    claims = pd.DataFrame(
        [
            (speaker_of(known, c), str(c.id), str(c.kind), words_in(text, c.content), c.content)
            for c in rows_of(claims_of(analysis, everything))
        ],
        columns=["speaker", "claim", "kind", "words", "content"],
    )
    totals = claims.groupby("speaker", sort=False)["words"].sum().sort_values(ascending=False, kind="stable")
    order = sorted(totals.index, key=lambda name: name == NOBODY or name.startswith("unclear: "))
    return Spoken(claims, tuple(order), speaker_shades(analysis))


def speaker_shades(analysis: Analysis) -> dict[str, str]:
    """Return the colour of each speaker, by shown name."""
    return {
        mark.name: LIGHT[mark.shade] if mark.shade < SHADES else OTHERS["light"]
        for mark in speaker_marks(analysis).values()
    }


def shade_of(shades: dict[str, str], speaker: str) -> str:
    """Return the colour of a shown name; the shared one if the speaker is unknown."""
    return shades.get(speaker, OTHERS["light"])


def more(count: int, what: str = "speaker") -> str:
    """Return a chart's note on speakers that it leaves out; an empty string if there are none."""
    verb = "is" if count == 1 else "are"
    return f"{counted(count, f'more {what}')} with fewer words {verb} in the data" if count else ""
