import numpy as np
import pytest

from onrecord.training.calibrate import temperature


def test_the_temperature_calibrates_probabilities():
    rng = np.random.default_rng(0)
    truth = rng.normal(size=(4000, 3)) * 2
    chances = np.exp(truth) / np.exp(truth).sum(axis=1, keepdims=True)
    labels = np.array([rng.choice(3, p=row) for row in chances])
    assert temperature(truth * 4, labels) == pytest.approx(0.25, rel=0.1)
