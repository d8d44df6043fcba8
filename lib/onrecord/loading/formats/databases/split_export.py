"""Exports of press databases (Nexis, Factiva, ProQuest, EBSCO, Gale, NewsBank, …) → articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...draft import Draft
from .ebsco import is_ebsco, read_ebsco
from .europresse import is_europresse, read_europresse
from .factiva import is_factiva, is_fielded, read_factiva, read_fielded
from .gale import is_gale, read_gale
from .newsbank import is_newsbank, read_newsbank
from .nexis import is_nexis, read_nexis
from .pressreader import is_pressreader, read_pressreader
from .proquest import is_proquest, read_proquest


def split_export(lines: Sequence[str]) -> list[Draft]:
    """The articles of an export; none if the lines are not an export.

    Args:
        lines: cleaned lines, with or without blank ones.
    """
    filled = [line.strip() for line in lines]
    kinds: tuple[tuple[Callable[[Sequence[str]], bool], Callable[[Sequence[str]], Iterator[Draft]]], ...] = (
        (is_nexis, read_nexis),
        (is_fielded, read_fielded),
        (is_factiva, read_factiva),
        (is_gale, read_gale),
        (is_ebsco, read_ebsco),
        (is_proquest, read_proquest),
        (is_newsbank, read_newsbank),
        (is_europresse, read_europresse),
        (is_pressreader, read_pressreader),
    )
    for fits, read in kinds:
        if fits(filled) and (drafts := [draft for draft in read(filled) if draft.paragraphs]):
            return drafts
    return []
