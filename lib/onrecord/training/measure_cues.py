"""Measure how often each cue is right, and write the numbers into lexicons/data/cues.toml.

usage: python -m onrecord.training.measure_cues CORPUS_SPLIT_DIR

CORPUS_SPLIT_DIR contains text/ and attributions/ in PolNeAR's layout. Acts and entries are maintained by
hand; this command replaces only numbers, and adds or drops complements of listed cues.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from ..attribution.rules.candidate import Candidate
from ..attribution.rules.find import candidates
from ..attribution.rules.sentences import narrate
from ..evaluation.attribution_scores import HALF, characters, jaccard
from ..lexicons.cues import lexicon
from ..model.attribution import Attribution
from ..text import Parsed, parse_all
from .polnear import read_split

LEAST_SEEN = 4
LEAST_KEPT = 0.2
PRIOR_WEIGHT = 2.0
PRIOR_MOST = 0.3
RULE_WEIGHT = 5.0
ROUNDS = 2


class Judged(NamedTuple):
    """A candidate, and whether it matched an annotated attribution."""

    candidate: Candidate
    right: bool


def judge(parsed: Parsed, gold: Sequence[Attribution]) -> Iterable[Judged]:
    """Return the candidates outside quotations in a parsed article, and whether each is correct."""
    marked = [(characters(a.content, parsed.text), characters(a.source, parsed.text)) for a in gold]
    for candidate in candidates(parsed.tokens, narrate(parsed.tokens)):
        content = characters(candidate.content, parsed.text)
        source = characters(candidate.source, parsed.text)
        right = any(
            c & content and jaccard(c, content) >= HALF and jaccard(s, source) >= HALF for c, s in marked
        )
        yield Judged(candidate, right)


def share(judged: Iterable[Judged], key: Callable[[Candidate], tuple]) -> dict[tuple, tuple[int, int]]:
    """Return (count, correct) for each key of the candidates."""
    counts: dict[tuple, list[int]] = defaultdict(lambda: [0, 0])
    for candidate, right in judged:
        counts[key(candidate)][0] += 1
        counts[key(candidate)][1] += right
    return {k: (seen, right) for k, (seen, right) in counts.items()}


def reliabilities(
    judged: list[Judged], factors: dict[str, float]
) -> dict[tuple[str, str, str], tuple[float, int]]:
    """Return (smoothed precision, count) for each (part, lemma, complement), given the factors of rules."""
    of_complement = share(judged, lambda c: (c.part, c.complement))
    exposure: dict[tuple[str, str, str], float] = defaultdict(float)
    for candidate, _ in judged:
        exposure[candidate.part, candidate.lemma, candidate.complement] += factors.get(candidate.kind, 1.0)
    result = {}
    for key, (seen, right) in share(judged, lambda c: (c.part, c.lemma, c.complement)).items():
        n, t = of_complement[key[0], key[2]]
        prior = min(PRIOR_MOST, (t + 1) / (n + 4))
        value = (right + PRIOR_WEIGHT * prior) / (exposure[key] + PRIOR_WEIGHT)
        result[key] = min(0.99, value), seen
    return result


def new_takes(measured: dict) -> dict[tuple[str, str], dict[str, float]]:
    """Return the complements of each listed cue with their new numbers."""
    takes = {key: dict(cue.takes) for key, cue in lexicon().items()}
    for (part, lemma, complement), (value, seen) in measured.items():
        if (part, lemma) not in takes or seen < LEAST_SEEN:
            continue
        if value >= LEAST_KEPT:
            takes[part, lemma][complement] = round(value, 2)
        else:
            takes[part, lemma].pop(complement, None)
    return takes


def rule_factors(judged: list[Judged], takes: dict) -> dict[str, float]:
    """Return the precision of each kind of rule relative to the mean of its cues."""
    expected: dict[str, float] = defaultdict(float)
    right: dict[str, int] = defaultdict(int)
    for candidate, hit in judged:
        value = takes.get((candidate.part, candidate.lemma), {}).get(candidate.complement)
        if value is not None:
            expected[candidate.kind] += value
            right[candidate.kind] += hit
    return {
        kind: round((right[kind] + RULE_WEIGHT) / (total + RULE_WEIGHT), 2)
        for kind, total in sorted(expected.items())
    }


def table(values: dict[str, object]) -> str:
    """Return a TOML inline table."""
    return "{ " + ", ".join(f"{k} = {v}" for k, v in values.items()) + " }"


def write(path: Path, takes: dict, factors: dict[str, float]) -> None:
    """Replace the numbers in cues.toml, line by line; cues without a complement are dropped."""
    lines, part = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            part = line.strip("[]")
        lemma = line.partition(" = {")[0].strip().strip('"')
        if part == "rule" and not line.startswith("["):
            if line.startswith("embedded"):
                lines += [line, *(f'"{kind}" = {value}' for kind, value in factors.items())]
            continue
        if (part, lemma) in takes and " = {" in line:
            if not takes[part, lemma]:
                continue
            found = dict(sorted(takes[part, lemma].items(), key=lambda item: -item[1]))
            line = re.sub(r"takes = \{.*?\}", f"takes = {table(found)}", line)
        lines.append(line)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def fit(judged: list[Judged]) -> None:
    """Fit cues and rules alternately on judged candidates, and write the result."""
    factors: dict[str, float] = {}
    for _ in range(ROUNDS):
        takes = new_takes(reliabilities(judged, factors))
        factors = rule_factors(judged, takes)
    write(Path(str(files("onrecord.lexicons") / "data" / "cues.toml")), takes, factors)


def main(split: Path) -> None:
    """Measure on a split of the corpus."""
    articles = list(read_split(split))
    parses = parse_all(a.text for a in articles)
    fit([j for parsed, a in zip(parses, articles, strict=True) for j in judge(parsed, a.attributions)])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
