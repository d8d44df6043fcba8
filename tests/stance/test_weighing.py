"""How evidence comes to a label, a score and a confidence."""

import pytest

from onrecord.model.cast import Actor
from onrecord.stance.evidence import Evidence
from onrecord.stance.weighing import features, probabilities, weigh, weights

MOSS = Actor("a1", "Moss", "person", None, None, True, (), ())
TIMES = Actor("a2", "Oldham Times", "organization", None, None, True, (), ())


def verdict(*pieces, felt=None, speaker=MOSS):
    return weigh(pieces, [felt] * len(pieces), speaker)


def test_what_is_told_outright_decides():
    assert verdict(Evidence("c1", side=-1.0), felt=-0.5).label == "opposes"
    assert verdict(Evidence("c1", side=1.0), felt=0.5).label == "supports"


def test_without_a_sign_of_a_side_there_is_none():
    assert verdict(Evidence("c1"), felt=0.1).label == "neutral"


def test_more_and_clearer_evidence_makes_it_surer():
    one = verdict(Evidence("c1", side=-0.5), felt=-0.6)
    more = verdict(Evidence("c1", side=-0.5), Evidence("c2", effect=-0.8), felt=-0.6)
    assert more.confidence > one.confidence


def test_evidence_for_both_sides_is_mixed():
    pieces = [Evidence("c1", side=1.0), Evidence("c2", side=-1.0, effect=-0.2)]
    assert weigh(pieces, [0.8, -0.8], MOSS).label in ("mixed", "opposes")


def test_a_paper_is_less_likely_to_take_a_side_than_a_person():
    pieces = [Evidence("c1")]
    person, paper = (weigh(pieces, [-0.9], who) for who in (MOSS, TIMES))
    assert person.score < paper.score < 0


def test_only_what_agrees_with_the_label_is_its_evidence():
    found = verdict(Evidence("c1", side=-1.0), Evidence("c2"), felt=None)
    assert [piece.claim for piece in found.decisive] == ["c1"]


@pytest.mark.parametrize("felt", [None, -1.0, 0.0, 1.0])
def test_probabilities_sum_to_one(felt):
    three = probabilities(*features([Evidence("c1", effect=0.3)], [felt], MOSS), weights())
    assert sum(three) == pytest.approx(1.0)
    assert min(three) >= 0
