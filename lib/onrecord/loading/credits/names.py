"""The names in credit lines: people, news agencies, publishers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from ...files.package_data import read_toml
from ...lexicons.common_words import is_common_word


@dataclass(frozen=True, slots=True)
class Credits:
    """The credits of an article; the fields are those of `Article`."""

    reporters: tuple[str, ...] = ()
    wires: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    dateline: str | None = None

    def __or__(self, other: Credits) -> Credits:
        """Merged credits: the names of both, and the first known value of each other field."""
        return Credits(
            tuple(dict.fromkeys(self.reporters + other.reporters)),
            tuple(dict.fromkeys(self.wires + other.wires)),
            self.publisher or other.publisher,
            self.published or other.published,
            self.dateline or other.dateline,
        )


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `data/credits.toml`; that file explains the lists."""

    months: Mapping[str, int]
    jobs: frozenset[str]
    media: frozenset[str]
    nobody: frozenset[str]
    particles: frozenset[str]
    no_places: frozenset[str]
    regions: frozenset[str]
    degrees: frozenset[str]
    beats: frozenset[str]
    no_names: frozenset[str]
    agencies: Mapping[str, str]


@cache
def words() -> Words:
    """The words of credit lines, read once."""
    data = read_toml(__package__, "credits.toml")
    months = {form: i for i, name in enumerate(data["months"], 1) for form in (name, name[:3], name[:4])}
    agencies = {_key(form): name for name, forms in data["agencies"].items() for form in (name, *forms)}
    lists = {
        name: frozenset(data[name])
        for name in (
            *("jobs", "media", "nobody", "particles", "no_places", "regions", "degrees", "beats", "no_names"),
        )
    }
    return Words(MappingProxyType(months), agencies=MappingProxyType(agencies), **lists)


def _key(name: str) -> str:
    """A name for comparison: lower case, without article."""
    return name.strip(" .").casefold().removeprefix("the ")


def find_agency(name: str) -> str | None:
    """The news agency of a name or short form (“AP”), by its full name, or None."""
    return words().agencies.get(_key(name))


_DESKS = frozenset(
    (
        "desk",
        "staff",
        "team",
        "newsroom",
        "newsdesk",
        "bureau",
        "desks",
        "admin",
        "administrator",
        "webmaster",
    )
)
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
NAME_LIST = re.compile(r"\s*(?:,? and |,? & |[,;])\s*", re.IGNORECASE)
_PLACE_AFTER = re.compile(r"\s+(?:in|from|at)\s+[A-Z].*$")
_POSSESSIVE = re.compile(r"((?:the )?[A-Z][\w.&\- ]{1,40}?)(?:['’]s|(?<=s)['’]) (?=[A-Z])(.*)")


def is_name(text: str) -> bool:
    """Whether a text has the form of a person's name: two to five capitalized words, apart from particles."""
    tokens = text.split()
    if tokens and tokens[0].endswith(("'s", "’s")):
        return False
    if not 2 <= len(tokens) <= 5 or not all(_NAME_WORD.fullmatch(token) for token in tokens):
        return False
    capitals = [t[0].isupper() or t.casefold() in words().particles for t in tokens]
    barred = any(t.strip(".").casefold() in words().no_names or is_job_word(t) for t in tokens)
    return all(capitals) and tokens[-1][0].isupper() and not barred and find_agency(text) is None


def is_job_word(token: str) -> bool:
    """Whether a word is a job at a newspaper (“Editor”, “editor-at-large”)."""
    return token.casefold().split("-")[0] in words().jobs


def is_nobody(text: str) -> bool:
    """Whether the name of an author means a desk, a login or nobody (“No Author”, “Web Desk”, “admin”)."""
    bare = re.sub(r"\s+", " ", text.strip(" .:")).casefold()
    first, last = bare.split(" ")[0], bare.split(" ")[-1]
    owned = first.endswith(("'s", "’s")) and is_job_word(
        last.removesuffix("s")
    )  # “World's Editorial Writers”
    return bare in words().nobody or last in _DESKS or owned


def _tidy_name(name: str) -> str:
    """A name as it is usually written: `JANE O'DELL` becomes `Jane O'Dell`."""
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), name) if name.isupper() else name


def is_medium(name: str) -> bool:
    """Whether a name looks like a medium (“The Daily Ledger”, “BBC News”) and not like a person's name."""
    tokens = [token.strip(".") for token in name.split()]
    shouted = any(len(token) > 2 and token.isupper() for token in tokens) and not name.isupper()
    return tokens[0] == "The" or tokens[-1].casefold() in words().media or shouted


def _split_possessive(text: str) -> tuple[str | None, str]:
    """(“VOA”, the rest) of “VOA’s Ann Roe …”, else (None, the text)."""
    found = _POSSESSIVE.fullmatch(text)
    return (found[1], found[2]) if found else (None, text)


def parse_names(text: str) -> Credits | None:
    """People and agencies in a list (“Ann Roe in Kyiv, Bo Poe and Reuters”), or None if a part is neither.

    A possessive in front (“VOA’s Ann Roe”) names the publisher, or an agency.
    """
    owner, rest = _split_possessive(text.strip())
    agency = find_agency(owner) if owner else None
    credits = Credits(wires=(agency,) if agency else (), publisher=None if agency else owner)
    placed = False
    for piece in filter(None, NAME_LIST.split(rest)):
        if placed and (len(piece.split()) == 1 or piece in words().regions) and not find_agency(piece):
            continue
        found = parse_person(piece)
        if found is None:
            return None
        credits |= found
        placed = bool(_PLACE_AFTER.search(piece))
    return credits if credits.reporters or credits.wires else None


def parse_person(piece: str) -> Credits | None:
    """One person or agency, without place, job and employer (“AP reporter Ann Roe in Kyiv”), or None."""
    bare = _PLACE_AFTER.sub("", piece).strip(" .,") if piece[-3:-2] != " " else piece.strip(" ,")
    if agency := find_agency(bare):
        return Credits(wires=(agency,))
    tokens = bare.split()
    if len(tokens) > 2 and tokens[0].strip(".").casefold() in ("dr", "prof", "professor"):
        tokens = tokens[1:]
    while len(tokens) > 2 and tokens[-1].replace(".", "").casefold() in words().degrees:
        tokens.pop()
    jobs = [i for i, token in enumerate(tokens) if is_job_word(token)]
    own = _without_job(tokens, jobs)
    name = " ".join(own)
    if not is_name(name):
        return None
    agencies = (find_agency(" ".join(tokens[:n])) for n in range(1, jobs[-1] + 1)) if jobs else iter(())
    return Credits((_tidy_name(name),), tuple(filter(None, agencies)))


def _without_job(tokens: list[str], jobs: list[int]) -> list[str]:
    """The words of a name before or after its job: “AP reporter Ann Roe”, “Ann Roe Political Editor”."""
    if not jobs:
        return tokens
    if jobs[-1] < len(tokens) - 1:
        return tokens[jobs[-1] + 1 :]
    end = jobs[0]
    while end > 2 and (tokens[end - 1].casefold() in words().beats or is_common_word(tokens[end - 1])):
        end -= 1
    return tokens[:end]
