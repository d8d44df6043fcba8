"""A confidence is calibrated if, of the rows shown with p, a share p is correct."""

import numpy as np
import pytest

from onrecord.evaluation.reliability import calibration_error, reliability


def test_an_honest_confidence_has_no_error_and_a_boastful_one_has():
    right = np.array([True, False] * 50)
    assert calibration_error(reliability(np.full(100, 0.5), right)) == pytest.approx(0)
    assert calibration_error(reliability(np.full(100, 0.9), right)) == pytest.approx(0.4)
