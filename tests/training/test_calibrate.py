import numpy as np
import pytest

from onrecord.training.calibrate import calibration_error, reliability


def test_reliability_of_an_honest_and_a_boastful_confidence():
    right = np.array([True, False] * 50)
    assert calibration_error(reliability(np.full(100, 0.5), right)) == pytest.approx(0)
    assert calibration_error(reliability(np.full(100, 0.9), right)) == pytest.approx(0.4)
