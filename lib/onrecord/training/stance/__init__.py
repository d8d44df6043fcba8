"""Labelled mentions → the network of directed stance: corpora, its network, writing it."""
