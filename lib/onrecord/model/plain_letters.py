"""Latin letters without what is written on, through or around them: “Łódź” → “Lodz”, “Straße” → “Strasse”.

Unicode splits “ó” into a letter and an accent, but not letters with a stroke, ligatures and the like. Those
of the alphabets of living languages are listed here, as in the transform Latin-ASCII of the Unicode CLDR.
"""

from __future__ import annotations

import unicodedata

_SMALL = {
    "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ɖ": "d", "ɗ": "d", "ø": "o", "ɔ": "o",
    "ł": "l", "ħ": "h", "ŧ": "t", "ƭ": "t", "ı": "i", "ɨ": "i", "ɩ": "i", "ŋ": "n", "ɲ": "n", "ɓ": "b",
    "ə": "e", "ǝ": "e", "ɛ": "e", "ƒ": "f", "ǥ": "g", "ɣ": "g", "ƙ": "k", "ĸ": "q", "ʉ": "u", "ʊ": "u",
    "ʋ": "v", "ƴ": "y", "ƶ": "z", "ȥ": "z",
}  # fmt: skip
_LARGE = {one.upper(): plain.capitalize() for one, plain in _SMALL.items() if one not in "ßĸı"} | {"ẞ": "SS"}
_PLAIN = str.maketrans(_SMALL | _LARGE)


def plain_letters(text: str) -> str:
    """Return a text with plain letters for Latin ones with diacritics or strokes, and for ligatures.

    Its length may differ from that of the text. Letters of other scripts lose their combining marks.
    """
    if text.isascii():
        return text
    split = unicodedata.normalize("NFKD", text).translate(_PLAIN)
    return "".join(c for c in split if not unicodedata.combining(c))
