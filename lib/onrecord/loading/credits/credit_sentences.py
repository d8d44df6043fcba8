"""Credit sentences: writers, contributors, agencies and owners of the copyright."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .names import Credits, find_agency, parse_names

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
    r"(?:files|reporting|reports?|information|material|inputs?|contributions?|assistance) "
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
_ROLE_AMID = re.compile(
    r"(?:, (?:and )?| and )(?=(?:additional )?(?:reporting|writing|editing) by )", re.IGNORECASE
)
_WROTE = re.compile(r"(?:additional |extra |further )?(?:report|writ|words|compil)", re.IGNORECASE)


def parse_credit(sentence: str) -> Credits | None:
    """The credits in a sentence, or None if it says anything else."""
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
    """The people of “Reporting by …, editing by …”; those who only edited are left out."""
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


def parse_reported(sentence: str) -> Credits | None:
    """The reporter of “Ann Roe reported from Lyon.”, or None; a surname alone does not count."""
    found = _REPORTED.fullmatch(sentence.strip())
    if not found:
        return None
    return parse_names(found[1]) or (Credits() if found[1].istitle() and found[1].isalpha() else None)
