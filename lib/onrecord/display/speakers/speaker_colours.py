"""The colour and initials that mark each speaker of an article in every display.

The colours are distinct for readers with any of the three colour-vision deficiencies. Initials distinguish
speakers who share a colour, and help readers who do not see it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..phrasing.display_names import names

if TYPE_CHECKING:
    from ...analysis.analysis import Analysis

LIGHT = ("#094b9b", "#e94555", "#3e9f6e", "#a10666", "#99780c", "#6e71c6", "#6a370a", "#b67eba")
DARK = ("#4e97c0", "#da963d", "#00c08b", "#ab557e", "#eddb67", "#9ee9f9", "#a1794e", "#ae88f0")
"""Colours on a light and on a dark background, in order of attributed words."""
OTHERS = {"light": "#6f6f78", "dark": "#9a9aa5"}
"""The colour of all further speakers and of claims without a known speaker."""
SHADES = len(LIGHT)

_WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class SpeakerMark:
    """Colour and initials of a speaker.

    Attributes:
        shade: index of the colour; `SHADES` is the shared one.
        initials: one to four characters, unique in the article.
        name: the name as displays show it.
    """

    shade: int
    initials: str
    name: str


UNKNOWN = SpeakerMark(SHADES, "?", "no speaker named")


def speaker_marks(analysis: Analysis) -> Mapping[str, SpeakerMark]:
    """Return the marks of an article's speakers by actor id, those with most words first.

    The marks of a narrowed analysis are those of the whole article.
    """
    analysis = analysis.whole or analysis
    known = names(analysis.actors)
    marks: dict[str, SpeakerMark] = {}
    taken = {UNKNOWN.initials}
    for place, key in enumerate(speakers_of(analysis)):
        initials = _initials(known[key])
        number = 2
        while initials in taken:
            initials, number = f"{_initials(known[key])}{number}", number + 1
        taken.add(initials)
        marks[key] = SpeakerMark(min(place, SHADES), initials, known[key])
    return MappingProxyType(marks)


def speakers_of(analysis: Analysis) -> tuple[str, ...]:
    """Return the ids of an analysis's speakers, those with most words first."""
    speaking = analysis.actors[analysis.actors["claims"] > 0]
    return tuple(speaking.sort_values("words", ascending=False, kind="stable")["id"])


def palette_css(dark: bool = False) -> str:
    """Return the colours as declarations of CSS variables: `--onrecord-s0` and so on."""
    shades = (*(DARK if dark else LIGHT), OTHERS["dark" if dark else "light"])
    return " ".join(f"--onrecord-s{number}: {shade};" for number, shade in enumerate(shades))


def _initials(name: str) -> str:
    """Return the initials of a name's first and last capitalized words, or two letters of a single word."""
    words = _WORD.findall(name)
    if not words:
        return "·"
    main = [word for word in words if word[:1].isupper()] or words
    if len(main) == 1:
        return main[0][:2].capitalize() if len(words) == 1 else (main[0][:1] + words[-1][:1]).upper()
    return (main[0][:1] + main[-1][:1]).upper()
