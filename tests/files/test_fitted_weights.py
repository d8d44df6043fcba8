"""Fitted weights that the package ships."""

import pytest

from onrecord.actors import speaker_confidence
from onrecord.files import fitted_weights
from onrecord.files.fitted_weights import Logistic, read_logistic
from onrecord.sourcing import statement_features


@pytest.mark.parametrize(
    ("package", "name", "features"),
    [
        ("onrecord.sourcing", "sourced.json", statement_features.FEATURES),
        ("onrecord.actors", "speaker_confidence.json", speaker_confidence.FEATURES),
    ],
)
def test_every_feature_has_a_weight_and_every_weight_a_feature(package, name, features):
    assert len(read_logistic(package, name, features).weights) == len(features)
    with pytest.raises(ValueError, match=name):
        read_logistic(package, name, features[1:])


def test_weights_follow_the_order_of_the_features(monkeypatch):
    data = '{"features": {"long": 2.0, "loud": -1.0}, "constant": 0.5}'
    monkeypatch.setattr(fitted_weights, "read_text", lambda *_: data)
    fitted = read_logistic.__wrapped__("onrecord.sourcing", "any.json", ("loud", "long"))
    assert fitted == Logistic((-1.0, 2.0), 0.5)


def test_the_probability_is_half_at_even_odds_and_grows_with_a_positive_weight():
    fitted = Logistic((2.0, -1.0), -1.0)
    assert fitted.probability((0.5, 0.0)) == 0.5
    assert fitted.probability((1.0, 0.0)) > 0.7 > fitted.probability((1.0, 1.0))
