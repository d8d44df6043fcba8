"""Measure quality and speed of attributions on annotated news (needs the corpora beside the checkout)."""

import resource
import time
from pathlib import Path

import numpy as np
import pytest

from onrecord.attribution.rules import find_attributions as by_rule
from onrecord.attribution.tagging.find import find_attributions as by_model
from onrecord.evaluation import reliability
from onrecord.evaluation.attribution_scores import Score, exact, matches, score
from onrecord.networks.tagger import load
from onrecord.text import parse_all, tokenize_all
from onrecord.training import calibrate
from onrecord.training.polnear import ROLES, read_split

SPLIT = Path(__file__).parents[3] / "shared" / "corpora" / "polnear" / "dev"

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not SPLIT.is_dir(), reason=f"no annotated news at {SPLIT}"),
]


@pytest.fixture(scope="module")
def articles():
    return list(read_split(SPLIT))


def figures(articles, found):
    """F1 of whole attributions and exact spans of each role."""
    pairs = list(zip(articles, found, strict=True))
    whole = sum((score(a.attributions, f, a.text) for a, f in pairs), Score())
    spans = {role: sum((exact(a.attributions, f, role) for a, f in pairs), Score()).f1 for role in ROLES}
    return whole, spans


def show(capsys, name, whole, spans, speed):
    with capsys.disabled():
        exact_f1 = ", ".join(f"{role} {value:.1f}" for role, value in spans.items())
        print(f"\n{name}: whole attributions F1 {whole.f1:.1f}, ", end="")
        print(f"precision {whole.precision:.1f}, recall {whole.recall:.1f}; ", end="")
        print(f"exact spans {exact_f1}, {speed}", end="")


def test_model(articles, capsys):
    load()
    begin = time.process_time()
    found = [by_model(text) for text in tokenize_all(a.text for a in articles)]
    speed = sum(len(a.text.split()) for a in articles) / (time.process_time() - begin)
    whole, spans = figures(articles, found)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    show(capsys, "model", whole, spans, f"{speed:.0f} words/s on one core, {memory} MB")
    assert whole.f1 >= 70
    assert spans["source"] >= 80 and spans["cue"] >= 73 and spans["content"] >= 68
    assert speed >= 2000


def test_confidence_of_the_model_is_calibrated(articles, capsys):
    judged = calibrate.judge(articles)
    sure = calibrate.held_out(judged)
    table = reliability.reliability(sure, judged.right)
    high = judged.right[sure >= 0.9]
    with capsys.disabled():
        print(f"\ncalibration error {reliability.calibration_error(table):.3f}; ", end="")
        print(f"of {len(high)} shown with 0.9 or more, {100 * np.mean(high):.1f}% are right", end="")
    assert reliability.calibration_error(table) <= 0.05
    assert np.mean(high) >= 0.9


def test_rules(articles, capsys):
    begin = time.perf_counter()
    docs = list(parse_all(a.text for a in articles))
    parsed = time.perf_counter()
    found = [by_rule(doc) for doc in docs]
    cost = (time.perf_counter() - parsed) / (parsed - begin)
    whole, spans = figures(articles, found)
    show(capsys, "rules", whole, spans, f"{100 * cost:.0f}% of the parse")
    assert whole.f1 >= 60
    assert cost < 0.25


def test_confidence_of_the_rules_is_honest(articles):
    """In each band of confidence, the share of correct attributions is near the confidence."""
    bands: dict[int, list[tuple[float, bool]]] = {}
    for article, doc in zip(articles, parse_all(a.text for a in articles), strict=True):
        found = by_rule(doc)
        for attribution, right in zip(found, matches(article.attributions, found, article.text), strict=True):
            bands.setdefault(int(attribution.confidence * 5), []).append((attribution.confidence, right))
    for band, members in sorted(bands.items()):
        said, was = np.mean(members, axis=0)
        assert abs(said - was) < 0.15, band
