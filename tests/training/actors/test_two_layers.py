"""The network of two layers learns classes that no plane divides."""

import numpy as np

from onrecord.actors.rows.judge import Network, probabilities
from onrecord.training.actors.two_layers import Plan, fit


def test_it_learns_a_class_inside_another():
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(400, 2))
    classes = (np.hypot(*rows.T) > 1).astype(int)
    arrays = fit(rows, classes.tolist(), 2, Plan(width=16, members=2, steps=1000, decay=0.0, dropped=0.0))
    found = probabilities(Network(**arrays), rows.astype(np.float32)).argmax(axis=1)
    assert (found == classes).mean() > 0.95
