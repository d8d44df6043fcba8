"""Marked sides give labels to the readings of an analysis."""

import pytest

from onrecord.analysis.run import Stages, on_parse, run
from onrecord.model.article import Article
from onrecord.text import parse
from onrecord.training.stance.news import Marked, Side, label_readings

TEXT = "Ann Moss condemned Tom Reed. Tom Reed met Eva Orlov. Eva Orlov supports Ann Moss."
MOSS, REED, ORLOV = 0, 1, 2


def _spans(name):
    found = [i for i in range(len(TEXT)) if TEXT.startswith(name, i)]
    return frozenset((i, i + len(name)) for i in found)


def _marked(sides, **rest):
    given = {"left_out": frozenset(), "speakers": {}} | rest
    actors = tuple(_spans(name) for name in ("Ann Moss", "Tom Reed", "Eva Orlov"))
    return Marked("story", "train", TEXT, actors, sides=sides, **given)


@pytest.fixture(scope="module")
def analysis():
    parsed = parse(TEXT)
    return parsed, run(Article(TEXT), on_parse(Stages(), parsed), until="claims")


def _labels(marked, analysis):
    parsed, rows = analysis
    names = {actor.id: actor.name.split()[-1] for actor in rows.cast.actors}
    labelled = label_readings(marked, parsed, rows.claims, rows.cast)
    return {(names[r.speaker], names[r.target], r.place[0]): label for r, label in labelled}


def test_a_sentence_that_shows_a_side_has_its_label_and_others_are_neutral(analysis):
    opposes, supports = Side(-1, False, frozenset({0})), Side(1, True, frozenset({53}))
    sides = {(MOSS, REED): (opposes,), (ORLOV, MOSS): (supports,)}
    found = _labels(_marked(sides), analysis)
    assert found["Moss", "Reed", 0] == pytest.approx((0.95, 0.05, 0.0))
    assert found["Reed", "Moss", 0] == (0.0, 1.0, 0.0)
    assert found["Reed", "Orlov", 29] == (0.0, 1.0, 0.0)
    assert found["Orlov", "Moss", 53] == pytest.approx((0.0, 0.45, 0.55))


def test_a_sentence_of_a_side_that_others_show_has_no_label(analysis):
    found = _labels(_marked({(MOSS, REED): (Side(-1, False, frozenset({29})),)}), analysis)
    assert ("Moss", "Reed", 0) not in found
    assert ("Reed", "Moss", 0) in found


def test_actors_that_are_several_or_none_have_no_labels(analysis):
    found = _labels(_marked({}, left_out=frozenset({MOSS})), analysis)
    assert set(found) == {("Reed", "Orlov", 29), ("Orlov", "Reed", 29)}
