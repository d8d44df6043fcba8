"""A confidence is calibrated if a share p of the rows with confidence p is correct."""

import numpy as np
import pytest

from onrecord.evaluation.reliability import calibration_error, reliability


def test_calibration_error_is_zero_only_if_calibrated():
    right = np.array([True, False] * 50)
    assert calibration_error(reliability(np.full(100, 0.5), right)) == pytest.approx(0)
    assert calibration_error(reliability(np.full(100, 0.9), right)) == pytest.approx(0.4)
