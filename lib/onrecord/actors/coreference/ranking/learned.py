"""The learned ranker: the network's scores of pairs, combined with the rules' scores of candidates.

The score of a candidate is a weighted sum of two: the log of the sum of the network's odds over its mentions,
and the sum of the weights of its features (`rules`). `training.reader` fits the weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from ....files.package_data import read_toml
from ....model.anaphors import Anaphor, Candidate, Scorer
from ....model.attribution import Attribution
from ....model.spans import Span
from ....networks.antecedents import score_antecedents
from ....networks.reader import Reading
from ....text.parsed import Parsed
from ..mention_context import describe
from . import rules

SCORED = frozenset(("he", "she", "they", "it", "person", "organization"))
"""Forms of anaphors that the network scores; the others are left to the rules."""
LEAST = -20.0
"""The least score by the rules; lower scores are raised to it."""
_UNSEEN = -6.0
"""The network's score of a candidate if it scores none of its mentions."""


@cache
def mixture() -> Mapping[str, Mapping[str, float]]:
    """For each form of anaphor, the weights of the network and the rules, and the offset of “nobody yet”."""
    return read_toml("onrecord.actors", "mixture.toml")


def prepare(
    parsed: Parsed,
    attributions: Sequence[Attribution],
    reading: Reading,
    mentions: Sequence[Span],
    anaphors: Sequence[Anaphor],
) -> Scorer:
    """The scorer of a text; the network scores all pairs at once.

    Args:
        parsed: the text.
        attributions: its attributions.
        reading: what the networks read in it.
        mentions: characters of its names and anaphors.
        anaphors: all that may need an antecedent.
    """
    network = NetworkScores(parsed, attributions, reading, mentions, anaphors)

    def score(anaphor: Anaphor, candidates: Sequence[Candidate]) -> Sequence[float]:
        by_rule = rules.score(anaphor, candidates)
        read = network.of(anaphor, candidates)
        if read is None:
            return by_rule
        weights = mixture()[anaphor.form]
        return [
            weights["network"] * r
            + weights["rules"] * max(s, LEAST)
            + (weights["nobody"] if c.entity is None else 0.0)
            for r, s, c in zip(read, by_rule, candidates, strict=True)
        ]

    return score


class NetworkScores:
    """The network's scores of the candidates of a text's anaphors."""

    def __init__(
        self,
        parsed: Parsed,
        attributions: Sequence[Attribution],
        reading: Reading,
        mentions: Sequence[Span],
        anaphors: Sequence[Anaphor],
    ) -> None:
        """Score all pairs of a text; for the arguments see `prepare`."""
        tokens = parsed.tokens
        up_to_head = {a.span: tokens.span(a.first, a.head) for a in anaphors}
        asked = [a for a in anaphors if a.form in SCORED]
        names = [span for span in mentions if span not in up_to_head]
        spans = {**dict.fromkeys(names, True), **dict.fromkeys(up_to_head.values(), False)}
        described = describe(parsed.doc, list(spans.items()), attributions)
        self._index = {mention.span: i for i, mention in enumerate(described)}
        self._index |= {span: self._index[cut] for span, cut in up_to_head.items()}
        self._row = {(a.id, a.form): row for row, a in enumerate(asked)}
        self._scores = score_antecedents(
            reading, described, [self._index[a.span] for a in asked], [True] * len(described)
        )

    def of(self, anaphor: Anaphor, candidates: Sequence[Candidate]) -> list[float] | None:
        """Scores of the candidates of an anaphor, or None if the network does not score it."""
        row = self._row.get((anaphor.id, anaphor.form))
        if row is None:
            return None
        pairs = self._scores.pairs[row]
        found = []
        for candidate in candidates:
            if candidate.entity is None:
                found.append(float(self._scores.nobody[row]))
                continue
            at = [self._index[span] for span in candidate.mentions if span in self._index]
            score = float(np.logaddexp.reduce(pairs[at])) if at else -np.inf
            found.append(score if score > -np.inf else _UNSEEN)
        return found
