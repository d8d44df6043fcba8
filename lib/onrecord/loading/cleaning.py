"""Cleaning: mojibake and odd spaces mended; lines that are no part of the story cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import ftfy

from ..files.package_data import read_toml
from .headlines import looks_like_headline

_FIXES = ftfy.TextFixerConfig(uncurl_quotes=False, fix_character_width=False, explain=False)
_SPACES = (0x09, 0x0B, 0x0C, *range(0x1C, 0x20), 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_INVISIBLE = (
    *(0xAD, 0x180E, 0xFEFF),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2065),
    *range(0x2066, 0x206A),
)
_TABLE: dict[int, str] = dict.fromkeys(_SPACES, " ") | dict.fromkeys(_INVISIBLE, "")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")
_BROKEN_SOFTLY = re.compile("\u00ad[ \t]*\r?\n[ \t]*")
_QUOTED = re.compile(r"[\"“”„«»]|(?:^|\s)[‘']\w")
_DOTS = re.compile(r"\s*(?:\.{2,}|…|[>»→›])\s*$")
_MAX_WORDS = 45


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The patterns of `data/boilerplate.toml`, each list made one; that file says what each is for."""

    exact: re.Pattern[str]
    loose: re.Pattern[str]
    pointers: re.Pattern[str]
    lists: re.Pattern[str]
    endings: re.Pattern[str]
    captions: re.Pattern[str]
    told: re.Pattern[str]


@cache
def boilerplate() -> Boilerplate:
    """The patterns of lines to cut, read once."""
    data = read_toml(__package__, "boilerplate.toml")

    def either(name: str, flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{pattern})" for pattern in data[name]), flags)

    return Boilerplate(
        exact=either("exact"),
        loose=either("loose"),
        pointers=either("pointers"),
        lists=either("lists"),
        endings=either("endings"),
        captions=either("captions", re.RegexFlag(0)),
        told=re.compile(rf"\b(?:{'|'.join(data['told'])})\b", re.IGNORECASE),
    )


def mend(text: str) -> str:
    r"""Text with mojibake undone and odd characters made plain; words and their order stay as they are.

    No-break spaces, thin spaces and tabs become spaces; zero-width characters, soft hyphens, direction marks
    and control characters go; line ends become `\n`; letters with combining accents are composed (NFC).
    Curly quotes, dashes and ellipses stay. Mojibake is undone by ftfy (Speer 2019,
    doi:10.5281/zenodo.2591652).
    """
    return ftfy.fix_text(_BROKEN_SOFTLY.sub("", text), _FIXES).translate(_TABLE)


def cut_boilerplate(lines: Iterable[str]) -> list[str]:
    """Paragraphs without those that a page puts into and around a story.

    Only whole paragraphs go: advertisements, share, sign-up, comment and cookie lines, pointers to other
    stories and the lists after them, captions of pictures and their credits, and all that follows a heading
    of readers' comments in the later half.
    """
    kept: list[str] = []
    paras = list(lines)
    in_list = False
    for index, line in enumerate(paras):
        if _opens_comments(line, index, len(paras)):
            break
        in_list = is_list_heading(line) or (in_list and looks_like_headline(line))
        if not in_list and not is_boilerplate(line):
            kept.append(line)
    return kept


def _opens_comments(line: str, index: int, total: int) -> bool:
    """Whether readers' comments start here."""
    return index >= 3 and index >= total / 2 and bool(boilerplate().endings.fullmatch(line))


def is_list_heading(line: str) -> bool:
    """Whether a line is the heading of a list of other stories."""
    return bool(boilerplate().lists.fullmatch(_DOTS.sub("", line)))


def is_boilerplate(line: str) -> bool:
    """Whether a paragraph is, as a whole, a line of the page and not of the story."""
    patterns = boilerplate()
    if patterns.exact.fullmatch(_DOTS.sub("", line)) or patterns.captions.fullmatch(line):
        return True
    if len(line.split()) > _MAX_WORDS:
        return False
    told = patterns.told.search(line)
    if patterns.pointers.fullmatch(line):
        return not (told and _ENDS_SENTENCE.search(line))
    return bool(patterns.loose.fullmatch(line)) and not told and not _QUOTED.search(line)
