"""The language of a text that is not English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...files.package_data import read_text, read_toml

_LOWER_WORD = re.compile(r"(?<![\w’'])[a-zß-öø-ÿ]+(?![\w])")
_SHOUTED_WORD = re.compile(r"(?<![\w’'])[A-ZÀ-ÖØ-Þ]{2,}(?![\w])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")
_MIN_WORDS = 15
_FEWEST = 10
"""Least number of words that are judged if none of them is English."""
_MIN_SHARE = 0.07
_SAMPLE = 20_000


def why_not_english(text: str, language: str = "en") -> str | None:
    """Return why a text is not analysed, or None if it is English or too short to tell.

    Args:
        text: the text.
        language: the ISO 639-1 code of its language, if somebody gave it.
    """
    code = language.partition("-")[0].lower()
    foreign = find_foreign_language(text) if code == "en" else _name(code)
    return f"in {foreign}; only English is analysed" if foreign else None


def find_foreign_language(text: str) -> str | None:
    """The English name of the language of a text; None if it is English or too short to tell.

    In English prose every fourth or fifth word is one of a few dozen function words; in other languages
    hardly any word is, so ten words without one are enough to ask. Only lower-case words count, to exclude
    names, unless most words are in capitals and the text is English by them. py3langid (Lui and Baldwin, ACL
    2012) names the language; if it says English, the text passes.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    latin = len(_LATIN_LETTER.findall(sample))
    if letters >= _MIN_WORDS and latin < letters / 2:
        return _name_language(sample) or "another script"
    plain = _ADDRESS.sub(" ", sample)
    tokens = _LOWER_WORD.findall(plain)
    shouted = [word.lower() for word in _SHOUTED_WORD.findall(plain)]
    english = sum(token in _english_words() for token in tokens)
    if len(tokens) < (_MIN_WORDS if english else _FEWEST) or _has_english_words(tokens):
        return None
    if len(shouted) > len(tokens) and _has_english_words(shouted):
        return None
    return _name_language(" ".join(tokens))


def _has_english_words(found: Sequence[str]) -> bool:
    return sum(word in _english_words() for word in found) >= _MIN_SHARE * len(found)


def _name_language(text: str) -> str | None:
    """The name of the most probable language, or None for English."""
    import py3langid  # loads its model at the first call, which English texts never need

    code, _ = py3langid.classify(text)
    return None if code == "en" else _name(code)


def _name(code: str) -> str:
    return _names().get(code, f"a language with the code {code}")


@cache
def _names() -> dict[str, str]:
    """Names of languages by code."""
    return read_toml(__package__, "languages.toml")


@cache
def _english_words() -> frozenset[str]:
    """The words of `loading/cleaning/data/english_words.txt`."""
    lines = read_text(__package__, "english_words.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
