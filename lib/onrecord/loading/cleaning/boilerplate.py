"""Boilerplate: paragraphs in and around a story that belong to the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ...files.package_data import read_toml
from .headlines import looks_like_headline

_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]{0,3}$")
_QUOTED = re.compile(r"[\"“”„«»]|(?:^|\s)[‘']\w")
_DOTS = re.compile(r"\s*(?:\.{2,}|…|[>»→›])\s*$")
_LETTER = re.compile(r"[^\W_]")
_MAX_WORDS = 45


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """The lists of `data/boilerplate.toml`, one pattern per list; that file explains them."""

    exact: re.Pattern[str]
    loose: re.Pattern[str]
    pointers: re.Pattern[str]
    lists: re.Pattern[str]
    endings: re.Pattern[str]
    captions: re.Pattern[str]
    told: re.Pattern[str]


@cache
def boilerplate() -> Boilerplate:
    """The patterns of boilerplate, read once."""
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


def cut_boilerplate(lines: Iterable[str]) -> list[str]:
    """Paragraphs without the boilerplate in and around a story.

    Only whole paragraphs are cut: advertisements; share, sign-up, comment and cookie lines; pointers to other
    stories and the lists after them; captions and credits of pictures; everything after a heading of readers'
    comments in the second half.
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
    """Whether a whole paragraph belongs to the page and not to the story."""
    patterns = boilerplate()
    if not _LETTER.search(line):
        return True
    if patterns.exact.fullmatch(_DOTS.sub("", line)) or patterns.captions.fullmatch(line):
        return True
    if len(line.split()) > _MAX_WORDS:
        return False
    told = patterns.told.search(line)
    if patterns.pointers.fullmatch(line):
        return not (told and _ENDS_SENTENCE.search(line))
    return bool(patterns.loose.fullmatch(line)) and not told and not _QUOTED.search(line)
