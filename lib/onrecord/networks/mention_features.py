"""Features of anaphors, and of pairs of an anaphor and a candidate, as arrays of zeros and ones.

Buckets of distance follow Lee et al. (2017); quotation and attribution show who speaks about whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..model.mention import FORMS, ROLES, Mention

_NAME = FORMS.index("name")
_PRONOUNS = [FORMS.index(form) for form in ("he", "she", "it", "they")]
_SUBJECT = ROLES.index("subject")

_SENTENCES = (0, 1, 2, 3, 5, 8)
_BETWEEN = (0, 1, 2, 3, 4, 6, 9, 14, 22, 35)
_PARAGRAPHS = (0, 1, 2)
_OFTEN = (1, 2, 4)
_CANDIDATES = (0, 2, 5, 12)
_INTO_TEXT = (0, 1, 4)

_N_QUOTED, _N_SAID, _N_MATCHES, _N_GRAMMAR, _N_CLASSES = 4, 7, 4, 2, 2
PAIR_WIDTH = (
    len(_SENTENCES) + len(_BETWEEN) + len(_PARAGRAPHS) + len(_OFTEN) + 4
    + 2 * len(FORMS) + 2 * len(ROLES) + 2
    + _N_QUOTED + _N_SAID + _N_MATCHES + _N_GRAMMAR + _N_CLASSES
)  # fmt: skip
ANAPHOR_WIDTH = len(FORMS) + len(ROLES) + 3 + _N_MATCHES + len(_CANDIDATES) + len(_INTO_TEXT) + 2

Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Table:
    """Mentions in text order, and their fields as int64 arrays, one entry each.

    Attributes:
        mentions: the mentions.
        form, role, sentence, paragraph, quotation, source_of, content_of: see `Mention`.
        last_source: the attribution whose source was mentioned last before a mention, -2 for none.
        often: how often its head was mentioned so far, itself included.
    """

    mentions: tuple[Mention, ...]
    form: Indices
    role: Indices
    sentence: Indices
    paragraph: Indices
    quotation: Indices
    source_of: Indices
    content_of: Indices
    last_source: Indices
    often: Indices


def tabulate(mentions: Sequence[Mention]) -> Table:
    """Arrays of mentions that are in text order."""

    def column(name: str) -> Indices:
        return np.array([getattr(m, name) for m in mentions], dtype=np.int64)

    source_of = column("source_of")
    return Table(
        mentions=tuple(mentions),
        form=column("form"),
        role=column("role"),
        sentence=column("sentence"),
        paragraph=column("paragraph"),
        quotation=column("quotation"),
        source_of=source_of,
        content_of=column("content_of"),
        last_source=_last_source(source_of),
        often=_often(mentions),
    )


def _last_source(source_of: Indices) -> Indices:
    result = np.full(len(source_of), -2, dtype=np.int64)
    last = -2
    for i, source in enumerate(source_of):
        result[i] = last
        if source >= 0:
            last = source
    return result


def _often(mentions: Sequence[Mention]) -> Indices:
    seen: dict[str, int] = {}
    result = np.zeros(len(mentions), dtype=np.int64)
    for i, mention in enumerate(mentions):
        result[i] = seen[mention.head] = seen.get(mention.head, 0) + 1
    return result


def candidates_of(table: Table, anaphors: Indices, is_open: Flags) -> Flags:
    """Which mentions are candidates of which anaphor, (anaphors, mentions).

    All open mentions before it, and names that follow in its sentence (“In his speech, Obama …”).
    """
    rank = np.arange(len(table.form))
    before = rank[None, :] < anaphors[:, None]
    same = table.sentence[None, :] == table.sentence[anaphors][:, None]
    after = (rank[None, :] > anaphors[:, None]) & same & (table.form == _NAME)[None, :]
    return np.asarray((before | after) & is_open[None, :])


def pair_features(table: Table, anaphors: Indices, candidates: Indices) -> NDArray[np.float32]:
    """Features of pairs, float32 (pairs, `PAIR_WIDTH`).

    Args:
        table: the mentions of a text.
        anaphors: index of the anaphor of each pair.
        candidates: index of the candidate of each pair.
    """
    t, a, c = table, anaphors, candidates
    pronoun = np.isin(t.form[a], _PRONOUNS)
    both = pronoun & np.isin(t.form[c], _PRONOUNS)
    in_a, in_c = t.quotation[a] >= 0, t.quotation[c] >= 0
    together = t.quotation[a] == t.quotation[c]
    speaks_a, speaks_c = t.source_of[a] >= 0, t.source_of[c] >= 0
    columns = [
        in_a & together, in_a & in_c & ~together, in_a & ~in_c, ~in_a & in_c,
        speaks_c & (t.source_of[c] == t.content_of[a]),  # the candidate speaks around the anaphor
        speaks_a & (t.source_of[a] == t.content_of[c]),
        speaks_a & (t.source_of[a] == t.source_of[c]),
        (t.content_of[a] >= 0) & (t.content_of[a] == t.content_of[c]),
        speaks_c,
        speaks_a,
        speaks_c & (t.source_of[c] == t.last_source[a]),  # the candidate spoke last
    ]  # fmt: skip
    return _side_by_side(
        _buckets(np.abs(t.sentence[a] - t.sentence[c]), _SENTENCES),
        _buckets(np.abs(a - c) - 1, _BETWEEN),
        _buckets(np.abs(t.paragraph[a] - t.paragraph[c]), _PARAGRAPHS),
        _one_hot(t.form[a], len(FORMS)), _one_hot(t.form[c], len(FORMS)),
        _one_hot(t.role[a], len(ROLES)), _one_hot(t.role[c], len(ROLES)),
        _buckets(t.often[c], _OFTEN), (t.often[c] == 1)[:, None], (c > a)[:, None],
        np.stack(columns, axis=1),
        _matches(t, a, c, ~pronoun),
        np.stack([t.role[a] == t.role[c], (t.role[a] == _SUBJECT) & (t.role[c] == _SUBJECT)], axis=1),
        np.stack([both & (t.form[a] == t.form[c]), both & (t.form[a] != t.form[c])], axis=1),
    )  # fmt: skip


def anaphor_features(table: Table, anaphors: Indices, allowed: Flags) -> NDArray[np.float32]:
    """Features of anaphors for the score of *nobody yet*, float32 (anaphors, `ANAPHOR_WIDTH`).

    Args:
        table: the mentions of a text.
        anaphors: their indices.
        allowed: (anaphors, mentions), their candidates.
    """
    t, a = table, anaphors
    found = np.zeros((len(a), _N_MATCHES), dtype=np.float32)
    for row in np.flatnonzero(~np.isin(t.form[a], _PRONOUNS)):
        c = np.flatnonzero(allowed[row])
        if len(c):
            found[row] = _matches(t, np.full(len(c), a[row]), c, np.ones(len(c), dtype=np.bool_)).max(axis=0)
    places = [t.quotation[a] >= 0, t.source_of[a] >= 0, t.content_of[a] >= 0]
    return _side_by_side(
        _one_hot(t.form[a], len(FORMS)), _one_hot(t.role[a], len(ROLES)), np.stack(places, axis=1), found,
        _buckets(allowed.sum(axis=1), _CANDIDATES), _buckets(t.sentence[a], _INTO_TEXT),
    )  # fmt: skip


def _matches(t: Table, a: Indices, c: Indices, asked: Flags) -> NDArray[np.float32]:
    """The overlap of a noun phrase's words with a candidate's, (pairs, 4); zeros for other pairs.

    The same head; its head among the candidate's words; among those beside it (title, apposition); the same
    head and half of all words.
    """
    result = np.zeros((len(a), _N_MATCHES), dtype=np.float32)
    for row in np.flatnonzero(asked):
        x, y = t.mentions[a[row]], t.mentions[c[row]]
        same = x.head == y.head
        alike = same and 2 * len(x.words & y.words) >= len(x.words | y.words)
        result[row] = same, x.head in y.words, x.head in y.beside, alike
    return result


def _one_hot(values: Indices, size: int) -> NDArray[np.float32]:
    return np.eye(size, dtype=np.float32)[values]


def _buckets(values: Indices, bounds: Sequence[int]) -> NDArray[np.float32]:
    """One-hot buckets, (values, len(bounds) + 1); the first holds values of at most `bounds[0]`."""
    return _one_hot(np.searchsorted(np.array(bounds), values, side="left"), len(bounds) + 1)


def _side_by_side(*parts: NDArray[np.generic]) -> NDArray[np.float32]:
    return np.concatenate([part.astype(np.float32) for part in parts], axis=1)
