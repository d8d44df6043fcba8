"""Labels, rights lines and editions around a text in exports of press databases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ....files.package_data import read_toml

RIGHTS = re.compile(
    r"(?:Copyright|\(c\)|©).{0,160}|All Rights Reserved\.?|.{0,80}All rights reserved\.?"
    r"|Alle Rechte vorbehalten\.?|Tous droits réservés\.?",
    re.IGNORECASE,
)
EDITION = re.compile(
    r"(?:First|Final|1st|2nd|3rd|Late|Early|National|City|Metro|State|Web|Online|Main|Print)\b.{0,30}"
)


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of `data/press_databases.toml` as patterns of lines; that file explains them."""

    nexis: re.Pattern[str]
    nexis_foot: frozenset[str]
    factiva: re.Pattern[str]
    proquest: re.Pattern[str]


@cache
def labels() -> Labels:
    """The labels of all databases, read once."""
    data = read_toml(__package__, "press_databases.toml")

    def labelled(names: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"({'|'.join(map(re.escape, names))}):(?:\s+(.*))?", re.IGNORECASE)

    codes = re.compile(rf"({'|'.join(data['factiva'])})(?:\s*\|?\s+(.*)|\s*\|?\s*)")
    nexis = labelled([*data["nexis"], *data["nexis_foot"]])
    return Labels(nexis, frozenset(data["nexis_foot"]), codes, labelled(data["proquest"]))


def is_mark(line: str) -> bool:
    """Whether a line is a label or the end of an article in an export."""
    return line.lower() in ("end of document", "body") or bool(
        labels().nexis.fullmatch(line) or labels().proquest.fullmatch(line)
    )
