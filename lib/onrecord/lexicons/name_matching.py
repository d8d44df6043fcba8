"""Names of people and organizations: their parts, and whether two names may mean the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from .name_spelling import is_slip, spread
from .words import given_names, nicknames, usual_gender, words

SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv"))
"""Suffixes that may follow a person's name."""
_COMPANY = frozenset(
    (
        "inc",
        "inc.",
        "corp",
        "corp.",
        "corporation",
        "co",
        "co.",
        "ltd",
        "ltd.",
        "llc",
        "plc",
        "ag",
        "sa",
        "nv",
        "gmbh",
        "company",
        "holdings",
        "limited",
    )
)
_ABBREVIATED = {
    "ny": "new york",
    "nyc": "new york city",
    "us": "united states",
    "uk": "united kingdom",
    "la": "los angeles",
}
LONGEST_SYLLABLE = 6
"""Letters of the longest syllable of an East Asian name (“Cheung”)."""
SMALL_WORDS = frozenset(("of", "the", "for", "and", "&", "in", "on", "to", "de"))
"""Function words inside names."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name in parts, all folded.

    Attributes:
        given: given names and initials, in order.
        family: family name with its particles, one string.
        suffix: `jr`, `sr`, `ii`, … or an empty string.
    """

    given: tuple[str, ...]
    family: str
    suffix: str

    @property
    def sex(self) -> str | None:
        """`m` or `f` by the first given name on the list, else None."""
        for name in self.given:
            sex = usual_gender(name) or usual_gender(name.split("-")[0])
            if sex in ("m", "f"):
                return sex
            if sex:
                return None
        return None


def parse_person(names: Sequence[str]) -> Person:
    """A person's folded name in parts."""
    return _parse(tuple(names))


@lru_cache(maxsize=4096)
def _parse(names: tuple[str, ...]) -> Person:
    parts = [name for name in spread(names) if name != ","]
    suffix = parts.pop().rstrip(".") if len(parts) > 1 and parts[-1] in SUFFIXES else ""
    begin = len(parts) - 1
    least = 0 if all(part in words("particles") for part in parts[:begin]) else 1
    while begin > least and parts[begin - 1] in words("particles"):
        begin -= 1
    return Person(tuple(parts[:begin]), " ".join(parts[begin:]), suffix)


def same_given(a: str, b: str) -> bool:
    """Whether two given names may be the same person's: equal, an initial, or a short form."""
    a, b = a.rstrip("."), b.rstrip(".")
    if a == b or b in nicknames().get(a, ()):
        return True
    short, long = sorted((a, b), key=len)
    return len(short) == 1 and long.startswith(short)


