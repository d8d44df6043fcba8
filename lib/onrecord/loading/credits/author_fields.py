"""Author fields of pages, feeds and records: full names of people, without jobs, owners, logins and desks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..cleaning.characters import mend
from .bylines import parse_byline
from .names import Credits, find_agency, is_medium, is_name, is_nobody, parse_person

_LEAD = re.compile(
    r"^(?:(?:an? )?(?:exclusive |special |opinion |guest )?"
    r"(?:analysis|words|story|report|reporting|written|text|article|posted|review|comment|commentary|opinion|column|"
    r"interview|essay|feature|explainer|exclusive)(?: and \w+)? )?by:?\s+",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\s@\w+")
_MAX_WORDS = 5
_MAX_FIELD = 400
_FOR_MEDIUM = re.compile(r"(?<=\w) for (?:the )?[A-Z][\w.&’' -]{2,40}$")
_WORK = re.compile(r"\s*\((?P<work>[^()]{3,40})\)")
_NOT_WRITING = re.compile(r"photo|picture|image|video|graphic|illustrat|edit|design|produc", re.IGNORECASE)
_SURNAME_FIRST = re.compile(r"([A-Z][\w’'-]+), ([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]*)?)")


def parse_people(fields: Sequence[str], site: str | None = None) -> Credits:
    """Reporters and agencies of author fields; each field holds a name, a list of names or a byline.

    Args:
        fields: the fields' texts.
        site: the name of the publisher, which is not a reporter.
    """
    credits = Credits()
    for field in fields:
        credits |= _parse_field(" ".join(mend(field).split()), site)
    return credits


def _parse_field(text: str, site: str | None) -> Credits:
    """The credits of one author field."""
    if len(text) > _MAX_FIELD:
        return Credits()
    name = _LEAD.sub("", _ADDRESS.sub("", _without_work(text))).strip(" ,;|-–—")
    name = _FOR_MEDIUM.sub("", name).replace(" | ", ", ")
    if (turned := _SURNAME_FIRST.fullmatch(name)) and is_name(f"{turned[2]} {turned[1]}"):
        name = f"{turned[2]} {turned[1]}"
    if not name or is_nobody(name) or _same(name, site):
        return Credits()
    if agency := find_agency(name):
        return Credits(wires=(agency,))
    if is_medium(name) and not re.search(r"[,;]| and ", name):
        return Credits()
    if found := parse_byline(f"By {name}"):
        return Credits(found.reporters, found.wires)
    if person := parse_person(name):
        return Credits(person.reporters, person.wires)
    single = "/" not in name and len(name.split()) <= _MAX_WORDS and name[:1].isupper()
    return Credits(reporters=(name,)) if single else Credits()


def _without_work(text: str) -> str:
    """An author field without the kinds of work in brackets (“Ann Roe (Reporting), Bo Poe (Photos)”).

    People whose work is not writing are left out.
    """
    if not _WORK.search(text):
        return text
    kept = []
    for piece in re.split(r"\s*[,;]\s*|\s+and\s+", text):
        found = _WORK.search(piece)
        if found is None or not _NOT_WRITING.search(found["work"]):
            kept.append(_WORK.sub("", piece))
    return ", ".join(kept)


def _same(name: str, other: str | None) -> bool:
    return other is not None and re.sub(r"\W+", "", name).casefold() == re.sub(r"\W+", "", other).casefold()
