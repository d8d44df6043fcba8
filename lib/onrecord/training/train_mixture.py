"""Fit how the learned ranker of antecedents weighs the network against the rules.

    python -m onrecord.training.train_mixture CORPORA [--output mixture.toml]

CORPORA is a folder with `gum`, `polnear` and `worldwide`. The choices are those that the program makes in
texts that the network was not trained on (`reader.documents.split_of`); for nouns, also in news in which
names were hidden, where they often mean somebody new. For each form of anaphor, the weights of both scores
and what is added to *nobody yet* maximize the probability of the right candidates, with a penalty on the
distance from the weights now in use. The printed figures are from cross-validation over articles.
"""

from __future__ import annotations

import argparse
import functools
import random
import zlib
from collections.abc import Iterator, Sequence
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
    "he": "he", "she": "he", "they": "he", "it": "he", "person": "person", "organization": "organization",
}  # fmt: skip
"""Forms of anaphors, and the form whose weights they share."""
_LEAST = 100
"""Fewest choices to which weights are fitted; with fewer, the weights stay."""
_SPLITS = ("dev", "calibration")
_HIDDEN_FROM, _HIDDEN = 900, 120
"""The first article in which names are hidden, and the number of articles."""
_PENALTY = 1.0
_PARTS = 5
_STEPS = 200
_LEAST_STEP = 1e-6
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of the ranker.

    Attributes:
        article: id of the text.
        form: the form of the anaphor.
        scores: float64 (candidates, 3): the network's and the rules' score, and 1 for *nobody yet*.
        right: bool (candidates,).
    """

    article: str
    form: str
    scores: Floats
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
                by_rule = np.maximum(rules.score(anaphor, candidates), learned.LEAST)
                nobody = [float(one.entity is None) for one in candidates]
                scores = np.column_stack([by_network, by_rule, nobody])
                right = _right(anaphor.span, candidates, meant.get(end, ()))
                if right.any():
                    found.append(Choice(document.id, FORMS[anaphor.form], scores, right))
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


def fit(choices: Sequence[Choice], start: Floats) -> Floats:
    """Return the weights of network, rules and nobody yet, (3,), by gradient ascent with Newton steps."""
    weights = start.copy()
    for _ in range(_STEPS):
        slope, curve = _PENALTY * (weights - start), _PENALTY * np.eye(3)
        for choice in choices:
            every = softmax(choice.scores @ weights)
            good = np.where(choice.right, every, 0.0)
            good = good / max(good.sum(), 1e-12)
            mean, of_right = every @ choice.scores, good @ choice.scores
            slope += mean - of_right
            centred = choice.scores - mean
            curve += (every[:, None] * centred).T @ centred
        step = np.linalg.solve(curve, slope)
        weights = weights - step * min(1.0, 1.0 / max(float(np.abs(step).max()), 1e-12))
        if float(np.abs(step).max()) < _LEAST_STEP:
            break
    return weights


def figures(choices: Sequence[Choice], weights: Sequence[Floats]) -> tuple[float, float]:
    """Return the share of right choices and the mean negative log-probability, for weights per choice."""
    odds = [softmax(choice.scores @ w) for choice, w in zip(choices, weights, strict=True)]
    right = [choice.right[int(p.argmax())] for choice, p in zip(choices, odds, strict=True)]
    lost = [-np.log(max(1e-6, p[choice.right].sum())) for choice, p in zip(choices, odds, strict=True)]
    return float(np.mean(right)), float(np.mean(lost))


def left_out(choices: Sequence[Choice], start: Floats) -> list[Floats]:
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
    parser.add_argument("--output", type=Path, default=Path("mixture.toml"))
    given = parser.parse_args(arguments)
    documents = [d for d in (*read_news(given.corpora), *read_gum(given.corpora)) if d.split in _SPLITS]
    documents += hidden(given.corpora)
    choices = [choice for document in documents for choice in choices_of(document)]
    fitted = {}
    for form in dict.fromkeys(FORMS.values()):
        these = [choice for choice in choices if choice.form == form]
        now = learned.mixture()[form]
        start = np.array([now["network"], now["rules"], now["nobody"]])
        fitted[form] = fit(these, start) if len(these) >= _LEAST else start
        if len(these) >= _LEAST:
            before, after = figures(these, [start] * len(these)), figures(these, left_out(these, start))
            print(
                f"{form}: {len(these)} choices, right {before[0]:.1%} → {after[0]:.1%}, "
                f"log loss {before[1]:.3f} → {after[1]:.3f}"
            )
    lines = [
        f"{form} = {{ network = {w[0]:.3f}, rules = {w[1]:.3f}, nobody = {w[2]:.2f} }}"
        for form, w in ((form, fitted[shared]) for form, shared in FORMS.items())
    ]
    given.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
