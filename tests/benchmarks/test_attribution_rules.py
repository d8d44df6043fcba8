"""How well the rules find attributions on hand-annotated news (needs the corpora beside this checkout)."""

import time
from pathlib import Path

import pytest
from polnear import Score, read_split, score

from onrecord.language import parse_all
from onrecord.rules import find_attributions

SPLIT = Path(__file__).parents[3] / "shared" / "corpora" / "polnear" / "dev"

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not SPLIT.is_dir(), reason=f"no annotated news at {SPLIT}"),
]


def test_whole_attributions_and_their_cost(capsys):
    texts, gold = zip(*read_split(SPLIT), strict=True)
    begin = time.perf_counter()
    docs = list(parse_all(texts))
    parsed = time.perf_counter()
    found = [find_attributions(doc) for doc in docs]
    done = time.perf_counter()
    scores = [score(*article) for article in zip(texts, gold, found, strict=True)]
    total = Score(*map(sum, zip(*scores, strict=True)))
    cost = (done - parsed) / (parsed - begin)
    with capsys.disabled():
        print(f"\nF1 {total.f1:.1f}, precision {total.precision:.1f}, recall {total.recall:.1f}; ", end="")
        print(f"rules cost {100 * cost:.0f}% of the parse")
    assert total.f1 >= 60
    assert cost < 0.25


def test_confidence_is_honest(capsys):
    """In each band of confidence, the share that is right is near the confidence that was given."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    texts, gold = zip(*read_split(SPLIT), strict=True)
    for text, marked, doc in zip(texts, gold, parse_all(texts), strict=True):
        for attribution in find_attributions(doc):
            right = score(text, marked, [attribution]).right > 0
            bands.setdefault(int(attribution.confidence * 5), []).append((attribution.confidence, right))
    for band, members in sorted(bands.items()):
        said = sum(confidence for confidence, _ in members) / len(members)
        was = sum(right for _, right in members) / len(members)
        with capsys.disabled():
            print(f"\nconfidence {said:.2f}: {was:.2f} right of {len(members)}", end="")
        assert abs(said - was) < 0.15, band
