"""Functions for notebooks, besides the displays: open a source, find its corrections, explore, correct."""
