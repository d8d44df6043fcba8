"""Readings of marked news as examples for the network of directed stance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from ...analysis.run import Stages, on_parse, run
from ...model.article import Article
from ...model.spans import Span
from ...networks.marks import Marked as MarkedText
from ...text import parse
from . import news
from .directed_network import Example

_LONGEST = 200
"""Most word pieces of a sentence that is learned."""
_NEUTRAL = 1.5
"""Number of neutral sentences per sentence with a side."""
_SIDE = 0.3
"""Least probability of a side in a sentence that counts as one with a side."""

Mark = Callable[..., MarkedText]
"""Converts a text and its mentions to the input of the network."""
Mood = Callable[[Sequence[Example]], Sequence[float]]
"""Returns for each example how sure the network is of a side."""


def read_examples(corpora: Path, mark: Mark) -> tuple[list[Example], list[Example]]:
    """Return the sentences of the training articles: those that show a side, and neutral ones.

    Args:
        corpora: folder with `polnear` and `worldwide`.
        mark: converts a text and its mentions.
    """
    shown: list[Example] = []
    neutral: list[Example] = []
    for marked in news.read(corpora):
        if marked.split == "train":
            for example in _of_article(marked, mark):
                is_shown = any(1 - answer[1] > _SIDE for *_, answer in example.answers)
                (shown if is_shown else neutral).append(example)
    return shown, neutral


def choose(shown: Sequence[Example], neutral: Sequence[Example], mood: Mood, seed: int = 0) -> list[Example]:
    """Return each sentence with a side twice, and a draw of the neutral ones twice.

    Neutral sentences in which the network finds a side come first.
    """
    order = np.random.default_rng(seed).permutation(len(neutral)).tolist()
    moods = mood(neutral)
    order.sort(key=lambda i: -round(moods[i]))
    kept = [neutral[i] for i in order[: round(_NEUTRAL * len(shown))]]
    return 2 * [*shown, *kept]


def _of_article(marked: news.Marked, mark: Mark) -> list[Example]:
    parsed = parse(marked.text)
    rows = run(Article(marked.text), on_parse(Stages(), parsed), until="claims")
    grouped: dict[tuple[str, tuple[Span, ...]], dict[tuple[Span | None, Span], tuple[float, ...]]] = {}
    for reading, label in news.label_readings(marked, parsed, rows.claims, rows.cast):
        text, source, target = reading.pair
        mentions = tuple(sorted({span for span in (source, target) if span is not None}))
        grouped.setdefault((text, mentions), {})[source, target] = label
    examples = []
    for (text, mentions), answers in grouped.items():
        found = mark(text, *mentions)
        if len(found) <= _LONGEST:
            numbered = (
                (None if source is None else mentions.index(source), mentions.index(target), label)
                for (source, target), label in answers.items()
            )
            examples.append(Example(found, tuple(numbered)))
    return examples