def same_person(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two full names (two words or more, folded) may be the same person's."""
    if sorted(spread(tuple(a))) == sorted(spread(tuple(b))) or _is_inside(a, b) or _is_inside(b, a):
        return True
    one, two = parse_person(a), parse_person(b)
    if not one.given or not two.given or not _same_family(one.family, two.family):
        return False
    if one.suffix != two.suffix and one.given[0] == two.given[0] and "jr" in (one.suffix, two.suffix):
        return False
    if same_given(one.given[0], two.given[0]):
        return not _differ(_middle(one), _middle(two))
    if one.family == two.family and _same_but_for_a_slip(one.given, two.given):
        return True
    return _is_among(one.given[0], two.given[1:]) or _is_among(two.given[0], one.given[1:])


def _is_among(given: str, names: Sequence[str]) -> bool:
    """Whether a given name, and no title like “Sheikh”, is one of some names."""
    titles = words("titles") | words("male_titles") | words("female_titles")
    return given not in titles and any(same_given(given, name) for name in names)


def _is_inside(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name leaves out words at both ends of another: “Teresa Rey” of María Teresa Rey Soto."""
    return len(short) > 1 and tuple(long[1:-1])[: len(short)] == tuple(short)


def _same_but_for_a_slip(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether given names differ in one slip; a man's name and a woman's are no slips for each other."""
    one, *others = [pair for pair in zip(a, b, strict=False) if pair[0] != pair[1]] or [("", "")]
    sexes = {sex for name in one if (sex := given_names().get(name))}
    return len(a) == len(b) and not others and len(sexes) < 2 and is_slip(*one)


def _middle(person: Person) -> str:
    """Initials of the names between first and family name: `hw` of “George H.W.”."""
    return "".join(part[0] for name in person.given[1:] for part in name.split(".") if part)


def _differ(a: str, b: str) -> bool:
    """Whether two middle initials belong to different people."""
    return bool(a and b) and a != b


def _same_family(a: str, b: str) -> bool:
    if a == b:
        return True
    if a.split()[-1] == b.split()[-1] and (len(a.split()) == 1 or len(b.split()) == 1):
        return True
    if min(len(a), len(b)) < 6 or a[:3] != b[:3]:
        return False
    return is_slip(a, b) or SequenceMatcher(None, a, b).ratio() > 0.87


def is_short_for(short: str, full: Sequence[str]) -> int:
    """The part of a full name that a word is, both folded: 2 family name, 1 given name, 0 neither."""
    person = parse_person(full)
    family = person.family.split()
    short = " ".join(spread(tuple(short.split())))
    if short in (person.family, family[-1]) or (short == family[-1].split("-")[-1] and len(short) > 3):
        return 2
    if not person.given:
        return 0
    first = person.given[0]
    if short == person.given[-1] and _is_syllables(person.family):
        return 2
    if short == first or short in nicknames().get(first, ()):
        return 1
    return 0


def is_first_surname(short: str, full: Sequence[str]) -> bool:
    """Whether a word is a surname before the last one: “Abdo” of Mario Abdo Benítez; both are folded."""
    inner = parse_person(full).given[1:]
    return short in inner and len(short) > 2 and short not in given_names()


def _is_syllables(name: str) -> bool:
    """Whether a name is written in syllables as East Asian given names are: “Kit-yee”, “Jae-in”."""
    return "-" in name and all(1 < len(syllable) <= LONGEST_SYLLABLE for syllable in name.split("-"))


def head_of(names: Sequence[str]) -> int:
    """The index of the last word before “of” or the like in a name; -1 if it begins with such a word."""
    return next((k for k, name in enumerate(names) if name in SMALL_WORDS), len(names)) - 1


def bare(names: Sequence[str]) -> tuple[str, ...]:
    """An organization's folded name without “the” and its legal form."""
    return _bare(tuple(names))


@lru_cache(maxsize=4096)
def _bare(names: tuple[str, ...]) -> tuple[str, ...]:
    parts = list(spread(names))
    while len(parts) > 1 and parts[0] == "the":
        parts.pop(0)
    while len(parts) > 1 and parts[-1] in _COMPANY:
        parts.pop()
    parts[-1] = parts[-1].removesuffix("'s") or parts[-1]
    if len(parts) > 1 and parts[0] in _ABBREVIATED:
        parts[:1] = _ABBREVIATED[parts[0]].split()
    return tuple(parts)


def initials(names: Sequence[str]) -> frozenset[str]:
    """The acronyms of a name, with and without its function words."""
    return _initials(tuple(names))


@lru_cache(maxsize=4096)
def _initials(names: tuple[str, ...]) -> frozenset[str]:
    parts = [piece for name in names for piece in name.split("-") if piece]
    great = "".join(name[0] for name in parts if name not in SMALL_WORDS)
    every = "".join(name[0] for name in parts if name != "the")
    return frozenset(a for a in (great, every) if len(a) > 1)


def same_organization(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two folded names may be the same organization's: reordered around “of”, or name and acronym."""
    one, two = bare(a), bare(b)
    if one == two:
        return True
    if min(len(one), len(two)) > 1 and sorted(w for w in one if w not in SMALL_WORDS) == sorted(
        w for w in two if w not in SMALL_WORDS
    ):
        return True
    if _without_inner(one, two) or _without_inner(two, one):
        return True
    for short, long, full in ((one, two, b), (two, one, a)):
        if len(short) == 1 and len(long) > 1 and short[0].replace(".", "") in initials(long) | initials(full):
            return True
    return False


def _without_inner(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether a name lacks only inner words of another: “Harbour Museum”, “Harbour Maritime Museum”."""
    if not 1 < len(short) < len(long) or "of" in long or (short[0], short[-1]) != (long[0], long[-1]):
        return False
    rest = iter(long)
    return all(word in rest for word in short)
