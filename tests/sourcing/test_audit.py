"""The audit counts what an editor would count."""

import pytest

from onrecord import Article, analyze
from onrecord.sourcing.audit import audit

TEXT = (
    "Mayor Ann Ost said the harbour would close in March because its walls are unsafe.\n\n"
    "“We have counted 14 cracked piles and we have no money to mend them,” she said.\n\n"
    "Residents said the noise had kept them awake for weeks.\n\n"
    "The union leader Tom Rook accused Volta Power of lying about the harbour to Acme Steel."
)


@pytest.fixture(scope="module")
def found():
    analysis = analyze(Article(TEXT))
    return analysis, audit(analysis.actors, analysis.claims, analysis.sources)


def test_sources_are_counted_by_type_and_pronoun(found):
    _, result = found
    assert result.sources == {"named person": 2, "unnamed group": 1}
    assert result.pronouns == {"she": 1, "not stated": 1}
    assert sum(result.words.values()) == pytest.approx(1, abs=1e-3)
    assert 0.4 < result.largest < 1


def test_whoever_is_accused_and_not_quoted_is_named(found):
    """Not so others who are mentioned in the accusation."""
    analysis, result = found
    names = analysis.actors.set_index("id")["name"]
    assert {names[key]: len(claims) for key, claims in result.accused.items()} == {"Volta Power": 1}


def test_unnamed_sources_without_a_reason_are_named(found):
    analysis, result = found
    names = analysis.actors.set_index("id")["name"]
    assert [names[key] for key in result.unexplained] == ["Residents"]


def test_a_story_without_sources_has_an_empty_audit():
    analysis = analyze(Article("Rain fell on the hills."))
    result = audit(analysis.actors, analysis.claims, analysis.sources)
    assert (result.sources, result.main, result.largest, result.accused) == ({}, None, 0.0, {})
