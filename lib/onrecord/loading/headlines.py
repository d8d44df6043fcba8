"""Headlines: told from the body, and freed from the name of the site."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

_MAX_WORDS = 22
_MAX_LENGTH = 180
_CLOSING = "\"'”’)"
_INITIALISM_END = re.compile(r"\b(?:[A-Z]\.){2,}$")
_SENTENCE_INSIDE = re.compile(r"[.?!,][”\"]\s|[a-z]\. [A-Z]")
_WHOLE_SPEECH = re.compile(r"[\"“].*[?!][\"”]")
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

    The first paragraph is the headline if it looks like one and a body follows. A section name of one or two
    words in front of it (“World”, “LOCAL NEWS”) goes.
    """
    rest = list(paragraphs)
    if len(rest) > 2 and len(rest[0].split()) <= 2 and all(map(looks_like_headline, rest[:2])):
        shorter = len(rest[1].split()) >= 4
        rest = rest[1:] if shorter else rest
    if len(rest) > 1 and looks_like_headline(rest[0]) and any(len(p) > len(rest[0]) for p in rest[1:]):
        return rest[0], rest[1:]
    return "", rest


def cut_site(title: str, publisher: str | None = None, url: str | None = None) -> str:
    """A headline without the name of the site after it (“Rain falls | The Daily Ledger”).

    After a bar up to four words are taken for the site's name; after a dash only the publisher's name or that
    of the address.
    """
    found = _SITE_SUFFIX.fullmatch(title.strip())
    if not found:
        return title.strip()
    head, mark, suffix = found.groups()
    host = (urlsplit(url).hostname or "") if url else ""
    known = _letters(suffix) in {
        _letters(publisher or ""),
        *map(_letters, host.removeprefix("www.").split(".")),
    }
    known = known or (len(_letters(suffix)) > 3 and _letters(suffix) in _letters(host))
    return head.strip() if known or (mark.strip() in "|»" and len(suffix.split()) <= 4) else title.strip()


def drop_repeated(title: str, paragraphs: Sequence[str]) -> list[str]:
    """Paragraphs without a first one that only repeats the headline."""
    if title and paragraphs and _letters(paragraphs[0]) == _letters(title):
        return list(paragraphs[1:])
    return list(paragraphs)


def _letters(text: str) -> str:
    """The letters and digits of a text, lower case, for comparison."""
    return re.sub(r"[\W_]+", "", text).casefold()
