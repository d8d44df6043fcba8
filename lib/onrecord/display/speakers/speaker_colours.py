"""How each speaker of an article is marked everywhere: a colour of their own, a pattern, and initials.

The colours keep their distance for readers with any of the three colour-vision deficiencies; initials say
the same again where a colour is shared or not seen.
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
"""Colours on white paper and on dark, the speaker with most words first."""
OTHERS = {"light": "#6f6f78", "dark": "#9a9aa5"}
"""The colour that all further speakers share, and claims whose speaker is not known."""
HATCHES = ("", "////", "", "\\\\\\\\", "....", "----", "xxxx", "||||", "")
"""Pattern of each colour in a chart."""
SHADES = len(LIGHT)

_WORD = re.compile(r"[^\W_]+(?:[’'.][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class SpeakerMark:
    """The mark of one speaker.

    Attributes:
        shade: number of the colour; `SHADES` is the one that is shared.
        initials: one to four characters, which no other speaker of the article has.
        name: as everywhere.
    """

    shade: int
    initials: str
    name: str


UNKNOWN = SpeakerMark(SHADES, "?", "no speaker named")


def speaker_marks(analysis: Analysis) -> Mapping[str, SpeakerMark]:
    """The marks of the speakers of an article by their ids, those with most words first."""
    known = names(analysis.actors)
    speakers = analysis.actors[analysis.actors["claims"] > 0].sort_values(
        "words", ascending=False, kind="stable"
    )["id"]
    marks: dict[str, SpeakerMark] = {}
    taken = {UNKNOWN.initials}
    for place, key in enumerate(speakers):
        initials = _initials(known[key])
        number = 2
        while initials in taken:
            initials, number = f"{_initials(known[key])}{number}", number + 1
        taken.add(initials)
        marks[key] = SpeakerMark(min(place, SHADES), initials, known[key])
    return MappingProxyType(marks)


def palette_css(dark: bool = False) -> str:
    """The declarations of the colours as CSS variables: `--onrecord-s0` and so on."""
    shades = (*(DARK if dark else LIGHT), OTHERS["dark" if dark else "light"])
    return " ".join(f"--onrecord-s{number}: {shade};" for number, shade in enumerate(shades))


def _initials(name: str) -> str:
    """Initials of the first and last words of a name, small words aside; two letters of a single one."""
    words = _WORD.findall(name)
    if not words:
        return "·"
    main = [word for word in words if word[:1].isupper()] or words
    if len(main) == 1:
        return main[0][:2].capitalize() if len(words) == 1 else (main[0][:1] + words[-1][:1]).upper()
    return (main[0][:1] + main[-1][:1]).upper()
