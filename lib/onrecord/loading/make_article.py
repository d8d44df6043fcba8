"""Turns a draft into an article: splits off the headline, cuts boilerplate and credits, notes doubts."""

from __future__ import annotations

import re

from ..model.article import Article
from ..model.errors import SourceError
from .cleaning.boilerplate import boilerplate, cut_boilerplate
from .cleaning.drop_caps import join_drop_cap
from .cleaning.headlines import drop_repeated, looks_like_headline, split_headline
from .cleaning.language import why_not_english
from .credits.bylines import parse_byline, parse_date_line
from .credits.names import Credits
from .credits.publication_date import date_of_url
from .credits.take_credits import take_credits
from .draft import Draft
from .records.read_record import CUT

_SIGNED_OFF = re.compile(r"(?:\s*\([^()]{1,80}\)|\s*[-–—/] ?[A-Z][\w ./&-]{1,60}|\s+Enditem)$")
_STOPS_AMID = re.compile(r"(?:\b[a-zß-öø-ÿ][\w’'-]*|,)$")
_CUT_SHORT = re.compile(r"(?:…|\.\.\.|\[(?:…|\.\.\.)\])[\"'”’)]?$")
_MIN_SENTENCE = 10
_MAX_NAME = 4


def make_article(draft: Draft, source: str, published: str | None = None, url: str | None = None) -> Article:
    """The article of a draft.

    Args:
        draft: the article as its file gives it.
        source: where it came from, as the user named it.
        published: its date (ISO 8601) if the user sets one; it overrides all others.
        url: its address, if the draft has none.

    Raises:
        SourceError: nothing is left, or it is not English.
    """
    title, body, credits = draft.title, list(draft.paragraphs), draft.credits
    if not title:
        body, publisher = _take_masthead(body)
        credits |= Credits(publisher=publisher)
        above = _count_above(body)
        title, rest = split_headline(body[above:])
        body = body[:above] + rest
    body = cut_boilerplate(drop_repeated(title, body))
    found, body = take_credits(body, bool(title), bool(credits.reporters))
    credits |= found
    body[:1] = map(join_drop_cap, body[:1])
    if not body:
        raise SourceError(source, "a headline without a text" if title else "contains no article text")
    doubts, body = _doubts(body)
    text = "\n\n".join(body)
    if reason := why_not_english(text):
        raise SourceError(source, reason)
    address = draft.url or url
    return Article(
        text=text,
        title=title,
        source=source,
        url=address,
        publisher=credits.publisher,
        published=published or credits.published or date_of_url(address),
        reporters=credits.reporters,
        wires=credits.wires,
        dateline=credits.dateline,
        warnings=tuple(dict.fromkeys((*draft.warnings, *doubts))),
    )


def _take_masthead(paragraphs: list[str]) -> tuple[list[str], str | None]:
    """A text without the name of a paper above its date and headline, and that name."""
    if len(paragraphs) < 4 or not parse_date_line(paragraphs[1]):
        return paragraphs, None
    name, headline = paragraphs[0], paragraphs[2]
    short = len(name.split()) <= _MAX_NAME and name[:1].isupper() and not parse_byline(name)
    if (
        short
        and looks_like_headline(name)
        and looks_like_headline(headline)
        and len(headline.split()) > _MAX_NAME
    ):
        return paragraphs[1:], name
    return paragraphs, None


def _count_above(paragraphs: list[str]) -> int:
    """The number of bylines, dates and advertisements above the headline of a text."""
    for index, line in enumerate(paragraphs):
        if not (parse_date_line(line) or parse_byline(line) or boilerplate().exact.fullmatch(line)):
            return index
    return 0


def _doubts(body: list[str]) -> tuple[list[str], list[str]]:
    """Reasons why a text may be incomplete or no article, and the text without the mark of truncation."""
    doubts: list[str] = []
    last = body[-1]
    if mark := CUT.search(last):
        doubts.append(f"the text is cut off; it ends in “{mark[0].strip()}”")
        kept = last[: mark.start()].rstrip()
        body = [*body[:-1], kept] if kept else body[:-1] or [last]
    elif _CUT_SHORT.search(last):
        doubts.append("the text may be cut off: it ends in an ellipsis")
    elif _stops_amid(last):
        doubts.append("the text may be cut off: its last sentence has no end")
    if (words := sum(len(line.split()) for line in body)) < _MIN_SENTENCE:
        doubts.append(f"the text has only {words} word{'s' if words > 1 else ''}")
    if lost := sum(line.count("\ufffd") for line in body):
        doubts.append(f"{lost} character{'s' if lost > 1 else ''} could not be decoded")
    return doubts, body


def _stops_amid(line: str) -> bool:
    """Whether a last paragraph stops in mid-sentence: with a lower-case word or a comma."""
    bare = _SIGNED_OFF.sub("", line)
    prose = len(bare.split()) >= _MIN_SENTENCE and " | " not in bare and "://" not in bare.split()[-1]
    return prose and bool(_STOPS_AMID.search(bare))
