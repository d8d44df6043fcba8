"""Corpora → weights: trains the networks that ship; needs `requirements-train.txt`."""
