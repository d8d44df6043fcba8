"""Formats: a module per format, each from a file to drafts of its articles; `table` lists them all."""
