"""Datelines: the place, day and agency at the beginning of a story (“KYIV, Ukraine (AP) — …”)."""

from __future__ import annotations

import re

from .names import Credits, find_agency, words
from .publication_date import MONTH_NAME, parse_date

_DASH = r"(?:—|–|--|-)"
_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’\-]*){0,3}"
_MIXED = r"[A-ZÀ-Þ][\w.'’\-]*(?:[ /][A-ZÀ-Þ][\w.'’\-]*){0,3}"
_REGION = rf"(?:, {_MIXED}){{0,2}}"
_SHORT_DATE = rf"(?:{MONTH_NAME} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH_NAME}(?: \d{{4}})?)"
_WIRE_DATELINE = re.compile(
    rf"(?P<place>{_MIXED}){_REGION}(?:, (?P<date>{_SHORT_DATE}))?\s+\((?P<wire>[^()]{{2,40}})\)"
    rf"\s*(?:{_DASH}|_)\s*"
)
_WIRE_ALONE = re.compile(rf"(?:(?P<date>{_SHORT_DATE})\s+)?\((?P<wire>[^()]{{2,40}})\)\s*(?:{_DASH}|:)?\s*")
_DATED_DATELINE = re.compile(
    rf"(?P<place>{_MIXED}){_REGION}(?:,|\s+{_DASH})\s+\(?(?P<date>{_SHORT_DATE})\)?\s*{_DASH}\s+"
)
_PRESS_DATELINE = re.compile(
    rf"(?:(?P<place>{_MIXED}){_REGION},? ?)?(?:(?:and )?[A-Z][\w.’' ]{{2,30}}, )?(?P<date>{_SHORT_DATE})?"
    r",?\s*[-–—]{0,2}\s*"
    rf"(?:/(?P<wire>[^/()]{{2,40}})/\s*{_DASH}{{0,2}}|\((?P<other>[^()]{{2,40}})\)\s*{_DASH}{{1,2}})\s*"
)
_PLAIN_DATELINE = re.compile(
    rf"(?P<place>{_CAPS}){_REGION}\s*(?:—|–|--|(?<=\s)-|(?<=\w)-(?=\s))\s+(?=[\"“‘'A-Z0-9])"
)


COLON_DATELINE = re.compile(rf"(?P<place>{_CAPS}){_REGION}: (?=[A-Z][^\"“‘]{{60,}})")
"""How Indian papers write a dateline (“KOCHI: The clean-up …”); a speaker may be written in the same way."""


def take_dateline(paragraph: str, agency_only: bool = False) -> tuple[Credits, str]:
    """Place, agency and date of the dateline that opens a story, and the paragraph without it.

    Args:
        paragraph: a paragraph.
        agency_only: whether the dateline must name an agency, as below a summary or caption.

    Returns:
        The credits, a date without its year as `XXXX-01-26`, and the rest.
    """
    for pattern in (_WIRE_DATELINE, _WIRE_ALONE):
        found = pattern.match(paragraph)
        if found and (agency := find_agency(found["wire"].split("/")[0])):
            place = found["place"] if pattern is _WIRE_DATELINE else None
            return Credits((), (agency,), None, _parse_day(found["date"]), place), paragraph[found.end() :]
    found = _PRESS_DATELINE.match(paragraph)
    if found and (agency := find_agency(found["wire"] or found["other"])):
        day = _parse_day(found["date"])
        return Credits((), (agency,), None, day, found["place"]), paragraph[found.end() :]
    if agency_only:
        return Credits(), paragraph
    if found := _DATED_DATELINE.match(paragraph):
        return Credits(dateline=found["place"], published=_parse_day(found["date"])), paragraph[found.end() :]
    found = _PLAIN_DATELINE.match(paragraph)
    if found and len(found["place"]) > 2 and found["place"] not in words().no_places:
        return Credits(dateline=found["place"]), paragraph[found.end() :]
    return Credits(), paragraph


def _parse_day(text: str | None) -> str | None:
    """The ISO date of a dateline, with `XXXX` for a missing year."""
    if not text or re.search(r"\d{4}", text):
        return parse_date(text or "")
    leap_year = parse_date(f"{text} 2000")
    return f"XXXX{leap_year[4:]}" if leap_year else None
