"""Actors of many articles → entities: who is the same person or organization across articles."""
