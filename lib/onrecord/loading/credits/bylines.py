"""Lines between headline and story: bylines, dates, the job of the writer."""

from __future__ import annotations

import re

from ...lexicons.common_words import is_common_word
from .names import (
    NAME_LIST,
    Credits,
    find_agency,
    is_job_word,
    is_medium,
    is_name,
    is_nobody,
    parse_names,
    parse_person,
    words,
)
from .publication_date import DAY_MONTH, MONTH_DAY, MONTH_NAME, SLASHED, parse_date

_BY = re.compile(
    r"(?:(?:an? )?(?:(?:exclusive|special|opinion|guest) )?(?:words|story|written|report|reported|reporting"
    r"|text|article|posted|published|analysis|review|reviewed|comment|commentary|opinion|column|interview|essay|feature|explainer"
    r"|exclusive)(?: and \w+)? )?by:?\s+(.{2,160})",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"\s*[(<\[]?(?:\b[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,60})+|(?<=\s)@\w{2,30}\b)[)>\]]?"
)
_LABEL = re.compile(
    r"^(?:words|story|text|report(?:ing|er)?|written|writer|author): +(?=[A-Z])", re.IGNORECASE
)
_READING_TIME = re.compile(r"[\s|•·–—-]*\b\d{1,2}[ -]min(?:ute)?s?(?: read)?\s*$", re.IGNORECASE)
_FOR_MEDIUM = re.compile(r"(?<=\w) for (?:the )?[A-Z][\w.&’' -]{2,40}$")
_OTHER_WORK = re.compile(
    r"(?:photo\w*|pictures?|images?|videos?|graphics?|illustrations?|artwork|editing|edited|filming|design)"
    r"(?: and \w+)? by\b.*",
    re.IGNORECASE,
)
"""Work on a story that does not make someone a reporter."""
_OTHER_LABEL = re.compile(
    r"\s*[;|,/]\s*(?:photo\w*|pictures?|images?|videos?|graphics?|illustrations?|editing|design): .*",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(r"(.{5,60}?) in [A-Z][\w.’'\- ]{2,40}(?:, [A-Z][\w.’'\- ]{2,40})?")
_SEPARATORS = re.compile(r"\s*(?:[|•·]| [-–—] )\s*")
_MAX_STRIP_PART = 4
_MAX_LINE = 250
_DATE_LINE = re.compile(
    r"(?:(?:first |last |originally )?(?:published|updated|posted|modified|issued|created|date|dated)"
    r"(?: on| at)?:?\s*)?"
    r"(?P<rest>.{6,80})",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"(?:first |originally )?(?:published|posted)\b", re.IGNORECASE)
_DATE_NOISE = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\b"
    r"|\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d{1,3})?)?\b|\b\d{1,2} ?[ap]\.?m\b"
    r"|\b(?:[ap]\.?m|gmt|utc|bst|[ecmp][sd]?t|cet|ist|jst|kst|hkt|sgt|pkt|pht|wib|ict|gst|ast|eat|cat|wat|sast|aes?t|aedt|acst|awst|nzs?t|nzdt|msk|eet|eest|cest|at|on|local|time|(?:eastern|central|mountain|pacific|european|british|western|daylight|standard|summer)|updated|published|posted|last|first|modified)\b"
    r"|\b\d{4}-\d\d-\d\d(?:t[\d:.+z-]+)?\b|[\s,.:|•·()/+–—-]",
    re.IGNORECASE,
)
_PAPER_DAY = re.compile(r"(?!By )([A-Z][\w.&’' -]{2,40}), (.{6,40})")
_ORG_LINE = re.compile(r"(?:[A-Z][\w&’'.]*|of|the|and)(?: (?:[A-Z][\w&’'.]*|of|the|and)){0,4}")


def parse_head_line(line: str, after_byline: bool = False, below_headline: bool = False) -> Credits | None:
    """The credits in a line between headline and story (byline, date, job), or None if it is another line.

    Args:
        line: a paragraph.
        after_byline: whether the line above is a byline, so that a bare “Political editor” belongs to it.
        below_headline: whether the line above is the headline, so that bare names are a byline.
    """
    if len(line) > 160:
        return None
    if dated := parse_date_line(line) or _parse_strip(line):
        return dated
    if after_byline and _is_job(line):
        return Credits()
    if after_byline and len(line.split()) <= _MAX_STRIP_PART and find_agency(line):
        return _parse_authors(line)
    found = parse_byline(line) or _parse_bare_byline(line)
    return found or (parse_bare_names(line) if below_headline else None)


def _parse_strip(line: str) -> Credits | None:
    """The credits of a line with paper, day, section and byline (“The Echo · 12 May 2023 · By Ann Roe”)."""
    if (found := _PAPER_DAY.fullmatch(line)) and (day := _parse_date_part(found[2])):
        return Credits(publisher=found[1] if is_medium(found[1]) else None) | day
    parts = _SEPARATORS.split(line)
    days = [day for part in parts if (day := _parse_date_part(part))]
    if len(parts) < 2 or len(days) != 1 or line.endswith((".", "?", "!")):
        return None
    credits = days[0]
    for part in parts:
        if named := parse_byline(part):
            credits |= named
        elif len(part.split()) > _MAX_STRIP_PART and not _parse_date_part(part):
            return None
    return credits


