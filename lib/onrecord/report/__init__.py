"""Notebook → executed notebook → one self-contained HTML file."""
