"""Measures an exported reader on documents with known answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...model.mention import FORMS
from ...model.spans import Span
from ...networks.antecedents import KINDS, Ranker, Scores, score_antecedents
from ...networks.reader import read
from .documents import Document
from .mention_labels import Labelled, owner_of

_PRONOUNS = ("he", "she", "it", "they")
_ACTOR_KINDS = (KINDS.index("person"), KINDS.index("organization"))


@dataclass(frozen=True, slots=True)
class Resolved:
    """A document's anaphors with their scores.

    Attributes:
        document: the document.
        labelled: its mentions.
        scores: of its anaphors.
    """

    document: Document
    labelled: Labelled
    scores: Scores

    def choices(self, scale: float = 1.0, offset: float = 0.0) -> NDArray[np.float32]:
        """Probabilities of each mention and, last, of “nobody yet”, (anaphors, mentions + 1)."""
        logits = np.concatenate([self.scores.pairs, self.scores.nobody[:, None] + offset], axis=1) * scale
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        return np.asarray(odds / odds.sum(axis=1, keepdims=True))


def resolve(documents: Iterable[tuple[Document, Labelled]], session: Any, ranker: Ranker) -> list[Resolved]:
    """Read documents and score their anaphors."""
    result = []
    for document, labelled in documents:
        reading = read(document.text, session)
        found = score_antecedents(
            reading, labelled.mentions, labelled.anaphors.tolist(), labelled.is_open.tolist(), ranker
        )
        result.append(Resolved(document, labelled, found))
    return result


def gap_scores(resolved: Sequence[Resolved]) -> dict[str, float]:
    """F1 as GAP counts it, percent: all, masculine and feminine pronouns, and the ratio of the last two."""
    counts: Counter[tuple[str, str]] = Counter()
    for one in resolved:
        pronoun, text = one.document.pronoun, one.document.text
        assert pronoun is not None
        sex = "f" if text[slice(*pronoun.span)].lower() in ("she", "her", "hers") else "m"
        chosen = _owner(one, pronoun.names)
        for i, right in enumerate(pronoun.right):
            for group in ("all", sex):
                counts[group, "right"] += int(right and chosen == i)
                counts[group, "marked"] += right
                counts[group, "found"] += chosen == i
    f1 = {
        g: _percent(2 * counts[g, "right"], counts[g, "marked"] + counts[g, "found"])
        for g in ("all", "m", "f")
    }
    return f1 | {"ratio": round(f1["f"] / max(f1["m"], 1.0), 3)}


def _owner(one: Resolved, names: tuple[Span, Span]) -> int | None:
    """The one of two names that the pronoun most probably stands for; None for neither."""
    probabilities = one.choices()[0]
    shares: dict[int | str | None, float] = {None: float(probabilities[-1])}
    for mention, p in zip(one.labelled.mentions, probabilities[:-1], strict=True):
        owner = owner_of(one.document.text, mention.span, names)
        key = owner if owner in (0, 1) else mention.head
        shares[key] = shares.get(key, 0.0) + float(p)
    best = max(shares, key=lambda key: shares[key])
    return best if isinstance(best, int) else None


def antecedent_scores(resolved: Sequence[Resolved]) -> dict[str, dict[str, str]]:
    """Share of right answers, for anaphors that refer back and for those that refer to “nobody yet”.

    Pronouns of persons and organizations, other pronouns, noun phrases.
    """
    counts: Counter[tuple[str, str, bool]] = Counter()
    for one in resolved:
        for row, (i, p) in enumerate(zip(one.labelled.anaphors, one.choices(), strict=True)):
            right = one.labelled.right[row]
            best = int(p.argmax())
            nobody = best == len(p) - 1 and bool(one.labelled.nobody[row])
            counts[_group(one.labelled, int(i)), "right", bool(right)] += int(best in right or nobody)
            counts[_group(one.labelled, int(i)), "all", bool(right)] += 1
    result = {}
    for group in ("pronoun", "other pronoun", "noun phrase"):
        parts = {}
        for name, kinds in (("all", (True, False)), ("refers back", (True,)), ("nobody yet", (False,))):
            counted, total = (sum(counts[group, what, k] for k in kinds) for what in ("right", "all"))
            parts[name] = f"{_percent(counted, total)} of {total}"
        result[group] = parts
    return result


def _group(labelled: Labelled, mention: int) -> str:
    if FORMS[labelled.mentions[mention].form] not in _PRONOUNS:
        return "noun phrase"
    return "pronoun" if labelled.kinds[mention] in _ACTOR_KINDS else "other pronoun"


def _percent(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0
