"""Fit how the ranker of antecedents weighs the network and the features of candidates.

    python -m onrecord.training.train_mixture CORPORA [--output weights.toml]

CORPORA is a folder with `gum`, `polnear` and `worldwide`. The choices are those that the program makes
in texts that the network was not trained on (`reader.documents.split_of`); for nouns, also in news in which
names were hidden, where they often mean somebody new. For each form of anaphor, the weights maximize the
probability of the right candidates, with a penalty on the distance from the weights now in use; weights of
features that are rare in the choices stay. The printed figures are from cross-validation over articles. The
output has a table per form: the weights of features, on the scale of `antecedents.toml`, and of `network`,
`rules` and `nobody` for `mixture.toml`. What is shipped is copied from it by hand.
"""

from __future__ import annotations

import argparse
import functools
import random
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..actors.cast import find_actors
from ..actors.coreference.mention_context import PRONOUNS
from ..actors.coreference.ranking import learned, rules
from ..actors.coreference.ranking.network_scores import NetworkScores
from ..analysis.run import Stages, on_parse, run
from ..lexicons.words import given_names
from ..model.anaphors import Anaphor, Candidate, Scorer
from ..model.article import Article
from ..model.spans import Span, overlap
from ..networks.directed_stance import softmax
from ..text import parse
from ..text.parsed import Parsed
from .reader.documents import Document, read_gum, read_news, read_plain
from .reader.mention_labels import noun_phrase_span
from .reader.prepare import passages

