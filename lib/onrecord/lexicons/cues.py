"""The lexicon of cues: the words that attribute, with their acts and complements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType

from ..files.package_data import read_toml

PARTS = ("verb", "noun", "adjective", "phrase")
ACTS = (
    "statement",
    "denial",
    "accusation",
    "rejection",
    "demand",
    "request",
    "promise",
    "threat",
    "prediction",
    "belief",
    "intention",
    "praise",
    "criticism",
    "question",
)


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that attributes.

    Attributes:
        lemma: dictionary form, lower case (`say`, `according to`).
        part: one of `PARTS`.
        act: its act, one of `ACTS`.
        takes: by complement (`quote`, `clause`, `to`, `ing`, `object` or a preposition), the share of such
            matches that was right on annotated news, 0 to 1.
        acts: by complement, an act other than `act`.
    """

    lemma: str
    part: str
    act: str
    takes: Mapping[str, float]
    acts: Mapping[str, str] = field(default_factory=dict)

    def act_with(self, complement: str | None) -> str:
        """The act with a complement (`agree to` is a promise, `agree that` a belief)."""
        return self.acts.get(complement or "", self.act)


@cache
def _tables() -> dict[str, dict]:
    return read_toml(__package__, "cues.toml")


@cache
def lexicon() -> Mapping[tuple[str, str], Cue]:
    """All cues by (part of speech, lemma), read once from `lexicons/data/cues.toml`."""
    return MappingProxyType(
        {
            (part, lemma): Cue(lemma, part, row["act"], row["takes"], row.get("acts", {}))
            for part in PARTS
            for lemma, row in _tables().get(part, {}).items()
        }
    )


def rule_factor(kind: str) -> float:
    """The precision of a kind of rule relative to its cues (above 1: higher)."""
    return _tables()["rule"].get(kind, 1.0)


def mended_lemma(form: str, lemma: str) -> str:
    """The lemma of a form (lower case), corrected if the tagger is known to get it wrong."""
    return _tables()["form"].get(form, lemma)


def find_cue(lemma: str, part: str = "verb") -> Cue | None:
    """The cue for a lemma and part of speech, or None."""
    return lexicon().get((part, lemma.lower()))


def can_quote(lemma: str) -> bool:
    """Whether a verb introduces quotations (“said”)."""
    cue = find_cue(lemma)
    return cue is not None and "quote" in cue.takes


def act_of(lemma: str, part: str = "verb", complement: str | None = None) -> str:
    """The act of a lemma as a part of speech with a complement; `statement` if it is not in the lexicon."""
    cue = find_cue(lemma, part)
    return cue.act_with(complement) if cue else "statement"
