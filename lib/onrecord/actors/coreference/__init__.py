"""Pronouns, descriptions and sources → the entities they refer to."""
