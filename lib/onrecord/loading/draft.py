"""Drafts of articles as files give them, and links to articles."""

from __future__ import annotations

from dataclasses import dataclass, field

from .credits.names import Credits


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file gives it.

    Attributes:
        paragraphs: cleaned, but with boilerplate and credits, and with the headline if `title` is empty.
        title: the headline, or empty if the format does not mark it.
        url: its address, or None.
        credits: the credits in the fields of the format.
        warnings: one short sentence per loss or guess.
    """

    paragraphs: tuple[str, ...]
    title: str = ""
    url: str | None = None
    credits: Credits = field(default_factory=Credits)
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An article at an address.

    Attributes:
        url: the http(s) address.
        known: what the file that contains the address says about the article; its paragraphs are a summary at
        most.
    """

    url: str
    known: Draft = field(default_factory=lambda: Draft(()))
