"""Link contents to cues and cues to sources, by the network's link vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...networks.pieces import Pieces
from ...networks.tagger import Window
from .bioes import ROLES, to_spans, viterbi

SOURCE, CUE, CONTENT = range(len(ROLES))


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled span of pieces.

    Attributes:
        begin, end: its pieces, end exclusive.
        role: `SOURCE`, `CUE` or `CONTENT`.
        certainty: log-probability of its labels, averaged over its words.
        edges: the lower log-probability of its first and last label.
    """

    begin: int
    end: int
    role: int
    certainty: float
    edges: float


@dataclass(frozen=True, slots=True)
class Linked:
    """An attribution in pieces, with the log-probabilities of its links.

    Attributes:
        source: its source, or None.
        cue: its cue, or None.
        contents: its contents, in order, at least one.
        content_link: lowest log-probability of a link from a content to the cue.
        source_link: log-probability of the link from cue to source (or to none).
    """

    source: Part | None
    cue: Part | None
    contents: tuple[Part, ...]
    content_link: float
    source_link: float


def parts(scored: Window, pieces: Pieces) -> list[Part]:
    """The spans of the best legal labels of a window."""
    opening = np.flatnonzero(pieces.first[scored.begin : scored.end])
    if not len(opening):
        return []
    bounds = [*(opening + scored.begin).tolist(), scored.end]
    logs = scored.labels[opening]
    labels = viterbi(logs)
    found = logs[np.arange(len(labels)), labels]
    return [
        Part(bounds[i], bounds[j], role, float(found[i:j].mean()), float(min(found[i], found[j - 1])))
        for i, j, role in to_spans(labels.tolist())
    ]


def link(scored: Window, found: Sequence[Part], none: NDArray[np.float32]) -> list[Linked]:
    """The attributions of a window, in the order of their first content.

    A cue without a content is left out, with its source.
    """
    by_role = [[p for p in found if p.role == role] for role in range(len(ROLES))]
    seeks_cue, cue, seeks_source, source = np.split(scored.links, 4, axis=1)
    at = [np.array([p.begin - scored.begin for p in group], dtype=np.int64) for group in by_role]
    to_cue = _choices(seeks_cue[at[CONTENT]], cue[at[CUE]], none[0])
    to_source = _choices(seeks_source[at[CUE]], source[at[SOURCE]], none[1])
    groups: dict[int, list[int]] = {}
    for content in range(len(by_role[CONTENT])):
        best = int(to_cue[content].argmax()) - 1
        groups.setdefault(best if best >= 0 else -1 - content, []).append(content)
    result = []
    for cue_index, contents in groups.items():
        chosen_source, source_link = None, 0.0
        if cue_index >= 0:
            best = int(to_source[cue_index].argmax())
            source_link = float(to_source[cue_index, best])
            chosen_source = by_role[SOURCE][best - 1] if best else None
        result.append(
            Linked(
                source=chosen_source,
                cue=by_role[CUE][cue_index] if cue_index >= 0 else None,
                contents=tuple(by_role[CONTENT][c] for c in contents),
                content_link=float(min(to_cue[c].max() for c in contents)),
                source_link=source_link,
            )
        )
    return result


def _choices(
    seeking: NDArray[np.float32], sought: NDArray[np.float32], none: NDArray[np.float32]
) -> NDArray[np.float32]:
    """The log-probabilities (seeking, 1 + sought) of all links; the first column means no link."""
    candidates = np.concatenate([none[None, :], sought])
    scores = seeking @ candidates.T / np.sqrt(seeking.shape[1] or 1)
    scores = scores - scores.max(axis=1, keepdims=True) if len(scores) else scores
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)) if len(scores) else scores
