"""Fit the weights that distinguish sourced statements from other claims.

    python -m onrecord.training.train_sourced GOLD.jsonl [--texts PATH …] [--more MORE.jsonl] [--output FILE]

A line of GOLD.jsonl is an article: `text`, and `statements`, each with `span` ([begin, end]). A claim is
sourced if its content overlaps a statement in at least half of the shorter one. Articles of MORE.jsonl have a
fifth of the weight. A file may call its statements `claims`. The first printed scores are from
leave-one-article-out cross-validation.

`data/sourced_statements.jsonl` holds our own labels of other articles: offsets without text. PATH has the
texts: JSON lines with `id` and `text`, or a folder of PolNeAR. The articles that this file calls `test` are
left out of the fit; the last scores are theirs.

Readers other than those of GOLD.jsonl count more or fewer claims as statements: the articles of MORE.jsonl
and our own have an extra feature for that, which is not saved.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..analysis.run import Stages, on_parse, run
from ..files.package_data import read_text
from ..model.article import Article
from ..model.spans import Span, overlap
from ..sourcing.sourced_statements import THRESHOLD
from ..sourcing.statement_features import FEATURES, features_of
from ..text import parse
from .logistic import fit_standardized, probabilities
from .marked_articles import check_text
from .polnear import read_split

_PENALTY = 10.0
"""L2 penalty on the weights of standardized features."""
_MORE = 0.2
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """A claim with its features.

    Attributes:
        article: id of its article.
        features: in the order of `FEATURES`.
        sourced: whether it is a sourced statement.
        weight: its weight in the fit.
        elsewhere: whether other readers labelled it than those of the gold file.
    """

    article: str
    features: tuple[float, ...]
    sourced: bool
    weight: float = 1.0
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with its statements.

    Attributes:
        id: its id.
        text: its text.
        published: its date, or None.
        statements: spans of the sourced statements.
        unclear: spans of what may be one or not; such claims are left out.
        test: whether it is left out of the fit.
    """

    id: str
    text: str
    published: str | None
    statements: Sequence[Sequence[int]]
    unclear: Sequence[Sequence[int]] = ()
    test: bool = False


def read_gold(path: Path) -> Iterator[Labelled]:
    """Yield the articles of a file with their statements."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        gold = json.loads(line)
        spans = [s["span"] for s in gold.get("statements", gold.get("claims")) if s["span"]]
        yield Labelled(f"{path}:{number}", gold["text"], gold.get("published"), spans)


def read_labels(paths: Sequence[Path]) -> Iterator[Labelled]:
    """Yield the articles of `data/sourced_statements.jsonl` whose texts are in files or folders.

    Raises:
        ValueError: a text differs from the one that was labelled.
    """
    texts = dict(pair for path in paths for pair in _texts(path))
    for line in read_text(__package__, "sourced_statements.jsonl").splitlines():
        row = json.loads(line)
        text = texts.get(row["id"])
        if text is None:
            continue
        check_text(row["id"], text, row["sha256"])
        yield Labelled(row["id"], text, None, row["statements"], row["unclear"], row["test"])


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    if path.is_dir():
        yield from ((f"{marked.stem}.txt", marked.text) for marked in read_split(path))
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield str(row["id"]), row["text"]


def examples_of(
    articles: Iterable[Labelled], weight: float = 1.0, elsewhere: bool = True
) -> Iterator[Example]:
    """Yield the claims of articles."""
    for found in articles:
        parsed = parse(found.text)
        article = Article(found.text, published=found.published)
        rows = run(article, on_parse(Stages(), parsed), until="claims")
        actors = {actor.id: actor for actor in rows.cast.actors}
        for claim in rows.claims:
            sourced = is_in(claim.content, found.statements)
            if sourced or not is_in(claim.content, found.unclear):
                features = features_of(parsed, claim, actors.get(claim.speaker or ""), rows.claims)
                yield Example(found.id, features, sourced, weight, elsewhere)


def is_in(content: Sequence[Span], statements: Sequence[Sequence[int]]) -> bool:
    """Whether a content and a statement share at least half of the shorter one."""
    length = sum(end - begin for begin, end in content)
    for begin, end in statements:
        shared = sum(overlap(span, (begin, end)) for span in content)
        if 2 * shared >= min(length, end - begin) > 0:
            return True
    return False


def fit(examples: Sequence[Example]) -> Floats:
    """Return the weights of the features and the constant, (features + 1,)."""
    plain = np.array([example.features for example in examples])
    elsewhere = np.array([[float(example.elsewhere)] for example in examples])
    rows = np.hstack([plain, elsewhere])
    right = np.array([example.sourced for example in examples])
    weight = np.array([example.weight for example in examples])
    found = fit_standardized(rows, right, _PENALTY, weight)
    return np.append(found[: len(FEATURES)], found[-1])


def left_out(examples: Sequence[Example]) -> Floats:
    """Return the probability of each example of weight 1, with weights fitted without its article."""
    whole = [example for example in examples if example.weight == 1]
    by_article = {
        article: fit([e for e in examples if e.article != article])
        for article in dict.fromkeys(e.article for e in whole)
    }
    return np.concatenate([probabilities(by_article[e.article], np.array([e.features])) for e in whole])


def figures(examples: Sequence[Example], guess: Floats) -> str:
    """Return precision and recall of claims of weight 1 at the threshold, in one line."""
    right = np.array([e.sourced for e in examples if e.weight == 1])
    shown = guess >= THRESHOLD
    hits = int(right[shown].sum())
    return (
        f"{len(right)} claims, {right.sum()} sourced; precision {hits / max(1, shown.sum()):.1%}, "
        f"recall {hits / max(1, right.sum()):.1%}"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print the scores and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.train_sourced",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--texts", type=Path, nargs="+", default=[])
    parser.add_argument("--more", type=Path)
    parser.add_argument("--output", type=Path, default=Path("sourced.json"))
    given = parser.parse_args(arguments)
    labelled = list(read_labels(given.texts))
    gold = list(examples_of(read_gold(given.gold), elsewhere=False))
    examples = [*gold, *examples_of(article for article in labelled if not article.test)]
    if given.more:
        examples += examples_of(read_gold(given.more), _MORE)
    guess = left_out(examples)
    print("gold:", figures(gold, guess[: len(gold)]))
    found = fit(examples)
    others = [e for e in examples[len(gold) :] if e.weight == 1]
    test = list(examples_of(article for article in labelled if article.test))
    if test:
        print("labels:", figures(others, guess[len(gold) :]))
        print("test:", figures(test, probabilities(found, np.array([e.features for e in test]))))
    *weights, constant = (round(float(value), 4) for value in found)
    written = {"features": dict(zip(FEATURES, weights, strict=True)), "constant": constant}
    given.output.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
