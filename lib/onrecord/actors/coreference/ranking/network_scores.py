"""The network's scores of the candidates of a text's anaphors, all computed at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ....model.anaphors import Anaphor, Candidate
from ....model.attribution import Attribution
from ....model.spans import Span
from ....networks.antecedents import score_antecedents
from ....networks.reader import Reading
from ....text.parsed import Parsed
from ..mention_context import describe

SCORED = frozenset(("he", "she", "they", "it", "person", "organization"))
"""Forms of anaphors that the network scores; the others are left to the rules."""
_UNSEEN = -6.0
"""The network's score of a candidate if it scores none of its mentions."""


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
        """Score all pairs of a text.

        Args:
            parsed: the text.
            attributions: its attributions.
            reading: what the networks read in it.
            mentions: characters of its names and anaphors.
            anaphors: all that may need an antecedent.
        """
        tokens = parsed.tokens
        up_to_head = {a.span: tokens.span(a.first, a.head) for a in anaphors}
        asked = [a for a in anaphors if a.form in SCORED]
        names = [span for span in mentions if span not in up_to_head]
        spans = {**dict.fromkeys(names, True), **dict.fromkeys(up_to_head.values(), False)}
        described = describe(parsed.doc, list(spans.items()), attributions)
        self._index = {mention.span: i for i, mention in enumerate(described)}
        self._index |= {span: self._index[cut] for span, cut in up_to_head.items()}
        self._spans: dict[int, list[Span]] = {}
        for span, i in self._index.items():
            self._spans.setdefault(i, []).append(span)
        self._row = {(a.id, a.form): row for row, a in enumerate(asked)}
        self._scores = score_antecedents(
            reading, described, [self._index[a.span] for a in asked], [True] * len(described)
        )

    def compared(self, anaphor: Anaphor) -> list[Span]:
        """The mentions that the network compares with an anaphor; none if it does not score it."""
        row = self._row.get((anaphor.id, anaphor.form))
        at = np.flatnonzero(np.isfinite(self._scores.pairs[row])) if row is not None else ()
        return [span for i in at for span in self._spans[int(i)]]

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