FORMS = {
    "he": "he_she",
    "she": "he_she",
    "they": "they",
    "it": "it",
    "person": "person",
    "organization": "organization",
}
"""Forms of anaphors, and the table of weights that each has."""
_MIXED = {table: form for form, table in reversed(FORMS.items())}
"""A form whose mixture a table of weights belongs to."""
NETWORK, NOBODY = "network", "nobody yet"
"""What the network says of a candidate, and 1 for *nobody yet*, as features."""
_LEAST = 100
"""Fewest choices to which weights are fitted; with fewer, the weights stay."""
_RARE = 8
"""Fewest candidates with a feature for its weight to be fitted."""
_SPLITS = ("dev", "calibration", "test")
_HIDDEN_FROM, _HIDDEN = 900, 120
"""The first article in which names are hidden, and the number of articles."""
_PENALTY = 2.0
_PARTS = 5
_STEPS = 200
_LEAST_STEP = 1e-6
Floats = NDArray[np.float64]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of the ranker.

    Attributes:
        article: id of the text.
        table: the table of weights of the form of anaphor.
        candidates: the features of each candidate, by name.
        right: bool (candidates,).
    """

    article: str
    table: str
    candidates: tuple[Weights, ...]
    right: NDArray[np.bool_]


def choices_of(document: Document) -> Iterator[Choice]:
    """Yield the choices between candidates in a text with known chains, if one of the candidates is right."""
    parsed = parse(document.text)
    meant = _meant(document, parsed)
    found: list[Choice] = []

    def recording(network: NetworkScores) -> Scorer:
        score = learned.scorer(network)

        def record(anaphor: Anaphor, candidates: Sequence[Candidate]) -> Sequence[float]:
            end = parsed.tokens.span(anaphor.first, anaphor.head)[1]
            by_network = network.of(anaphor, candidates)
            words = parsed.text[slice(*anaphor.span)].lower()
            known = end in meant or (words in PRONOUNS and document.corpus != "hidden")
            if by_network is not None and len(candidates) > 1 and known and anaphor.form in FORMS:
                told = tuple(
                    {**one.features, NETWORK: float(score), NOBODY: float(one.entity is None)}
                    for one, score in zip(candidates, by_network, strict=True)
                )
                right = _right(anaphor.span, candidates, meant.get(end, ()))
                if right.any():
                    found.append(Choice(document.id, FORMS[anaphor.form], told, right))
            return score(anaphor, candidates)

        return record

    stages = on_parse(Stages(find_actors=functools.partial(find_actors, ranker=recording)), parsed)
    run(Article(document.text), stages, until="claims")
    yield from found


def hidden(corpora: Path) -> Iterator[Document]:
    """Yield passages with hidden names, from articles in which none were hidden for the training."""
    plain = list(read_plain(corpora))
    random.Random(0).shuffle(plain)
    for passage in passages(plain[_HIDDEN_FROM : _HIDDEN_FROM + _HIDDEN], given_names(), seed=1):
        assert passage.hidden is not None
        names, nouns = passage.hidden.names, passage.hidden.anaphors
        numbers = {key: i for i, key in enumerate(dict.fromkeys(key for _, _, key in (*names, *nouns)))}
        chains = [(b, e, numbers[key], "person", "name") for b, e, key in names]
        for n, (b, e, key) in enumerate(nouns):
            if passage.text[b:e].lower() not in PRONOUNS:
                chain = len(numbers) + n if key is None else numbers[key]
                chains.append((b, e, chain, "person", "nominal"))
        yield replace(passage, corpus="hidden", hidden=None, chains=tuple(chains))


def _meant(document: Document, parsed: Parsed) -> dict[int, tuple[Span, ...]]:
    """The mentions of the chain of each pronoun and noun phrase, by the end of its head."""
    chains: dict[int, list[Span]] = {}
    for begin, end, chain, _, _ in document.chains or ():
        if chain is not None:
            chains.setdefault(chain, []).append((begin, end))
    found: dict[int, tuple[Span, ...]] = {}
    for begin, end, chain, _, form in document.chains or ():
        if form != "name":
            last = end if form == "pronoun" else noun_phrase_span(parsed.doc, (begin, end))[1]
            found.setdefault(last, tuple(chains[chain]) if chain is not None else ())
    return found


def _right(anaphor: Span, candidates: Sequence[Candidate], meant: Sequence[Span]) -> NDArray[np.bool_]:
    """The candidates with most mentions in a chain; nobody yet if the chain begins with the anaphor."""
    right = np.array(
        [
            2 * sum(any(overlap(span, m) for m in meant) for span in one.mentions) > len(one.mentions)
            for one in candidates
        ]
    )
    if not right.any() and not any(begin < anaphor[0] for begin, _ in meant):
        return np.array([one.entity is None for one in candidates])
    return right


def weights_now(table: str) -> dict[str, float]:
    """The weights in use for a table, of features, network and nobody yet."""
    mixed = learned.mixture()[_MIXED[table]]
    now = {name: weight * mixed["rules"] for name, weight in rules.weights()[table].items()}
    return {**now, NETWORK: mixed["network"], NOBODY: mixed["nobody"]}


def fit(choices: Sequence[Choice], start: Weights) -> dict[str, float]:
    """Return the weights fitted to choices, with Newton steps; those of rare features stay."""
    names = list(start)
    counts = Counter(name for choice in choices for one in choice.candidates for name, x in one.items() if x)
    free = [i for i, name in enumerate(names) if counts[name] >= _RARE]
    first = np.array([start[name] for name in names])
    weights = first.copy()
    told = [(_matrix(choice, names), choice.right) for choice in choices]
    for _ in range(_STEPS):
        slope, curve = _PENALTY * (weights - first)[free], _PENALTY * np.eye(len(free))
        for features, right in told:
            every = softmax(features @ weights)
            good = np.where(right, every, 0.0)
            good = good / max(good.sum(), 1e-12)
            fitted = features[:, free]
            mean = every @ fitted
            slope += mean - good @ fitted
            centred = fitted - mean
            curve += (every[:, None] * centred).T @ centred
        step = np.linalg.solve(curve, slope)
        step *= min(1.0, 1.0 / max(float(np.abs(step).max(initial=0.0)), 1e-12))
        weights[free] -= step
        if float(np.abs(step).max(initial=0.0)) < _LEAST_STEP:
            break
    return dict(zip(names, weights.tolist(), strict=True))


def _matrix(choice: Choice, names: Sequence[str]) -> Floats:
    """The features of the candidates of a choice, float64 (candidates, names)."""
    return np.array([[one.get(name, 0.0) for name in names] for one in choice.candidates])


def figures(choices: Sequence[Choice], weights: Sequence[Weights]) -> tuple[float, float]:
    """Return the share of right choices and the mean negative log-probability, for weights per choice."""
    odds = [
        softmax(_matrix(choice, list(w)) @ np.array(list(w.values())))
        for choice, w in zip(choices, weights, strict=True)
    ]
    right = [choice.right[int(p.argmax())] for choice, p in zip(choices, odds, strict=True)]
    lost = [-np.log(max(1e-6, p[choice.right].sum())) for choice, p in zip(choices, odds, strict=True)]
    return float(np.mean(right)), float(np.mean(lost))


def left_out(choices: Sequence[Choice], start: Weights) -> list[dict[str, float]]:
    """Return weights for each choice that were fitted without its part of the articles."""
    parts = [zlib.crc32(choice.article.encode()) % _PARTS for choice in choices]
    fitted = {
        part: fit([c for c, p in zip(choices, parts, strict=True) if p != part], start) for part in set(parts)
    }
    return [fitted[part] for part in parts]


def main(arguments: Sequence[str] | None = None) -> None:
    """Record, fit, print the figures and write the weights."""
    parser = argparse.ArgumentParser(
        prog="python -m onrecord.training.train_mixture",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--output", type=Path, default=Path("weights.toml"))
    given = parser.parse_args(arguments)
    documents = [d for d in (*read_news(given.corpora), *read_gum(given.corpora)) if d.split in _SPLITS]
    documents += hidden(given.corpora)
    choices = [choice for document in documents for choice in choices_of(document)]
    lines = []
    for table, form in _MIXED.items():
        these = [choice for choice in choices if choice.table == table]
        weights = start = weights_now(table)
        if len(these) >= _LEAST:
            weights = fit(these, start)
            before, after = figures(these, [start] * len(these)), figures(these, left_out(these, start))
            print(
                f"{table}: {len(these)} choices, right {before[0]:.1%} → {after[0]:.1%}, "
                f"log loss {before[1]:.3f} → {after[1]:.3f}"
            )
        lines += [f"[{table}]", *_written(weights, learned.mixture()[form]["rules"]), ""]
    given.output.write_text("\n".join(lines), encoding="utf-8")


def _written(weights: Weights, scale: float) -> Iterator[str]:
    """The lines of a table, with the weights of features divided by that of the rules."""
    yield f"# network = {weights[NETWORK]:.2f}, rules = {scale:.2f}, nobody = {weights[NOBODY]:.2f}"
    for name, weight in weights.items():
        if name not in (NETWORK, NOBODY):
            yield f'"{name}" = {weight / scale:.1f}'


if __name__ == "__main__":
    main()
