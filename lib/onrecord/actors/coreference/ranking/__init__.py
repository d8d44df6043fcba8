"""Anaphor → candidates for its antecedent, with features and scores."""
