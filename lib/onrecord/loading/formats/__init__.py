"""Formats: file → parts (drafts, files inside it, addresses).

`registry` lists all formats; `recognize` finds the format of a file.
"""
