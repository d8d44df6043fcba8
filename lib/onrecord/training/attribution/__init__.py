"""Annotated articles → the tagger: examples, network, training and export."""
