"""Annotated articles → the tagger: its examples, its network, fitting it and writing it."""
