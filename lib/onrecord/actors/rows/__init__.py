"""Entities → rows of the actor table: whether an entity is an actor, and its kind, by a small network."""
