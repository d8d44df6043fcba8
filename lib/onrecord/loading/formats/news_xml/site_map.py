"""Site maps; their pages are fetched."""

from __future__ import annotations

from collections.abc import Iterator

from ...credits.names import Credits
from ...credits.publication_date import parse_date
from ...draft import Draft, Link
from ...errors import FormatError
from ...file import File
from ...markup import find_all, parse_xml, text_at
from ..format import Format, Options, Part
from .elements import root_name


def read_site_map(file: File, options: Options) -> Iterator[Part]:
    """Links of a site map.

    Raises:
        FormatError: it has none.
    """
    root = parse_xml(file.data)
    number = 0
    for number, entry in enumerate(find_all(root, "url"), 1):
        address = text_at(entry, "loc")
        known = Draft(
            (),
            text_at(entry, "title"),
            address,
            Credits(published=parse_date(text_at(entry, "publication_date"))),
        )
        yield Part(f"[{number}]", Link(address, known))
    if not number:
        raise FormatError("a site map without pages")


SITE_MAP = Format(
    name="sitemap",
    title="site map (its pages are fetched)",
    group="addresses",
    suffixes=(),
    read=read_site_map,
    matches=lambda file: root_name(file) == "urlset",
    many=True,
)
