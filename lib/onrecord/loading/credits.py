"""Credits: who wrote a story, for whom, with which agencies, where and when; parsed and cut from its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .bylines import is_story, parse_head_line
from .credit_names import Credits, find_agency, parse_names
from .datelines import take_dateline

_CONTRIBUTED = re.compile(
    r"(?:With )?(.{3,300}?),? (?:also )?contributed"
    r"(?: (?:(?:additional |some )?(?:reporting|research|material|information)(?: (?:to|for) this \w{4,9})?"
    r"|(?:to|for) this (?:news )?(?:story|report|article|piece|dispatch|analysis|post)))"
    r"(?: (?:in|from) [A-Z][^.]{1,80}(?:\.[A-Z])?)?"
)
_PLACE = r"[A-Z][\w’'.\-]*(?:,? [A-Z][\w’'.\-]*){0,5}"
_REPORTED = re.compile(
    rf"(.{{3,80}}?) (?:reported|contributed) from {_PLACE}(?:; [A-Z][\w’'\-]+, from {_PLACE})?\.?"
)
_INFORMATION = re.compile(
    r"(?:Some|Additional|Certain|Parts? of the|Background|Other)? ?(?:information|material|reporting)"
    r"(?: (?:for|in|used in) this (?:story|report|article))? "
    r"(?:came|comes|is|was|were|was provided|is provided|was taken|was contributed|was supplied) "
    r"(?:from|by) (.{2,200})",
    re.IGNORECASE,
)
_USED = re.compile(
    r"(?:Information|Material|Reporting|Content) (?:from|by) (.{2,200}) "
    r"(?:was|were|is) (?:also )?(?:used|included) (?:in|for) this (?:story|report|article)",
    re.IGNORECASE,
)
_WITH_FILES = re.compile(
    r"[-–—(]*\s?(?:With|Includes|Contains) (?:additional )?"
    r"(?:files|reporting|reports?|information|material|inputs?|contributions?) "
    r"(?:from|by) (.{2,200}?)",
    re.IGNORECASE,
)
_ROLES = re.compile(
    r"((?:Additional |Extra |Further )?"
    r"(?:Reporting|Writing|Research|Editing|Translation|Photography|Production|Graphics|Video|"
    r"Compiled|Written|Reported|Edited|Translated|Words)"
    r"(?:,? (?:and|&) (?:additional )?(?:reporting|writing|editing))?)"
    r"(?: by|:)? (.{3,200})",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"(?:[-–—(] ?|Source: |This (?:story|report|article) (?:is|was) by )([^()]{2,40}?)\)?")
_COPYRIGHT = re.compile(
    r"(?:(?:Copyright )?(?:©|\(c\))|Copyright) ?((?:19|20)\d{2})(?:-\d{2,4})?,?(?: by)? ?([^.]{0,60})"
    r"|© ?()([^.]{2,60})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"All rights reserved|This material may not be (?:published|reproduced|redistributed)\b.{0,160}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?;)])(?<![A-Z]\.) +(?=[A-Z(©—–-])|(?<=;) +")
_ROLE_AMID = re.compile(
    r"(?:, (?:and )?| and )(?=(?:additional )?(?:reporting|writing|editing) by )", re.IGNORECASE
)
_WROTE = re.compile(r"(?:additional |extra |further )?(?:report|writ|words|compil)", re.IGNORECASE)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}((?:19|20)\d{2})\b", re.IGNORECASE)
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_MAX_PARTS = 4
_MAX_HEAD = 8
_MAX_BEFORE_DATELINE = 3


def parse_credit(sentence: str) -> Credits | None:
    """What one sentence credits, or None if it is not, as a whole, a credit."""
    bare = sentence.strip().strip("()–—- ").rstrip(".; ").strip()
    if _RIGHTS.fullmatch(bare):
        return Credits()
    for pattern in (_CONTRIBUTED, _INFORMATION, _USED, _WITH_FILES):
        if (found := pattern.fullmatch(bare)) and (names := parse_names(found[1])):
            return names
    if _ROLES.fullmatch(bare):
        return _parse_roles(_ROLE_AMID.split(bare))
    signed = _SIGNED.fullmatch(sentence.strip().rstrip("."))
    if signed and (agency := find_agency(signed[1])):
        return Credits(wires=(agency,))
    return _parse_copyright(bare)


def _parse_roles(parts: Sequence[str]) -> Credits | None:
    """The people of “Reporting by …, editing by …”; those who only edited are no reporters."""
    credits = Credits()
    for part in parts:
        found = _ROLES.fullmatch(part)
        names = parse_names(found[2]) if found else None
        if not found or not names:
            return None
        credits |= names if _WROTE.match(found[1]) else Credits(wires=names.wires)
    return credits


def _parse_copyright(line: str) -> Credits | None:
    """The owner of a copyright line, as publisher or agency."""
    found = _COPYRIGHT.fullmatch(line)
    if not found:
        return None
    owner = (found[2] or found[4] or "").strip(" .,")
    if len(owner.split()) > 6:
        return None
    agency = find_agency(owner)
    return Credits(wires=(agency,)) if agency else Credits(publisher=owner or None)


def _take_trailing(paragraph: str, last: bool) -> tuple[Credits, str]:
    """The credits of the sentences that end a paragraph, and what stands before them.

    “Ann Roe reported from Lyon.” counts beside other credits, or as a whole paragraph that ends the article.
    """
    wrapped = paragraph.startswith("(") and paragraph.endswith((")", ").")) and paragraph.count("(") == 1
    bare = paragraph.strip("().") if wrapped else paragraph
    parts = _SENTENCE_END.split(bare)
    credits, end = Credits(), len(parts)
    sure = False
    while end:
        for begin in range(max(0, end - _MAX_PARTS), end):
            sentence = " ".join(parts[begin:end])
            certain = parse_credit(sentence)
            if found := certain or _parse_reported(sentence):
                credits, end = found | credits, begin
                sure = sure or certain is not None
                break
        else:
            break
    if end < len(parts) and (sure or (last and not end)):
        return credits, " ".join(parts[:end])
    return Credits(), paragraph


def _parse_reported(sentence: str) -> Credits | None:
    """The reporter of “Ann Roe reported from Lyon.”; a surname alone, as agencies write, names nobody new."""
    found = _REPORTED.fullmatch(sentence.strip())
    if not found:
        return None
    return parse_names(found[1]) or (Credits() if found[1].istitle() and found[1].isalpha() else None)


def _take_head(paragraphs: Sequence[str], titled: bool) -> tuple[Credits, list[str]]:
    """The credits of the lines above the story, and all other paragraphs; the first publication counts."""
    credits, updated = Credits(), Credits()
    kept: list[str] = []
    after_byline = False
    for index, line in enumerate(paragraphs):
        found = _parse_head(line, after_byline, titled and not credits.reporters, index)
        if found is None and (is_story(line) or index >= _MAX_HEAD):
            kept.extend(paragraphs[index:])
            break
        if found is None:
            kept.append(line)
        elif _UPDATED.match(line):
            updated |= found
        else:
            credits |= found
        after_byline = found is not None
    return credits | updated, kept


def _parse_head(line: str, after_byline: bool, below_headline: bool, index: int) -> Credits | None:
    """The credits of a line, if it stands near enough to the beginning."""
    return parse_head_line(line, after_byline, below_headline and index < 2) if index < _MAX_HEAD else None


def take_credits(paragraphs: Sequence[str], titled: bool = False) -> tuple[Credits, list[str]]:
    """The credits of a story, and its paragraphs without them.

    Bylines and dates are looked for above the story, the dateline where it opens, and everywhere the
    sentences at the end of a paragraph that do nothing but credit. What tells something is never cut.

    Args:
        paragraphs: the paragraphs of the body, mended and without boilerplate.
        titled: whether the headline is known and stands above them, so that bare names below it are a byline.
    """
    credits, rest = _take_head(paragraphs, titled)
    kept: list[str] = []
    begun = False
    for index, paragraph in enumerate(rest):
        found, left = _take_trailing(paragraph, last=index >= max(1, len(rest) - 2))
        if left and len(kept) < _MAX_BEFORE_DATELINE and not credits.dateline:
            opening, left = take_dateline(left, agency_only=begun)
            begun = begun or is_story(left)
            credits |= opening
        credits |= found
        if left:
            kept.append(left)
    return _with_year(credits, paragraphs), kept


def _with_year(credits: Credits, paragraphs: Sequence[str]) -> Credits:
    """Credits whose day has the year of the copyright line; without one, a day without year is dropped."""
    if not credits.published or not credits.published.startswith("XXXX"):
        return credits
    lines = (_COPYRIGHT_YEAR.search(line) for line in paragraphs if len(line) < 200)
    year = next((found[1] for found in lines if found), None)
    return replace(credits, published=year + credits.published[4:] if year else None)