def parse_bare_names(line: str) -> Credits | None:
    """The people in a line that consists of names (“Ann Roe and Bo Poe”), or None."""
    pieces = [piece for piece in NAME_LIST.split(line) if piece]
    if not pieces or not all(map(is_name, pieces)) or any(map(is_medium, pieces)):
        return None
    tokens = [token for piece in pieces for token in piece.split()]
    return None if sum(map(is_common_word, tokens)) >= len(tokens) / 2 else parse_names(line)


def is_story(line: str) -> bool:
    """Whether a paragraph is part of the story: it is long, or a whole sentence of some length."""
    count = len(line.split())
    return count >= 25 or (count >= 10 and line.rstrip("\"'”’)").endswith((".", "?", "!")))


def parse_byline(line: str) -> Credits | None:
    """The credits of a line that opens with “By”, or None if it is not a byline."""
    if len(line) > _MAX_LINE:
        return None
    bare = _READING_TIME.sub("", _CONTACT.sub("", line)).strip()
    bare = _LABEL.sub("By ", _OTHER_LABEL.sub("", bare))
    name, slash, rest = bare.rpartition("/")
    bare = name.strip() if slash and _is_job(rest) else bare
    found = _BY.fullmatch(_FOR_MEDIUM.sub("", bare))
    return _parse_authors(found[1].rstrip(".")) if found else None


def _parse_bare_byline(line: str) -> Credits | None:
    """The credits of a byline without “By”: “Ann Roe in Paris”, “Ann Roe, Staff Writer”."""
    if line.endswith((".", "?", "!")):
        return None
    if found := _IN_PLACE.fullmatch(line):
        names = parse_names(found[1])
        return names if names and names.reporters else None
    name, _, rest = (part.strip() for part in line.partition(","))
    if not rest:
        name, rest = [*_SEPARATORS.split(line, maxsplit=1), ""][:2]
    return _parse_authors(line) if is_name(name) and (_is_job(rest) or find_agency(rest)) else None


def _is_job(text: str) -> bool:
    """Whether a short line is a job at a newspaper (“Political correspondent”)."""
    tokens = text.strip(" .").split()
    bare = text.strip(" .").casefold()
    return 1 <= len(tokens) <= 6 and (bare in words().nobody or is_job_word(tokens[-1]))


def _parse_authors(text: str) -> Credits | None:
    """Reporters, publisher or agency, and date in the words after “By”; None if there is no name."""
    credits = Credits()
    for part in filter(None, _SEPARATORS.split(text)):
        dated = parse_date(part) if re.search(r"\d", part) else None
        if dated:
            part = _without_date(part)
            credits |= Credits(published=dated)
        for piece in filter(None, NAME_LIST.split(part.strip(" ,"))):
            found = _parse_byline_piece(piece, first=not (credits.reporters or credits.wires))
            if found is None:
                return None
            credits |= found
    return credits


def _without_date(part: str) -> str:
    """The part of a byline before its date."""
    begin = re.search(
        rf"\d{{4}}-\d|\d{{1,2}}(?:st|nd|rd|th)? {MONTH_NAME}|\b{MONTH_NAME} \d|\d", part, re.IGNORECASE
    )
    return re.sub(
        r"(?i)(?:[\s,]*\b(?:published|updated|posted|on|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b:?,?)+\s*$",
        "",
        part[: begin.start()] if begin else part,
    )


def _parse_byline_piece(piece: str, first: bool) -> Credits | None:
    """The credits of a piece of a byline; the first piece must be a name, an agency or a word for nobody."""
    bare = piece.strip(" .")
    if not first and _OTHER_WORK.fullmatch(bare):
        return Credits()
    if is_nobody(bare) or "@" in bare or bare.replace(".", "").casefold() in words().degrees:
        return Credits()
    if not first and is_job_word(bare.split()[-1]):
        return Credits()
    person = parse_person(bare)
    if person and (first or person.wires or not is_medium(bare)):
        return person
    if first:
        return None
    if _is_job(bare) or bare.startswith(("in ", "at ")):
        return Credits()
    return Credits(publisher=bare) if _ORG_LINE.fullmatch(bare) else None


def parse_date_line(line: str) -> Credits | None:
    """The date of a line that consists of dates, or None; if there are several, that of publication."""
    if len(line) > _MAX_LINE:
        return None
    parts = _SEPARATORS.split(line)
    if len(parts) > 1 and any(_PUBLISHED.match(part) for part in parts):
        dates = [(_PUBLISHED.match(part) is None, _parse_date_part(part)) for part in parts]
        if all(date for _, date in dates):
            return min(dates, key=lambda pair: pair[0])[1]
    return _parse_date_part(line)


def _parse_date_part(line: str) -> Credits | None:
    """The date of a line with one date and nothing else, or None."""
    found = _DATE_LINE.fullmatch(line)
    day = parse_date(line) if found and re.search(r"\d{4}", line) else None
    if not found or not day:
        return None
    rest = DAY_MONTH.sub("", MONTH_DAY.sub("", found["rest"]))
    rest = SLASHED.sub("", rest)
    return Credits(published=day) if not _DATE_NOISE.sub("", rest) else None
