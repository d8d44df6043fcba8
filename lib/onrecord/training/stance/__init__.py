"""Labelled mentions → the network of directed stance: corpora, network and export."""
