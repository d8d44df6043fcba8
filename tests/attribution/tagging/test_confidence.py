import numpy as np

from onrecord.attribution.tagging.confidence import confidence, features
from onrecord.attribution.tagging.link import CONTENT, CUE, Linked, Part
from onrecord.training.calibrate import fit


def linked(certainty):
    content, cue = Part(0, 3, CONTENT, certainty, certainty), Part(4, 5, CUE, certainty, certainty)
    return Linked(source=None, cue=cue, contents=(content,), content_link=0.0, source_link=0.0)


def test_confidence_grows_with_the_probabilities_of_the_network():
    rng = np.random.default_rng(3)
    certainties = -rng.exponential(0.5, 400)
    right = rng.random(400) < np.exp(certainties)
    weights = fit(np.array([features(linked(c)) for c in certainties]), right)
    said = np.array([confidence(linked(c), weights) for c in certainties])
    assert confidence(linked(-0.01), weights) > confidence(linked(-2.0), weights)
    assert abs(said.mean() - right.mean()) < 0.01
    assert ((said >= 0) & (said <= 1)).all()
