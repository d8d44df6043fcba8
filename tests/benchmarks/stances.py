"""Scores stances found in an article against those that a reader noted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.analysis import Analysis
from onrecord.frames import rows_of

Pair = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """Counts over the pairs of speaker and target.

    Attributes:
        noted, found, right: pairs noted by the reader, those found, those found with the label noted.
        taken, sound: stances found that are not neutral, those of them that the reader noted or allowed for.
    """

    noted: int = 0
    found: int = 0
    right: int = 0
    taken: int = 0
    sound: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(a + b for a, b in zip(self.counts, other.counts, strict=True)))

    @property
    def counts(self) -> tuple[int, int, int, int, int]:
        """All of them."""
        return self.noted, self.found, self.right, self.taken, self.sound

    def __str__(self) -> str:
        def percent(part: int, whole: int) -> str:
            return f"{100 * part / whole:.1f}% of {whole}" if whole else "– of 0"

        return (
            f"recall of pairs {percent(self.found, self.noted)}, label {percent(self.right, self.found)}, "
            f"found with their label {percent(self.right, self.noted)}, "
            f"sound {percent(self.sound, self.taken)}"
        )


def _key(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.lower())).removeprefix("the ")


def of_pairs(analysis: Analysis, gold: Mapping[str, Any]) -> tuple[Score, list[str]]:
    """The score of one article, and a line for each pair that is missed, mislabelled or made up."""
    known = {_key(n): a.id for a in rows_of(analysis.actors) for n in (a.name, *a.aliases)}
    names = {a.id: a.name for a in rows_of(analysis.actors)}
    ids: dict[str, str | None] = {}
    for actor in gold["actors"]:
        keys = (_key(n) for n in (actor["name"], *actor["aliases"]))
        ids[actor["name"]] = next((known[k] for k in keys if k in known), None)
    found = {(s.speaker, s.target): s.label for s in rows_of(analysis.stances)}
    noted = {(s["speaker"], s["target"]): s["stance"] for s in gold["stances"]}
    allowed = {(s["speaker"], s["target"]) for s in gold.get("optional_stances", [])} | noted.keys()
    lines = []
    hits = right = 0
    for (speaker, target), label in noted.items():
        guess = found.get((ids.get(speaker), ids.get(target)))
        hits += guess is not None
        right += guess == label
        if guess != label:
            lines.append(f"{speaker} → {target}: {label}, found {guess}")
    taken = {pair: label for pair, label in found.items() if label != "neutral"}
    fine = {(ids.get(s), ids.get(t)) for s, t in allowed}
    lines += [f"{names[s]} → {names[t]}: found {v}" for (s, t), v in taken.items() if (s, t) not in fine]
    return Score(len(noted), hits, right, len(taken), sum(pair in fine for pair in taken)), lines
