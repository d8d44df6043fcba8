"""Characters: repairs mojibake, and replaces odd spaces and invisible characters."""

from __future__ import annotations

import re

import ftfy

_FIXES = ftfy.TextFixerConfig(uncurl_quotes=False, fix_character_width=False, explain=False)
_SPACES = (0x09, 0x0B, 0x0C, *range(0x1C, 0x20), 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_INVISIBLE = (
    *(0xAD, 0x180E, 0xFEFF),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x206A),
)
_HYPHENS = dict.fromkeys((0x2010, 0x2011), "-")
_APOSTROPHES = {0xB4: "'"}
_TABLE: dict[int, str] = dict.fromkeys(_SPACES, " ") | dict.fromkeys(_INVISIBLE, "") | _HYPHENS | _APOSTROPHES
_BROKEN_SOFTLY = re.compile("\u00ad[ \t]*\r?\n[ \t]*")


def mend(text: str) -> str:
    r"""Text with mojibake repaired and odd characters replaced by plain ones; words and their order stay.

    No-break spaces, thin spaces and tabs become spaces, the hyphens of Unicode ordinary ones, and acute
    accents without a letter (“it´s”) apostrophes; zero-width characters, soft hyphens, direction marks and
    control characters are removed; line ends become `\n`; letters with combining accents are composed (NFC).
    Curly quotes, dashes and ellipses stay. ftfy repairs mojibake (Speer 2019, doi:10.5281/zenodo.2591652).
    """
    return ftfy.fix_text(_BROKEN_SOFTLY.sub("", text), _FIXES).translate(_TABLE)
