"""Drafts of articles as files give them, and links to articles."""

from __future__ import annotations

from dataclasses import dataclass, field

from .credits.names import Credits


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file gives it.

    Attributes:
        paragraphs: mended, still with boilerplate and credits, and with the headline if `title` is empty.
        title: the headline, if the format tells it from the body.
        url: its address, or None.
        credits: what the format has fields for.
        warnings: what was lost or guessed, a short sentence each.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    url: str | None = None
    credits: Credits = field(default_factory=Credits)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An article that lies at an address.

    Attributes:
        url: the http(s) address.
        known: what the file that gave the address says of the article; its paragraphs are a summary at most.
    """

    url: str
    known: Draft = field(default_factory=lambda: Draft(()))
