"""Score the stances found in an article against those that a reader noted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.analysis.analysis import Analysis
from onrecord.model.frames import rows_of

Pair = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """Counts over the pairs of speaker and target.

    Attributes:
        noted, found, right: pairs noted by the reader, those found, those found with the label noted.
        sided, kept: pairs noted with a side, those found with that side.
        taken, sound: sides found, those of them that the reader noted so or allowed for.
    """

    noted: int = 0
    found: int = 0
    right: int = 0
    sided: int = 0
    kept: int = 0
    taken: int = 0
    sound: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    @property
    def counts(self) -> tuple[int, ...]:
        """All of them."""
        return self.noted, self.found, self.right, self.sided, self.kept, self.taken, self.sound

    def __str__(self) -> str:
        def percent(part: int, whole: int) -> str:
            return f"{100 * part / whole:.1f}% of {whole}" if whole else "– of 0"

        return (
            f"recall of pairs {percent(self.found, self.noted)}, label {percent(self.right, self.found)}, "
            f"found with their label {percent(self.right, self.noted)}, "
            f"sides: precision {percent(self.sound, self.taken)}, recall {percent(self.kept, self.sided)}"
        )


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower())).removeprefix("the ")


def _ids(analysis: Analysis, gold: Mapping[str, Any]) -> dict[str, str | None]:
    """The actor found for each name that the gold has, by any of its names."""
    known = {_key(n): a.id for a in rows_of(analysis.actors) for n in (a.name, *a.aliases)}
    pairs: Iterable[Mapping[str, str]] = [*gold["stances"], *gold.get("optional_stances", [])]
    aliases = {name: [] for pair in pairs for name in (pair["speaker"], pair["target"])}
    aliases |= {actor["name"]: actor["aliases"] for actor in gold.get("actors", [])}
    return {
        name: next((known[k] for k in map(_key, (name, *others)) if k in known), None)
        for name, others in aliases.items()
    }


def of_pairs(analysis: Analysis, gold: Mapping[str, Any]) -> tuple[Score, list[str]]:
    """The score of one article, and a line for each pair that is missed, mislabelled or made up."""
    names = {a.id: a.name for a in rows_of(analysis.actors)}
    ids = _ids(analysis, gold)
    found = {(s.speaker, s.target): s.label for s in rows_of(analysis.stances)}
    noted = {(s["speaker"], s["target"]): s["stance"] for s in gold["stances"]}
    guesses = {pair: found.get((ids[pair[0]], ids[pair[1]])) for pair in noted}
    lines = [f"{s} → {t}: {noted[s, t]}, found {g}" for (s, t), g in guesses.items() if g != noted[s, t]]
    sides = {(s["speaker"], s["target"]) for s in gold.get("optional_stances", [])}
    sides |= {pair for pair, label in guesses.items() if label == noted[pair]}
    fine = {(ids[s], ids[t]) for s, t in sides}
    taken = {pair: label for pair, label in found.items() if label != "neutral"}
    known = {(ids[s], ids[t]) for s, t in noted} | fine
    lines += [f"{names[s]} → {names[t]}: found {v}" for (s, t), v in taken.items() if (s, t) not in known]
    right = [pair for pair, guess in guesses.items() if guess == noted[pair]]
    score = Score(
        noted=len(noted),
        found=sum(guess is not None for guess in guesses.values()),
        right=len(right),
        sided=sum(label != "neutral" for label in noted.values()),
        kept=sum(noted[pair] != "neutral" for pair in right),
        taken=len(taken),
        sound=sum(pair in fine for pair in taken),
    )
    return score, lines
