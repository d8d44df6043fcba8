"""Pronouns, descriptions and sources → the entity each one refers to."""
