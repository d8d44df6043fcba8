"""Rows of the actor table: what is no actor, what is a document, and of which kind the others are."""

import numpy as np
import pytest

from onrecord.actors.kind_names import DOCUMENT, GOVERNMENT, GROUP, ORGANIZATION, PERSON, PLACE, THING
from onrecord.actors.rows.evidence import FEATURES, evidence_of, read_evidence
from onrecord.actors.rows.judge import KINDS, decide, judge_rows, load, probabilities
from onrecord.analysis import analyze
from onrecord.analysis.run import read_text
from onrecord.model.article import Article


def row(**odds: float) -> np.ndarray:
    """Probabilities of `KINDS`, the rest on persons."""
    found = np.array([odds.get(kind, 0.0) for kind in KINDS], dtype=np.float32)
    found[KINDS.index(PERSON)] += 1 - found.sum()
    return found


@pytest.mark.parametrize(
    ("kind", "odds", "speaks", "now"),
    [
        (ORGANIZATION, {THING: 0.7, ORGANIZATION: 0.3}, False, ORGANIZATION),
        (ORGANIZATION, {THING: 0.9, ORGANIZATION: 0.1}, False, THING),
        (ORGANIZATION, {THING: 0.7, ORGANIZATION: 0.3}, True, ORGANIZATION),
        (PERSON, {THING: 0.9}, True, PERSON),
        (GROUP, {THING: 0.7, GROUP: 0.3}, True, THING),
        (PLACE, {GOVERNMENT: 0.95}, True, GOVERNMENT),
        (PLACE, {GOVERNMENT: 0.6, PLACE: 0.4}, True, PLACE),
        (PLACE, {GOVERNMENT: 0.5, THING: 0.5}, True, GOVERNMENT),
        (THING, {ORGANIZATION: 0.5, THING: 0.4}, True, ORGANIZATION),
    ],
)
def test_a_kind_changes_only_if_another_is_likely(kind, odds, speaks, now):
    assert decide(kind, row(**odds), speaks, named=False) == now


def test_the_votes_decide_the_kind_of_a_name():
    assert decide(PLACE, row(**{GOVERNMENT: 0.95}), speaks=True, named=True) == PLACE


def test_probabilities_are_shares_for_each_entity():
    found = probabilities(load(), np.zeros((3, len(load().mean)), dtype=np.float32))
    assert found.shape == (3, len(KINDS))
    np.testing.assert_allclose(found.sum(axis=1), 1, rtol=1e-5)


def test_the_network_fits_the_evidence():
    parsed, reading = read_text("Ada Reed left.")
    text = read_evidence(parsed.tokens, reading, (), ())
    assert judge_rows(text, ()) == {}
    assert evidence_of(text, ()).shape[0] == 0
    assert len(load().mean) == len(FEATURES) + 192


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("A new poll by Acme shows that voters trust Ada Reed. She thanked them on Monday.", "poll"),
        ("The report said the bridge was unsafe. Ada Reed, the mayor, closed it on Monday.", "report"),
    ],
)
def test_what_is_cited_is_a_document_and_keeps_its_claims(text, cited):
    analysis = analyze(Article(text))
    actor = next(a for a in analysis.actors.itertuples() if cited in a.name)
    assert actor.kind == DOCUMENT
    assert actor.id in set(analysis.claims["speaker"])
    assert set(analysis.sources[analysis.sources["actor"] == actor.id]["type"]) <= {"document"}
