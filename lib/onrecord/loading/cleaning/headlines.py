"""Headlines: separates them from the body and removes the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from urllib.parse import urlsplit

_MAX_WORDS = 22
_MAX_LENGTH = 180
_MAX_REPEATED = 5
_MENU_WORDS = 3
_MIN_MENU, _MAX_MENU = 3, 20
_LABEL_WORDS = 3
_BETWEEN_LABELS = re.compile(r"\s*[|>›»·•]\s*|\s+/\s+")
"""What stands between the sections of a line above a headline (“Home > News > Health”)."""
_CLOSING = "\"'”’)"
_INITIALISM_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_SENTENCE_INSIDE = re.compile(r"[.?!,][”\"]\s|[a-z]\. [A-Z]")
_WHOLE_SPEECH = re.compile(r"[\"“].*[?!][\"”]")
_WIRE_LABEL = re.compile(
    r"(?:RTRS ?[-–—] ?)?(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|REPEAT|RECASTS?|EXCLUSIVE|LEAD|NEWSALERT)"
    r"(?: ?\d{1,2})?\s?[-–—:]\s?(?=\S)"
)
"""What agencies put before a headline (“UPDATE 2-”)."""
_SITE_PREFIX = re.compile(r"([^|:»·•]{2,40}?)(\s*[|»·•]\s*|:\s+|\s+[-–—]\s+)(.{8,})")
_SITE_SUFFIX = re.compile(r"(.{8,})(\s+[|»·•]\s+|\s+[-–—]\s+)([^|»·•]{2,40})")


def looks_like_headline(line: str) -> bool:
    """Whether a paragraph could be a headline: short, and without the full stop or comma of a sentence.

    A question or exclamation mark and quoted words may end it (“Minister: ‘No deal’”).
    """
    bare = line.rstrip(_CLOSING)
    if not bare or len(line.split()) > _MAX_WORDS or len(line) > _MAX_LENGTH:
        return False
    if bare.endswith((".", ",", ";", ":", "—", "–", "-")) and not _INITIALISM_END.search(bare):
        return False
    return not _SENTENCE_INSIDE.search(line) and not _WHOLE_SPEECH.fullmatch(line)


def split_headline(paragraphs: Sequence[str]) -> tuple[str, list[str]]:
    """The headline of a text without markup, or an empty string, and the paragraphs after it.

    The first paragraph is the headline if it looks like one and a body follows. The name of a section above
    it (“World”, “LOCAL NEWS”) or of several (“LOCAL NEWS | TRANSPORT”) is dropped.
    """
    rest = _without_menu(paragraphs)
    if len(rest) > 2 and _names_section(rest[0]) and all(map(looks_like_headline, rest[:2])):
        shorter = len(rest[1].split()) >= 4
        rest = rest[1:] if shorter else rest
    if len(rest) > 1 and looks_like_headline(rest[0]) and any(len(p) > len(rest[0]) for p in rest[1:]):
        return _without_wire_label(rest[0]), rest[1:]
    return "", rest


def _names_section(line: str) -> bool:
    """Whether a line above a headline may name its section: one or two words, or several short labels."""
    labels = [label for label in _BETWEEN_LABELS.split(line) if label]
    return len(line.split()) <= 2 or (
        len(labels) > 1 and all(len(label.split()) <= _LABEL_WORDS for label in labels)
    )


def _without_menu(paragraphs: Sequence[str]) -> list[str]:
    """A pasted page without the menu above its headline: several lines of few words."""
    above = list(takewhile(lambda line: len(line.split()) <= _MENU_WORDS, paragraphs[:_MAX_MENU]))
    after = paragraphs[len(above) :]
    menu = len(above) >= _MIN_MENU and all(map(looks_like_headline, above))
    return list(after) if menu and after and looks_like_headline(after[0]) else list(paragraphs)


def _without_wire_label(title: str) -> str:
    """A headline without the label of an agency before it."""
    label = _WIRE_LABEL.match(title)
    return title[label.end() :] if label else title


def cut_site(title: str, publisher: str | None = None, url: str | None = None) -> str:
    """A headline without the site's name around it (“Rain falls | The Daily Ledger”, “Opinion | Rain falls”).

    After a bar, up to four words count as the name of the site; before a bar, up to two as the name of a
    section. Beside a dash or colon, only the name of the publisher or of the host is cut.
    """
    title = _without_wire_label(title.strip())
    if found := _SITE_SUFFIX.fullmatch(title):
        head, mark, suffix = found.groups()
        if _is_site(suffix, publisher, url) or (mark.strip() in "|»·•" and len(suffix.split()) <= 4):
            title = cut_site(head, publisher, url)
    if found := _SITE_PREFIX.fullmatch(title):
        prefix, mark, head = found.groups()
        if _is_site(prefix, publisher, url) or (mark.strip() == "|" and len(prefix.split()) <= 2):
            return head.strip()
    return title


def _is_site(name: str, publisher: str | None, url: str | None) -> bool:
    """Whether a part of a headline is the name of the publisher or of the address."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:  # the page gives something that is not an address
        host = ""
    known = {_letters(publisher or ""), *map(_letters, host.removeprefix("www.").split("."))} - {""}
    bare = _letters(name)
    return (
        bare in known
        or bare in {one.removeprefix("the") for one in known}
        or (len(bare) > 3 and bare in _letters(host))
    )


def drop_repeated(title: str, paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs without repetitions of the headline near the beginning."""
    same = [_letters(line) == _letters(title) for line in paragraphs[:_MAX_REPEATED]]
    return [
        line for index, line in enumerate(paragraphs) if not (title and index < len(same) and same[index])
    ]


def _letters(text: str) -> str:
    """The letters and digits of a text, lower case, for comparison."""
    return re.sub(r"[\W_]+", "", text).casefold()
