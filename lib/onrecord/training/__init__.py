"""Training of the models that the package ships; needs `requirements-train.txt`."""
