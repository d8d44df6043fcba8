"""Fit the ranker that decides which of several people a surname means that they share.

    python -m onrecord.training.train_shared_names CORPORA [--output shared_names.json]

CORPORA is a folder with `polnear` and `worldwide`. `data/shared_names.jsonl` says for surnames in some of
their articles which person is meant: the characters of the surname, then those of a full name of the person.
The weights maximize the probability of the right person in each pair with another one (Bradley and Terry
1952), first with right earlier decisions, then also with the ranker's own. The printed shares are from
cross-validation over articles; there every decision rests on the ranker's earlier ones.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..actors.cast import find_names
from ..actors.entities import Entity
from ..actors.grouping.gathering import Gathering
from ..actors.grouping.group_names import group_names
from ..actors.grouping.shared_names import FEATURES, features_of
from ..analysis.run import read_text
from ..attribution.complete import complete_attributions
from ..attribution.find import find_attributions
from ..model.attribution import Attribution
from ..model.names import Name
from ..model.spans import Span
from ..networks.reader import Reading
from ..text.tokens import Tokens
from .logistic import fit_binary
from .marked_articles import read_marks

_PENALTY = 30.0
"""L2 penalty on the weights of features scaled to a mean square of 1."""
_PARTS = 8
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Text:
    """An article up to its names.

    Attributes:
        tokens, names, attributions, reading: arguments of `group_names`.
        meant: a full name of the person, by the surname.
    """

    tokens: Tokens
    names: Sequence[Name]
    attributions: Sequence[Attribution]
    reading: Reading
    meant: Mapping[Span, Span]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice between people, one of whom is right.

    Attributes:
        rows: (people, features).
        right: the index of the right one.
        taken: the index of the one that was taken.
    """

    rows: Floats
    right: int
    taken: int


def read_texts(corpora: Path) -> list[Text]:
    """Return the marked articles.

    Raises:
        ValueError: an article is missing, or its text is another one.
    """
    texts = []
    for marks, text in read_marks("onrecord.training", "shared_names.jsonl", corpora):
        parsed, reading = read_text(text)
        attributions = complete_attributions(parsed, find_attributions(parsed, reading))
        meant = {(b, e): (begin, end) for b, e, begin, end in marks["names"]}
        texts.append(Text(parsed.tokens, find_names(parsed, reading), attributions, reading, meant))
    return texts


def choices_of(text: Text, weights: Floats | None) -> list[Choice]:
    """Return the choices in an article between people of whom one is the right one.

    Args:
        text: the article.
        weights: (features,), those of the ranker that chooses; None takes the right one each time.
    """
    choices: list[Choice] = []

    def rank(gathering: Gathering, i: int, fits: Sequence[Entity]) -> list[tuple[Entity, float]]:
        rows = np.array(features_of(gathering, i, fits))
        best = 0 if weights is None else int((rows @ weights).argmax())
        known = _overlapping(text.meant, gathering.mentions[i].span)
        right = [n for n, e in enumerate(fits) if any(span == known for span, _ in e.mentions)]
        if len(right) == 1:
            best = right[0] if weights is None else best
            choices.append(Choice(rows, right[0], best))
        return [(fits[best], 1.0)]

    group_names(text.tokens, text.names, text.attributions, text.reading, rank)
    return choices


def _overlapping(meant: Mapping[Span, Span], name: Span) -> Span | None:
    """The full name of whom a name means, if a mark says so."""
    return next((full for span, full in meant.items() if span[0] < name[1] and name[0] < span[1]), None)


def fit(texts: Sequence[Text]) -> Floats:
    """Return the weights of the features, (features,)."""
    choices = [choice for text in texts for choice in choices_of(text, None)]
    first = _fit_choices(choices)
    return _fit_choices([*choices, *(choice for text in texts for choice in choices_of(text, first))])


def _fit_choices(choices: Sequence[Choice]) -> Floats:
    pairs = [
        (choice.rows[choice.right] - row, 1 / (len(choice.rows) - 1))
        for choice in choices
        for number, row in enumerate(choice.rows)
        if number != choice.right
    ]
    differences = np.array([difference for difference, _ in pairs])
    weight = np.array([share for _, share in pairs])
    scale = np.sqrt((differences**2).mean(axis=0))
    scale[scale == 0] = 1.0
    design = np.vstack([differences, -differences]) / scale
    wins = np.repeat([True, False], len(pairs))
    return fit_binary(design, wins, np.full(len(scale), _PENALTY), np.tile(weight, 2)) / scale


def left_out(texts: Sequence[Text]) -> list[list[Choice]]:
    """Return the choices in each article, by weights fitted without its part of the articles."""
    found: list[list[Choice]] = [[] for _ in texts]
    for part in range(_PARTS):
        fitted = fit([text for number, text in enumerate(texts) if number % _PARTS != part])
        for number, text in enumerate(texts):
            if number % _PARTS == part:
                found[number] = choices_of(text, fitted)
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the shares of right choices and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.train_shared_names",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--output", type=Path, default=Path("shared_names.json"))
    given = parser.parse_args(arguments)
    texts = read_texts(given.corpora)
    by_article = [[c.taken == c.right for c in found] for found in left_out(texts) if found]
    right = [is_right for found in by_article for is_right in found]
    print(
        f"{len(right)} surnames in {len(by_article)} articles: {np.mean(right):.1%} right, "
        f"mean of the articles {np.mean([np.mean(found) for found in by_article]):.1%}"
    )
    fitted = dict(zip(FEATURES, np.round(fit(texts), 4).tolist(), strict=True))
    given.output.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
