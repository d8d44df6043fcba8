"""The fit recovers the weights that generated the data, and reaches the maximum of the likelihood."""

import numpy as np

from onrecord.training.logistic import fit_binary


def _drawn(weights, rows=4000, seed=5):
    chance = np.random.default_rng(seed)
    data = np.hstack([chance.normal(size=(rows, len(weights) - 1)), np.ones((rows, 1))])
    return data, chance.random(rows) < 1 / (1 + np.exp(-data @ weights))


def test_weights_that_generated_the_data_are_recovered():
    weights = np.array([1.5, -0.7, 0.3])
    found = fit_binary(*_drawn(weights), np.zeros(3))
    np.testing.assert_allclose(found, weights, atol=0.15)


def test_expected_features_equal_observed_ones_at_the_maximum():
    data, right = _drawn(np.array([0.8, 0.1]))
    found = fit_binary(data, right, np.zeros(2))
    guess = 1 / (1 + np.exp(-data @ found))
    np.testing.assert_allclose(data.T @ guess, data.T @ right, atol=1e-5)


def test_a_penalty_shrinks_weights_and_keeps_them_finite():
    data, right = np.array([[-1.0], [1.0]]), np.array([False, True])  # no finite maximum without a penalty
    weak, strong = (fit_binary(data, right, np.array([penalty]))[0] for penalty in (0.1, 1.0))
    assert 0 < strong < weak < 10


def test_a_feature_that_is_never_seen_gets_no_weight():
    data, right = _drawn(np.array([1.0, 0.0]))
    empty = np.zeros((len(data), 1))
    assert fit_binary(np.hstack([data, empty]), right, np.zeros(3))[2] == 0


def test_a_row_of_weight_two_counts_as_two_rows():
    data, right = _drawn(np.array([0.5, -0.2]), rows=100)
    weight = np.where(np.arange(100) % 3 == 0, 2.0, 1.0)
    again = np.repeat(np.arange(100), weight.astype(int))
    penalty = np.full(2, 0.1)
    np.testing.assert_allclose(
        fit_binary(data, right, penalty, weight), fit_binary(data[again], right[again], penalty), atol=1e-6
    )
